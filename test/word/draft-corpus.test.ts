// Real Word files as drafts: each becomes a text that the schema takes, and the other reader's words are all there.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type NodeJson, stringAttr, textOf } from '#model/content.ts'
import { politicalReport } from '#templates/outlines/political-report.ts'
import { fragmentName } from '../../server/sync/seed.ts'
import { planDraft } from '../../server/word/draft/plan-draft.ts'
import { readWord } from '../../server/word/import/read.ts'
import { paragraphText } from '../../server/word/review-doc.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/docx', import.meta.url))

const letters = (texts: readonly string[]) => texts.join('').replaceAll(/\s/gu, '').normalize('NFC')

/** What is printed of a text and stands in attributes. */
function labels(node: NodeJson): string[] {
  return [stringAttr(node, 'label'), stringAttr(node, 'caption'), ...(node.content ?? []).flatMap(labels)]
}

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of text.match(/[\p{L}\p{M}\d]+/gu) ?? []) {
    const plain = one.normalize('NFC').toLowerCase()
    counts.set(plain, (counts.get(plain) ?? 0) + 1)
  }
  return counts
}

test.runIf(existsSync(corpus))(
  '[WF88] every real file becomes a draft, and no word that the other reader finds is missing',
  () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter(name =>
      name.endsWith('.docx'),
    )
    let lastId = 0
    const newId = () => `b${++lastId}`
    const faults: string[] = []
    for (const name of files) {
      const file = () => new Uint8Array(readFileSync(join(corpus, name)))
      const input = { mode: 'draft', template: politicalReport } as const
      const planned = planDraft({ ...input, file: file(), assignments: null }, newId)
      if (!planned.ok || planned.value.is !== 'plan') throw new Error(`${name} gave no plan`)
      const assignments = planned.value.plan.parts.map(({ proposed }) => proposed)
      const made = planDraft({ ...input, file: file(), assignments }, newId)
      if (!made.ok || made.value.is !== 'text') throw new Error(`${name} gave no text`)
      const doc = new Y.Doc()
      Y.applyUpdate(doc, made.value.state)
      const json = yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(fragmentName)) as NodeJson
      const text = [textOf(json), ...labels(json)].join('\n')
      const have = counted([text, ...made.value.leftOut.map(one => one.text)].join('\n'))
      const read = readWord(file())
      if (!read.ok) throw new Error(`${name} was not read`)
      const { paragraphs } = read.value
      const wanted = counted(paragraphs.map(one => paragraphText(one, 'after')).join('\n'))
      const missing = [...wanted].filter(([one, count]) => (have.get(one) ?? 0) < count).map(([one]) => one)
      const deleted = paragraphs.flatMap(({ runs }) =>
        runs.filter(one => one.deleted).map(({ text: words }) => words),
      )
      const listed = made.value.leftOut.filter(({ what }) => what === 'deleted').map(one => one.text)
      if (letters(listed) !== letters(deleted)) faults.push(`${name}: deleted words`)
      if (missing.length > 0) faults.push(`${name}: ${missing.slice(0, 8).join(' ')} (${missing.length})`)
    }
    expect(files.length).toBeGreaterThan(50)
    expect(faults).toEqual([])
  },
)
