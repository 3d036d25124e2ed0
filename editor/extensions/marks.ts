// How words may look: bold, italic, underlined, struck through. By button and key only: signs that are typed stay signs.

import { type CommandProps, Mark, mergeAttributes } from '@tiptap/core'
import type { ParseRule } from '@tiptap/pm/model'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    looks: Record<
      `${'set' | 'toggle' | 'unset'}${'Bold' | 'Italic' | 'Underline' | 'Strike'}`,
      () => ReturnType
    >
  }
}

interface Look {
  readonly name: 'bold' | 'italic' | 'underline' | 'strike'
  readonly tag: string
  readonly keys: readonly string[]
  readonly read: readonly ParseRule[]
}

const looks: readonly Look[] = [
  {
    name: 'bold',
    tag: 'strong',
    keys: ['Mod-b', 'Mod-B'],
    read: [
      { tag: 'strong' },
      { tag: 'b', getAttrs: node => node.style.fontWeight !== 'normal' && null }, // Google Docs wraps all it copies in such a <b>
      { style: 'font-weight=400', clearMark: mark => mark.type.name === 'bold' },
      { style: 'font-weight', getAttrs: value => /^(bold(er)?|[5-9]\d{2,})$/u.test(value) && null },
    ],
  },
  {
    name: 'italic',
    tag: 'em',
    keys: ['Mod-i', 'Mod-I'],
    read: [
      { tag: 'em' },
      { tag: 'i', getAttrs: node => node.style.fontStyle !== 'normal' && null },
      { style: 'font-style=normal', clearMark: mark => mark.type.name === 'italic' },
      { style: 'font-style=italic' },
    ],
  },
  {
    name: 'underline',
    tag: 'u',
    keys: ['Mod-u', 'Mod-U'],
    read: [{ tag: 'u' }, decorated('underline')],
  },
  {
    name: 'strike',
    tag: 's',
    keys: ['Mod-Shift-s'],
    read: [{ tag: 's' }, { tag: 'del' }, { tag: 'strike' }, decorated('line-through')],
  },
]

function decorated(line: string): ParseRule {
  return { style: 'text-decoration', consuming: false, getAttrs: style => style.includes(line) && {} }
}

/** The four marks. */
export const lookMarks = looks.map(({ name, tag, keys, read }) =>
  Mark.create({
    name,
    parseHTML: () => read,
    renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes), 0],
    addCommands: () => {
      const named = name.charAt(0).toUpperCase() + name.slice(1)
      return {
        [`set${named}`]:
          () =>
          ({ commands }: CommandProps) =>
            commands.setMark(name),
        [`toggle${named}`]:
          () =>
          ({ commands }: CommandProps) =>
            commands.toggleMark(name),
        [`unset${named}`]:
          () =>
          ({ commands }: CommandProps) =>
            commands.unsetMark(name),
      }
    },
    addKeyboardShortcuts() {
      const toggle = () => this.editor.commands.toggleMark(name)
      return Object.fromEntries(keys.map(key => [key, toggle]))
    },
  }),
)
