// What a reader sees of a document, block by block: words and their look, numbers of lists, cells and what is merged. Two documents
// that differ only in how they say it are one.

import { type NodeJson, stringAttr, textOf } from '#model/content.ts'
import { isFigure } from '../../server/word/export/tables.ts'

/** Where a block stands: in a list, with what is printed before it; in a cell, with what the cell gives it. */
interface Around {
  readonly item: string | null
  readonly depth: number
  readonly cell: 'header' | 'cell' | null
}

const outside: Around = { item: null, depth: 0, cell: null }

/** The blocks of each section, by its key. Empty paragraphs outside tables are not seen. */
export function shownBlocks(doc: NodeJson): unknown[] {
  return (doc.content ?? []).map(section => [
    stringAttr(section, 'key'),
    stringAttr(section, 'orientation'),
    ...(section.content ?? []).flatMap(block => shown(block, outside)),
  ])
}

function shown(node: NodeJson, around: Around): unknown[] {
  switch (node.type) {
    case 'heading':
      return [{ heading: textOf(node), label: node.attrs?.['label'], level: node.attrs?.['level'] }]
    case 'paragraph':
      return isBlank(node) && around.cell === null ? [] : [paragraph(node, around)]
    case 'table':
      return [{ caption: node.attrs?.['caption'], rows: (node.content ?? []).map(row) }]
    case 'bulletList':
    case 'orderedList':
      return listed(node, around)
    default:
      throw new Error(`a block nobody speaks of: ${node.type}`)
  }
}

function listed(node: NodeJson, around: Around): unknown[] {
  const start = Number(node.attrs?.['start'] ?? 1)
  return (node.content ?? []).flatMap((item, index) => {
    const own = node.type === 'bulletList' ? '-' : String(start + index)
    const [first, ...rest] = item.content ?? []
    return [
      ...(first ? shown(first, { ...around, item: `${around.depth}: ${own}` }) : []),
      ...rest.flatMap(block => shown(block, { ...around, item: null, depth: around.depth + 1 })),
    ]
  })
}

function row(node: NodeJson): unknown[] {
  return (node.content ?? []).map(cell => ({
    type: cell.type,
    colspan: cell.attrs?.['colspan'],
    rowspan: cell.attrs?.['rowspan'],
    blocks: (cell.content ?? []).flatMap(block =>
      shown(block, { ...outside, cell: cell.type === 'tableHeader' ? 'header' : 'cell' }),
    ),
  }))
}

function paragraph(node: NodeJson, { item, cell }: Around): unknown {
  const chosen = node.attrs?.['textAlign'] ?? null
  const usual = cell === 'header' ? 'center' : isFigure(textOf(node)) ? 'right' : 'left'
  return { item, align: cell === null ? chosen : (chosen ?? usual), runs: runs(node, cell === 'header') }
}

function isBlank(node: NodeJson): boolean {
  return textOf(node).trim() === '' && !(node.content ?? []).some(({ type }) => type === 'footnote')
}

/** Runs of one look; in a header cell every word is bold. */
function runs(node: NodeJson, isBold: boolean): { text: string; look: string }[] {
  const found: { text: string; look: string }[] = []
  for (const child of node.content ?? []) {
    const text =
      child.type === 'footnote'
        ? `[${stringAttr(child, 'text')}]`
        : child.type === 'hardBreak'
          ? '\n'
          : (child.text ?? '')
    const marks = new Set((child.marks ?? []).map(({ type, attrs }) => `${type} ${attrs?.['href'] ?? ''}`))
    if (isBold && child.type === 'text') marks.add('bold ')
    const look = child.type === 'text' ? [...marks].sort().join() : child.type
    const last = found.at(-1)
    if (last?.look === look) last.text += text
    else found.push({ text, look })
  }
  return found
}
