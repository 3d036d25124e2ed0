// A hint for whoever consolidates: words that judge an opinion instead of reporting it. It advises and never blocks.

/** A word that judges. `confidence` P = our own choice, chưa kiểm chứng (domain, "How to read this"). */
export interface JudgingWord {
  readonly phrase: string
  readonly confidence: 'P'
}

const list = (...phrases: readonly string[]): readonly JudgingWord[] =>
  phrases.map(phrase => ({ phrase: phrase.normalize('NFC'), confidence: 'P' }))

/** Words that judge, by nobody's rule but ours: the field says only "no comments by the compiler". */
export const judgingWords: readonly JudgingWord[] = list(
  'xác đáng',
  'không xác đáng',
  'chính đáng',
  'đúng đắn',
  'không đúng',
  'sai lầm',
  'sai lệch',
  'lệch lạc',
  'phiến diện',
  'chủ quan',
  'vô lý',
  'hợp lý',
  'không hợp lý',
  'bất hợp lý',
  'cực đoan',
  'tiêu cực',
  'hay',
  'rất hay',
  'tâm huyết',
  'sâu sắc',
  'hời hợt',
  'thiếu căn cứ',
  'thiếu hiểu biết',
  'không có cơ sở',
  'không cần thiết',
  'đáng tiếc',
  'đáng khen',
  'tuyệt vời',
  'rõ ràng là',
  'tất nhiên',
  'hiển nhiên',
  'theo chúng tôi',
  'chúng tôi cho rằng',
  'thiết nghĩ',
  'cá biệt',
  'chỉ là',
)

/** A judging word where it stands, as offsets of the text in NFC. */
export interface Judgement {
  readonly phrase: string
  readonly from: number
  readonly to: number
}

/** Judging words in a summary, in order; of two that overlap the longer. "hay" between words that mean "or" is not one. */
export function judgementsIn(text: string): Judgement[] {
  const plain = text.normalize('NFC')
  const low = plain.toLocaleLowerCase('vi')
  if (low.length !== plain.length) return [] // a letter whose small form is longer: no Vietnamese one is
  const found = judgingWords.flatMap(({ phrase }) =>
    [...low.matchAll(wordPattern(phrase))].map(({ index }) => ({
      phrase,
      from: index,
      to: index + phrase.length,
    })),
  )
  return found
    .filter(
      one =>
        !found.some(
          other => other !== one && other.from <= one.from && other.to >= one.to && isLonger(other, one),
        ),
    )
    .sort((a, b) => a.from - b.from)
}

function isLonger(a: Judgement, b: Judgement): boolean {
  return a.to - a.from > b.to - b.from
}

/** The phrase as whole words. A bare "hay" judges only at the end of what is said: elsewhere it means "or". */
function wordPattern(phrase: string): RegExp {
  const end = phrase === 'hay' ? '(?=\\s*(?:[.,;!]|$))' : '(?![\\p{L}\\p{M}\\p{N}])'
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${phrase}${end}`, 'gu')
}
