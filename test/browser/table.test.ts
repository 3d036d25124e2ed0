// Tables: columns keep their shares of the page, and rows and columns come and go.

import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { freshDocument } from '#model/outline.ts'
import { templates } from '#templates/index.ts'
import '../../editor/style.css'
import { closeWindows, openWindow, seedOf } from './support/pair.ts'

afterEach(closeWindows)

function open() {
  let last = 0
  const [template] = templates
  if (!template) throw new RangeError('no template')
  return openWindow(seedOf(freshDocument(template, () => `id${++last}`)))
}

test('[ED18] the widest table of the report fits the page, with its caption', async () => {
  await page.viewport(1000, 800)
  const { element } = open()
  const text = 794 - 113 - 57
  const tables = [...element.querySelectorAll('table')]
  expect(tables.length).toBeGreaterThan(3)
  for (const table of tables) {
    expect(table.scrollWidth).toBeLessThanOrEqual(text + 2)
    expect(table.getAttribute('data-caption')).not.toBe('')
  }
})

test('[ED18] a new column is as visible as the others', () => {
  const { editor, element } = open()
  let cell = -1
  editor.state.doc.descendants((node, at) => {
    if (cell < 0 && node.type.name === 'tableCell') cell = at + 2
  })
  editor.commands.setTextSelection(cell)
  const columns = () =>
    [...(element.querySelector('table')?.querySelectorAll('col') ?? [])].map(column => column.style.width)
  const before = columns()
  editor.commands.addColumnAfter()
  expect(columns()).toHaveLength(before.length + 1)
  expect(columns().every(width => Number.parseFloat(width) > 1)).toBe(true)
  editor.commands.deleteColumn()
  expect(columns()).toHaveLength(before.length)
})
