// Footnotes and pictures in the shared text: what the guard lets in, quotes that read over them, versions that bring them back.

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { captureAnchor } from '#model/anchor.ts'
import { canonicalJson } from '#model/canonical.ts'
import { compareTexts } from '#model/compare.ts'
import { type NodeJson, sectionsOf, textBlocksOf } from '#model/content.ts'
import { decode, examine } from '../../server/sync/guard.ts'
import { placedText, placeIn, writeProposal } from '../../server/sync/proposal.ts'
import { rewriteText } from '../../server/sync/rewriting.ts'
import { seedState } from '../../server/sync/seed.ts'
import { structureOfUpdate } from '../../server/sync/structure-of-doc.ts'
import { jsonOf } from '../../server/sync/text-jobs.ts'
import { doc, footnote, heading, paragraph, section } from '../unit/word/small.ts'

const report = doc(
  section(
    's',
    heading(2, 'I-', 'Kinh tế'),
    paragraph('Thu ngân sách đạt 12 tỷ đồng', footnote('Báo cáo số 12.'), ', vượt 5% kế hoạch.'),
    paragraph('Đoạn sau.'),
  ),
)

function seeded(json: NodeJson): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seedState(json))
  return ydoc
}

const blockOf = (ydoc: Y.Doc, index: number) => firstSection(ydoc).get(index) as Y.XmlElement

const firstSection = (ydoc: Y.Doc) => ydoc.getXmlFragment('default').get(0) as Y.XmlElement

function notedHeading(): Y.XmlElement {
  const heading = new Y.XmlElement('heading')
  heading.insert(0, [note('Nguồn.')])
  return heading
}

function note(words: unknown): Y.XmlElement {
  const made = new Y.XmlElement('footnote')
  Y.XmlElement.prototype.setAttribute.call(made, 'text', words as string)
  return made
}

function verdict(change: (ydoc: Y.Doc) => void): string {
  const seed = seedState(report)
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seed)
  const before = Y.encodeStateVector(ydoc)
  ydoc.transact(() => change(ydoc))
  const decoded = decode(Y.encodeStateAsUpdate(ydoc, before))
  if (!decoded) return 'undecodable'
  const finding = examine(structureOfUpdate(seed), decoded)
  return finding.ok ? 'in' : finding.objection
}

test.each<[string, string, (ydoc: Y.Doc) => void]>([
  ['in a paragraph comes in', 'in', ydoc => blockOf(ydoc, 2).push([note('Nguồn.')])],
  [
    'may be given other words',
    'in',
    ydoc => (blockOf(ydoc, 1).get(1) as Y.XmlElement).setAttribute('text', 'Khác'),
  ],
  ['in a heading is refused', 'wrong place', ydoc => firstSection(ydoc).push([notedHeading()])],
  ['between blocks is refused', 'wrong place', ydoc => firstSection(ydoc).push([note('x')])],
  [
    'longer than 2,000 characters is refused',
    'unknown attribute',
    ydoc => blockOf(ydoc, 2).push([note('a'.repeat(2001))]),
  ],
  [
    'with something inside is refused',
    'wrong place',
    ydoc => {
      const made = note('x')
      blockOf(ydoc, 2).push([made])
      made.push([new Y.XmlText('chữ')])
    },
  ],
])('[ED60] a footnote %s', (_, expected, change) => {
  expect(verdict(change)).toBe(expected)
})

test('[ED60] a footnote takes no room among the words: quotes, places and lengths read over it', () => {
  const ydoc = seeded(report)
  const placed = placedText(ydoc, jsonOf(ydoc))
  const quote = 'đạt 12 tỷ đồng, vượt 5% kế hoạch'
  expect(textBlocksOf(report)[1]?.text).toBe(`Thu ngân sách ${quote}.`)
  const from = placed.map.text.indexOf(quote)
  const anchor = captureAnchor(placed.map, from, from + quote.length)
  expect(placeIn(placed, anchor, 's')).toMatchObject({ status: 'exact-moved', from, to: from + quote.length })
  expect(sectionsOf(report)[0]?.syllables).toBe(13)
  // Words on both sides of a footnote are not written over by the server: a person sees to it.
  expect(writeProposal(placed, { anchor, sectionKey: 's', proposedText: 'đạt 13 tỷ đồng' }).ok).toBe(false)
  const behind = captureAnchor(
    placed.map,
    placed.map.text.indexOf(', vượt'),
    placed.map.text.indexOf(' kế hoạch'),
  )
  expect(writeProposal(placed, { anchor: behind, sectionKey: 's', proposedText: ', vượt 6%' }).ok).toBe(true)
  expect(jsonOf(ydoc).content?.[0]?.content?.[1]?.content).toEqual([
    { type: 'text', text: 'Thu ngân sách đạt 12 tỷ đồng' },
    { type: 'footnote', attrs: { text: 'Báo cáo số 12.' } },
    { type: 'text', text: ', vượt 6% kế hoạch.' },
  ])
})

test('[WF125] a version brought back has its footnotes again, and words beside a changed one keep their letters', () => {
  const versions = [
    report,
    JSON.parse(JSON.stringify(report).replace('Báo cáo số 12.', 'Báo cáo số 21.')) as NodeJson,
    JSON.parse(JSON.stringify(report).replace(/,?\{"type":"footnote"[^}]*\}\}/u, '')) as NodeJson,
  ]
  for (const from of versions)
    for (const to of versions) {
      const ydoc = seeded(from)
      const text = blockOf(ydoc, 1).get(0)
      const target = jsonOf(seeded(to))
      ydoc.transact(() => rewriteText(ydoc, jsonOf(ydoc), target))
      expect(canonicalJson(jsonOf(ydoc))).toBe(canonicalJson(target))
      const isOnlyWords = JSON.stringify(from).includes('footnote') && JSON.stringify(to).includes('footnote')
      if (isOnlyWords) expect(blockOf(ydoc, 1).get(0) === text).toBe(true)
    }
})

test('[WF121] two texts that differ in a footnote alone differ, in that footnote', () => {
  const other = JSON.parse(JSON.stringify(report).replace('số 12.', 'số 21.')) as NodeJson
  const changed = compareTexts(report, other).filter(({ change }) => change !== 'kept')
  expect(changed).toHaveLength(1)
  const [block] = changed
  const runs = block?.type === 'text' ? block.runs.filter(({ type }) => type !== 'kept') : []
  expect(runs.map(({ type, text, footnote: words }) => [type, text, words])).toEqual([
    ['struck', '', 'Báo cáo số 12.'],
    ['added', '', 'Báo cáo số 21.'],
  ])
})

test.each<[string, string, Record<string, unknown>]>([
  ['named by its hash', 'in', { file: 'ab'.repeat(32), alt: 'Bản đồ', widthMm: 90 }],
  ['at another address', 'unknown attribute', { file: 'https://elsewhere.test/a.png' }],
  ['named by a path', 'unknown attribute', { file: '../../etc/passwd' }],
  ['wider than any page', 'unknown attribute', { file: 'ab'.repeat(32), widthMm: 5_000 }],
  ['whose width is words', 'unknown attribute', { widthMm: '100%' }],
])('[WF133] a picture %s: %s', (_, expected, attrs) => {
  const found = verdict(ydoc => {
    const picture = new Y.XmlElement('image')
    for (const [name, value] of Object.entries(attrs))
      Y.XmlElement.prototype.setAttribute.call(picture, name, value as string)
    firstSection(ydoc).push([picture])
  })
  expect(found).toBe(expected)
})
