// What a person wrote that the server never took, as plain text: to be copied when it cannot be sent any more.

import * as Y from 'yjs'
import type { Acknowledgement, Range } from './acknowledgement.ts'

/** Words that never reached the server. */
export interface Unsent {
  /** By paragraph, in the order of the text; ` … ` stands between words that were not written in one place. */
  readonly paragraphs: readonly string[]
  /** Whether something was taken away that is still there on the server. */
  readonly hasDeletions: boolean
}

/** Reads it out of the document. */
export function unsentIn(doc: Y.Doc, outstanding: ReturnType<Acknowledgement['outstanding']>): Unsent {
  const { written, deleted } = outstanding
  const paragraphs = written.length === 0 ? [] : [...paragraphsOf(doc.getXmlFragment('default'))]
  return {
    paragraphs: paragraphs.map(block => unsentOf(block, written)).filter(text => text.trim() !== ''),
    hasDeletions: deleted.length > 0,
  }
}

function* paragraphsOf(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    if (child.toArray().some(part => part instanceof Y.XmlText)) yield child
    else yield* paragraphsOf(child)
  }
}

function unsentOf(block: Y.XmlElement, written: readonly Range[]): string {
  let text = ''
  let isApart = false
  for (const run of block.toArray()) {
    for (let item = run instanceof Y.XmlText ? run._start : null; item; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue
      const { id, length, content } = item
      const range = written.find(
        ({ client, from, to }) => client === id.client && from < id.clock + length && id.clock < to,
      )
      const [start, end] = range ? [Math.max(0, range.from - id.clock), range.to - id.clock] : [0, 0]
      const words = content.str.slice(start, end)
      if (words === '') {
        isApart = text !== ''
        continue
      }
      text += isApart || (start > 0 && text !== '') ? ` … ${words}` : words
      isApart = start + words.length < length
    }
  }
  return text
}
