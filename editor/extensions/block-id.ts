// Ids for new blocks, given only in the user's own edits: two clients that both gave ids would disagree on them.

import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { BlockId } from '#model/ids.ts'

const letters = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A fresh block id: twelve letters and digits, 62 random bits. */
function newBlockId(): BlockId {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map(byte => letters[byte % letters.length] ?? '0')
    .join('')
}

export const BlockIds = Extension.create({
  name: 'blockIds',
  addProseMirrorPlugins() {
    let view: EditorView | null = null
    return [
      new Plugin({
        key: new PluginKey('vkBlockIds'),
        view: made => {
          view = made
          // What was typed with an input method gets its ids when the word is done: the composed text must not be touched.
          const catchUp = () => setTimeout(() => fillMissing(made), catchUpMs)
          made.dom.addEventListener('compositionend', catchUp)
          return {
            destroy: () => {
              view = null
              made.dom.removeEventListener('compositionend', catchUp)
            },
          }
        },
        appendTransaction: (transactions, before, after) => {
          const isOwn = transactions.some(
            transaction => transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined,
          )
          if (!isOwn || view?.composing === true) return null
          return giveIds(before.doc, after)
        },
      }),
    ]
  },
})

const catchUpMs = 60 // after the editor has closed the composition (20 ms) and drawn

function giveIds(before: Node, state: EditorState): Transaction | null {
  const { doc } = state
  const from = before.content.findDiffStart(doc.content)
  const ends = before.content.findDiffEnd(doc.content)
  if (from === null || !ends) return null
  // Where what is new repeats what is beside it, the two ends pass each other: the range is as much longer.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b))
  const to = ends.b + overlap
  const known = new Set<unknown>()
  eachBlock(before, from, ends.a + overlap, block => known.add(block.attrs['id']))
  const seen = new Set<unknown>()
  const blank: number[] = []
  let mayRepeat = false
  eachBlock(doc, from, to, (block, at) => {
    const id: unknown = block.attrs['id']
    if (id === null) blank.push(at)
    else if (seen.has(id) || !known.has(id)) mayRepeat = true
    seen.add(id)
  })
  if (mayRepeat) blank.push(...repeatedIn(doc))
  if (blank.length === 0) return null
  const { tr } = state
  for (const at of blank) tr.setNodeAttribute(at, 'id', newBlockId())
  return tr
}

/** Blocks whose id another block before them has: copies. The first in the document keeps the id. */
function repeatedIn(doc: Node): number[] {
  const seen = new Set<unknown>()
  const repeated: number[] = []
  eachBlock(doc, 0, doc.content.size, (block, at) => {
    const id: unknown = block.attrs['id']
    if (id !== null && seen.has(id)) repeated.push(at)
    seen.add(id)
  })
  return repeated
}

function fillMissing(view: EditorView): void {
  if (view.isDestroyed || view.composing || !view.editable) return
  const { tr, doc } = view.state
  eachBlock(doc, 0, doc.content.size, (block, at) => {
    if (block.attrs['id'] === null) tr.setNodeAttribute(at, 'id', newBlockId())
  })
  if (tr.docChanged) view.dispatch(tr)
}

function eachBlock(doc: Node, from: number, to: number, visit: (block: Node, at: number) => void): void {
  doc.nodesBetween(Math.max(0, from), Math.min(to, doc.content.size), (node, at) => {
    if (node.isInline) return false
    if ('id' in node.attrs) visit(node, at)
    return !node.isTextblock
  })
}
