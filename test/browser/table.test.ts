// Tables: columns keep their shares or the widths of a landscape page, and rows and columns come and go.

import { TableMap } from '@tiptap/pm/tables'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import * as Y from 'yjs'
import { freshDocument } from '#model/outline.ts'
import { templates } from '#templates/index.ts'
import '../../editor/style.css'
import { closeWindows, openWindow, seedOf, sync } from './support/pair.ts'

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

/** Two windows on one table that both have made longer and wider at once, so that its rows are uneven. */
function uneven() {
  const a = open()
  const b = openWindow(Y.encodeStateAsUpdate(a.ydoc))
  const inLastRow = ({ editor }: typeof a, cellInRow: number) => {
    let at = 0
    editor.state.doc.descendants((node, pos) => {
      if (at !== 0 || node.type.name !== 'table') return at === 0
      const map = TableMap.get(node)
      at = pos + 1 + (map.map[(map.height - 1) * map.width + cellInRow] ?? 0)
      return false
    })
    editor.commands.setTextSelection(at + 2)
  }
  inLastRow(a, 0)
  inLastRow(b, 0)
  a.editor.commands.addColumnAfter()
  b.editor.commands.addRowAfter()
  b.editor.commands.addRowAfter()
  sync(a.ydoc, b.ydoc)
  inLastRow(a, 0)
  expect(tablesOf(a)[0]?.problems).not.toBeNull()
  return { a, b }
}

function tablesOf({ editor }: ReturnType<typeof open>): TableMap[] {
  const found: TableMap[] = []
  editor.state.doc.descendants(node => {
    if (node.type.name === 'table') found.push(TableMap.get(node))
  })
  return found
}

const changes = [
  'addRowBefore',
  'addRowAfter',
  'addColumnBefore',
  'addColumnAfter',
  'deleteRow',
  'deleteColumn',
] as const

test.each(changes)(
  '[FA35] %s tidies a table that two people have made uneven, and what it makes fits',
  change => {
    const { a, b } = uneven()
    expect(a.editor.commands[change]()).toBe(true)
    a.editor.state.doc.check()
    expect(tablesOf(a)[0]?.problems).toBeNull()
    sync(a.ydoc, b.ydoc)
    b.editor.state.doc.check()
    expect(b.editor.getJSON()).toEqual(a.editor.getJSON())
  },
)
