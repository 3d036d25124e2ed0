// Keeps the selected words marked while the form about them is open and the keyboard is elsewhere.

import type { Editor } from '@tiptap/core'
import { markWords } from './marked-words.ts'

/** Marks the words without touching the text or the editor. @returns its undoing */
export function showSelection(
  editor: Editor,
  { from, to }: { readonly from: number; readonly to: number },
): () => void {
  if (to > editor.state.doc.content.size) return () => {}
  const start = editor.view.domAtPos(from)
  const end = editor.view.domAtPos(to)
  const range = new Range()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return markWords(range)
}
