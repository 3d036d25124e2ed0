// Opinions are shown at their words, follow them, and change not one letter of the text.

import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, expect, test } from 'vitest'
import type { Opinion } from '#model/opinion.ts'
import { type CapturedSelection, captureSelection } from '../../editor/extensions/capture.ts'
import { placeOf } from '../../editor/extensions/opinions.ts'
import { proposalParts } from '../../editor/extensions/proposal.ts'
import {
  at,
  bodies,
  closeWindows,
  connect,
  draft,
  openWindow,
  p,
  section,
  seedOf,
  type Window,
} from './support/pair.ts'
import { opinionOn, register } from './support/register.ts'

afterEach(closeWindows)

const report = () =>
  seedOf(
    draft(
      section(
        'a',
        'Một',
        p('Đạt chỉ tiêu thu. Tiến độ giải ngân còn chậm so với yêu cầu.', 'a1'),
        p('Đoạn thứ hai.', 'a2'),
      ),
      section('b', 'Hai', p('Công tác phát triển đảng viên đạt kế hoạch.', 'b1')),
    ),
  )

function select(editor: Editor, words: string): CapturedSelection {
  const from = at(editor, words)
  editor.view.dispatch(
    editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, from + words.length)),
  )
  const captured = captureSelection(editor)
  if (!captured) throw new RangeError('nothing was captured')
  return captured
}

const opinion = (
  { anchor, sectionKey }: Pick<CapturedSelection, 'anchor' | 'sectionKey'>,
  more: Partial<Opinion> = {},
): Opinion => opinionOn(anchor, sectionKey, more)

const marked = ({ element }: Window, selector = '.vk-mark') =>
  [...element.querySelectorAll(selector)].map(mark => mark.textContent).join('|')
const shows = (window: Window, selector = '.vk-mark') => expect.poll(() => marked(window, selector))

test('[AN20] an opinion is underlined at its words on every screen', async () => {
  const source = register()
  const mine = openWindow(report(), { opinions: source })
  const theirs = openWindow(report(), { opinions: source })
  source.set([opinion(select(mine.editor, 'giải ngân còn chậm'))])
  await shows(mine).toBe('giải ngân còn chậm')
  await shows(theirs).toBe('giải ngân còn chậm')
  expect(placeOf(mine.editor, 'o1')).toMatchObject({ status: 'exact', blockId: 'a1' })
})

test('[AN20] an opinion stays on its words while both sides write around them', async () => {
  const source = register()
  const mine = openWindow(report(), { opinions: source })
  const theirs = openWindow(report(), { opinions: source })
  connect(mine.ydoc, theirs.ydoc)
  source.set([opinion(select(mine.editor, 'giải ngân còn chậm'))])
  await shows(mine).toBe('giải ngân còn chậm')
  mine.editor.commands.insertContentAt(at(mine.editor, 'Đạt chỉ'), 'Cơ bản ')
  expect(marked(mine)).toBe('giải ngân còn chậm')
  theirs.editor.commands.insertContentAt(at(theirs.editor, 'Tiến độ'), 'Tuy vậy, ')
  expect(marked(mine)).toBe('giải ngân còn chậm')
  theirs.editor.chain().setTextSelection(at(theirs.editor, 'Tiến độ')).splitBlock().run()
  await shows(mine).toBe('giải ngân còn chậm')
  await shows(theirs).toBe('giải ngân còn chậm')
})

test('[AN20] what is typed right before or behind the words stays outside the opinion', async () => {
  const source = register()
  const mine = openWindow(report(), { opinions: source })
  source.set([opinion(select(mine.editor, 'giải ngân còn chậm'))])
  await shows(mine).toBe('giải ngân còn chậm')
  mine.editor.commands.insertContentAt(at(mine.editor, 'giải ngân'), 'X')
  mine.editor.commands.insertContentAt(at(mine.editor, ' so với'), 'Y')
  expect(marked(mine)).toBe('giải ngân còn chậm')
})

test('[AN21] an opinion whose words are gone is in no text but stays known, at its block', async () => {
  const source = register()
  const mine = openWindow(report(), { opinions: source })
  source.set([opinion(select(mine.editor, 'Công tác phát triển đảng viên đạt kế hoạch.'))])
  await shows(mine).not.toBe('')
  const from = at(mine.editor, 'Công tác')
  mine.editor.view.dispatch(
    mine.editor.state.tr.delete(from, from + 'Công tác phát triển đảng viên đạt kế hoạch.'.length),
  )
  await expect.poll(() => placeOf(mine.editor, 'o1')?.status).toBe('block')
  mine.editor.commands.undo()
  await expect.poll(() => placeOf(mine.editor, 'o1')?.status).toMatch(/^exact/u)
})

test('[AN22] a proposal is drawn as redline and is no part of the text', async () => {
  const source = register()
  const mine = openWindow(report(), { opinions: source })
  const before = bodies(mine.editor)
  source.set([
    opinion(select(mine.editor, 'còn chậm so với yêu cầu'), { proposedText: 'chỉ đạt 62% kế hoạch' }),
  ])
  await shows(mine, '.vk-del').toBe('còn chậm so với yêu cầu')
  expect(marked(mine, '.vk-ins')).toBe('chỉ đạt 62% kế hoạch')
  expect(bodies(mine.editor)).toEqual(before)
  mine.editor.commands.setProposalsShown(false)
  expect([marked(mine, '.vk-ins'), marked(mine)]).toEqual(['', 'còn chậm so với yêu cầu'])
})

test('[AN22] words kept by a proposal are not struck', () => {
  expect(proposalParts('đạt 62 % kế hoạch', 'đạt 71 % kế hoạch năm')).toEqual([
    { type: 'kept', from: 0, to: 4 },
    { type: 'struck', from: 4, to: 6 },
    { type: 'added', at: 6, text: '71' },
    { type: 'kept', from: 6, to: 17 },
    { type: 'added', at: 17, text: ' năm' },
  ])
})

test('[AN23] a decided opinion leaves the page, and shows again when it is in focus', async () => {
  const source = register()
  const mine = openWindow(report(), { opinions: source })
  const captured = select(mine.editor, 'giải ngân còn chậm')
  source.set([opinion(captured)])
  await shows(mine).toBe('giải ngân còn chậm')
  source.set([opinion(captured, { status: 'declined' })])
  await shows(mine).toBe('')
  mine.editor.commands.setOpinionFocus('o1')
  expect(marked(mine, '.vk-mark-on')).toBe('giải ngân còn chậm')
  mine.editor.commands.setOpinionFocus(null)
  expect(marked(mine)).toBe('')
})

test('[ED41] a click on the words of an opinion leaves the caret where the click was', async () => {
  const source = register()
  let clicked: string | null = null
  const window = openWindow(report(), {
    opinions: source,
    onOpinionClick: id => {
      clicked = id
      window.editor.commands.setOpinionFocus(id)
    },
  })
  const { editor } = window
  source.set([opinion(select(editor, 'giải ngân còn chậm'))])
  await shows(window).toBe('giải ngân còn chậm')
  editor.commands.setTextSelection(at(editor, 'Đạt chỉ'))
  // These events move no caret of the browser's, as on a slow machine the news of it comes after the click.
  const place = at(editor, 'ngân còn')
  const { left, top, bottom } = editor.view.coordsAtPos(place)
  const mouse = {
    bubbles: true,
    cancelable: true,
    button: 0,
    detail: 1,
    clientX: left + 1,
    clientY: (top + bottom) / 2,
  }
  const target = editor.view.dom.querySelector('.vk-mark') ?? editor.view.dom
  target.dispatchEvent(new MouseEvent('mousedown', { ...mouse, buttons: 1 }))
  target.dispatchEvent(new MouseEvent('mouseup', mouse))
  expect(clicked).toBe('o1')
  expect(editor.state.selection.from).toBe(place)
  expect(editor.state.selection.empty).toBe(true)
})

test('[AN24] a selection of fewer than three words takes its whole block', () => {
  const { editor } = openWindow(report())
  expect(select(editor, 'thứ').quote).toBe('Đoạn thứ hai.')
  expect(select(editor, 'giải ngân còn').quote).toBe('giải ngân còn')
})

test('[AN26] half a word or number that was selected becomes the whole one', () => {
  const { editor } = openWindow(
    seedOf(draft(section('a', 'Một', p('Thu được 3.150 tấn búp, giảm nghèo 62,5%.', 'a1')))),
  )
  expect(select(editor, '150 tấn bú').quote).toBe('3.150 tấn búp')
  expect(select(editor, 'iảm nghèo 62').quote).toBe('giảm nghèo 62,5')
  expect(select(editor, ' được 3.150 ').quote).toBe('Thu được 3.150 tấn búp, giảm nghèo 62,5%.')
  expect(select(editor, 'búp, giảm nghèo').quote).toBe('búp, giảm nghèo')
})

test('[AN24] a captured anchor names block, section, context and both relative ends', () => {
  const { editor } = openWindow(report())
  const { anchor, sectionKey } = select(editor, 'phát triển đảng viên')
  expect(sectionKey).toBe('b')
  expect(anchor).toMatchObject({
    quote: 'phát triển đảng viên',
    prefix: expect.stringMatching(/Công tác $/u),
    blockId: 'b1',
  })
  expect(anchor.rel?.from).toMatch(/^[A-Za-z0-9+/=]+$/u)
})

test('[AN24] nothing selected is nothing captured', () => {
  const { editor } = openWindow(report())
  editor.commands.setTextSelection(at(editor, 'Đạt'))
  expect(captureSelection(editor)).toBe(null)
})

test('[AN25] a hundred opinions are all found on opening, and typing looks none of them up again', async () => {
  const lines = Array.from({ length: 100 }, (_, index) =>
    p(`Câu số ${index} của báo cáo nói về việc thứ ${index}.`, `l${index}`),
  )
  const seed = seedOf(draft(section('a', 'Một', ...lines)))
  const source = register(
    lines.map((_, index) =>
      opinion(
        { anchor: { quote: `Câu số ${index} của báo cáo`, blockId: `l${index}` }, sectionKey: 'a' },
        { id: `o${index}` },
      ),
    ),
  )
  const mine = openWindow(seed, { opinions: source })
  await expect.poll(() => mine.element.querySelectorAll('.vk-mark').length).toBe(100)
  expect(placeOf(mine.editor, 'o99')?.status).toBe('exact-moved')
})
