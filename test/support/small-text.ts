// A small document in a store, and edits of it as somebody with the text open makes them: straight into the log.

import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { type NodeJson, textOf } from '#model/content.ts'
import { paragraph } from '#model/outline.ts'
import type { Store } from '../../server/store/store.ts'
import { fragmentName, seedState } from '../../server/sync/seed.ts'
import { jobs } from '../../server/sync/text-jobs.ts'

/** What an edit does to the paragraphs; numbers are taken round. */
export interface Edit {
  readonly kind: 'insert' | 'delete' | 'split' | 'join' | 'move'
  readonly block: number
  readonly at: number
  readonly length: number
  readonly words: string
}

/** Puts a document at consultation with these paragraphs in one section. @returns its id */
export async function storeSmallDocument(
  store: Store,
  unitId: string,
  paragraphs: readonly string[],
): Promise<string> {
  const id = randomUUID()
  const at = new Date().toISOString()
  const heading: NodeJson = {
    type: 'heading',
    attrs: { id: 'h', level: 1, label: 'I-', locked: true },
    content: [{ type: 'text', text: 'TÌNH HÌNH' }],
  }
  const content = [heading, ...paragraphs.map((text, index) => paragraph(text, () => `p${index}`))]
  const section: NodeJson = { type: 'section', attrs: { key: 's', required: true }, content }
  const row = {
    id,
    unitId,
    title: 'Báo cáo',
    templateId: 'political_report',
    templateVersion: 1,
    formatProfile: 'hd36-2018',
    formatProfileVersion: 1,
    termProfile: 'term-2025',
    termProfileVersion: 1,
    stage: 'consultation',
    draft: 1,
    createdAt: at,
    updatedAt: at,
    access: 'unit',
    isAmending: false,
  } as const
  const { title, templateId, templateVersion, formatProfile, formatProfileVersion } = row
  const { termProfile, termProfileVersion } = row
  await store.createDocument(row, seedState({ type: 'doc', content: [section] }), {
    documentId: id,
    opinionId: null,
    type: 'documentCreated',
    at,
    actor: 'test',
    actorRole: 'drafter',
    unitId,
    payload: {
      title,
      templateId,
      templateVersion,
      formatProfile,
      formatProfileVersion,
      termProfile,
      termProfileVersion,
    },
  })
  return id
}

/** The committed text, blocks joined by line feeds. */
export async function storedText(store: Store, documentId: string): Promise<string> {
  const { snapshot, tail } = await stored(store, documentId)
  return textOf(jobs.read({ snapshot, tail: tail.map(row => row.update) }, () => undefined).json)
}

/** Makes an edit, as one update under a client id of its own. */
export async function editStored(
  store: Store,
  documentId: string,
  userId: string,
  edit: Edit,
): Promise<void> {
  const doc = new Y.Doc()
  const { snapshot, tail } = await stored(store, documentId)
  doc.transact(() => {
    Y.applyUpdate(doc, snapshot)
    for (const { update } of tail) Y.applyUpdate(doc, update)
  })
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.transact(() => apply(doc, edit))
  for (const update of updates)
    await store.appendUpdate({ documentId, update, userId, at: new Date().toISOString() })
}

async function stored(store: Store, documentId: string) {
  const text = await store.loadText(documentId)
  if (!text) throw new RangeError(`no document ${documentId}`)
  return text
}

function apply(doc: Y.Doc, { kind, block, at, length, words }: Edit): void {
  const section = doc.getXmlFragment(fragmentName).get(0)
  if (!(section instanceof Y.XmlElement)) throw new RangeError('the text has no section')
  const count = section.length - 1 // the heading stays
  const index = 1 + (block % count)
  const here = textIn(section.get(index))
  const offset = at % (here.length + 1)
  switch (kind) {
    case 'insert':
      here.insert(offset, words)
      return
    case 'delete':
      here.delete(offset, Math.min(length, here.length - offset))
      return
    case 'split': {
      const rest = here.toString().slice(offset)
      here.delete(offset, here.length - offset)
      section.insert(index + 1, [newParagraph(rest)])
      return
    }
    case 'join': {
      const next = section.length > index + 1 ? textIn(section.get(index + 1)) : null
      if (!next) return
      here.insert(here.length, next.toString())
      section.delete(index + 1, 1)
      return
    }
    case 'move': {
      const text = here.toString()
      section.delete(index, 1)
      section.insert(1 + (at % count), [newParagraph(text)])
    }
  }
}

function textIn(node: unknown): Y.XmlText {
  if (!(node instanceof Y.XmlElement)) throw new RangeError('no paragraph')
  const text = node.get(0)
  if (text instanceof Y.XmlText) return text
  const fresh = new Y.XmlText()
  node.insert(0, [fresh])
  return fresh
}

function newParagraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.setAttribute('id', randomUUID())
  element.insert(0, [new Y.XmlText(words)])
  return element
}
