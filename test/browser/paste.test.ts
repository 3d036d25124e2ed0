// What enters by paste and by key: clean text in the document's own shapes, or a sentence and nothing.

import { afterEach, expect, test } from 'vitest'
import { at, bodies, closeWindows, content, draft, openWindow, p, section, seedOf } from './support/pair.ts'

afterEach(closeWindows)

function open() {
  const told: string[] = []
  const seed = seedOf(draft(section('a', 'Một', p('Đầu đuôi.', 'a1')), section('b', 'Hai', p('Khác.', 'b1'))))
  const { editor } = openWindow(seed, { onNotice: ({ kind }) => told.push(kind) })
  editor.commands.setTextSelection(at(editor, 'đuôi'))
  const paste = (html: string) => editor.view.pasteHTML(html)
  return {
    editor,
    paste,
    told,
    shapes: () => editor.state.doc.child(0).content.content.map(node => node.type.name),
  }
}

test('[ED11] a paste from Word keeps headings, lists, tables, bold and italics', () => {
  const { editor, paste, shapes } = open()
  paste(`<p>Mở</p><h1>Kết quả</h1><p class=MsoNormal>Thu <b>102%</b>, <i>vượt</i> kế hoạch.<o:p></o:p></p>
    <p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Một việc</p>
    <p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Hai việc</p>
    <table><tr><td>TT</td><td>Chỉ tiêu</td></tr></table><p>Cuối</p>`)
  expect(shapes()).toEqual(expect.arrayContaining(['heading', 'paragraph', 'bulletList', 'table']))
  const html = editor.getHTML()
  expect(html).toContain('<strong>102%</strong>')
  expect(html).toContain('<em>vượt</em>')
  expect(html).not.toContain('·')
  const pasted = editor.state.doc.child(0).content.content.filter(node => node.type.name === 'heading')[1]
  expect(pasted?.attrs).toMatchObject({ level: 4, locked: false, label: '' })
})

test('[ED11] text enters in NFC and without control characters', () => {
  const { editor, paste } = open()
  paste(`<p>${'Đảng bộ'.normalize('NFD')}\u0007\u200b xã</p>`)
  expect(bodies(editor)[0]).toContain('Đảng bộ')
  expect(editor.getText()).toBe(editor.getText().normalize('NFC'))
  expect(editor.getText()).not.toContain('\u0007')
})

test('[ED11] a mark typed after its letter joins it', () => {
  const { editor } = open()
  const next = at(editor, 'ôi') + 1
  editor.view.someProp('handleTextInput', handle =>
    handle(editor.view, next, next, '\u0323', () => editor.state.tr),
  )
  expect(bodies(editor)[0]).toContain('uội')
})

test('[ED11] 5,000 nested blocks are refused with a sentence and change nothing', () => {
  const { editor, paste, told } = open()
  paste(`${'<ul><li>'.repeat(5_000)}x${'</li></ul>'.repeat(5_000)}`)
  expect(told).toEqual(['paste-refused'])
  expect(bodies(editor)[0]).toBe('Một|Đầu đuôi.')
})

test('[ED11] 5,000 nested blocks set by a program change nothing', () => {
  const { editor } = open()
  let nested = content(p('x'))
  for (let level = 0; level < 60; level += 1)
    nested = { type: 'bulletList', content: [{ type: 'listItem', content: [content(p('y')), nested] }] }
  editor.commands.insertContentAt(at(editor, 'Đầu') - 1, nested)
  expect(bodies(editor)[0]).toBe('Một|Đầu đuôi.')
})

test('[ED11] a paste too big for one message is refused with a sentence', () => {
  const { editor, paste, told } = open()
  paste(`<p>${'chữ '.repeat(80_000)}</p>`)
  expect(told).toEqual(['paste-refused'])
  expect(bodies(editor)[0]).toBe('Một|Đầu đuôi.')
})

test('[ED11] pictures are left out and people are told', () => {
  const { editor, paste, told } = open()
  paste('<p>Trước<img src="https://x.test/a.png">sau</p>')
  expect(told).toEqual(['paste-simplified'])
  expect(bodies(editor)[0]).toContain('Trướcsau')
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'java\nscript:alert(1)',
  'vbscript:x',
])('[ED12] a link to %j is not taken in', href => {
  const { editor, paste } = open()
  paste(`<p><a href="${href.replace('"', '&quot;')}">nhấn</a></p>`)
  expect(editor.getHTML()).not.toContain('<a')
  editor.chain().selectAll().setLink({ href }).run()
  expect(editor.getHTML()).not.toContain('<a')
})

test('[ED12] a link to https is taken in', () => {
  const { editor, paste } = open()
  paste('<p><a href="https://dangcongsan.vn/a?b=1" target="x" onclick="y()">nguồn</a></p>')
  expect(editor.getHTML()).toContain('href="https://dangcongsan.vn/a?b=1"')
  expect(editor.getHTML()).not.toContain('onclick')
})

test('[ED13] typing "- " or "1. " makes no list', () => {
  const { editor } = open()
  for (const text of ['- ', '1. ', '# ']) {
    const caret = at(editor, 'Đầu')
    editor.commands.setTextSelection(caret)
    for (const letter of text) {
      const { from } = editor.state.selection
      const isTaken = editor.view.someProp('handleTextInput', handle =>
        handle(editor.view, from, from, letter, () => editor.state.tr),
      )
      if (isTaken !== true) editor.view.dispatch(editor.state.tr.insertText(letter))
    }
  }
  expect(editor.state.doc.child(0).content.content.map(node => node.type.name)).toEqual([
    'heading',
    'paragraph',
  ])
})
