// Footnotes: a mark in the text that carries its words. Its number is drawn, and the notes of a section stand below it.

import { type Editor, Node } from '@tiptap/core'
import type { Node as PmNode } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { footnoteWords } from '#model/footnote.ts'
import { rangeOf, relativeRange } from './relative.ts'

const openEvent = 'vk-footnote'

export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    text: {
      default: '',
      parseHTML: element => footnoteWords(element.dataset['footnote'] ?? ''),
      renderHTML: attributes => ({ 'data-footnote': attributes['text'] }),
    },
  }),
  parseHTML: () => [{ tag: 'sup[data-footnote]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['sup', { ...HTMLAttributes, class: 'vk-footnote' }],
  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const { selection } = this.editor.state
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'footnote') return false
        askForFootnote(this.editor)
        return true
      },
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: new PluginKey('vkFootnotes'),
      state: {
        init: (_config, { doc }) => drawn(doc),
        apply: ({ docChanged, doc }, before) => (docChanged ? drawn(doc) : before),
      },
      props: {
        decorations(state) {
          return this.getState(state)
        },
        handleClickOn: (view, _position, node, at, event) => {
          if (node.type.name !== 'footnote' || event.button !== 0) return false
          view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)))
          view.dom.dispatchEvent(new CustomEvent(openEvent))
          return true
        },
      },
    }),
  ],
})

/** Calls back when somebody asks for the footnote that is selected, or for a new one. Returns the end of it. */
export function onFootnoteOpen({ view }: Editor, listener: () => void): () => void {
  const { dom } = view
  dom.addEventListener(openEvent, listener)
  return () => dom.removeEventListener(openEvent, listener)
}

/** Asks for the footnote that is selected; where none is, for a new one. */
export function askForFootnote({ view }: Editor): void {
  view.dom.dispatchEvent(new CustomEvent(openEvent))
}

/** A footnote in hand: it is found again whatever others write meanwhile. */
export interface HeldFootnote {
  readonly text: string
  /** Its position now; null = it was deleted. */
  find(): number | null
}

/** The footnote that is selected, or null. */
export function selectedFootnote(editor: Editor): HeldFootnote | null {
  const { selection } = editor.state
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'footnote') return null
  const { from, to, node } = selection
  const related = relativeRange(editor.state, from, to)
  return {
    text: textOf(node),
    find: () => {
      const at = related ? rangeOf(editor.state, related)?.from : from
      return at !== undefined && footnoteAt(editor.state.doc, at) ? at : null
    },
  }
}

/** Words of the footnote at a position, or null when none stands there. */
export function footnoteTextAt(editor: Editor, at: number): string | null {
  const node = footnoteAt(editor.state.doc, at)
  return node ? textOf(node) : null
}

function footnoteAt(doc: PmNode, at: number): PmNode | null {
  const node = at <= doc.content.size ? doc.nodeAt(at) : null
  return node?.type.name === 'footnote' ? node : null
}

/** Whether a footnote may stand behind the selected words: in no heading, and in one's own text. */
export function mayInsertFootnote({ selection, schema }: EditorState): boolean {
  const { $to } = selection
  const type = schema.nodes['footnote']
  return (
    type !== undefined && $to.parent.isTextblock && $to.parent.canReplaceWith($to.index(), $to.index(), type)
  )
}

/** Puts a footnote behind the selected words, the caret after it. */
export function insertFootnote({ state, view }: Editor, raw: string): void {
  const node = state.schema.nodes['footnote']?.create({ text: footnoteWords(raw) })
  if (!node || !mayInsertFootnote(state)) return
  const { to } = state.selection
  const { tr } = state
  tr.insert(to, node)
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(to + 1), 1)).scrollIntoView())
}

/** Gives a footnote other words. */
export function changeFootnote({ state, view }: Editor, at: number, raw: string): void {
  view.dispatch(state.tr.setNodeAttribute(at, 'text', footnoteWords(raw)))
}

/** Takes a footnote out of the text. */
export function removeFootnote({ state, view }: Editor, at: number): void {
  const { tr } = state
  tr.delete(at, at + 1)
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at))).scrollIntoView())
}

function textOf(node: PmNode): string {
  const text: unknown = node.attrs['text']
  return typeof text === 'string' ? text : ''
}

interface Note {
  /** Position inside its section, or inside its block. */
  readonly at: number
  readonly text: string
}

/** The numbers on the marks, and the notes below their sections. */
function drawn(doc: PmNode): DecorationSet {
  const decorations: Decoration[] = []
  let count = 0
  doc.forEach((section, sectionAt) => {
    const notes = remembered(section, notesOfSection)
    if (notes.length === 0) return
    const first = count + 1
    for (const { at, text } of notes) {
      count += 1
      const from = sectionAt + 1 + at
      decorations.push(Decoration.node(from, from + 1, { 'data-number': String(count), title: text }))
    }
    decorations.push(
      Decoration.widget(sectionAt + section.nodeSize - 1, () => list(notes, first), {
        side: 1,
        key: JSON.stringify([first, notes.map(({ text }) => text)]),
        ignoreSelection: true,
      }),
    )
  })
  return decorations.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, decorations)
}

function list(notes: readonly Note[], first: number): HTMLElement {
  const box = document.createElement('div')
  box.className = 'vk-notes'
  box.contentEditable = 'false'
  for (const [index, { text }] of notes.entries()) {
    const note = document.createElement('div')
    const number = document.createElement('sup')
    number.textContent = String(first + index)
    note.append(number, ` ${text}`)
    box.append(note)
  }
  return box
}

const known = new WeakMap<PmNode, readonly Note[]>()

/** Nodes that did not change are not read again. */
function remembered(node: PmNode, read: (node: PmNode) => Note[]): readonly Note[] {
  const before = known.get(node)
  if (before) return before
  const notes = read(node)
  known.set(node, notes)
  return notes
}

function notesOfSection(section: PmNode): Note[] {
  const notes: Note[] = []
  section.forEach((block, blockAt) => {
    for (const { at, text } of remembered(block, notesOfBlock)) notes.push({ at: blockAt + 1 + at, text })
  })
  return notes
}

function notesOfBlock(block: PmNode): Note[] {
  const notes: Note[] = []
  block.descendants((node, at) => {
    if (node.type.name === 'footnote') notes.push({ at, text: textOf(node) })
  })
  return notes
}
