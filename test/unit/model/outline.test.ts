// From template to document: everything is there once, locked, with ids, and fits the schema.

import { expect, test } from 'vitest'
import { lockedOutline, sectionsOf, textBlocksOf, textOf } from '#model/content.ts'
import { freshDocument } from '#model/outline.ts'
import { schema } from '#model/schema.ts'
import { templates } from '#templates/index.ts'

const counter = () => {
  let last = 0
  return () => `id${++last}`
}

test.each(templates.map(template => [template.id, template] as const))(
  '[TP303] a document made from %s fits the schema',
  (_id, template) => {
    const doc = freshDocument(template, counter())
    expect(() => schema.nodeFromJSON(doc).check()).not.toThrow()
    expect(sectionsOf(doc).map(({ key }) => key)).toEqual(template.sections.map(({ key }) => key))
    expect(sectionsOf(doc).every(({ syllables }) => syllables === 0)).toBe(true)
  },
)

test.each(templates.map(template => [template.id, template] as const))(
  '[TP304] every block of a document made from %s has an id of its own',
  (_id, template) => {
    const ids: unknown[] = []
    schema.nodeFromJSON(freshDocument(template, counter())).descendants(node => {
      if ('id' in node.attrs) ids.push(node.attrs['id'])
    })
    expect(ids).not.toContain(null)
    expect(new Set(ids).size).toBe(ids.length)
  },
)

test.each(templates.map(template => [template.id, template] as const))(
  '[TP305] what a template locks of %s is its sections and headings, in order',
  (_id, template) => {
    const outline = lockedOutline(freshDocument(template, counter()))
    const wanted = template.sections.flatMap(section => [
      `section:${section.key}:${section.required}`,
      `${section.label} ${section.title}`.normalize('NFC'),
      ...section.subheadings.map(({ label, title }) => `${label} ${title}`.normalize('NFC')),
    ])
    expect(outline).toEqual(wanted)
  },
)

test('[TP306] text blocks come in the order of the text, those of tables and lists too', () => {
  const [template] = templates
  if (!template) throw new RangeError('no template')
  const doc = freshDocument(template, counter())
  const blocks = textBlocksOf(doc)
  expect(blocks.map(({ text }) => text).join('\n')).toBe(textOf(doc))
})
