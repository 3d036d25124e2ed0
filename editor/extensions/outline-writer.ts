// Writes the page into the shared document section by section, and between locked headings piece by piece. y-tiptap compares
// a section's blocks from both ends and rewrites what lies between; a locked heading caught in the middle would be deleted and
// written anew, which the server refuses. With one piece changed at a time a locked heading is always recognised.

import { Fragment, type Node } from '@tiptap/pm/model'
import { updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

/** What y-tiptap knows of the page: which node stands for which shared type. */
export type WriterMemory = Parameters<typeof updateYFragment>[3]

/**
 * Writes the sections that changed. Does nothing where page and shared document do not have the same sections: the package's
 * own way follows in any case, and finds nothing left to do where this has been.
 */
export function writeSections(ydoc: Y.Doc, fragment: Y.XmlFragment, doc: Node, memory: WriterMemory): void {
  const shared = fragment.toArray()
  if (shared.length !== doc.childCount) return
  for (const [index, element] of shared.entries()) {
    const is = doc.child(index)
    const was = memory.mapping.get(element)
    if (was === is || was === undefined || Array.isArray(was)) continue
    if (!(element instanceof Y.XmlElement) || element.nodeName !== is.type.name) return
    for (const step of stepsBetween(was, is)) updateYFragment(ydoc, element, step, memory)
    updateYFragment(ydoc, element, is, memory)
  }
}

/** The section as it was, with its pieces replaced by the new ones one after the other. */
function stepsBetween(was: Node, is: Node): Node[] {
  const old = piecesOf(was)
  const fresh = piecesOf(is)
  if (old.length !== fresh.length || old.length === 1) return []
  const pieces = [...old]
  const steps: Node[] = []
  const standing = new Set(old.flat())
  for (const [index, piece] of fresh.entries()) {
    const replaced = old[index] ?? []
    if (piece.length === replaced.length && piece.every((block, at) => block === replaced[at])) continue
    // A block that moved here still stands elsewhere in this step; as a copy it cannot be mistaken for that one.
    pieces[index] = piece.map(block =>
      standing.has(block) && !replaced.includes(block) ? block.copy(block.content) : block,
    )
    steps.push(is.type.create(is.attrs, Fragment.fromArray(pieces.flat())))
  }
  return steps
}

/** A section's blocks, cut before each locked heading. */
function piecesOf(section: Node): Node[][] {
  const pieces: Node[][] = []
  section.forEach(block => {
    const last = pieces.at(-1)
    if (block.attrs['locked'] === true || !last) pieces.push([block])
    else last.push(block)
  })
  return pieces
}
