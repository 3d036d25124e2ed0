// Where words were taken out: found by what stands around, and nowhere else.

import { expect, test } from 'vitest'
import { textMap } from '#model/anchor.ts'
import { findGap, wordsInPlace } from '#model/gap.ts'

const map = (...lines: string[]) =>
  textMap(lines.map((text, index) => ({ id: `p${index}`, sectionKey: 's', text })))
const around = {
  quote: '',
  prefix: 'Mở đầu.\nTiến độ giải ngân',
  suffix: ' so với yêu cầu.\nHết.',
  blockId: 'p1',
}
const whole = map('Mở đầu.', 'Tiến độ giải ngân so với yêu cầu.', 'Hết.')
const at = whole.text.indexOf(' so với')

test.each([
  ['its stored positions', whole, { from: at, to: at }, at],
  ['its surroundings, where the positions died', whole, null, at],
  ['its surroundings in another line', map('Tiến độ giải ngân so với yêu cầu.', 'Khác.'), null, at - 8],
])('[OP138] a gap is found by %s', (_, text, related, expected) => {
  expect(findGap(text, around, related)).toBe(expected)
})

const typed = map('Mở đầu.', 'Tiến độ giải ngân rất nhanh so với yêu cầu.')
test.each([
  ['somebody typed there', typed, { from: at, to: at + 10 }],
  ['what stood before it is another', map('Mở đầu.', 'Kết quả so với yêu cầu.'), { from: 15, to: 15 }],
  ['its surroundings stand twice', map(...Array(2).fill('Tiến độ giải ngân so với yêu cầu.')), null],
  ['too little stands around to tell it by', map('Mở đầu.', 'Mở.'), null],
])('[OP138] a gap is not guessed: %s', (_, text, related) => {
  const anchor = text.blocks[1]?.text === 'Mở.' ? { quote: '', prefix: 'Mở', suffix: '.' } : around
  expect(findGap(text, anchor, related)).toBeNull()
})

test('[OP138] of a line that was taken out whole the empty line is the gap', () => {
  const anchor = { quote: '', prefix: 'Mở đầu.\n', suffix: '\nHết.', blockId: 'p1' }
  expect(findGap(map('Mở đầu.', '', 'Hết.'), anchor, { from: 8, to: 8 })).toBe(8)
  expect(findGap(map('Mở đầu.', 'Chữ.', 'Hết.'), anchor, { from: 8, to: 8 })).toBeNull()
  expect(findGap(map('Mở đầu.', '', 'Hết.'), anchor, null)).toBeNull()
})

test.each([
  ['Tiến độ giải ngân nay đã khá so với yêu cầu.', ' nay đã khá'],
  ['Tiến độ giải ngân so với yêu cầu.', ''],
  ['Câu này đã viết lại cả.', 'Câu này đã viết lại cả.'],
])('[OP132] what stands in place of words that are gone is told by their surroundings: %s', (line, words) => {
  expect(wordsInPlace(line, around)).toBe(words)
})
