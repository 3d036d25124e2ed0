// What every text is made of, and how the caret goes through it: paragraphs, characters, line breaks, the places between blocks.

import { Extension, mergeAttributes, Node } from '@tiptap/core'
import { ListKeymap } from '@tiptap/extension-list'
import { dropCursor } from '@tiptap/pm/dropcursor'
import { gapCursor } from '@tiptap/pm/gapcursor'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    paragraph: {
      /** Makes the block under the caret a paragraph. */
      setParagraph: () => ReturnType
    }
    hardBreak: {
      /** Begins a new line in the same block; what is bold goes on bold. */
      setHardBreak: () => ReturnType
    }
  }
}

const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000, // the first kind of block: what stands where nothing else is asked for
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', mergeAttributes(HTMLAttributes), 0],
  addCommands: () => ({
    setParagraph:
      () =>
      ({ commands }) =>
        commands.setNode('paragraph'),
  }),
  addKeyboardShortcuts() {
    return { 'Mod-Alt-0': () => this.editor.commands.setParagraph() }
  },
})

export const Text = Node.create({ name: 'text', group: 'inline' })

const HardBreak = Node.create({
  name: 'hardBreak',
  inline: true,
  group: 'inline',
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: ({ HTMLAttributes }) => ['br', mergeAttributes(HTMLAttributes)],
  renderText: () => '\n',
  addCommands: () => ({
    setHardBreak:
      () =>
      ({ state, chain, editor }) => {
        const { $from, $to } = state.selection
        if ($from.parent.type.spec.isolating) return false
        const marks = state.storedMarks ?? ($to.parentOffset > 0 ? $from.marks() : [])
        const { splittableMarks } = editor.extensionManager
        return chain()
          .insertContent({ type: 'hardBreak' })
          .command(({ tr }) => {
            tr.ensureMarks(marks.filter(({ type }) => splittableMarks.includes(type.name)))
            return true
          })
          .scrollIntoView()
          .run()
      },
  }),
  addKeyboardShortcuts() {
    const put = () => this.editor.commands.setHardBreak()
    return { 'Mod-Enter': put, 'Shift-Enter': put }
  },
})

/** Shows where something dragged will stand, and lets the caret stand between two blocks that hold none. */
export const Cursors = Extension.create({
  name: 'cursors',
  addProseMirrorPlugins: () => [dropCursor({ color: 'currentColor' }), gapCursor()],
})

/** Paragraphs, characters, line breaks, keys in lists, and where the caret can stand. */
export const basics = [Paragraph, Text, HardBreak, ListKeymap, Cursors]
