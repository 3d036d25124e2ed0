// Our own clean files as new drafts: what is read back is what was written, and written again it is the same file.
// `WORD_ROUND_TRIPS` = how many random documents.

import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { NodeJson } from '#model/content.ts'
import type { Template } from '#templates/template.ts'
import { fragmentName, seedState } from '../../server/sync/seed.ts'
import { planDraft } from '../../server/word/draft/plan-draft.ts'
import { exportWord } from '../support/exported.ts'
import { input } from '../unit/word/small.ts'
import { randomDraft } from './random-drafts.ts'
import { shownBlocks } from './shown-blocks.ts'

const seed = Number(process.env['FC_SEED'] ?? 20_261_123)
const numRuns = Number(process.env['WORD_ROUND_TRIPS'] ?? 20)

function textAt(state: Uint8Array): NodeJson {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(fragmentName)) as NodeJson
}

const written = (doc: NodeJson) => exportWord(input(doc, [], { mode: 'clean' }))

/** The text that a file begins, with every part where it is proposed. */
function begun(
  file: Uint8Array,
  template: Template,
): { doc: NodeJson; leftOut: readonly { text: string }[] } {
  let lastId = 0
  const newId = () => `n${++lastId}`
  const planned = planDraft({ mode: 'draft', file, template, assignments: null }, newId)
  if (!planned.ok || planned.value.is !== 'plan') throw new Error('the file gave no plan')
  const assignments = planned.value.plan.parts.map(({ proposed }) => proposed)
  const made = planDraft({ mode: 'draft', file, template, assignments }, newId)
  if (!made.ok || made.value.is !== 'text') throw new Error('the file gave no text')
  return { doc: textAt(made.value.state), leftOut: made.value.leftOut }
}

/** The body of a file, an element a line. */
function bodyOf(file: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array())
  return xml.slice(xml.indexOf('<w:body>')).split(/(?=<w:(?:p|r|tbl|tr|tc|tcW|gridCol|sectPr)[ >])/u)
}
const isWidth = (line: string) => /^<w:(?:gridCol|tcW) /u.test(line)
const withoutWidths = (lines: readonly string[]) => lines.filter(line => !isWidth(line))
const widthsOf = (lines: readonly string[]) =>
  lines.filter(isWidth).map(line => Number(/w:w="(\d+)"/u.exec(line)?.[1]))

/** The same file, but for columns: in a text they are whole px, so a width may come back a little off. */
function expectSame(found: Uint8Array, expected: Uint8Array): void {
  const [own, other] = [bodyOf(found), bodyOf(expected)]
  expect(withoutWidths(own)).toEqual(withoutWidths(other))
  const widths = widthsOf(other)
  const halfMm = 28 // twips
  for (const [index, width] of widthsOf(own).entries())
    expect(Math.abs(width - (widths[index] ?? 0)), `column ${index}`).toBeLessThanOrEqual(halfMm)
}

test('[WR60] a clean file begins a draft with the same blocks, and gives the same file again', async () => {
  await fc.assert(
    fc.asyncProperty(randomDraft, async ({ template, doc }) => {
      const text = textAt(seedState(doc))
      const file = await written(text)
      const first = begun(file, template)
      expect(shownBlocks(first.doc)).toEqual(shownBlocks(text))
      const again = await written(first.doc)
      expectSame(again, file)
      const second = begun(again, template)
      expect(shownBlocks(second.doc)).toEqual(shownBlocks(text))
      expectSame(await written(second.doc), again)
    }),
    { seed, numRuns },
  )
})
