// Tables: columns keep their shares or the widths of a landscape page, and rows and columns come and go.

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

const textWidth = 794 - 113 - 57

test('[ED18] a table that fits the text takes its width and no more, with its caption', async () => {
  await page.viewport(1000, 800)
  const { element } = open()
  const tables = [...element.querySelectorAll('.tableWrapper:not([data-wide]) > table')]
  expect(tables.length).toBeGreaterThan(3)
  for (const table of tables) {
    expect(table.scrollWidth).toBeLessThanOrEqual(textWidth + 2)
    expect(table.getAttribute('data-caption')).not.toBe('')
  }
})

test('[ED19] a table wider than the text has the whole sheet, scrolls by itself, and no word in it is broken', async () => {
  await page.viewport(1000, 800)
  const { element } = open()
  const wide = [...element.querySelectorAll<HTMLElement>('.tableWrapper[data-wide]')]
  expect(wide.length).toBeGreaterThan(1)
  for (const box of wide) {
    expect(box.clientWidth).toBe(794)
    expect(box.firstElementChild?.clientWidth ?? 0).toBeGreaterThan(textWidth)
    for (const word of box.querySelectorAll('th p')) {
      const room = document.createRange()
      room.selectNodeContents(word)
      const heights = [...room.getClientRects()].length
      expect(heights).toBeLessThanOrEqual((word.textContent ?? '').split(/\s+/u).length)
    }
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
