// A private copy edited becomes proposals: together they say exactly what was changed, each stands on words of the text.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftOfChange, missingOfChange } from '../../../editor/app/draft/suggest/change-fields.ts'
import type { EditedBlock, SectionCopy } from '../../../editor/app/draft/suggest/section-copy.ts'
import {
  type SuggestedChange,
  suggestedChanges,
} from '../../../editor/app/draft/suggest/suggested-changes.ts'

const one = 'Tiến độ giải ngân vốn đầu tư công còn chậm so với yêu cầu đề ra của nghị quyết.'
const two = 'Toàn xã có mười bốn chi bộ trực thuộc đang hoạt động nền nếp.'
const copy: SectionCopy = {
  sectionKey: 'a',
  blocks: [
    { id: 'p1', text: one, look: 'paragraph' },
    { id: 'p2', text: two, look: 'paragraph' },
    { id: 'p3', text: '', look: 'paragraph' },
  ],
}
const edited = (first: string, second = two, third = ''): EditedBlock[] => [
  { id: 'p1', text: first },
  { id: 'p2', text: second },
  { id: 'p3', text: third },
]
const pairs = (blocks: readonly EditedBlock[]) =>
  suggestedChanges(copy, blocks).map(({ quote, proposedText, kind }) => [quote, proposedText, kind])

describe('what was done becomes a proposal', () => {
  test('[ED40] nothing done is nothing proposed', () => {
    expect(pairs(edited(one))).toEqual([])
  })

  test('[ED40] a word changed stands on at least three words, far changes are proposals of their own', () => {
    expect(pairs(edited(one.replace('chậm', 'thấp').replace('Tiến độ', 'Kết quả')))).toEqual([
      ['Tiến độ giải', 'Kết quả giải', 'replace'],
      ['còn chậm so', 'còn thấp so', 'replace'],
    ])
  })

  test('[ED40] words added are an addition, words cut from the end a change, a paragraph cut out a deletion', () => {
    expect(pairs(edited(one.replace('chậm', 'rất chậm')))).toEqual([
      [expect.stringContaining('còn'), expect.stringContaining('còn rất'), 'add'],
    ])
    expect(
      pairs([
        { id: 'p1', text: one },
        { id: 'p3', text: '' },
      ]),
    ).toEqual([[two, '', 'delete']])
  })

  test('[ED40] a new paragraph follows the words it was written after, also where an Enter copied the block’s id', () => {
    const added = { id: 'p2', text: 'Sáu chi bộ còn sinh hoạt ghép.' }
    const blocks = [...edited(one).slice(0, 2), added, { id: 'p3', text: '' }]
    expect(pairs(blocks)).toEqual([['động nền nếp.', `động nền nếp.\n${added.text}`, 'add']])
  })

  test('[ED40] words for an empty paragraph stand on the section', () => {
    expect(suggestedChanges(copy, edited(one, two, 'Câu mới.'))).toMatchObject([
      { anchor: null, proposedText: 'Câu mới.', kind: 'add' },
    ])
  })

  test('[ED40] an anchor names its block and the words around', () => {
    const [change] = suggestedChanges(copy, edited(one, two.replace('mười bốn', 'mười lăm')))
    expect(change?.anchor).toMatchObject({
      blockId: 'p2',
      prefix: expect.stringMatching(/Toàn xã $|Toàn xã có $/u),
      suffix: expect.stringMatching(/^ chi bộ|^ bộ/u),
    })
  })
})

test('[ED40] the proposals of a block, carried out one by one, give the text as it was edited', () => {
  const seed = Math.trunc(Math.random() * 2 ** 31)
  console.info(`seed ${seed}`)
  const words = fc.array(fc.constantFrom('Đảng', 'bộ', 'xã', 'đạt', '62%,', 'chỉ', 'tiêu.', 'năm', 'qua'), {
    minLength: 1,
    maxLength: 30,
  })
  fc.assert(
    fc.property(words, words, (before, after) => {
      const text = before.join(' ')
      const wanted = after.join(' ')
      const only: SectionCopy = { sectionKey: 'a', blocks: [{ id: 'p', text, look: 'paragraph' }] }
      const changes = suggestedChanges(only, [{ id: 'p', text: wanted }])
      expect(canBecome(text, wanted, changes)).toBe(true)
    }),
    { seed, numRuns: 400 },
  )
})

/** Whether changes carried out in their order turn one text into another. Quotes of repeated words stand in several places: each is tried. */
function canBecome(
  rest: string,
  wanted: string,
  [change, ...later]: readonly Pick<SuggestedChange, 'quote' | 'proposedText'>[],
): boolean {
  if (!change) return rest === wanted
  const { quote, proposedText } = change
  for (let at = rest.indexOf(quote); at >= 0; at = rest.indexOf(quote, at + 1)) {
    const done = rest.slice(0, at) + proposedText
    if (!wanted.startsWith(done)) continue
    if (canBecome(rest.slice(at + quote.length), wanted.slice(done.length), later)) return true
  }
  return false
}

describe('a change before it is sent', () => {
  const where = (change: { anchor: unknown }) => ({ sectionKey: 'a', anchor: change.anchor as never })

  test('[UI1305] goes as it was made, or with the kind, severity, criterion, wording and reason its author gave it', () => {
    const [change, ...others] = suggestedChanges(copy, edited(one.replace('chậm', 'thấp')))
    if (!change) throw new Error('nothing was changed')
    expect(others).toEqual([])
    const made = draftOfChange('id', change, {}, where(change), 'Đề nghị sửa.')
    expect(made).toMatchObject({
      id: 'id',
      kind: 'replace',
      severity: 'minor',
      criterion: null,
      sectionKey: 'a',
      anchor: change.anchor,
      body: 'Đề nghị sửa.',
      proposedText: 'còn thấp so',
    })
    const said = {
      kind: 'spelling',
      severity: 'editorial',
      criterion: 'RB3',
      proposedText: 'còn chậm hơn so ',
      body: 'Cho rõ nghĩa.',
    } as const
    expect(draftOfChange('id', change, said, where(change), 'Đề nghị sửa.')).toMatchObject({
      ...said,
      proposedText: 'còn chậm hơn so',
    })
  })

  test('[UI1305] says what it lacks once its wording was taken back; words for an empty paragraph are an addition', () => {
    const [change, added] = suggestedChanges(copy, edited(one.replace('chậm', 'thấp'), two, 'Đoạn mới.'))
    if (!change || !added) throw new Error('a change is missing')
    expect(missingOfChange(change, {})).toEqual([])
    expect(missingOfChange(change, { proposedText: change.quote })).toEqual(['body'])
    expect(missingOfChange(change, { proposedText: change.quote, kind: 'replace' })).toEqual([
      'proposal',
      'body',
    ])
    expect(missingOfChange(change, { proposedText: change.quote, body: 'Nêu rõ.' })).toEqual([])
    expect(missingOfChange(added, { proposedText: ' ' })).toEqual(['proposal'])
    expect(draftOfChange('id', added, {}, where(added), 'Đề nghị sửa.')).toMatchObject({
      kind: 'add',
      anchor: null,
      proposedText: 'Đoạn mới.',
    })
  })
})
