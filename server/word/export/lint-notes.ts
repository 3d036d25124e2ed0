// Rules of footnotes: every mark in the text has its note, every note its one mark.

import type { Parts } from './parts.ts'
import { walkXml } from './xml-walk.ts'

/** Checks the marks against the notes. */
export function lintNotes(parts: Parts, say: (fault: string) => void): void {
  const notes = new Set<string>()
  walkXml(parts.get('word/footnotes.xml') ?? '<none/>', {
    open: ({ name, attributes }) => {
      const id = attributes['w:id'] ?? ''
      if (name !== 'w:footnote') return
      if (notes.has(id)) say(`footnote ${id} is not unique`)
      notes.add(id)
    },
  })
  const marked = new Set<string>()
  walkXml(parts.get('word/document.xml') ?? '<none/>', {
    open: ({ name, attributes }) => {
      if (name !== 'w:footnoteReference') return
      const id = attributes['w:id'] ?? ''
      if (!notes.has(id) || Number(id) < 1) say(`the mark of footnote ${id} has no note`)
      if (marked.has(id)) say(`footnote ${id} has two marks`)
      marked.add(id)
    },
  })
  // Below 1 stand the lines that part the notes from the text.
  for (const id of notes) if (Number(id) >= 1 && !marked.has(id)) say(`footnote ${id} has no mark`)
}
