// A table on the screen: its columns are shares of the width that is there, whatever they measure on the printed page.

import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'

const widthWhereUnknown = 80 // pixels of the printed page

/** Widths of a table's columns in per cent. */
function sharesOf(table: Node): number[] {
  const widths: number[] = []
  table.firstChild?.forEach(cell => {
    const colspan: unknown = cell.attrs['colspan']
    const colwidth: unknown = cell.attrs['colwidth']
    const count = typeof colspan === 'number' ? colspan : 1
    for (let at = 0; at < count; at += 1) {
      const width: unknown = Array.isArray(colwidth) ? colwidth[at] : null
      widths.push(typeof width === 'number' && width > 0 ? width : widthWhereUnknown)
    }
  })
  const sum = widths.reduce((total, width) => total + width, 0)
  return widths.map(width => (width * 100) / sum)
}

/** Draws a table and follows its columns: ProseMirror itself would draw them once and never again. */
export function tableView(first: Node): NodeView {
  const dom = document.createElement('div')
  dom.className = 'tableWrapper'
  const table = dom.appendChild(document.createElement('table'))
  const columns = table.appendChild(document.createElement('colgroup'))
  const contentDOM = table.appendChild(document.createElement('tbody'))
  let drawn = ''
  const draw = (node: Node) => {
    const shares = sharesOf(node).map(share => `${share.toFixed(2)}%`)
    const caption = String(node.attrs['caption'] ?? '')
    if (caption === '') delete table.dataset['caption']
    else table.dataset['caption'] = caption
    if (shares.join() === drawn) return
    drawn = shares.join()
    columns.replaceChildren(
      ...shares.map(share => {
        const column = document.createElement('col')
        column.style.width = share
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
