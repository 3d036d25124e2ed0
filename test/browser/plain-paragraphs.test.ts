// Paragraphs drawn the short way, beside the way in which the packages draw every node.

import { Editor, getSchema } from '@tiptap/core'
import { DOMSerializer } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { textKit } from '../../editor/kit.ts'

const attributes = [
  { id: null, textAlign: null },
  { id: 'p1', textAlign: null },
  { id: null, textAlign: 'center' },
  { id: 'p"2<', textAlign: 'right' },
  { id: 'p"3<', textAlign: null },
]
const content = {
  type: 'doc',
  content: [
    {
      type: 'section',
      attrs: { key: 'a' },
      content: [
        { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Một' }] },
        ...attributes.map(attrs => ({
          type: 'paragraph',
          attrs,
          content: [{ type: 'text', text: 'Đảng bộ.' }],
        })),
      ],
    },
  ],
}

test('[UI1322] a paragraph is the same on the page whichever way it was drawn, also when it is copied', () => {
  const schema = getSchema(textKit())
  const plain = document.createElement('div')
  plain.append(DOMSerializer.fromSchema(schema).serializeFragment(schema.nodeFromJSON(content).content))
  const editor = new Editor({ extensions: textKit(), content })
  const htmlOf = (root: Element) => [...root.querySelectorAll('p')].map(one => one.outerHTML)
  expect(htmlOf(editor.view.dom)).toEqual(htmlOf(plain))
  expect(editor.getHTML()).toBe(plain.innerHTML)
  expect(htmlOf(plain)).toHaveLength(attributes.length)
  editor.destroy()
})
