// A table on the screen: one that fits the text takes its width; a wider one keeps the widths of its landscape page.

import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { type TableColumns, tableColumns } from '#model/table-columns.ts'

function columnsOf(table: Node): TableColumns {
  const cells: { colspan: unknown; colwidth: unknown }[] = []
  table.firstChild?.forEach(({ attrs }) => {
    cells.push({ colspan: attrs['colspan'], colwidth: attrs['colwidth'] })
  })
  return tableColumns(cells)
}

/** Draws a table and follows its columns: ProseMirror itself would draw them once and never again. */
export function tableView(first: Node): NodeView {
  const dom = document.createElement('div')
  dom.className = 'tableWrapper'
  dom.setAttribute('contenteditable', 'inherit') // says that the caret reaches what scrolls out of sight
  const table = dom.appendChild(document.createElement('table'))
  const columns = table.appendChild(document.createElement('colgroup'))
  const contentDOM = table.appendChild(document.createElement('tbody'))
  let drawn = ''
  const draw = (node: Node) => {
    const { widths, widePx } = columnsOf(node)
    const caption = String(node.attrs['caption'] ?? '')
    if (caption === '') delete table.dataset['caption']
    else table.dataset['caption'] = caption
    if (widths.join() === drawn) return
    drawn = widths.join()
    dom.toggleAttribute('data-wide', widePx !== null)
    table.style.minWidth = widePx === null ? '' : `${widePx}px`
    columns.replaceChildren(
      ...widths.map(width => {
        const column = document.createElement('col')
        column.style.width = width
        return column
      }),
    )
  }
  draw(first)
  return {
    dom,
    contentDOM,
    update(node) {
      if (node.type !== first.type) return false
      draw(node)
      return true
    },
    ignoreMutation: mutation => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
  }
}

/**
 * Lets the keyboard reach a wide table where no caret does: in a text that may only be read, its box takes the focus and the
 * arrow keys scroll it.
 */
export function wideTableFocus(): Plugin {
  return new Plugin({
    key: new PluginKey('vkWideTables'),
    view: first => {
      let wasEditable = true
      const follow = (view: EditorView) => {
        if (view.editable && wasEditable) return
        wasEditable = view.editable
        for (const box of view.dom.querySelectorAll<HTMLElement>('.tableWrapper[data-wide]')) {
          if (view.editable) {
            box.removeAttribute('tabindex')
            box.removeAttribute('role')
            box.removeAttribute('aria-label')
          } else {
            box.tabIndex = 0
            box.setAttribute('role', 'group')
            box.setAttribute('aria-label', box.querySelector('table')?.dataset['caption'] ?? '')
          }
        }
      }
      follow(first)
      return { update: follow }
    },
  })
}
