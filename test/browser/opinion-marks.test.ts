// Marks of opinions while people write: carried along as they are, drawn anew where they are others, and always where a fresh
// search would find them.

import type { Editor } from '@tiptap/core'
import { afterEach, expect, test } from 'vitest'
import type { Opinion } from '#model/opinion.ts'
import { captureSelection } from '../../editor/extensions/capture.ts'
import { placeOf, watchPlaces } from '../../editor/extensions/opinions.ts'
import { findPlace, isPlacedSurely } from '../../editor/extensions/places.ts'
import { pageText } from '../../editor/extensions/text-map.ts'
import { at, closeWindows, connect, draft, openWindow, p, section, seedOf } from './support/pair.ts'
import { opinionOn, register } from './support/register.ts'

afterEach(closeWindows)

const words = [
  'giải ngân còn chậm',
  'Đoạn thứ hai',
  'phát triển đảng viên đạt',
  'thu nhập bình quân tăng',
] as const
const report = () =>
  seedOf(
    draft(
      section('a', 'Một', p('Tiến độ giải ngân còn chậm so với yêu cầu.', 'a1'), p('Đoạn thứ hai.', 'a2')),
      section(
        'b',
        'Hai',
        p('Công tác phát triển đảng viên đạt kế hoạch.', 'b1'),
        p('Năm qua thu nhập bình quân tăng khá.', 'b2'),
      ),
    ),
  )

function captured(editor: Editor, quote: string): Pick<Opinion, 'anchor' | 'sectionKey'> {
  const from = at(editor, quote)
  editor.commands.setTextSelection({ from, to: from + quote.length })
  const selection = captureSelection(editor)
  if (!selection) throw new RangeError(`"${quote}" was not captured`)
  return selection
}

test('[UI1201] what is written elsewhere, here or by a colleague, carries marks along: no mark is drawn anew, nobody is told', async () => {
  const source = register()
  const [mine, theirs] = [openWindow(report(), { opinions: source }), openWindow(report())]
  connect(mine.ydoc, theirs.ydoc)
  const { anchor, sectionKey } = captured(mine.editor, words[0])
  source.set([opinionOn(anchor, sectionKey, { proposedText: 'giải ngân đã kịp' })])
  await expect.poll(() => mine.element.querySelectorAll('[data-opinion]').length).toBeGreaterThan(1)
  const marks = [...mine.element.querySelectorAll('[data-opinion]')]
  let told = 0
  const stop = watchPlaces(mine.editor, () => {
    told += 1
  })
  mine.editor.commands.insertContentAt(at(mine.editor, 'Đoạn thứ'), 'Thêm. ')
  theirs.editor.commands.insertContentAt(at(theirs.editor, 'Tiến độ'), 'Tuy vậy, ')
  theirs.editor.commands.insertContentAt(at(theirs.editor, 'Công tác'), 'Riêng ')
  await expect.poll(() => mine.editor.getText()).toContain('Riêng Công tác')
  expect([...mine.element.querySelectorAll('[data-opinion]')]).toEqual(marks)
  expect(marks.every(mark => mark.isConnected)).toBe(true)
  expect(told).toBe(0)
  stop()
})

test('[UI1201] a second opinion is drawn beside the first, whose mark stays the very element', async () => {
  const source = register()
  const { editor, element } = openWindow(report(), { opinions: source })
  const first = opinionOn({ quote: words[0] }, 'a')
  source.set([first])
  await expect.poll(() => element.querySelectorAll('.vk-mark').length).toBe(1)
  const mark = element.querySelector('.vk-mark')
  source.set([first, opinionOn({ quote: words[2] }, 'b', { id: 'o2' })])
  await expect.poll(() => element.querySelectorAll('.vk-mark').length).toBe(2)
  expect(element.querySelector('[data-opinion="o1"]')).toBe(mark)
  source.set([first])
  await expect.poll(() => element.querySelectorAll('.vk-mark').length).toBe(1)
  await expect.poll(() => placeOf(editor, 'o2')).toBeNull()
})

test('[UI1202] a redline of which an edit took a part is whole again when the words are', async () => {
  const source = register()
  const { editor, element } = openWindow(report(), { opinions: source })
  source.set([opinionOn({ quote: words[0] }, 'a', { proposedText: 'giải ngân không hề chậm' })])
  const drawn = () => [...element.querySelectorAll('[data-opinion]')].map(one => one.textContent).join('|')
  await expect.poll(drawn).toContain('không hề')
  const whole = drawn()
  const from = at(editor, 'còn chậm')
  const { tr } = editor.state
  editor.view.dispatch(tr.delete(from, from + 'còn'.length))
  editor.view.dispatch(editor.state.tr.insertText('còn', from)) // before anybody looked again
  await expect.poll(drawn).toBe(whole)
})

test('[UI1203] after any series of edits an opinion stands where a search from the beginning would find it', async () => {
  const seed = Number(import.meta.env['SEED'] ?? Date.now() % 1_000_000)
  console.log(`seed ${seed}`)
  const random = seededBy(seed)
  const source = register()
  const { editor } = openWindow(report(), { opinions: source })
  const given = words.map((quote, index) => {
    const { anchor, sectionKey } = captured(editor, quote)
    return opinionOn(index % 2 === 0 ? { quote } : anchor, sectionKey, { id: `o${index}` })
  })
  source.set(given)
  const ofSection = opinionOn(null, 'b', { id: 'o9' })
  const gone = opinionOn({ quote: 'Lời hứa chưa thực hiện' }, 'a', { id: 'o8' })
  const all = [...given, ofSection, gone]
  source.set(all)
  const wrong = () => all.filter(opinion => !standsRight(editor, opinion)).map(({ id }) => id)
  for (let round = 0; round < 12; round += 1) {
    for (let edit = 0; edit < 3; edit += 1) randomEdit(editor, random)
    await expect.poll(wrong).toEqual([])
  }
})

test('[UI1203] words that are deleted and put back at once are at their place again', async () => {
  const source = register()
  const { editor } = openWindow(report(), { opinions: source })
  source.set([opinionOn({ quote: words[1] }, 'a')])
  await expect.poll(() => placeOf(editor, 'o1')?.status).toBe('exact-moved')
  const place = placeOf(editor, 'o1')
  editor.view.dispatch(editor.state.tr.delete((place?.from ?? 0) - 1, (place?.to ?? 0) + 2))
  editor.commands.undo()
  await expect.poll(() => placeOf(editor, 'o1')).toEqual(place)
})

/** Whether the page shows an opinion where a search from the beginning finds it. Words that stand there exactly need no search. */
function standsRight(editor: Editor, opinion: Opinion): boolean {
  const place = placeOf(editor, opinion.id)
  if (place === null) return false
  const { state } = editor
  const fresh = findPlace(state, pageText(state.doc), opinion)
  if (place.status === 'exact' || place.status === 'exact-moved') {
    const shown = state.doc.textBetween(place.from ?? 0, place.to ?? 0, '\n')
    return shown === opinion.anchor?.quote && (isPlacedSurely(fresh.status) || fresh.status === 'ambiguous')
  }
  return place.status === fresh.status && place.from === fresh.from && place.to === fresh.to
}

function randomEdit(editor: Editor, random: () => number): void {
  const blocks: { from: number; text: string }[] = []
  editor.state.doc.descendants((node, position) => {
    if (node.isTextblock && node.attrs['locked'] !== true)
      blocks.push({ from: position + 1, text: node.textContent })
    return !node.isTextblock
  })
  const { from, text } = blocks[Math.floor(random() * blocks.length)] ?? { from: 1, text: '' }
  const offset = Math.floor(random() * (text.length + 1))
  const kind = random()
  if (kind < 0.3)
    editor.commands.insertContentAt(from + offset, ` ${words[Math.floor(random() * words.length)] ?? ''} `)
  else if (kind < 0.5) editor.commands.insertContentAt(from + offset, 'mới ')
  else if (kind < 0.7)
    editor.view.dispatch(editor.state.tr.delete(from + offset, from + Math.min(text.length, offset + 12)))
  else if (kind < 0.85)
    editor
      .chain()
      .setTextSelection(from + offset)
      .splitBlock()
      .run()
  else editor.commands.undo()
}

function seededBy(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
