// Words that the server wrote, taken out of a Y.Doc again: the text is what it was, its look too.

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Anchor, captureAnchor } from '#model/anchor.ts'
import type { NodeJson } from '#model/content.ts'
import type { TextRun } from '#model/register.ts'
import { placedText, writeProposal } from '../../server/sync/proposal.ts'
import { seedState } from '../../server/sync/seed.ts'
import { jsonOf } from '../../server/sync/text-jobs.ts'

const text = (words: string, isBold = false): NodeJson => ({
  type: 'text',
  text: words,
  ...(isBold ? { marks: [{ type: 'bold' }] } : {}),
})
const line = (id: string, ...content: NodeJson[]): NodeJson => ({ type: 'paragraph', attrs: { id }, content })
const report: NodeJson = {
  type: 'doc',
  content: [
    {
      type: 'section',
      attrs: { key: 's' },
      content: [
        { type: 'heading', attrs: { id: 'h', level: 2 }, content: [text('Kinh tế')] },
        line('p1', text('Thu ngân sách '), text('đạt', true), text(' kế hoạch năm.')),
        line('p2', text('Thu hút đầu tư còn chậm; giải ngân còn chậm.')),
      ],
    },
  ],
}

function opened(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedState(report))
  return doc
}

function runOf(doc: Y.Doc, blockId: string): Y.XmlText {
  const { elements } = placedText(doc, jsonOf(doc))
  const run = elements.find(element => element.getAttribute('id') === blockId)?.get(0)
  if (!(run instanceof Y.XmlText)) throw new Error(`no words in ${blockId}`)
  return run
}

function written(doc: Y.Doc, anchor: Anchor, proposedText: string, runs: readonly TextRun[] | null = null) {
  const result = writeProposal(placedText(doc, jsonOf(doc)), { anchor, sectionKey: 's', proposedText, runs })
  if (!result.ok) throw new Error(`not written: ${result.status}`)
  return result
}

const captured = (doc: Y.Doc, from: number, words: string): Anchor => {
  const { map } = placedText(doc, jsonOf(doc))
  const at = map.text.indexOf(words, from)
  return captureAnchor(map, at, at + words.length)
}

test.each([
  ['replaced', 'vượt dự toán'],
  ['taken away', ''],
])('[OP139] words of several looks that were %s come back as they looked', (_, proposedText) => {
  const doc = opened()
  const before = jsonOf(doc)
  const first = written(doc, captured(doc, 0, 'sách đạt kế'), proposedText)
  expect(first.textBefore).toBe('sách đạt kế')
  expect(first.written.runsBefore).toHaveLength(3)
  expect(jsonOf(doc)).not.toEqual(before)
  const back = written(doc, first.written.anchor, first.textBefore, first.written.runsBefore)
  expect([back.textBefore, back.textAfter]).toEqual([proposedText, 'sách đạt kế'])
  expect(jsonOf(doc)).toEqual(before)
})

test('[OP139] bold words that were taken away come back bold', () => {
  const doc = opened()
  const before = jsonOf(doc)
  const first = written(doc, captured(doc, 0, 'đạt'), '')
  written(doc, first.written.anchor, first.textBefore, first.written.runsBefore)
  expect(jsonOf(doc)).toEqual(before)
})

test.each([
  ['words', 'đã nhanh'],
  ['a gap', ''],
])('[OP139] of words that stand twice those that came back are known: %s', (_, proposedText) => {
  const doc = opened()
  const run = runOf(doc, 'p2')
  const at = run.toString().lastIndexOf('còn chậm')
  const end = (offset: number, side: number) =>
    Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(run, offset, side))).toString(
      'base64',
    )
  const rel = { from: end(at, 0), to: end(at + 'còn chậm'.length, -1) }
  const first = written(doc, { ...captured(doc, 70, 'còn chậm'), rel }, proposedText)
  expect(run.toString()).toBe(`Thu hút đầu tư còn chậm; giải ngân ${proposedText}.`)
  const back = written(doc, first.written.anchor, first.textBefore)
  expect(run.toString()).toBe('Thu hút đầu tư còn chậm; giải ngân còn chậm.')
  written(doc, back.written.anchor, 'nhanh hơn')
  expect(run.toString()).toBe('Thu hút đầu tư còn chậm; giải ngân nhanh hơn.')
})

test('[OP139] where somebody typed into the gap nothing is put back', () => {
  const doc = opened()
  const first = written(doc, captured(doc, 0, ' kế hoạch'), '')
  const run = runOf(doc, 'p1')
  run.insert(run.length - ' năm.'.length, ' chỉ tiêu')
  const refused = writeProposal(placedText(doc, jsonOf(doc)), {
    anchor: first.written.anchor,
    sectionKey: 's',
    proposedText: first.textBefore,
  })
  expect(refused).toMatchObject({ ok: false, standing: { blockId: 'p1' } })
})
