// What one Yjs transaction did to the words of each block, read from its items before they are cleared away.

import * as Y from 'yjs'
import type { BlockId } from '#model/ids.ts'

/** A block that was touched. */
export interface BlockChange {
  /** Its id, or itself while it has none. */
  readonly key: BlockId | Y.XmlElement
  /** Words that are new in it, without what stands there as before. */
  added: string
  /** Words that left it. */
  removed: string
  /** Only its formatting is another. */
  readonly isFormatted: boolean
}

/**
 * The blocks a transaction touched; a block that was made anew under its id is one block. To be called in `afterTransaction`:
 * later what was deleted is gone.
 *
 * @param keyOf how a block is known
 */
export function changesOf(
  transaction: Y.Transaction,
  keyOf: (element: Y.XmlElement) => BlockId | Y.XmlElement,
): BlockChange[] {
  const words = new Map<BlockId | Y.XmlElement, { added: string; removed: string }>()
  for (const element of touchedBlocks(transaction)) {
    const key = keyOf(element)
    const { added, removed } = wordsOf(transaction, element)
    const before = words.get(key)
    words.set(key, { added: (before?.added ?? '') + added, removed: (before?.removed ?? '') + removed })
  }
  return [...words].map(([key, { added, removed }]) => {
    const [start, end] = sameEnds(added, removed)
    return {
      key,
      added: added.slice(start, added.length - end),
      removed: removed.slice(start, removed.length - end),
      isFormatted: added === '' && removed === '',
    }
  })
}

/** The id a block carries, also when it was deleted just now. */
export function idOf(element: Y.XmlElement): BlockId | null {
  const content = element._map.get('id')?.content
  const id: unknown = content instanceof Y.ContentAny ? content.arr.at(-1) : null
  return typeof id === 'string' && id !== '' ? id : null
}

/** Characters, as people count them in composed text. */
export function lengthOf(text: string): number {
  return Array.from(text.normalize('NFC')).length
}

function touchedBlocks(transaction: Y.Transaction): Set<Y.XmlElement> {
  const found = new Set<Y.XmlElement>()
  const look = (struct: unknown) => {
    const block = struct instanceof Y.Item && isTelling(struct) ? blockOf(struct.parent) : null
    if (block) found.add(block)
  }
  for (const [client, end] of transaction.afterState) {
    const start = transaction.beforeState.get(client) ?? 0
    const structs = transaction.doc.store.clients.get(client)
    if (end <= start || !structs) continue
    for (let at = Y.findIndexSS(structs, start); at < structs.length; at += 1) look(structs[at])
  }
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, look)
  return found
}

/** Words, marks, and attributes of a block but for its id, which is no work of anybody's. */
function isTelling({ content, parentSub }: Y.Item): boolean {
  if (parentSub !== null) return parentSub !== 'id'
  return content instanceof Y.ContentString || content instanceof Y.ContentFormat
}

function blockOf(parent: unknown): Y.XmlElement | null {
  const element = parent instanceof Y.XmlText ? parent.parent : parent
  const isBlock = element instanceof Y.XmlElement && blockNames.has(element.nodeName)
  return isBlock ? element : null
}

const blockNames = new Set(['paragraph', 'heading'])

/** Words of a block that are new, and words that are gone, in the order of the text. */
function wordsOf(transaction: Y.Transaction, block: Y.XmlElement): { added: string; removed: string } {
  let added = ''
  let removed = ''
  for (const text of textsOf(block)) {
    for (let item = text._start; item; item = item.right) {
      if (!(item.content instanceof Y.ContentString)) continue
      const isNew = item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0)
      if (isNew && !item.deleted) added += item.content.str
      else if (!isNew && item.deleted) removed += item.content.str
    }
  }
  return { added, removed }
}

/** A block's runs of text; those that were deleted long ago hold no words any more. */
function textsOf(block: Y.XmlElement): Y.XmlText[] {
  const found: Y.XmlText[] = []
  for (let item = block._start; item; item = item.right) {
    if (item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlText)
      found.push(item.content.type)
  }
  return found
}

/** Letters that two texts have in common at their starts and, of the rest, at their ends. */
function sameEnds(one: string, other: string): [start: number, end: number] {
  const most = Math.min(one.length, other.length)
  let start = 0
  while (start < most && one[start] === other[start]) start += 1
  let end = 0
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  return [start, end]
}
