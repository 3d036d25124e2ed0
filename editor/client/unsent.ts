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
  const runs: Run[] = []
  for (const part of block.toArray()) {
    for (let item = part instanceof Y.XmlText ? part._start : null; item; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue
      const { id, length, content } = item
      for (const { client, from, to } of written) {
        if (client !== id.client || from >= id.clock + length || id.clock >= to) continue
        const start = text.length + Math.max(0, from - id.clock)
        const end = text.length + Math.min(length, to - id.clock)
        const last = runs.at(-1)
        if (last?.end === start) last.end = end
        else runs.push({ start, end })
      }
      text += content.str
    }
  }
  return runs.map(run => wholeWords(text, run)).join(' … ')
}

/** Words written within a paragraph's text, from `start` up to `end`. */
interface Run {
  readonly start: number
  end: number
}

/** What is typed before a letter of its own kind counts as typed behind it: told as it was meant, from the word's beginning. */
function wholeWords(text: string, { start, end }: Run): string {
  let by = 0
  while (
    /\p{L}/u.test(text.charAt(start - by - 1)) &&
    text.charAt(start - by - 1) === text.charAt(end - by - 1)
  )
    by += 1
  return text.slice(start - by, end - by)
}
