// The peer of the editor's benchmark: ProseMirror alone with the same text, no Tiptap, no Yjs, no plugin but keys and undo.
// With `?skipping` the browser leaves out the layout of sections out of sight, as our own page has it do.

import { baseKeymap } from '@tiptap/pm/commands'
import { history } from '@tiptap/pm/history'
import { keymap } from '@tiptap/pm/keymap'
import { type DOMOutputSpec, type NodeSpec, Schema } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import { markSpecs, nodeSpecs } from '#model/schema.ts'

const tags: Readonly<Record<string, DOMOutputSpec>> = {
  section: ['section', 0],
  heading: ['h3', 0],
  paragraph: ['p', 0],
  bulletList: ['ul', 0],
  orderedList: ['ol', 0],
  listItem: ['li', 0],
  table: ['table', ['tbody', 0]],
  tableRow: ['tr', 0],
  tableCell: ['td', 0],
  tableHeader: ['th', 0],
  hardBreak: ['br'],
}

const nodes: Record<string, NodeSpec> = {}
for (const [name, spec] of Object.entries<NodeSpec>(nodeSpecs)) {
  const tag = tags[name]
  nodes[name] = tag === undefined ? spec : { ...spec, toDOM: () => tag }
}
const schema = new Schema({ nodes, marks: markSpecs })

document.documentElement.classList.toggle('skipping', location.search === '?skipping')
const answer = await fetch('/document.json')
const doc = schema.nodeFromJSON(await answer.json())
new EditorView(document.body, {
  state: EditorState.create({ doc, plugins: [keymap(baseKeymap), history()] }),
})
