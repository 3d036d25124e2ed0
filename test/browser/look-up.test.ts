// After an edit only those opinions are looked up again whose words it may have touched.

import { afterEach, expect, test } from 'vitest'
import type { Opinion } from '#model/opinion.ts'
import { changeBetween } from '../../editor/extensions/changed-blocks.ts'
import { lookUpMeasure } from '../../editor/extensions/look-up.ts'
import { placeOf } from '../../editor/extensions/opinions.ts'
import { at, closeWindows, draft, openWindow, p, section, seedOf } from './support/pair.ts'
import { opinionOn, register } from './support/register.ts'

afterEach(closeWindows)

const report = () =>
  seedOf(
    draft(
      section('a', 'Một', p('Đạt chỉ tiêu thu ngân sách năm qua.', 'a1'), p('Đoạn thứ hai của mục.', 'a2')),
      section('b', 'Hai', p('Công tác phát triển đảng viên.', 'b1'), p('Đạt chỉ tiêu thu ngân sách.', 'b2')),
    ),
  )

test('[ED30] an edit names the blocks and sections it changed, and what words came and went with them', () => {
  const { editor } = openWindow(report())
  const before = editor.state.doc
  editor.commands.insertContentAt(at(editor, 'phát triển'), 'kết nạp, ')
  const change = changeBetween(before, editor.state.doc)
  expect([...change.blockIds]).toEqual(['b1'])
  expect([...change.sectionKeys]).toEqual(['b'])
  expect(change.mentions({ quote: 'Công tác phát triển' })).toBe(true)
  expect(change.mentions({ quote: 'Công tác kết nạp' })).toBe(true)
  expect(change.mentions({ quote: 'Đoạn thứ hai' })).toBe(false)
})

test('[ED30] words that an Enter tore apart are seen over both halves', () => {
  const { editor } = openWindow(report())
  const before = editor.state.doc
  editor.chain().setTextSelection(at(editor, 'thứ hai')).splitBlock().run()
  const change = changeBetween(before, editor.state.doc)
  expect(change.mentions({ quote: 'Đoạn thứ hai của mục.' })).toBe(true)
  expect([...change.sectionKeys]).toEqual(['a'])
})

test('[UI1109] an edit touches the words it stands in and leaves those before and behind it', () => {
  const { editor } = openWindow(report())
  const before = editor.state.doc
  editor.commands.insertContentAt(at(editor, 'phát triển'), 'kết nạp, ')
  const change = changeBetween(before, editor.state.doc)
  const touches = (words: string) => change.touches(at(editor, words), at(editor, words) + words.length)
  expect(['Công tác kết', 'kết nạp', 'nạp, phát'].map(touches)).toEqual([true, true, true])
  expect(['Đoạn thứ hai', 'đảng viên', 'Đạt chỉ tiêu thu ngân sách.'].map(touches)).toEqual([
    false,
    false,
    false,
  ])
})

test('[UI1109] the place that the server told is taken where the words do stand there, and searched for where not', async () => {
  const quote = 'chỉ tiêu thu ngân sách' // stands twice: only the server, which knew more, can tell which is meant
  const second =
    'Một\nĐạt chỉ tiêu thu ngân sách năm qua.\nĐoạn thứ hai của mục.\nHai\nCông tác phát triển đảng viên.\nĐạt '
      .length
  const told = { status: 'exact-moved' as const, from: second, to: second + quote.length, blockId: 'b2' }
  const right = opinionOn({ quote }, null, { id: 'o1', place: told })
  const wrong = opinionOn({ quote }, null, { id: 'o2', place: { ...told, from: 3, to: 9 } })
  const { editor } = openWindow(report(), { opinions: register([right, wrong]) })
  await expect.poll(() => placeOf(editor, 'o1')).toMatchObject({ status: 'exact-moved', blockId: 'b2' })
  await expect.poll(() => placeOf(editor, 'o2')?.status).toBe('ambiguous')
})

test('[ED30] an ambiguous opinion finds its words once an edit elsewhere makes them the only ones', async () => {
  const quote = 'chỉ tiêu thu ngân sách'
  const source = register([opinionOn({ quote }, null)])
  const { editor } = openWindow(report(), { opinions: source })
  await expect.poll(() => placeOf(editor, 'o1')?.status).toBe('ambiguous')
  const from = at(editor, 'ngân sách.')
  editor.view.dispatch(editor.state.tr.insertText('thuế', from, from + 'ngân sách'.length))
  await expect.poll(() => placeOf(editor, 'o1')).toMatchObject({ status: 'exact-moved', blockId: 'a1' })
})

test('[ED30] an opinion without words finds them again when they are written anew in another section', async () => {
  const source = register([opinionOn({ quote: 'Lời hứa chưa thực hiện' }, 'a')])
  const { editor } = openWindow(report(), { opinions: source })
  await expect.poll(() => placeOf(editor, 'o1')?.status).toBe('section')
  editor.commands.insertContentAt(at(editor, 'Công tác'), 'Lời hứa chưa thực hiện. ')
  await expect.poll(() => placeOf(editor, 'o1')).toMatchObject({ status: 'exact-moved', blockId: 'b1' })
})

test('[ED30] a fetch of the register that brings the same opinions anew looks none of them up again', async () => {
  const looks: PerformanceEntry[] = []
  const observer = new PerformanceObserver(list => looks.push(...list.getEntriesByName(lookUpMeasure)))
  observer.observe({ entryTypes: ['measure'] })
  const given = (more: Partial<Opinion> = {}) => opinionOn({ quote: 'không còn ở đâu cả' }, 'a', more)
  const source = register([given()])
  const { editor } = openWindow(report(), { opinions: source })
  await expect.poll(() => placeOf(editor, 'o1')?.status).toBe('section')
  await expect.poll(() => looks.length).toBe(1)
  source.set([given({ body: 'Tải lại' })])
  source.set([given(), opinionOn({ quote: 'Đoạn thứ hai' }, 'a', { id: 'o2' })])
  await expect.poll(() => placeOf(editor, 'o2')?.status).toBe('exact-moved')
  await expect.poll(() => looks.length).toBe(2)
  observer.disconnect()
})
