// The resolver: an opinion finds its words again, says how sure it is, and is never lost (review §2).

import { describe, expect, test } from 'vitest'
import {
  type Anchor,
  captureAnchor,
  isWritable,
  resolveAnchor,
  type TextMap,
  textMap,
} from '#model/anchor.ts'

type Block = { id: string; sectionKey: string; text: string }

const quote = 'Tiến độ giải ngân còn chậm so với yêu cầu'
const draft: readonly Block[] = [
  { id: 'h1', sectionKey: 'a', text: 'Đặc điểm tình hình' },
  { id: 'a1', sectionKey: 'a', text: 'Xã có 12 thôn, dân số 8.400 người, phần lớn làm nông nghiệp.' },
  { id: 'a2', sectionKey: 'a', text: `Đạt chỉ tiêu thu. ${quote}. Ba công trình phải gia hạn.` },
  { id: 'h2', sectionKey: 'b', text: 'Kết quả' },
  { id: 'b1', sectionKey: 'b', text: 'Công tác phát triển đảng viên đạt kế hoạch năm.' },
]

function capture(blocks: readonly Block[], words: string): Anchor {
  const map = textMap(blocks)
  const from = map.text.indexOf(words)
  return captureAnchor(map, from, from + words.length)
}

/** A draft after a change of one block's text. */
function changed(id: string, change: (text: string) => string): Block[] {
  return draft.map(block => (block.id === id ? { ...block, text: change(block.text) } : block))
}

function found(blocks: readonly Block[], related: string | null = null, anchor = capture(draft, quote)) {
  const map = textMap(blocks)
  const at = related === null ? -1 : map.text.indexOf(related)
  const place = resolveAnchor(map, anchor, 'a', at < 0 ? null : { from: at, to: at + (related ?? '').length })
  return {
    status: place.status,
    words: wordsAt(map, place),
    blockId: place.blockId,
    mayWrite: isWritable(map, place, anchor.quote),
  }
}

function wordsAt(map: TextMap, { from, to }: { from?: number; to?: number }): string {
  return from === undefined || to === undefined ? '' : map.text.slice(from, to)
}

const without = (id: string) => draft.filter(block => block.id !== id)
const [first, ...rest] = quote.split(' giải ngân ')

// Edits of review §2.3. `related` is what the relative pair yields after it; null where it is lost.
const scenarios: { name: string; blocks: Block[]; related: string | null; status: string; words: string }[] =
  [
    {
      name: 'somebody types before the words',
      blocks: changed('a2', text => `Cơ bản ${text}`),
      related: quote,
      status: 'exact',
      words: quote,
    },
    {
      name: 'the block is split after the words',
      blocks: changed('a2', text => text.replace(' Ba công', '\nBa công')),
      related: quote,
      status: 'exact',
      words: quote,
    },
    {
      name: 'the next block is joined to it',
      blocks: changed('a2', text => `${text}Kết quả`),
      related: quote,
      status: 'exact',
      words: quote,
    },
    { name: 'words are put in bold', blocks: [...draft], related: quote, status: 'exact', words: quote },
    {
      name: 'another block is moved over it',
      blocks: [...without('a1'), ...draft.filter(block => block.id === 'a1')],
      related: quote,
      status: 'exact',
      words: quote,
    },
    {
      name: 'the block is split before the words',
      blocks: changed('a2', text => text.replace('Tiến độ', '\nTiến độ')),
      related: null,
      status: 'exact-moved',
      words: quote,
    },
    {
      name: 'it is joined with the block before',
      blocks: without('a1').map(block =>
        block.id === 'a2' ? { ...block, id: 'a1', text: `Xã có 12 thôn.${block.text}` } : block,
      ),
      related: null,
      status: 'exact-moved',
      words: quote,
    },
    {
      name: 'the paragraph becomes a heading',
      blocks: changed('a2', text => text).map(block => (block.id === 'a2' ? { ...block, id: 'x' } : block)),
      related: null,
      status: 'exact-moved',
      words: quote,
    },
    {
      name: 'the paragraph becomes an item of a list',
      blocks: [...draft],
      related: null,
      status: 'exact-moved',
      words: quote,
    },
    {
      name: 'the paragraph is cut and pasted elsewhere',
      blocks: [...without('a2'), { id: 'new', sectionKey: 'b', text: `Đạt chỉ tiêu thu. ${quote}.` }],
      related: null,
      status: 'exact-moved',
      words: quote,
    },
    {
      name: 'it is cut and pasted as plain text',
      blocks: [...without('a2'), { id: '', sectionKey: 'b', text: `${quote}.` }],
      related: null,
      status: 'exact-moved',
      words: quote,
    },
    {
      name: 'the paragraph is dragged',
      blocks: [draft[2] as Block, ...without('a2')],
      related: null,
      status: 'exact-moved',
      words: quote,
    },
    {
      name: 'the paragraph is deleted and comes back by undo',
      blocks: [...draft],
      related: null,
      status: 'exact-moved',
      words: quote,
    },
    {
      name: 'everything is deleted and comes back by undo',
      blocks: [...draft],
      related: null,
      status: 'exact-moved',
      words: quote,
    },
    {
      name: 'an older version is restored',
      blocks: [...draft],
      related: null,
      status: 'exact-moved',
      words: quote,
    },
    {
      name: 'the report comes back from Word as a new document',
      blocks: draft.map(block => ({ ...block, id: `w-${block.id}` })),
      related: null,
      status: 'exact-moved',
      words: quote,
    },
    {
      name: 'Enter is pressed inside the words',
      blocks: draft.flatMap(block =>
        block.id === 'a2'
          ? [
              { ...block, text: `Đạt chỉ tiêu thu. ${first}` },
              { ...block, id: 'n', text: ` giải ngân ${rest.join('')}.` },
            ]
          : [block],
      ),
      related: null,
      status: 'split',
      words: `${first}\n giải ngân ${rest.join('')}`,
    },
    {
      name: 'somebody types inside the words',
      blocks: changed('a2', text => text.replace('còn chậm', 'còn rất chậm')),
      related: quote.replace('còn chậm', 'còn rất chậm'),
      status: 'changed',
      words: quote.replace('còn chậm', 'còn rất chậm'),
    },
    {
      name: 'the paragraph is written anew, most of it the same',
      blocks: changed('a2', () => 'Thu đạt kế hoạch; Tiến độ giải ngân đã chậm so với yêu cầu đề ra.'),
      related: null,
      status: 'probable',
      words: 'Tiến độ giải ngân đã chậm so với yêu cầu',
    },
  ]

describe('every edit of the trial', () => {
  test.each(scenarios)(
    '[AN1] an opinion finds its words when $name',
    ({ blocks, related, status, words }) => {
      expect(found(blocks, related)).toMatchObject({ status, words })
    },
  )
})

test('[AN2] words that are gone leave the opinion at its block', () => {
  expect(found(changed('a2', () => 'Nội dung khác hẳn.'))).toMatchObject({
    status: 'block',
    blockId: 'a2',
    words: 'Nội dung khác hẳn.',
  })
})

test('[AN2] a block that is gone leaves the opinion at its section', () => {
  expect(found(without('a2'))).toMatchObject({ status: 'section', blockId: 'h1' })
})

test('[AN2] a section that is gone leaves the opinion with the document', () => {
  expect(found(draft.filter(block => block.sectionKey === 'b'))).toMatchObject({
    status: 'document',
    words: '',
  })
})

test('[AN2] an opinion without words stands at its section, or with the whole document', () => {
  const map = textMap(draft)
  expect(resolveAnchor(map, null, 'b', null)).toMatchObject({ status: 'section', blockId: 'h2' })
  expect(resolveAnchor(map, null, null, null)).toEqual({ status: 'document' })
})

test('[AN3] of two places the context decides; where it cannot, the opinion is ambiguous', () => {
  const twice = [...draft, { id: 'b2', sectionKey: 'b', text: `Khác hẳn: ${quote}; và nữa.` }]
  expect(found(twice)).toMatchObject({ status: 'exact-moved', blockId: 'a2' })
  const alike = ['x', 'y'].map(id => ({ id, sectionKey: 'c', text: `${quote}.` }))
  expect(found(alike, null, { quote })).toMatchObject({ status: 'ambiguous' })
})

test('[OP120] of an ambiguous opinion the likeliest places are told, at most five, in the order of the text, with what stands around each', () => {
  const six = ['u', 'v', 'w', 'x', 'y', 'z'].map(id => ({ id, sectionKey: 'c', text: `${id}: ${quote}.` }))
  const map = textMap(six)
  const { candidates = [] } = resolveAnchor(map, { quote, prefix: ' ' }, null, null)
  expect(candidates.map(({ blockId }) => blockId)).toEqual(['u', 'v', 'w', 'x', 'y'])
  for (const { from, to, before, after } of candidates) {
    expect(map.text.slice(from, to)).toBe(quote)
    expect(map.text.slice(0, from).endsWith(before)).toBe(true)
    expect(map.text.slice(to).startsWith(after)).toBe(true)
    expect(before.length + after.length).toBeGreaterThan(0)
  }
  const { candidates: likeliest = [] } = resolveAnchor(map, { quote }, null, null)
  const last = six.map(block => (block.id === 'w' ? { ...block, sectionKey: 'd' } : block))
  const inSection = resolveAnchor(textMap([...last, ...last]), { quote }, 'd', null)
  expect(likeliest).toHaveLength(5)
  expect(inSection.candidates?.filter(({ blockId }) => blockId === 'w')).toHaveLength(2)
  expect(resolveAnchor(textMap(draft), { quote }, null, null).candidates).toBeUndefined()
})

test('[AN3] a copied paragraph leaves the opinion on the original', () => {
  const copied = draft.flatMap(block => (block.id === 'a2' ? [block, { ...block, id: 'copy' }] : [block]))
  expect(found(copied)).toMatchObject({ status: 'exact-moved', blockId: 'a2' })
})

test('[AN5] the server may write only where the very words stand surely', () => {
  expect(found(draft, quote).mayWrite).toBe(true)
  expect(found(draft).mayWrite).toBe(true)
  const twice = [...draft, { id: 'b2', sectionKey: 'b', text: `Khác: ${quote}.` }]
  expect(found(twice).mayWrite).toBe(false)
  for (const { blocks, related, status } of scenarios) {
    if (status !== 'exact' && status !== 'exact-moved')
      expect(found(blocks, related).mayWrite, status).toBe(false)
  }
})

test('[AN6] words are compared in NFC, however they were sent', () => {
  expect(found(draft, null, { quote: quote.normalize('NFD') })).toMatchObject({
    status: 'exact-moved',
    words: quote,
  })
})

test('[AN7] an anchor has up to 32 characters on either side and its block', () => {
  const anchor = capture(draft, 'dân số 8.400 người')
  expect(anchor).toEqual({
    quote: 'dân số 8.400 người',
    prefix: 'Đặc điểm tình hình\nXã có 12 thôn, '.slice(-32),
    suffix: ', phần lớn làm nông nghiệp.\nĐạt chỉ tiêu'.slice(0, 32),
    blockId: 'a1',
  })
})

test('[AN7] nothing cannot be captured', () => {
  const map = textMap(draft)
  for (const [from, to] of [
    [5, 5],
    [6, 5],
    [-1, 3],
    [0, map.text.length + 1],
  ] as const) {
    expect(() => captureAnchor(map, from, to)).toThrow(RangeError)
  }
})

test('[AN8] a thousand anchors in a hundred pages are found within two seconds', () => {
  const long = Array.from({ length: 1_000 }, (_, index) => ({
    id: `p${index}`,
    sectionKey: `s${index % 40}`,
    text: `Đoạn thứ ${index} nêu kết quả thực hiện nghị quyết của Đảng ủy xã trong năm thứ ${index % 5} của nhiệm kỳ này.`,
  }))
  const map = textMap(long)
  const began = performance.now()
  for (let index = 0; index < 1_000; index += 1) {
    const place = resolveAnchor(map, { quote: `Đoạn thứ ${index} nêu kết quả` }, null, null)
    expect(place.blockId).toBe(`p${index}`)
  }
  expect(performance.now() - began).toBeLessThan(2_000)
})
