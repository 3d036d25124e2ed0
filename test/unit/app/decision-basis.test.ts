// What a body's decision rests on, as people type it.

import { expect, test } from 'vitest'
import {
  basisFaults,
  dayFrom,
  emptyBasis,
  minutesFrom,
  voteFrom,
} from '../../../editor/app/parts/decision-basis.ts'

test.each([
  ['22/11/2026', '2026-11-22'],
  [' 2.1.2026 ', '2026-01-02'],
  ['29-02-2028', '2028-02-29'],
  ['29/02/2026', null],
  ['31/04/2026', null],
  ['00/01/2026', null],
  ['2026-11-22', null],
  ['hôm qua', null],
  ['', null],
])('[SG14] the day %s is read as %s', (written, day) => {
  expect(dayFrom(written)).toBe(day)
})

test('[SG14] minutes and vote are sent when they are whole, and what is missing is told by field', () => {
  const both = ['minutes', 'vote'] as const
  expect([...basisFaults(emptyBasis, both)]).toEqual(['number', 'date', 'vote'])
  expect([...basisFaults(emptyBasis, [])]).toEqual([])
  const typed = {
    number: ' 12-BB/ĐU ',
    date: '20/11/2026',
    present: '15',
    for: '13',
    against: ' 1',
    blank: '',
  }
  expect([...basisFaults(typed, both)]).toEqual([])
  expect(minutesFrom(typed)).toEqual({ number: '12-BB/ĐU', date: '2026-11-20' })
  expect(voteFrom(typed)).toEqual({ present: 15, for: 13, against: 1, blank: 0 })
  expect([...basisFaults({ ...typed, blank: '2' }, both)]).toEqual(['sum'])
  expect([...basisFaults({ ...typed, for: 'mười' }, ['vote'])]).toEqual(['vote'])
  expect(voteFrom({ ...typed, present: '1e3' })).toBe(null)
})
