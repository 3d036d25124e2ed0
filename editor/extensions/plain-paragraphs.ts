// Draws paragraphs without asking every extension what it adds to each of them: a report has thousands, all drawn when it is opened.

import { Extension } from '@tiptap/core'

/** Goes beside the paragraph. Where anything but its id is set, a paragraph is drawn as all nodes are. */
export const PlainParagraphs = Extension.create({
  name: 'plainParagraphs',
  onBeforeCreate() {
    const { paragraph } = this.editor.schema.nodes
    const drawn = paragraph?.spec.toDOM
    if (!paragraph || !drawn) return
    paragraph.spec.toDOM = node => {
      const { id, ...others } = node.attrs
      if (Object.values(others).some(value => value !== null)) return drawn(node)
      const dom = document.createElement('p')
      if (id !== null) dom.setAttribute('data-id', String(id))
      return { dom, contentDOM: dom }
    }
  },
})
