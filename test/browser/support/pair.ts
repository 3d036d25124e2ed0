// Editors on one document without a server: each has its own Y.Doc, and updates go from one to the other by hand.

import { Editor, type JSONContent } from '@tiptap/core'
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { NodeJson } from '#model/content.ts'
import { schema } from '#model/schema.ts'
import { type DraftingKitOptions, draftingKit } from '../../../editor/kit.ts'

let lastId = 0

/** A paragraph of a draft. */
export function p(text: string, id = `p${++lastId}`): NodeJson {
  const attrs = { id, textAlign: null }
  return text === ''
    ? { type: 'paragraph', attrs }
    : { type: 'paragraph', attrs, content: [{ type: 'text', text }] }
}

/** A heading that the template locks. */
export function locked(text: string, label = '', level = 3, id = `h${++lastId}`): NodeJson {
  return { type: 'heading', attrs: { id, level, label, locked: true }, content: [{ type: 'text', text }] }
}

/** A required section: its heading, then its blocks. */
export function section(key: string, title: string, ...blocks: NodeJson[]): NodeJson {
  const attrs = { key, required: true, orientation: 'portrait' }
  return { type: 'section', attrs, content: [locked(title, '', 3, `${key}-heading`), ...blocks] }
}

/** A whole draft. */
export function draft(...sections: NodeJson[]): NodeJson {
  return { type: 'doc', content: sections }
}

/** The bytes of a draft, as a server would have written it once. */
export function seedOf(doc: NodeJson): Uint8Array {
  const ydoc = new Y.Doc()
  ydoc.clientID = 1
  prosemirrorJSONToYXmlFragment(schema, doc, ydoc.getXmlFragment('default'))
  return Y.encodeStateAsUpdate(ydoc)
}

/** One person's window. */
export interface Window {
  readonly ydoc: Y.Doc
  readonly editor: Editor
  readonly element: HTMLElement
}

const open: Window[] = []

/** Opens an editor on a copy of the seed. */
export function openWindow(seed: Uint8Array, options: Partial<DraftingKitOptions> = {}): Window {
  const ydoc = options.document ?? new Y.Doc()
  Y.applyUpdate(ydoc, seed, 'seed')
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({
    element,
    extensions: draftingKit({ document: ydoc, provider: null, ...options }),
  })
  const made = { ydoc, editor, element }
  open.push(made)
  return made
}

/** Closes every window of a test. */
export function closeWindows(): void {
  for (const { editor, element, ydoc } of open.splice(0)) {
    editor.destroy()
    element.remove()
    ydoc.destroy()
  }
}

/** Brings two documents together, as a server does. */
export function sync(a: Y.Doc, b: Y.Doc): void {
  const fromA = Y.encodeStateAsUpdate(a, Y.encodeStateVector(b))
  const fromB = Y.encodeStateAsUpdate(b, Y.encodeStateVector(a))
  Y.applyUpdate(b, fromA, 'remote')
  Y.applyUpdate(a, fromB, 'remote')
}

/** Sends every further update of each to the other at once. */
export function connect(a: Y.Doc, b: Y.Doc): void {
  a.on(
    'update',
    (update: Uint8Array, origin: unknown) => origin === 'remote' || Y.applyUpdate(b, update, 'remote'),
  )
  b.on(
    'update',
    (update: Uint8Array, origin: unknown) => origin === 'remote' || Y.applyUpdate(a, update, 'remote'),
  )
}

/** Position of the first character of some words in an editor. Throws when they are not there. */
export function at(editor: Editor, words: string): number {
  let found = -1
  editor.state.doc.descendants((node, position) => {
    if (found >= 0 || !node.isTextblock) return found < 0
    const offset = node.textContent.indexOf(words)
    if (offset >= 0) found = position + 1 + offset
    return false
  })
  if (found < 0) throw new RangeError(`"${words}" is not in the text`)
  return found
}

/** The text of each section, blocks joined by a stroke. */
export function bodies(editor: Editor): string[] {
  const texts: string[] = []
  editor.state.doc.forEach(part => {
    texts.push(part.textBetween(0, part.content.size, '|', '/'))
  })
  return texts
}

/** Presses a key in an editor, as the page hears it. */
export function press(editor: Editor, key: string, modifiers: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers })
  editor.view.someProp('handleKeyDown', handle => handle(editor.view, event))
}

/** A draft as Tiptap's commands take it. */
export function content(node: NodeJson): JSONContent {
  return structuredClone(node) as JSONContent
}
