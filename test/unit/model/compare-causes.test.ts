// Opinions beside the changes they caused: by their block, else by their words, and only where nobody can be mistaken.

import { expect, test } from 'vitest'
import { compareTexts } from '#model/compare.ts'
import { carriedOut, causesIn } from '#model/compare-causes.ts'
import type { Implemented } from '#model/opinion.ts'
import { cell, doc, paragraph, section, table } from '../word/small.ts'

const at = (minute: number) => `2026-11-22T03:0${minute}:00.000Z`
const taken = (number: number, over: Partial<Implemented> = {}) => ({
  id: `o${number}`,
  number,
  implementedBy: {
    by: 'server' as const,
    person: null,
    at: at(2),
    blockId: null,
    textBefore: 'chậm',
    textAfter: 'đạt 62 %',
    noChangeReason: null,
    ...over,
  },
})
const named = (paragraphId: string, words: string) => {
  const made = paragraph(words)
  return { ...made, attrs: { ...made.attrs, id: paragraphId } }
}

const holding = (block: ReturnType<typeof paragraph>) => ({ ...cell(''), content: [block] })

test('[VR38] an opinion stands beside the block it was written in, else beside the one change that holds its words', () => {
  const before = doc(
    section('s', named('a', 'Giải ngân chậm.'), named('b', 'Ba trường học.'), named('c', 'Hết.')),
  )
  const after = doc(
    section('s', named('a', 'Giải ngân đạt 62 %.'), named('b', 'Bốn trường học.'), named('c', 'Hết.')),
  )
  const blocks = compareTexts(before, after)
  const causes = (...opinions: ReturnType<typeof taken>[]) =>
    [...causesIn(blocks, opinions)].map(([index, found]) => [index, found.map(({ number }) => number)])
  expect(causes(taken(7, { blockId: 'b' }), taken(3, { blockId: 'b' }))).toEqual([[1, [3, 7]]])
  expect(causes(taken(7))).toEqual([[0, [7]]]) // by its words
  expect(causes(taken(7, { blockId: 'c', textAfter: 'không còn' }))).toEqual([]) // its block did not change: written over since
  expect(causes(taken(7, { textBefore: 'Ba', textAfter: '' }))).toEqual([[1, [7]]]) // words that only went
})

test('[VR38] two changes that hold its words leave it without a place, a block of a table counts as the table', () => {
  const both = compareTexts(
    doc(section('s', named('a', 'Tiến độ chậm.'), named('b', 'Giải ngân chậm.'))),
    doc(section('s', named('a', 'Tiến độ đạt 62 %.'), named('b', 'Giải ngân đạt 62 %.'))),
  )
  expect(causesIn(both, [taken(1)]).size).toBe(0)
  const inTable = compareTexts(
    doc(section('s', table('', [holding(named('x', 'chậm'))]))),
    doc(section('s', table('', [holding(named('x', 'đạt 62 %'))]))),
  )
  expect([...causesIn(inTable, [taken(1, { blockId: 'x' })]).keys()]).toEqual([0])
})

test('[VR38] only what was carried out between the two texts counts, whichever is shown first', () => {
  const opinions = [
    taken(1, { at: at(1) }),
    taken(2, { at: at(2) }),
    taken(3, { at: at(3) }),
    taken(4, { noChangeReason: 'Đã nêu.' }),
  ]
  const numbers = (one: number, other: number | null) =>
    carriedOut(opinions, { one: at(one), other: other === null ? null : at(other) }).map(
      ({ number }) => number,
    )
  expect(numbers(1, 2)).toEqual([2])
  expect(numbers(2, 1)).toEqual([2])
  expect(numbers(1, null)).toEqual([2, 3])
})
