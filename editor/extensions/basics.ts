// What every text is made of: paragraphs, characters, line breaks, how words look, and how the caret goes through them.

import { Extension } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { ListKeymap } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Strike } from '@tiptap/extension-strike'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { dropCursor } from '@tiptap/pm/dropcursor'
import { gapCursor } from '@tiptap/pm/gapcursor'

/** Signs such as ** that are typed or pasted stay signs: looks come by button and key only. */
const asTyped = { addInputRules: () => [], addPasteRules: () => [] }

/** Shows where something dragged will stand, and lets the caret stand between two blocks that hold none. */
export const Cursors = Extension.create({
  name: 'cursors',
  addProseMirrorPlugins: () => [dropCursor({ color: 'currentColor' }), gapCursor()],
})

/** Paragraphs, characters, line breaks, looks of words, keys in lists, and where the caret can stand. */
export const basics = [
  Paragraph,
  Text,
  HardBreak,
  Bold.extend(asTyped),
  Italic.extend(asTyped),
  Strike.extend(asTyped),
  Underline.extend(asTyped),
  ListKeymap,
  Cursors,
]
