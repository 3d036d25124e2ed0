// Pictures on the page: from the document's own files alone, put in where they were dropped, found again while others write.

import { NodeSelection } from '@tiptap/pm/state'
import { afterEach, expect, test } from 'vitest'
import { goToBlock } from '../../editor/extensions/go-to-block.ts'
import { insertPicture, onPictures, selectedPicture } from '../../editor/extensions/picture.ts'
import { at, closeWindows, connect, draft, openWindow, p, press, section, seedOf } from './support/pair.ts'

afterEach(closeWindows)

const name = 'ab'.repeat(32)
const report = () =>
  seedOf(
    draft(
      section('a', 'Một', p('Đoạn trước.', 'a1'), p('Đoạn sau.', 'a2')),
      section('b', 'Hai', p('Khác.', 'b1')),
    ),
  )
const pictureAddress = (file: string) => `/api/documents/d/attachments/${file}`

test('[ED62] a picture stands below the block it was put at, on every page, from the address of the document’s files', () => {
  const [mine, theirs] = [openWindow(report(), { pictureAddress }), openWindow(report(), { pictureAddress })]
  connect(mine.ydoc, theirs.ydoc)
  expect(insertPicture(mine.editor, name, at(mine.editor, 'trước'))).toBe(true)
  for (const { element, editor } of [mine, theirs]) {
    expect(element.querySelector('img')?.getAttribute('src')).toBe(`/api/documents/d/attachments/${name}`)
    expect(editor.state.doc.child(0).children.map(({ type }) => type.name)).toEqual([
      'heading',
      'paragraph',
      'image',
      'paragraph',
    ])
  }
  insertPicture(mine.editor, name, at(mine.editor, 'Khác'))
  const last = mine.editor.state.doc.child(1).children.map(({ type }) => type.name)
  expect(last.slice(-2)).toEqual(['image', 'paragraph'])
  expect(mine.editor.state.doc.child(0).child(2).attrs['id']).toMatch(/^[0-9a-z]{12}$/u)
})

test('[UI1263] a finding leads to a picture, which is selected: Enter opens its description', () => {
  const { editor } = openWindow(report())
  insertPicture(editor, name, at(editor, 'trước'))
  editor.commands.setTextSelection(1)
  const picture = editor.state.doc.child(0).child(2)
  expect(goToBlock(editor, String(picture.attrs['id']))).toBe(true)
  expect(editor.state.selection).toBeInstanceOf(NodeSelection)
  expect(selectedPicture(editor)).not.toBeNull()
})

test('[ED62] an opened picture is found again whatever a colleague writes, takes its new look, and goes', () => {
  const [mine, theirs] = [openWindow(report()), openWindow(report())]
  connect(mine.ydoc, theirs.ydoc)
  insertPicture(mine.editor, name, at(mine.editor, 'trước'))
  let opened = 0
  const end = onPictures(
    mine.editor,
    () => {
      opened += 1
    },
    () => {},
  )
  press(mine.editor, 'Enter')
  expect(opened).toBe(1)
  end()
  const held = selectedPicture(mine.editor)
  theirs.editor.commands.insertContentAt(at(theirs.editor, 'Đoạn trước'), 'Thêm chữ. ')
  expect(held?.change({ alt: 'Bản đồ xã', widthMm: 5_000 })).toBe(true)
  expect(theirs.editor.state.doc.child(0).child(2).attrs).toMatchObject({
    alt: 'Bản đồ xã',
    widthMm: 297,
    file: name,
  })
  held?.remove()
  expect(theirs.element.querySelector('img')).toBeNull()
  expect(held?.change({ alt: 'x', widthMm: 50 })).toBe(false)
})

test('[ED62] no pasted page brings a picture of another address; a copied one of the document comes with its look', () => {
  const { editor, element } = openWindow(report(), { pictureAddress })
  editor.commands.setTextSelection(at(editor, 'sau'))
  editor.view.pasteHTML(
    '<p>chữ <img src="https://elsewhere.test/a.png"> dán</p><figure data-file="../x"><img src="x"></figure>',
  )
  expect(element.querySelector('img')).toBeNull()
  editor.view.pasteHTML(
    `<figure data-file="${name}" data-width="80"><img alt="Bản đồ" src="https://elsewhere.test/a.png"></figure>`,
  )
  const image = element.querySelector('img')
  expect([image?.getAttribute('src'), image?.alt, image?.style.width]).toEqual([
    pictureAddress(name),
    'Bản đồ',
    '80mm',
  ])
})

test('[ED62] dropped and pasted files are handed on with their place; words beside them count first', () => {
  const { editor } = openWindow(report())
  const seen: [string[], boolean][] = []
  onPictures(
    editor,
    () => {},
    (files, place) => seen.push([files.map(file => file.name), place !== undefined]),
  )
  const data = (html?: string) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array(9)], 'a.png', { type: 'image/png' }))
    transfer.items.add(new File(['x'], 'b.txt', { type: 'text/plain' }))
    if (html !== undefined) transfer.setData('text/html', html)
    return transfer
  }
  const paste = (transfer: DataTransfer) =>
    editor.view.dom.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    )
  const box = editor.view.coordsAtPos(at(editor, 'sau'))
  editor.view.dom.dispatchEvent(
    new DragEvent('drop', {
      dataTransfer: data(),
      clientX: box.left,
      clientY: box.top + 2,
      bubbles: true,
      cancelable: true,
    }),
  )
  paste(data())
  paste(data('<p>Chữ</p>'))
  expect(seen).toEqual([
    [['a.png'], true],
    [['a.png'], false],
  ])
  expect(editor.state.selection instanceof NodeSelection).toBe(false)
})
