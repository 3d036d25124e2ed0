// Choosing words by keyboard in a text one may not change: arrows go word by word, with Shift they take more.

import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

interface Step {
  readonly direction: 'forward' | 'backward'
  readonly by: 'word' | 'line'
}

const steps: Readonly<Record<string, Step>> = {
  ArrowRight: { direction: 'forward', by: 'word' },
  ArrowLeft: { direction: 'backward', by: 'word' },
  ArrowDown: { direction: 'forward', by: 'line' },
  ArrowUp: { direction: 'backward', by: 'line' },
}

/**
 * Answers an arrow key in a read-only text. Without Shift one word is taken, so that the place can be seen.
 *
 * @returns whether the key was answered
 */
export function moveInReadOnlyText(event: KeyboardEvent, text: HTMLElement): boolean {
  const step = steps[event.key]
  const selection = text.ownerDocument.getSelection()
  if (!step || !selection || event.altKey || event.ctrlKey || event.metaKey) return false
  if (!text.contains(selection.anchorNode)) selection.collapse(text.querySelector('p') ?? text, 0)
  if (event.shiftKey) {
    selection.modify('extend', step.direction, step.by)
    return true
  }
  if (step.direction === 'forward' && step.by === 'word') selection.collapseToEnd()
  else selection.collapseToStart()
  selection.modify('move', step.direction, step.by)
  if (step.by === 'word' && step.direction === 'forward') selection.modify('move', 'backward', 'word')
  selection.modify('extend', 'forward', 'word')
  const { focusNode } = selection
  const element = focusNode instanceof HTMLElement ? focusNode : focusNode?.parentElement
  element?.scrollIntoView({ block: 'nearest' })
  return true
}

/** Takes what the page shows as selected into the editor's state at once; the browser's own event would tell of it later. */
export function followShown(view: EditorView): void {
  const shown = view.dom.ownerDocument.getSelection()
  if (!shown?.anchorNode || !shown.focusNode || !view.dom.contains(shown.anchorNode)) return
  const anchor = view.posAtDOM(shown.anchorNode, shown.anchorOffset)
  const head = view.posAtDOM(shown.focusNode, shown.focusOffset)
  const { doc, selection, tr } = view.state
  if (anchor === selection.anchor && head === selection.head) return
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))))
}
