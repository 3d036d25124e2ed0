// The page knows the section under the caret and the length of each, and prompts where one is empty.

import { afterEach, expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { TemplateView } from '#model/api.ts'
import { type NodeJson, sectionsOf } from '#model/content.ts'
import { fillingOf } from '../../editor/extensions/fillings.ts'
import { lengthsOf } from '../../editor/extensions/guidance.ts'
import { goToSection } from '../../editor/extensions/section.ts'
import { at, closeWindows, draft, locked, openWindow, p, section, seedOf } from './support/pair.ts'

afterEach(closeWindows)

const report = () =>
  seedOf(
    draft(
      section('a', 'Một', p('Xã có 12 thôn.'), locked('Dân cư', 'a)', 4), p('Dân số – 8.400 người.')),
      section('b', 'Hai', p('')),
    ),
  )

const template = {
  id: 't',
  version: 1,
  title: 'Báo cáo',
  budget: 9000,
  budgetConfidence: 'S',
  sections: [{ key: 'b', mustContain: ['bốn đến sáu bài học', 'gắn với hạn chế'] }],
} as unknown as TemplateView

test('[ED14] lengths are those of the model: prose only, in syllables', () => {
  const { editor } = openWindow(report())
  const counted = [...lengthsOf(editor.state.doc)]
  const wanted = sectionsOf(editor.getJSON() as NodeJson).map(({ key, syllables }) => [key, syllables])
  expect(counted).toEqual(wanted)
  expect(counted).toEqual([
    ['a', 8],
    ['b', 0],
  ])
})

test('[ED14] lengths follow the text after a pause', async () => {
  const { editor } = openWindow(report())
  const { guidance } = editor.storage
  await expect.poll(() => guidance.lengths.get('a')).toBe(8)
  editor.commands.insertContentAt(at(editor, 'Xã có'), 'Toàn ')
  await expect.poll(() => guidance.lengths.get('a')).toBe(9)
})

test('[ED15] the section under the caret is told, to the page and to colleagues', () => {
  const told: (string | null)[] = []
  const ydoc = new Y.Doc()
  const awareness = new Awareness(ydoc)
  const { editor } = openWindow(report(), {
    document: ydoc,
    provider: { awareness },
    onSectionChange: key => told.push(key),
  })
  editor.commands.setTextSelection(at(editor, 'Dân số'))
  expect(goToSection(editor, 'b')).toBe(true)
  expect(goToSection(editor, 'không có')).toBe(false)
  expect(told).toEqual(['a', 'b'])
  expect(awareness.getLocalState()?.['section']).toBe('b')
  awareness.destroy()
})

test('[ED16] an empty section prompts for what it must contain, until something is written', () => {
  const { editor, element } = openWindow(report(), { template })
  const prompts = () =>
    [...element.querySelectorAll('.vk-empty')].map(prompt => prompt.getAttribute('data-prompt'))
  expect(prompts()).toEqual(['Mục này chưa có nội dung. Cần có: bốn đến sáu bài học; gắn với hạn chế'])
  goToSection(editor, 'b')
  editor.commands.insertContent('Bài học.')
  expect(prompts()).toEqual([])
  editor.commands.undo()
  expect(prompts()).toHaveLength(1)
})

test('[ED17] undo takes back one’s own edits only', () => {
  const mine = openWindow(report())
  mine.editor.commands.insertContentAt(at(mine.editor, 'Xã có'), 'Của tôi. ')
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine.ydoc))
  const part = theirs.getXmlFragment('default').get(1)
  const block = part instanceof Y.XmlElement ? part.get(1) : null
  if (!(block instanceof Y.XmlElement)) throw new RangeError('no paragraph')
  block.insert(0, [new Y.XmlText('Của họ.')])
  Y.applyUpdate(mine.ydoc, Y.encodeStateAsUpdate(theirs), 'remote')
  mine.editor.commands.undo()
  expect(mine.editor.getText()).not.toContain('Của tôi.')
  expect(mine.editor.getText()).toContain('Của họ.')
})

test('[ED20] what a section holds is told: tables with their filled cells, headings with nothing under them', () => {
  const { editor } = openWindow(report())
  expect(fillingOf(editor.state, 'a')).toEqual({ tables: [], bareHeadings: [] })
  editor.commands.setTextSelection(at(editor, 'Dân số'))
  editor.commands.insertTable({ rows: 2, cols: 3, withHeaderRow: true })
  const heading = { type: 'heading', attrs: { level: 4 }, content: [{ type: 'text', text: 'Việc còn lại' }] }
  editor.commands.insertContentAt((editor.state.doc.firstChild?.nodeSize ?? 0) - 1, heading)
  const { tables, bareHeadings } = fillingOf(editor.state, 'a')
  expect(tables).toMatchObject([{ filled: 0, cells: 3 }])
  expect(bareHeadings).toEqual(['Việc còn lại'])
  expect(fillingOf(editor.state, 'a')).toBe(fillingOf(editor.state, 'a'))
  expect(fillingOf(editor.state, null)).toEqual({ tables: [], bareHeadings: [] })
})
