// Marks the section that holds the caret. The style sheet leaves sections far from the window unrendered; typing into such a
// one, after scrolling away from the caret, makes Chromium put the letter beside the paragraph, where it is lost.

import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** The class of the section that is always rendered. */
const markedClass = 'vk-caret-section'

interface Marked {
  /** Position and size of the section; -1 = none. */
  readonly at: number
  readonly size: number
  readonly set: DecorationSet
}

const key = new PluginKey<Marked>('vkCaretSection')

export const CaretSection = Extension.create({
  name: 'caretSection',
  addProseMirrorPlugins: () => [
    new Plugin<Marked>({
      key,
      state: {
        init: (_config, state) => marked(state),
        apply: (_transaction, before, _old, state) => {
          const { $head } = state.selection
          if ($head.depth === 0) return before.at === -1 ? before : none
          const isSame = before.at === $head.before(1) && before.size === $head.node(1).nodeSize
          return isSame ? before : marked(state)
        },
      },
      props: { decorations: state => key.getState(state)?.set },
    }),
  ],
})

const none: Marked = { at: -1, size: 0, set: DecorationSet.empty }

function marked({ doc, selection: { $head } }: EditorState): Marked {
  if ($head.depth === 0) return none
  const at = $head.before(1)
  const size = $head.node(1).nodeSize
  const set = DecorationSet.create(doc, [Decoration.node(at, at + size, { class: markedClass })])
  return { at, size, set }
}
