// Small rules of the model: syllables, budgets, redline, canonical JSON, names and frames.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weigh } from '#model/budget.ts'
import { canonicalJson } from '#model/canonical.ts'
import { decodeFeed, encodeAuth, encodeFeed, messageType, readMessageType } from '#model/frame.ts'
import { opinionName } from '#model/opinion.ts'
import { redline } from '#model/redline.ts'
import { refusals } from '#model/refusal.ts'
import { isAllowedLink } from '#model/schema.ts'
import { countSyllables } from '#model/syllables.ts'

test.each([
  ['', 0],
  ['   \n\t ', 0],
  ['Đảng bộ xã', 3],
  ['- Thu đạt 102 %.', 3],
  ['– … ! ? •', 0],
  ['Giai đoạn 2020-2025', 3],
  ['a\u00a0b', 2],
  ['Tiếng'.normalize('NFD'), 1],
])('[TP301] the syllables of %j are %i', (text, count) => {
  expect(countSyllables(text)).toBe(count)
})

test('[TP302] a section is empty, thin under 70 % of its budget, within it, or over it', () => {
  expect([0, 1, 69, 70, 100, 101].map(used => weigh(used, 100))).toEqual([
    'empty',
    'thin',
    'thin',
    'fits',
    'fits',
    'over',
  ])
  expect([weigh(0, null), weigh(1, null)]).toEqual(['empty', 'fits'])
})

const prose = fc
  .array(fc.constantFrom('thu', 'chi', 'đạt', '62', '%', ',', '.', ' ', '  ', '\n', 'kế'), { maxLength: 30 })
  .map(list => list.join(''))

test('[OP209] a redline without what is added is the quote, without what is struck the proposal', () => {
  fc.assert(
    fc.property(prose, prose, (quote, proposed) => {
      const parts = redline(quote, proposed)
      const textOf = (left: string) =>
        parts
          .filter(({ type }) => type !== left)
          .map(({ text }) => text)
          .join('')
      expect(textOf('added')).toBe(quote)
      expect(textOf('struck')).toBe(proposed)
    }),
    { numRuns: 1_000, seed: 20261122 },
  )
})

test('[OP210] canonical JSON sorts keys at every level, has no spaces, and writes strings in NFC', () => {
  expect(canonicalJson({ b: 1, a: [{ d: undefined, c: 'ế'.normalize('NFD') }, null], B: true })).toBe(
    '{"B":true,"a":[{"c":"ế"},null],"b":1}',
  )
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
      const shuffled = Object.fromEntries(Object.entries(value).reverse())
      expect(canonicalJson(shuffled)).toBe(canonicalJson(value))
    }),
    { numRuns: 300, seed: 20261122 },
  )
})

test('[OP211] opinions are named by their number', () => {
  expect([7, 46, 1234].map(opinionName)).toEqual(['YK-007', 'YK-046', 'YK-1234'])
})

test('[SY301] a notice of the feed is read as it was written, and anything else is refused', () => {
  const frame = encodeFeed({ seq: 12, type: 'received' })
  expect(readMessageType(frame)).toBe(messageType.feed)
  expect(decodeFeed(frame.subarray(1))).toEqual({ seq: 12, type: 'received' })
  expect(() => decodeFeed(new Uint8Array([3, 123, 125, 125]))).toThrow()
  expect(() => decodeFeed(new Uint8Array())).toThrow()
  expect(readMessageType(encodeAuth('Chỉ đọc.'))).toBe(messageType.auth)
})

test('[IN301] a link goes to http, https or mailto and to nothing that only looks like it', () => {
  for (const href of ['https://dangcongsan.vn', 'HTTP://a.vn/b?c=d#e', 'mailto:a@b.vn'])
    expect(isAllowedLink(href)).toBe(true)
  for (const href of [
    '',
    'javascript:alert(1)',
    ' https://a.vn',
    'https://a\\b',
    'data:text/html,x',
    'https:',
    '//a.vn',
    'java\tscript:x',
    'https://a.vn/\u0000',
  ]) {
    expect(isAllowedLink(href), href).toBe(false)
  }
})

test('[IN302] every refusal has a sentence in both languages, in NFC, without an exclamation mark', () => {
  for (const { vi, en } of Object.values(refusals)) {
    expect(vi).toBe(vi.normalize('NFC'))
    for (const sentence of [vi, en]) expect(sentence).toMatch(/^[^!]{20,}\.$/u)
  }
})

test('[VR37] a figure with its separators is one word of a redline', () => {
  expect(redline('có 1.184 đảng viên, 61,5 triệu.', 'có 1.192 đảng viên, 61,7 triệu.')).toEqual([
    { type: 'kept', text: 'có ' },
    { type: 'struck', text: '1.184' },
    { type: 'added', text: '1.192' },
    { type: 'kept', text: ' đảng viên, ' },
    { type: 'struck', text: '61,5' },
    { type: 'added', text: '61,7' },
    { type: 'kept', text: ' triệu.' },
  ])
})
