// The hint for the compiler: words that judge.

import { expect, test } from 'vitest'
import { judgementsIn, judgingWords } from '#model/neutral-language.ts'

const phrases = (text: string) => judgementsIn(text).map(({ phrase }) => phrase)

test('[RO40] judging words are found whole, in any case and spelling, the longer of two, at their place', () => {
  const text = 'Ba ý kiến rất hay, tâm huyết; một ý kiến Không Hợp Lý.'
  expect(phrases(text)).toEqual(['rất hay', 'tâm huyết', 'không hợp lý'])
  expect(phrases(text.normalize('NFD'))).toEqual(['rất hay', 'tâm huyết', 'không hợp lý'])
  const [first] = judgementsIn(text)
  expect(text.slice(first?.from, first?.to)).toBe('rất hay')
})

test('[RO40] neutral wording is left alone: “hay” between words means “or”, a word inside another is none', () => {
  expect(phrases('Đề nghị nêu rõ đạt hay không đạt; xem lại các hợp lýnh vực khác.')).toEqual([])
  expect(phrases('Mười hai ý kiến đề nghị bổ sung số liệu từng năm.')).toEqual([])
})

test('[RO40] every judging word is marked as nobody’s rule but ours', () => {
  for (const { phrase, confidence } of judgingWords) {
    expect([phrase, confidence]).toEqual([phrase, 'P'])
    expect(phrases(`Ý kiến này ${phrase}.`)).toEqual([phrase])
  }
})
