// Keeps the outline: no edit made here may remove, add, join or move a section, or touch a heading that the template locked.

import { type Editor, Extension } from '@tiptap/core'
import type { Fragment, Node } from '@tiptap/pm/model'
import {
  AllSelection,
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import { fixTablesKey } from '@tiptap/pm/tables'
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { SectionKey } from '#model/ids.ts'
import { maxDepth } from '#model/schema.ts'
import { clearSelection, spansLocked } from './clear.ts'

/** What the guard asks and tells. */
export interface SectionGuardOptions {
  /** Whether the person may write at all; asked at each change. */
  readonly mayWrite: () => boolean
  /** Who alone may write in a section, when that is somebody else. */
  readonly holderOf: (key: SectionKey) => string | null
  /** Told when somebody tried to change the outline. */
  readonly onLocked: () => void
  /** Told when somebody tried to write in a section that another holds. */
  readonly onLent: (holder: string) => void
}

const guardKey = new PluginKey('vkSections')

export const SectionGuard = Extension.create<SectionGuardOptions>({
  name: 'sectionGuard',
  priority: 900, // before the shortcuts of lists and tables
  addOptions: () => ({
    mayWrite: () => true,
    holderOf: () => null,
    onLocked: () => {},
    onLent: () => {},
  }),
  addKeyboardShortcuts() {
    const clear = () => clearSpanned(this.editor)
    return {
      'Mod-a': () => selectStepwise(this.editor),
      Backspace: clear,
      'Mod-Backspace': clear,
      'Shift-Backspace': clear,
      Delete: clear,
      'Mod-Delete': clear,
      Enter: () => {
        clear()
        return leaveHeading(this.editor)
      },
    }
  },
  addProseMirrorPlugins() {
    const { mayWrite, holderOf, onLocked, onLent } = this.options
    return [
      new Plugin({
        key: guardKey,
        filterTransaction: (transaction, state) => {
          if (!transaction.docChanged || isFromOthers(transaction)) return true
          // Tables are put right by whoever edits them; doing it in answer to a colleague's edit would do it once on each page.
          if (transaction.getMeta(fixTablesKey) !== undefined && answersOthers(state)) return false
          if (!mayWrite()) return false
          const holder = holderOfChange(state.doc, transaction.doc, holderOf)
          if (holder !== null) {
            queueMicrotask(() => onLent(holder))
            return false
          }
          if (!keepsOutline(state.doc, transaction.doc)) {
            queueMicrotask(onLocked)
            return false
          }
          return keepsDepth(transaction)
        },
        props: {
          attributes: { class: 'vk-page' },
          editable: mayWrite,
          handleTextInput: (view, _from, _to, text) => {
            if (!spansLocked(view.state)) return false
            view.dispatch(clearSelection(view.state).insertText(text).scrollIntoView())
            return true
          },
          handlePaste: view => clearBefore(view),
          handleDrop: (_view, _event, _slice, moved) => moved && spansLocked(_view.state),
          handleDOMEvents: {
            cut: (view, event) => {
              if (!spansLocked(view.state) || !event.clipboardData) return false
              const { dom, text } = view.serializeForClipboard(view.state.selection.content())
              event.clipboardData.setData('text/html', dom.innerHTML)
              event.clipboardData.setData('text/plain', text)
              event.preventDefault()
              clearBefore(view)
              return true
            },
          },
        },
      }),
    ]
  },
})

/** Puts the caret behind a section's heading and scrolls there. False when there is no such section. */
export function goToSection(editor: Editor, key: string): boolean {
  let found: { at: number; section: Node } | null = null
  editor.state.doc.forEach((section, at) => {
    if (section.attrs['key'] === key) found = { at, section }
  })
  const place = found as { at: number; section: Node } | null
  if (!place) return false
  const heading = place.section.firstChild
  const body = place.at + 1 + (heading?.nodeSize ?? 0)
  const selection = TextSelection.near(
    editor.state.doc.resolve(Math.min(body, place.at + place.section.nodeSize - 1)),
  )
  editor.view.dispatch(editor.state.tr.setSelection(selection))
  const dom = editor.view.nodeDOM(place.at)
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'start' })
  focusText(editor.view)
  return true
}

/** Gives the text the keyboard. A text that may not be changed takes it too, its selection where the editor's is. */
export function focusText(view: EditorView): void {
  view.focus()
  if (view.editable) return
  view.dom.focus({ preventScroll: true })
  const { from, to } = view.state.selection
  const [start, end] = [view.domAtPos(from), view.domAtPos(to)]
  view.dom.ownerDocument.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset)
}

/** Who holds the first section that a change touches and that is not ours to write in; null = none is. */
function holderOfChange(before: Node, after: Node, holderOf: SectionGuardOptions['holderOf']): string | null {
  for (let index = 0; index < before.childCount; index += 1) {
    const section = before.child(index)
    if (after.maybeChild(index) === section) continue
    const holder = holderOf(String(section.attrs['key']))
    if (holder !== null && !after.maybeChild(index)?.eq(section)) return holder
  }
  return null
}

function isFromOthers(transaction: Transaction): boolean {
  const meta: unknown = transaction.getMeta(ySyncPluginKey)
  return typeof meta === 'object' && meta !== null && 'isChangeOrigin' in meta && meta.isChangeOrigin === true
}

function answersOthers(state: EditorState): boolean {
  const sync: unknown = ySyncPluginKey.getState(state)
  return typeof sync === 'object' && sync !== null && 'isChangeOrigin' in sync && sync.isChangeOrigin === true
}

/** Whether a document still has every section and every locked heading, in order and unchanged. Costs the changed sections only. */
function keepsOutline(before: Node, after: Node): boolean {
  if (before === after) return true
  if (before.childCount !== after.childCount) return false
  for (let at = 0; at < before.childCount; at += 1) {
    const was = before.child(at)
    const is = after.child(at)
    if (was === is) continue
    if (was.type !== is.type || !was.hasMarkup(is.type, is.attrs)) return false
    const wanted = lockedHeadings(was)
    const found = lockedHeadings(is)
    if (
      wanted.length !== found.length ||
      !wanted.every((heading, index) => found[index]?.eq(heading) === true)
    )
      return false
    if (wanted[0] === was.firstChild && found[0] !== is.firstChild) return false
  }
  return true
}

function lockedHeadings(section: Node): Node[] {
  const found: Node[] = []
  section.forEach(block => {
    if (block.attrs['locked'] === true) found.push(block)
  })
  return found
}

function keepsDepth(transaction: Transaction): boolean {
  return transaction.steps.every((step, index) => {
    if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) return true
    const { content } = step.slice
    if (content.size === 0) return true
    const before = transaction.docs[index]
    const around = before ? before.resolve(Math.min(step.from, before.content.size)).depth : 0
    const inside =
      step instanceof ReplaceAroundStep && before
        ? depthOf(before.slice(step.gapFrom, step.gapTo).content)
        : 0
    return around - step.slice.openStart + depthOf(content) + inside <= maxDepth
  })
}

/** Levels of nodes in a fragment; text counts none. */
export function depthOf(fragment: Fragment): number {
  let deepest = 0
  fragment.forEach(node => {
    if (!node.isText) deepest = Math.max(deepest, 1 + (node.isTextblock ? 0 : depthOf(node.content)))
  })
  return deepest
}

function clearSpanned({ state, view }: Editor): boolean {
  if (!spansLocked(state)) return false
  view.dispatch(clearSelection(state).scrollIntoView())
  return true
}

function clearBefore(view: EditorView): boolean {
  if (spansLocked(view.state)) view.dispatch(clearSelection(view.state).scrollIntoView())
  return false
}

/** Ctrl+A takes the text of the section under the caret; pressed again, everything. */
function selectStepwise({ state, view }: Editor): boolean {
  const { $from, from, to } = state.selection
  const section = $from.depth > 0 ? $from.node(1) : null
  if (!section?.firstChild || state.selection instanceof AllSelection) return false
  const start = $from.start(1) + section.firstChild.nodeSize
  const end = $from.end(1)
  if (start >= end) return false
  const body = TextSelection.between(state.doc.resolve(start), state.doc.resolve(end))
  if (from <= body.from && to >= body.to) {
    view.dispatch(state.tr.setSelection(new AllSelection(state.doc)))
    return true
  }
  view.dispatch(state.tr.setSelection(body))
  return true
}

/** Enter in a locked heading goes on below it. */
function leaveHeading({ state, view }: Editor): boolean {
  const { $from, empty } = state.selection
  if (!empty || $from.parent.attrs['locked'] !== true || $from.depth !== 2) return false
  const after = $from.after()
  const next = state.doc.resolve(after).nodeAfter
  const { tr } = state
  if (next?.type.name !== 'paragraph') tr.insert(after, state.schema.nodes['paragraph']?.create() ?? [])
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1))).scrollIntoView())
  return true
}
