// The cure of two faults in y-tiptap 3.0.9, applied while the page runs: no file of the package is changed.
// It touches private parts of the package: hence the exact pin of its version, and test/browser/binding.test.ts.

import type { Node } from '@tiptap/pm/model'
import { ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { type WriterMemory, writeSections } from './extensions/outline-writer.ts'

interface StaleSelection {
  readonly absAnchor?: number | null
  readonly absHead?: number | null
}
interface BindingInside extends WriterMemory {
  readonly doc: Y.Doc
  readonly type: Y.XmlFragment
  beforeTransactionSelection: StaleSelection | null
  readonly prosemirrorView: {
    readonly state: { readonly doc: { readonly content: { readonly size: number } } }
  } | null
  _typeChanged(events: unknown, transaction: unknown): void
  _forceRerender(): void
  _prosemirrorChanged(doc: Node): void
}

let isPatched = false

/**
 * Makes a remote change cost what it changed, and keeps the page in step with the Y.Doc. Call before the first editor is made;
 * calling again does nothing.
 *
 * 1. The package forgets every node it built at each remote change, so that each of them redraws the whole document. Here the
 *    nodes that did not change are kept: the package itself has already dropped the changed ones when it forgets the rest.
 * 2. Its search for the caret looks up a position from before the change, which may lie beyond the document of today, and
 *    throws; the page then stays behind the Y.Doc (y-tiptap#48). Here such a position is not looked for.
 * 3. Its comparison of page and Y.Doc may rewrite blocks that did not change. Here a section's locked headings are safe from it.
 */
export function patchBinding(): void {
  if (isPatched) return
  isPatched = true
  const inside = ProsemirrorBinding.prototype as unknown as BindingInside
  const typeChanged = inside._typeChanged
  const prosemirrorChanged = inside._prosemirrorChanged
  inside._prosemirrorChanged = function (this: BindingInside, doc) {
    this.doc.transact(() => {
      writeSections(this.doc, this.type, doc, this)
      prosemirrorChanged.call(this, doc)
    }, ySyncPluginKey)
  }
  inside._typeChanged = function (this: BindingInside, events, transaction) {
    const size = this.prosemirrorView?.state.doc.content.size ?? 0
    this.beforeTransactionSelection = withoutStale(this.beforeTransactionSelection, size)
    const { mapping } = this
    Object.defineProperty(mapping, 'clear', { configurable: true, value: () => {} })
    try {
      typeChanged.call(this, events, transaction)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      Reflect.deleteProperty(mapping, 'clear')
      this.beforeTransactionSelection = null
      this._forceRerender() // the last resort: the page is drawn anew from the Y.Doc, the caret may move
    } finally {
      Reflect.deleteProperty(mapping, 'clear')
    }
  }
}

function withoutStale(selection: StaleSelection | null, size: number): StaleSelection | null {
  if (!selection || ((selection.absAnchor ?? 0) <= size && (selection.absHead ?? 0) <= size)) return selection
  return { ...selection, absAnchor: null, absHead: null }
}
