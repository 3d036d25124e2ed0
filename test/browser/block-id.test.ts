// Every block has an id of its own, given once, by whoever made the block.

import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, expect, test } from 'vitest'
import { at, closeWindows, connect, draft, openWindow, p, section, seedOf } from './support/pair.ts'
import { randomEdit, seeded } from './support/random.ts'

afterEach(closeWindows)

const seed = () => seedOf(draft(section('a', 'Một', p('Thứ nhất.', 'first'), p('Thứ hai.', 'second'))))

function idsOf(editor: Editor): (string | null)[] {
  const ids: (string | null)[] = []
  editor.state.doc.descendants(node => {
    if ('id' in node.attrs) ids.push(node.attrs['id'] as string | null)
  })
  return ids
}

test('[ED5] Enter gives the new paragraph an id and leaves the old one its own', () => {
  const { editor } = openWindow(seed())
  editor.chain().setTextSelection(at(editor, 'nhất')).splitBlock().run()
  const ids = idsOf(editor)
  expect(ids.slice(0, 2)).toEqual(['a-heading', 'first'])
  expect(new Set(ids).size).toBe(4)
  expect(ids).not.toContain(null)
})

test('[ED5] of a paragraph and its copy the first in the document keeps the id', () => {
  const { editor } = openWindow(seed())
  const from = at(editor, 'Thứ nhất') - 1
  const node = editor.state.doc.nodeAt(from)
  if (!node) throw new RangeError('no paragraph there')
  editor.view.dispatch(editor.state.tr.insert(editor.state.doc.content.size - 1, node))
  const ids = idsOf(editor)
  expect(ids.slice(0, 3)).toEqual(['a-heading', 'first', 'second'])
  expect(new Set(ids).size).toBe(4)
})

test('[ED5] a moved paragraph keeps its id', () => {
  const { editor } = openWindow(seed())
  const from = at(editor, 'Thứ nhất') - 1
  const node = editor.state.doc.nodeAt(from)
  if (!node) throw new RangeError('no paragraph there')
  editor.view.dispatch(
    editor.state.tr.insert(editor.state.doc.content.size - 1, node).delete(from, from + node.nodeSize),
  )
  expect(idsOf(editor)).toEqual(['a-heading', 'second', 'first'])
})

test('[ED5] only the one who makes a block gives its id; both then have the same', () => {
  const mine = openWindow(seed())
  const theirs = openWindow(seed())
  connect(mine.ydoc, theirs.ydoc)
  mine.editor.chain().setTextSelection(at(mine.editor, 'nhất')).splitBlock().run()
  expect(idsOf(theirs.editor)).toEqual(idsOf(mine.editor))
})

test('[ED5] after 300 random edits every id is there and is one of a kind', () => {
  const { editor } = openWindow(seed())
  const random = seeded(11)
  for (let time = 0; time < 300; time += 1) {
    randomEdit(editor, random)
    const ids = idsOf(editor)
    expect(ids, `after edit ${time}`).not.toContain(null)
    expect(new Set(ids).size, `after edit ${time}`).toBe(ids.length)
  }
})

test('[ED5] typing gives no ids and looks at no other block', () => {
  const { editor } = openWindow(seed())
  let steps = 0
  editor.on('transaction', ({ transaction, appendedTransactions }) => {
    steps += transaction.steps.length
    for (const appended of appendedTransactions) steps += appended.steps.length
  })
  editor.view.dispatch(
    editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at(editor, 'hai'))).insertText('x'),
  )
  expect(steps).toBe(1)
})
