// Deleting over several sections or over locked headings: their free text goes, the outline stays.

import type { Node } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'

/** Whether the selection reaches over a section's border, or over a locked heading and something else. */
export function spansLocked(state: EditorState): boolean {
  const { from, to, empty, $from, $to } = state.selection
  if (empty) return false
  if ($from.depth === 0 || $to.depth === 0 || $from.node(1) !== $to.node(1)) return true
  let isLocked = false
  state.doc.nodesBetween(from, to, (node, _at, parent) => {
    if (node.type.name === 'heading' && node.attrs['locked'] === true) isLocked = true
    return parent === null || node.type.name === 'section'
  })
  return isLocked && $from.parent !== $to.parent
}

interface Cut {
  readonly from: number
  readonly to: number
  /** Whether an empty paragraph takes the place of what is cut. */
  readonly leavesParagraph: boolean
}

/** Deletes the free text under the selection and puts the caret where the first of it stood. */
export function clearSelection(state: EditorState): Transaction {
  const { from, to } = state.selection
  const cuts: Cut[] = []
  state.doc.forEach((section, at) => {
    if (at + section.nodeSize > from && at < to) cuts.push(...cutsIn(section, at, from, to))
  })
  const { tr } = state
  for (const cut of cuts.toReversed()) {
    const paragraph = cut.leavesParagraph ? state.schema.nodes['paragraph']?.createAndFill() : null
    if (paragraph) tr.replaceWith(cut.from, cut.to, paragraph)
    else tr.delete(cut.from, cut.to)
  }
  const first = cuts[0]
  const caret = first ? first.from + (first.leavesParagraph ? 1 : 0) : tr.mapping.map(from)
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(caret, tr.doc.content.size))))
}

/** What to cut from one section: whole blocks together, the ends of blocks singly, locked headings never. */
function cutsIn(section: Node, sectionAt: number, from: number, to: number): Cut[] {
  const cuts: Cut[] = []
  let run: { from: number; to: number; afterHeading: boolean } | null = null
  let isAfterLocked = false
  const endRun = (beforeLocked: boolean) => {
    if (run) cuts.push({ from: run.from, to: run.to, leavesParagraph: run.afterHeading && beforeLocked })
    run = null
  }
  section.forEach((block, offset) => {
    const start = sectionAt + 1 + offset
    const end = start + block.nodeSize
    const isLocked = block.attrs['locked'] === true
    if (isLocked || end <= from || start >= to) {
      endRun(isLocked)
    } else if (from <= start + 1 && to >= end - 1) {
      run = { from: run?.from ?? start, to: end, afterHeading: run?.afterHeading ?? isAfterLocked }
    } else {
      endRun(false)
      cuts.push({ from: Math.max(from, start + 1), to: Math.min(to, end - 1), leavesParagraph: false })
    }
    isAfterLocked = isLocked
  })
  endRun(true)
  return cuts
}
