// Random edits of a page, the same for the same seed.

import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { press } from './pair.ts'

/** Numbers from 0 to 1 that a seed decides. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** One edit at a random place: typing, splitting, joining, deleting, lists, headings, tables, bold, undo, select all. */
export function randomEdit(editor: Editor, random: () => number): void {
  const size = editor.state.doc.content.size
  const one = Math.floor(random() * size)
  const two = Math.floor(random() * size)
  const [weight, isRange, edit] = pick(random)
  if (weight === 0) return
  const { doc, tr } = editor.state
  const range = TextSelection.between(doc.resolve(Math.min(one, two)), doc.resolve(Math.max(one, two)))
  editor.view.dispatch(tr.setSelection(isRange ? range : TextSelection.near(doc.resolve(one))))
  try {
    edit(editor)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error // list commands on odd selections throw, and change nothing
  }
}

type Edit = readonly [weight: number, isRange: boolean, edit: (editor: Editor) => unknown]

const edits: readonly Edit[] = [
  [3, true, editor => press(editor, 'Delete')],
  [8, false, editor => editor.commands.insertContent('một hai ba ')],
  [8, false, editor => editor.commands.splitBlock()],
  [4, false, editor => editor.commands.joinBackward()],
  [4, false, editor => editor.commands.joinForward()],
  [2, false, editor => editor.commands.toggleBulletList()],
  [2, false, editor => editor.commands.toggleDraftHeading()],
  [
    4,
    false,
    editor =>
      editor.commands.insertContent({ type: 'paragraph', content: [{ type: 'text', text: 'Đoạn mới.' }] }),
  ],
  [1, false, editor => editor.commands.insertTable({ rows: 2, cols: 2 })],
  [2, true, editor => editor.commands.toggleBold()],
  [4, true, editor => editor.commands.deleteSelection()],
  [4, false, moveBlock],
  [3, false, editor => editor.commands.undo()],
  [2, false, editor => editor.commands.redo()],
  [0.2, false, editor => editor.commands.selectAll() && press(editor, 'Backspace')],
]

function pick(random: () => number): Edit {
  let drawn = random() * edits.reduce((sum, [weight]) => sum + weight, 0)
  for (const edit of edits) {
    drawn -= edit[0]
    if (drawn < 0) return edit
  }
  return [0, false, () => {}]
}

/** Takes the paragraph under the caret to the end of its section. */
function moveBlock({ state, view }: Editor): void {
  const { $from } = state.selection
  if ($from.depth !== 2 || $from.parent.attrs['locked'] === true) return
  const [from, to, end] = [$from.before(), $from.after(), $from.end(1)]
  view.dispatch(state.tr.insert(end, $from.parent).delete(from, to))
}
