// Compares the page with the Y.Doc now and then, and draws it anew should they ever differ.

import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { deferred } from './idle.ts'

const afterQuietMs = 20_000

export const Watchdog = Extension.create({
  name: 'watchdog',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('vkWatchdog'),
        view: view => {
          const check = deferred(view, afterQuietMs, () => compare(view))
          return {
            update: (_view, before) => {
              if (before.doc !== view.state.doc) check.ask()
            },
            destroy: check.cancel,
          }
        },
      }),
    ]
  },
})

function compare(view: EditorView): void {
  const sync: unknown = ySyncPluginKey.getState(view.state)
  if (typeof sync !== 'object' || sync === null || !('binding' in sync) || !('type' in sync)) return
  const { binding, type } = sync
  if (!(type instanceof Y.XmlFragment) || type.length === 0 || !canRedraw(binding)) return
  const { content }: { content?: unknown } = yXmlFragmentToProsemirrorJSON(type)
  const stored = view.state.schema.nodeFromJSON({ type: 'doc', content })
  if (!stored.eq(view.state.doc)) binding._forceRerender()
}

function canRedraw(binding: unknown): binding is { _forceRerender(): void } {
  return typeof binding === 'object' && binding !== null && '_forceRerender' in binding
}
