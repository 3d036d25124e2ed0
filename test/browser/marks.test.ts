// Looks of words: by button and key, never by signs that are typed; a paste keeps the looks it shows and no others.

import { afterEach, expect, test } from 'vitest'
import { at, closeWindows, draft, openWindow, p, section, seedOf } from './support/pair.ts'

afterEach(closeWindows)

function open(text: string) {
  const { editor } = openWindow(seedOf(draft(section('a', 'Một', p(text, 'a1')))))
  return editor
}

const looks = [
  ['Bold', 'strong'],
  ['Italic', 'em'],
  ['Underline', 'u'],
  ['Strike', 's'],
] as const

test.each(looks)('[UI1104] words are made %s and plain again', (name, tag) => {
  const editor = open('Thu đạt kế hoạch.')
  const from = at(editor, 'kế hoạch')
  editor.commands.setTextSelection({ from, to: from + 'kế hoạch'.length })
  editor.commands[`toggle${name}`]()
  expect(editor.getHTML()).toContain(`<${tag}>kế hoạch</${tag}>`)
  editor.commands[`unset${name}`]()
  expect(editor.getHTML()).not.toContain(`<${tag}>`)
  editor.commands[`set${name}`]()
  expect(editor.isActive(name.toLowerCase())).toBe(true)
})

test.each([
  ['<b style="font-weight: normal">Thu đạt</b>', 'Thu đạt'],
  ['<span style="font-weight: 700">Thu đạt</span>', '<strong>Thu đạt</strong>'],
  ['<span style="font-style: italic">Thu đạt</span>', '<em>Thu đạt</em>'],
  ['<span style="text-decoration: underline line-through">Thu đạt</span>', '<u><s>Thu đạt</s></u>'],
  ['<del>Thu</del> đạt', '<s>Thu</s> đạt'],
])('[UI1104] a paste of %s looks as it did', (html, expected) => {
  const editor = open('Đầu.')
  editor.commands.setTextSelection(at(editor, 'Đầu.') + 'Đầu.'.length)
  editor.view.pasteHTML(`<p>${html}</p>`)
  const kept = editor.getHTML()
  expect(kept.includes(expected) || kept.includes('<s><u>Thu đạt</u></s>')).toBe(true)
  if (!expected.includes('<')) expect(kept).not.toMatch(/<(strong|em|u|s)>/u)
})

test.each(['**đậm**', '__đậm__', '*nghiêng*', '_nghiêng_', '~~gạch~~'])(
  '[UI1105] %s stays as it was typed or pasted',
  signs => {
    const editor = open('Mức ')
    for (const sign of signs) {
      const caret = editor.state.doc.content.size - 2 // at the end of the last paragraph
      const isHandled = editor.view.someProp('handleTextInput', handle =>
        handle(editor.view, caret, caret, sign, () => editor.state.tr.insertText(sign, caret)),
      )
      if (!isHandled) editor.view.dispatch(editor.state.tr.insertText(sign, caret))
    }
    editor.view.pasteText(` ${signs}`)
    expect(editor.getText()).toContain(`Mức ${signs}`)
    expect(editor.getHTML()).not.toMatch(/<(strong|em|s)>/u)
  },
)

test('[UI1104] a line break goes on with the looks of the words before it', () => {
  const editor = open('Một dòng.')
  const from = at(editor, 'Một dòng.')
  editor.commands.setTextSelection({ from, to: from + 'Một dòng.'.length })
  editor.commands.toggleBold()
  editor.commands.setTextSelection(from + 'Một dòng.'.length)
  editor.commands.setHardBreak()
  editor.view.dispatch(editor.state.tr.insertText('Dòng hai'))
  expect(editor.getHTML()).toContain('<br>')
  expect(editor.getHTML()).toMatch(/<strong>Dòng hai<\/strong>|<strong>Một dòng\.<br>Dòng hai<\/strong>/u)
})
