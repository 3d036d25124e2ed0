// Writes sample text into a fresh document, section by section, as updates of the people who wrote it.

import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { type NodeJson, stringAttr } from '#model/content.ts'
import type { DocumentId, Instant, UserId } from '#model/ids.ts'
import { paragraph, tableNode } from '#model/outline.ts'
import { schema } from '#model/schema.ts'
import type { Template } from '#templates/template.ts'
import type { Store } from '../store/store.ts'
import { fragmentName } from '../sync/seed.ts'
import type { DemoBlock } from './content/content.ts'

/** Text for one section: `key`, or `key#n` for the text under its n-th locked sub-heading. */
export interface SectionText {
  readonly key: string
  readonly blocks: readonly DemoBlock[]
}

/** The document with these texts in place of what stood there; headings and tables of the outline stay. */
export function withTexts(
  doc: NodeJson,
  texts: readonly SectionText[],
  template: Template,
  newId: () => string,
): NodeJson {
  const content = (doc.content ?? []).map(section => {
    const key = stringAttr(section, 'key')
    return texts
      .filter(text => sectionKeyOf(text.key) === key)
      .reduce((filled, text) => withText(filled, text, template, newId), section)
  })
  for (const text of texts) {
    if (!content.some(section => stringAttr(section, 'key') === sectionKeyOf(text.key))) {
      throw new RangeError(`the template has no section ${text.key}`)
    }
  }
  return { ...doc, content }
}

/** The section of a text's key. */
export function sectionKeyOf(key: string): string {
  return key.split('#')[0] ?? key
}

/** One person's part of the writing. */
export interface Writing {
  /** The whole document as it is to stand afterwards. */
  readonly target: NodeJson
  readonly userId: UserId
  readonly at: Instant
}

/**
 * Appends what turns the stored text into each target, one update a person, each under a client id of its own.
 *
 * @param before the stored text; sections that a target shares with it are left alone
 */
export async function writeText(
  store: Store,
  documentId: DocumentId,
  before: NodeJson,
  writings: readonly Writing[],
): Promise<void> {
  const stored = await store.loadText(documentId)
  if (!stored) throw new RangeError(`no document ${documentId}`)
  const ydoc = new Y.Doc()
  ydoc.transact(() => {
    Y.applyUpdate(ydoc, stored.snapshot)
    for (const { update } of stored.tail) Y.applyUpdate(ydoc, update)
  })
  const updates: Uint8Array[] = []
  ydoc.on('update', (update: Uint8Array) => updates.push(update))
  let from = before
  for (const { target, userId, at } of writings) {
    ydoc.clientID = new Y.Doc().clientID
    ydoc.transact(() => changeSections(ydoc, from, target))
    from = target
    for (const update of updates.splice(0)) await store.appendUpdate({ documentId, update, userId, at })
  }
  ydoc.destroy()
}

function changeSections(ydoc: Y.Doc, before: NodeJson, target: NodeJson): void {
  const elements = ydoc.getXmlFragment(fragmentName).toArray()
  const sections = target.content ?? []
  if (elements.length !== sections.length) {
    throw new RangeError(`${elements.length} sections are stored, not ${sections.length}`)
  }
  sections.forEach((section, index) => {
    const element = elements[index]
    if (section === before.content?.[index]) return
    if (!(element instanceof Y.XmlElement)) throw new RangeError(`section ${index} is not an element`)
    updateYFragment(ydoc, element, schema.nodeFromJSON(section), { mapping: new Map(), isOMark: new Map() })
  })
}

function withText(section: NodeJson, text: SectionText, template: Template, newId: () => string): NodeJson {
  const content = section.content ?? []
  const ordinal = Number(text.key.split('#')[1] ?? 0)
  const headings = content.flatMap((block, index) => (isLocked(block) ? [index] : []))
  const heading = headings[ordinal]
  if (heading === undefined)
    throw new RangeError(`section ${text.key} has ${headings.length - 1} sub-headings`)
  const end = headings[ordinal + 1] ?? content.length
  const firstTable = content.findIndex(
    (block, index) => index > heading && index < end && block.type === 'table',
  )
  const written = text.blocks.flatMap(block => nodeOf(block, newId))
  const prose = written.length > 0 ? written : [paragraph('', newId)]
  const filled = [
    ...content.slice(0, heading + 1),
    ...prose,
    ...content.slice(firstTable === -1 ? end : firstTable),
  ]
  const tables = text.blocks.filter(block => typeof block === 'object' && 'table' in block)
  return {
    ...section,
    content: filled.map(block => {
      const rows = tables.find(
        table => block.type === 'table' && stringAttr(block, 'tableId') === table.table,
      )?.rows
      const seeded = rows && template.tables.find(table => table.id === stringAttr(block, 'tableId'))
      return rows && seeded ? tableNode(seeded, rows, newId) : block
    }),
  }
}

function nodeOf(block: DemoBlock, newId: () => string): NodeJson[] {
  if (typeof block === 'string') return [paragraph(block, newId)]
  if ('heading' in block) {
    const attrs = { id: newId(), level: 4, label: '', locked: false }
    return [{ type: 'heading', attrs, content: [{ type: 'text', text: block.heading.normalize('NFC') }] }]
  }
  if ('bullets' in block) {
    const items = block.bullets.map(text => ({ type: 'listItem', content: [paragraph(text, newId)] }))
    return [{ type: 'bulletList', attrs: { id: newId() }, content: items }]
  }
  return []
}

function isLocked(block: NodeJson): boolean {
  return block.type === 'heading' && block.attrs?.['locked'] === true
}
