// The editor of a private copy: words alone, block by block; nothing of it is shared.

import { Editor, Extension, Node } from '@tiptap/core'
import { Text } from '@tiptap/extension-text'
import { history, redo, undo } from '@tiptap/pm/history'
import type { Node as PmNode } from '@tiptap/pm/model'
import { Cursors } from '../../../extensions/basics.ts'
import type { CopiedBlock, EditedBlock } from './section-copy.ts'

const CopiedParagraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'text*',
  whitespace: 'pre',
  addAttributes: () => ({ copiedId: { default: null, rendered: false }, look: { default: 'paragraph' } }),
  parseHTML: () => [{ tag: 'p' }, { tag: 'h1, h2, h3, h4, h5, h6' }, { tag: 'li' }, { tag: 'td' }],
  renderHTML: ({ node }) => ['p', { 'data-look': String(node.attrs['look']) }, 0],
})

const CopyUndo = Extension.create({
  name: 'copyUndo',
  addProseMirrorPlugins: () => [history()],
  addKeyboardShortcuts() {
    const run = (step: typeof undo) => () => step(this.editor.state, this.editor.view.dispatch)
    return { 'Mod-z': run(undo), 'Shift-Mod-z': run(redo), 'Mod-y': run(redo) }
  },
})

/**
 * Makes the editor.
 *
 * @param looks how the blocks look, by their ids
 * @param onChange told all blocks after each change
 */
export function copyEditor(
  edited: readonly EditedBlock[],
  looks: readonly CopiedBlock[],
  label: string,
  onChange: (edited: readonly EditedBlock[]) => void,
): Editor {
  const lookOf = new Map(looks.map(({ id, look }) => [id, look]))
  const content = edited.map(({ id, text }) => ({
    type: 'paragraph',
    attrs: { copiedId: id, look: (id !== null && lookOf.get(id)) || 'paragraph' },
    ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
  }))
  return new Editor({
    extensions: [
      Node.create({ name: 'doc', topNode: true, content: 'block+' }),
      Text,
      Cursors,
      CopyUndo,
      CopiedParagraph,
    ],
    content: { type: 'doc', content },
    onUpdate: ({ editor }) => onChange(blocksOf(editor.state.doc)),
    editorProps: {
      attributes: {
        class: 'vk-page suggest-copy',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        lang: 'vi',
        spellcheck: 'false',
        'data-pane-start': '',
      },
    },
  })
}

function blocksOf(doc: PmNode): EditedBlock[] {
  return doc.children.map(node => {
    const id: unknown = node.attrs['copiedId']
    return { id: typeof id === 'string' ? id : null, text: node.textContent }
  })
}
