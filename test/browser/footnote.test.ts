// Footnotes on the page: numbers, notes below a section, places of opinions over them, and a colleague's change while one is open.

import { NodeSelection } from '@tiptap/pm/state'
import { afterEach, expect, test } from 'vitest'
import type { NodeJson } from '#model/content.ts'
import { captureSelection } from '../../editor/extensions/capture.ts'
import {
  changeFootnote,
  footnoteTextAt,
  insertFootnote,
  mayInsertFootnote,
  onFootnoteOpen,
  removeFootnote,
  selectedFootnote,
} from '../../editor/extensions/footnote.ts'
import { goToBlock } from '../../editor/extensions/go-to-block.ts'
import { placeOf } from '../../editor/extensions/opinions.ts'
import {
  at,
  closeWindows,
  connect,
  draft,
  openWindow,
  p,
  press,
  section,
  seedOf,
  sync,
} from './support/pair.ts'
import { opinionOn, register } from './support/register.ts'

afterEach(closeWindows)

const noted = (id: string, ...parts: readonly (string | { readonly note: string })[]): NodeJson => ({
  type: 'paragraph',
  attrs: { id, textAlign: null },
  content: parts.map(part =>
    typeof part === 'string'
      ? { type: 'text', text: part }
      : { type: 'footnote', attrs: { text: part.note } },
  ),
})
const report = () =>
  seedOf(
    draft(
      section(
        'a',
        'Một',
        noted('a1', 'Thu đạt 12 tỷ đồng', { note: 'nguồn một' }, ', vượt kế hoạch.'),
        p('Không có gì.', 'a2'),
      ),
      section('b', 'Hai', noted('b1', 'Trồng 118 héc-ta', { note: 'nguồn hai' }, ' chè.')),
    ),
  )

const drawn = (element: HTMLElement) =>
  [...element.querySelectorAll('sup.vk-footnote')].map(mark => mark.getAttribute('data-number'))
const below = (element: HTMLElement) =>
  [...element.querySelectorAll('.vk-notes > div')].map(note => note.textContent)

test('[ED60] footnotes are numbered through the text and stand below their sections, also after a colleague puts one in before', () => {
  const [mine, theirs] = [openWindow(report()), openWindow(report())]
  connect(mine.ydoc, theirs.ydoc)
  expect(drawn(mine.element)).toEqual(['1', '2'])
  expect(below(mine.element)).toEqual(['1 nguồn một', '2 nguồn hai'])
  theirs.editor.commands.setTextSelection(at(theirs.editor, 'đạt 12'))
  insertFootnote(theirs.editor, '  nguồn\n mới ')
  for (const { element } of [mine, theirs]) {
    expect(drawn(element)).toEqual(['1', '2', '3'])
    expect(below(element)).toEqual(['1 nguồn mới', '2 nguồn một', '3 nguồn hai'])
  }
})

test('[ED60] words around a footnote are quoted without it, and the opinion on them stands over it', async () => {
  const quote = '12 tỷ đồng, vượt kế hoạch'
  const { editor, element } = openWindow(report(), {
    opinions: register([opinionOn({ quote }, 'a'), opinionOn({ quote: 'héc-ta chè' }, 'b', { id: 'o2' })]),
  })
  const from = at(editor, '12 tỷ')
  await expect
    .poll(() => placeOf(editor, 'o1'))
    .toMatchObject({ status: 'exact-moved', from, to: from + quote.length + 1 })
  expect([...element.querySelectorAll('[data-opinion=o2]')].map(one => one.textContent).join('')).toBe(
    'héc-ta chè',
  )
  editor.commands.setTextSelection({ from, to: from + quote.length + 1 })
  const captured = captureSelection(editor)
  expect(captured?.quote).toBe(quote)
  expect([captured?.from, captured?.to]).toEqual([from, from + quote.length + 1])
  expect(goToBlock(editor, 'a1', 'vượt kế')).toBe(true)
  const { selection, doc } = editor.state
  expect(doc.textBetween(selection.from, selection.to)).toBe('vượt kế')
})

test('[ED61] no heading takes a footnote', () => {
  const { editor } = openWindow(report())
  editor.commands.setTextSelection(at(editor, 'Một'))
  expect(mayInsertFootnote(editor.state)).toBe(false)
  editor.commands.setTextSelection(at(editor, 'Không có'))
  expect(mayInsertFootnote(editor.state)).toBe(true)
})

test('[ED61] a footnote is asked for by Enter, and found again whatever a colleague writes', () => {
  const [mine, theirs] = [openWindow(report()), openWindow(report())]
  connect(mine.ydoc, theirs.ydoc)
  let asked = 0
  const end = onFootnoteOpen(mine.editor, () => {
    asked += 1
  })
  const { state, view } = mine.editor
  const mark = at(mine.editor, 'đồng') + 4
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, mark)))
  press(mine.editor, 'Enter')
  expect(asked).toBe(1)
  end()
  const held = selectedFootnote(mine.editor)
  if (!held) throw new Error('no footnote is selected')
  expect(held.text).toBe('nguồn một')
  theirs.editor.commands.insertContentAt(at(theirs.editor, 'Thu đạt'), 'Năm qua, ')
  theirs.editor.commands.insertContentAt(at(theirs.editor, ', vượt kế'), ' (tròn)')
  const now = held.find()
  expect(now === null ? null : footnoteTextAt(mine.editor, now)).toBe('nguồn một')
  changeFootnote(mine.editor, now ?? 0, 'nguồn khác')
  expect(below(theirs.element)).toEqual(['1 nguồn khác', '2 nguồn hai'])
  let there = -1
  theirs.editor.state.doc.descendants((node, position) => {
    if (node.attrs['text'] === 'nguồn khác') there = position
  })
  removeFootnote(theirs.editor, there)
  expect(below(mine.element)).toEqual(['1 nguồn hai'])
  expect(held.find()).toBeNull()
})

test('[ED60] two people who write in the words around a footnote while apart both keep what they wrote', () => {
  const [mine, theirs] = [openWindow(report()), openWindow(report())]
  mine.editor.commands.insertContentAt(at(mine.editor, ' đồng'), ' mươi')
  theirs.editor.commands.insertContentAt(at(theirs.editor, ', vượt'), ' mỗi năm')
  sync(mine.ydoc, theirs.ydoc)
  const words = 'Thu đạt 12 tỷ mươi đồng mỗi năm, vượt kế hoạch.'
  for (const { editor, element } of [mine, theirs]) {
    expect(editor.state.doc.textContent).toContain(words)
    expect(drawn(element)).toEqual(['1', '2'])
  }
})
