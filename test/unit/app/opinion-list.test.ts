// The list of opinions kept by the page: what did not change stays the same object.

import { expect, test } from 'vitest'
import type { OpinionAnswer, OpinionList } from '#model/api.ts'
import { emptyBalance, type Opinion } from '#model/opinion.ts'
import { renewed } from '../../../editor/client/opinion-list.ts'
import { untouched } from '../../support/opinion.ts'

const made = (number: number, seq: number): Opinion => ({
  ...untouched,
  id: `o${number}`,
  number,
  seq,
  kind: 'clarify',
  severity: 'minor',
  criterion: null,
  sectionKey: null,
  anchor: null,
  body: `Làm rõ ${seq}`,
  proposedText: null,
  onBehalfOf: null,
  status: 'open',
  place: { status: 'document' },
  author: { id: 'p', name: 'Nguyễn Văn An', unitId: 'xa' },
  createdAt: '2026-11-22T08:04:00Z',
})
const list = (seq: number, ...items: Opinion[]): OpinionList => ({ items, balance: emptyBalance, seq })
const answer = (seq: number, after: number | null, ...items: Opinion[]): OpinionAnswer => ({
  ...list(seq, ...items),
  after,
})
const known = list(5, made(1, 3), made(2, 4), made(3, 5))

test('[UI1108] what came is added, what changed is replaced at its place, all else is the same object', () => {
  const next = renewed(known, answer(8, 5, made(2, 7), made(4, 8)))
  expect(next.items.map(({ id, seq }) => [id, seq])).toEqual([
    ['o1', 3],
    ['o2', 7],
    ['o3', 5],
    ['o4', 8],
  ])
  expect([next.items[0], next.items[2]]).toEqual([known.items[0], known.items[2]])
  expect(next.items[0]).toBe(known.items[0])
  expect(next.seq).toBe(8)
})

test('[UI1108] an answer that brings nothing keeps the very list; its seq and balance are taken', () => {
  expect(renewed(known, answer(9, 5)).items).toBe(known.items)
  expect(renewed(known, answer(9, null, made(1, 3), made(2, 4), made(3, 5))).items).toBe(known.items)
  expect(renewed(known, answer(9, 5)).seq).toBe(9)
})

test('[UI1108] a whole list leaves out what is not shown any more, and keeps the objects of the rest', () => {
  const next = renewed(known, answer(6, null, made(1, 3), made(3, 6)))
  expect(next.items.map(({ id }) => id)).toEqual(['o1', 'o3'])
  expect(next.items[0]).toBe(known.items[0])
  expect(next.items[1]?.seq).toBe(6)
})

test('[UI1108] a register that was restored to an earlier moment is believed', () => {
  const other = { ...made(1, 3), body: 'Lời khác dưới cùng số' }
  expect(renewed(known, answer(4, null, other)).items).toEqual([other])
})

test('[UI1200] an opinion that came without its place is in the list as one whose place nobody knows yet', () => {
  const { place: _, ...bare } = made(4, 8)
  const next = renewed(known, { ...answer(8, 5), items: [bare] })
  expect(next.items.at(-1)).toEqual(made(4, 8))
})
