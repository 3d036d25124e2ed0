// Random documents with random opinions, for the properties of Word files.

import fc from 'fast-check'
import { resolveAnchor, textMap } from '#model/anchor.ts'
import { type NodeJson, textBlocksOf } from '#model/content.ts'
import { decisions, kinds, type Opinion, severities } from '#model/opinion.ts'
import { bareDecision, untouched } from '../support/opinion.ts'

const word = fc.constantFrom(
  'Đảng',
  'ủy',
  'xã',
  'nghĩa',
  'chè',
  '118',
  'héc-ta',
  '“vượt”',
  '𠀋',
  'a&b',
  '<w:t>',
  'CURRENT',
  '\t',
  'ước',
)
const phrase = fc.array(word, { minLength: 0, maxLength: 8 }).map(words => words.join(' '))
const mark = fc.constantFrom(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'underline' },
  { type: 'strike' },
  { type: 'superscript' },
  { type: 'link', attrs: { href: 'https://mau.vn/?a&b' } },
  { type: 'link', attrs: { href: 'javascript:x' } },
)
const inline = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(phrase, fc.array(mark, { maxLength: 2 }))
      .map(([text, marks]): NodeJson => ({ type: 'text', text, marks })),
  },
  { weight: 1, arbitrary: fc.constant<NodeJson>({ type: 'hardBreak' }) },
)
const inlines = fc
  .array(inline, { maxLength: 5 })
  .map(nodes => nodes.filter(node => node.type !== 'text' || node.text !== ''))
const paragraph = fc
  .tuple(inlines, fc.constantFrom(null, 'left', 'center', 'right', 'justify'))
  .map(([content, textAlign]): NodeJson => ({ type: 'paragraph', attrs: { id: null, textAlign }, content }))
const heading = (level: fc.Arbitrary<number>) =>
  fc.tuple(phrase, level).map(
    ([text, at]): NodeJson => ({
      type: 'heading',
      attrs: { id: null, level: at, label: '', locked: false },
      content: text.trim() === '' ? [] : [{ type: 'text', text: text.trim() }],
    }),
  )

const { block } = fc.letrec<{ block: NodeJson; list: NodeJson; table: NodeJson }>(tie => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 5, arbitrary: paragraph },
    { weight: 1, arbitrary: heading(fc.constantFrom(2, 3, 4)) },
    { weight: 1, arbitrary: tie('list') },
    { weight: 1, arbitrary: tie('table') },
  ),
  list: fc
    .tuple(
      fc.constantFrom('bulletList', 'orderedList'),
      fc.array(fc.tuple(paragraph, fc.array(tie('block'), { maxLength: 1 })), { minLength: 1, maxLength: 3 }),
    )
    .map(([type, items]) => ({
      type,
      attrs: { id: null, start: 1 },
      content: items.map(([first, rest]) => ({ type: 'listItem', content: [first, ...rest] })),
    })),
  table: fc
    .array(
      fc.array(
        fc.tuple(
          fc.constantFrom('tableCell', 'tableHeader'),
          fc.integer({ min: 1, max: 3 }),
          fc.integer({ min: 1, max: 3 }),
          fc.constantFrom(null, [50], [500]),
          fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
        ),
        { maxLength: 4 },
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map(rows => ({
      type: 'table',
      attrs: { id: null, tableId: null, caption: '' },
      content: rows.map(cells => ({
        type: 'tableRow',
        content: cells.map(([type, colspan, rowspan, colwidth, content]) => ({
          type,
          attrs: { colspan, rowspan, colwidth },
          content,
        })),
      })),
    })),
}))

const section = fc
  .tuple(
    heading(fc.integer({ min: 0, max: 4 })),
    fc.array(block, { maxLength: 4 }),
    fc.constantFrom('s.1', 's.2', 's.title', 's.annex'),
    fc.boolean(),
  )
  .map(
    ([first, blocks, key, isLandscape]): NodeJson => ({
      type: 'section',
      attrs: { key, required: true, orientation: isLandscape ? 'landscape' : 'portrait' },
      content: [first, ...blocks],
    }),
  )

/** A document with an id on each text block. */
export const randomDocument = fc.array(section, { minLength: 1, maxLength: 4 }).map((sections): NodeJson => {
  let lastId = 0
  const withIds = (node: NodeJson): NodeJson => {
    const attrs = node.attrs && 'id' in node.attrs ? { attrs: { ...node.attrs, id: `b${++lastId}` } } : {}
    return { ...node, ...attrs, ...(node.content ? { content: node.content.map(withIds) } : {}) }
  }
  return withIds({ type: 'doc', content: sections })
})

const seedOfOpinion = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  // Most within a paragraph: only there a proposal becomes a tracked change.
  length: fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 1, max: 7 }) }, fc.integer({ min: 1, max: 60 })),
  hasWords: fc.integer({ min: 0, max: 4 }).map(one => one > 0),
  proposedText: fc.option(fc.oneof(phrase, fc.constant(''))),
  kind: fc.constantFrom(...kinds),
  severity: fc.constantFrom(...severities),
  decision: fc.option(fc.constantFrom(...decisions), { freq: 1 }),
  isWithdrawn: fc.integer({ min: 0, max: 5 }).map(one => one === 0),
  body: fc.string({ unit: 'binary', maxLength: 40 }),
  replies: fc.array(
    fc.record({
      by: fc.integer({ min: 0, max: 2 }),
      hour: fc.integer({ min: 3, max: 6 }),
      body: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      onBehalfOf: fc.option(fc.constantFrom('Chi bộ thôn Đông', 'Đ/c “A” & B')),
    }),
    { maxLength: 3 },
  ),
})

/** A document and opinions that point into it. */
export const randomReview = fc
  .tuple(randomDocument, fc.array(seedOfOpinion, { maxLength: 8 }))
  .map(([doc, seeds]) => ({ doc, opinions: seeds.map((seed, index) => opinionOf(doc, seed, index + 1)) }))

function opinionOf(
  doc: NodeJson,
  seed: typeof seedOfOpinion extends fc.Arbitrary<infer T> ? T : never,
  number: number,
): Opinion {
  const map = textMap(textBlocksOf(doc))
  const from = Math.floor(seed.at * map.text.length)
  const to = Math.min(map.text.length, from + seed.length)
  const isSplit = (at: number) =>
    /[\uDC00-\uDFFF]/u.test(map.text.charAt(at)) || map.text.charCodeAt(at) >>> 10 === 0x37
  const hasWords = seed.hasWords && from < to && !isSplit(from) && !isSplit(to)
  const anchor = hasWords ? { quote: map.text.slice(from, to) } : null
  const by = { id: `user-${number % 3}`, name: `Người ${number % 3}` }
  const at = '2025-04-01T02:00:00.000Z'
  const disposition =
    seed.decision === null
      ? null
      : { ...bareDecision, decision: seed.decision, explanation: 'Vì lẽ đó', by, at }
  return {
    ...untouched,
    id: `opinion-${number}`,
    number,
    kind: seed.kind,
    severity: seed.severity,
    criterion: null,
    sectionKey: 's.1',
    anchor,
    body: seed.body,
    proposedText: seed.proposedText,
    onBehalfOf: null,
    status: seed.isWithdrawn ? 'withdrawn' : (seed.decision ?? 'open'),
    place: resolveAnchor(map, anchor, 's.1', hasWords ? { from, to } : null),
    author: { ...by, unitId: 'unit' },
    createdAt: at,
    disposition,
    replies: seed.replies.map(({ by: person, hour, body, onBehalfOf }, index) => ({
      id: `reply-${number}-${index}`,
      by: { id: `user-${person}`, name: `Người ${person}` },
      at: `2025-04-01T0${hour}:00:00.000Z`,
      body,
      ...(onBehalfOf === null ? {} : { onBehalfOf }),
    })),
  }
}
