// Who wrote last in each block, in the page's margin. Does nothing until it is given what to show.

import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { BlockId } from '#model/ids.ts'

/** What stands beside a block. */
export interface AuthorMark {
  /** A few letters and a time. */
  readonly label: string
  /** Everybody who wrote in it, one a line: shown when pointed at. */
  readonly detail: string
  /** `#rrggbb`. */
  readonly color: string
}

/** Marks by block. */
export type AuthorMarks = ReadonlyMap<BlockId, AuthorMark>

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    authors: {
      /** Shows marks in the margin; null takes them away. */
      setAuthors: (marks: AuthorMarks | null) => ReturnType
    }
  }
}

const key = new PluginKey<AuthorMarks | null>('vkAuthors')

export const Authors = Extension.create({
  name: 'authors',
  addCommands() {
    return {
      setAuthors:
        marks =>
        ({ tr, dispatch }) => {
          dispatch?.(tr.setMeta(key, { marks }).setMeta('addToHistory', false))
          return true
        },
    }
  },
  addProseMirrorPlugins() {
    // Computed once for each text: a colleague's edit replaces the whole of it, so nothing could be carried along.
    let drawn: { readonly doc: Node; readonly marks: AuthorMarks; readonly set: DecorationSet } | null = null
    return [
      new Plugin<AuthorMarks | null>({
        key,
        state: {
          init: () => null,
          apply: (transaction, marks) => {
            const given: { readonly marks: AuthorMarks | null } | undefined = transaction.getMeta(key)
            return given ? given.marks : marks
          },
        },
        props: {
          decorations: state => {
            const marks = key.getState(state) ?? null
            if (marks === null) {
              drawn = null
              return null
            }
            if (drawn?.doc !== state.doc || drawn.marks !== marks)
              drawn = { doc: state.doc, marks, set: draw(state.doc, marks) }
            return drawn.set
          },
        },
      }),
    ]
  },
})

/** The block under the caret, or null. */
export function blockAtCaret(node: Node): BlockId | null {
  const id: unknown = node.isTextblock ? node.attrs['id'] : null
  return typeof id === 'string' ? id : null
}

function draw(doc: Node, marks: AuthorMarks): DecorationSet {
  const found: Decoration[] = []
  doc.descendants((node, at, parent) => {
    if (!node.isTextblock) return true
    const id = blockAtCaret(node)
    const mark = id === null ? undefined : marks.get(id)
    const isInTable = parent?.type.name === 'tableCell' || parent?.type.name === 'tableHeader'
    if (mark) {
      found.push(
        Decoration.node(at, at + node.nodeSize, {
          ...(isInTable ? {} : { class: 'vk-authored', 'data-author': mark.label }),
          title: mark.detail,
          style: `--vk-person: ${mark.color}`,
        }),
      )
    }
    return false
  })
  return DecorationSet.create(doc, found)
}
