// Blocks of a report as blocks of a text that people edit: with ids, every attribute of the schema, and breaks as nodes.

import type { NodeJson } from '#model/content.ts'

/** The same blocks, fit to stand in a document. @param newId gives a fresh block id at each call */
export function asText(blocks: readonly NodeJson[], newId: () => string): NodeJson[] {
  return blocks.map(block => fitted(block, newId))
}

function fitted(node: NodeJson, newId: () => string): NodeJson {
  const { type, attrs = {}, content = [] } = node
  const inside = () => content.map(child => fitted(child, newId))
  switch (type) {
    case 'heading':
      return {
        type,
        attrs: { id: newId(), level: attrs['level'], label: attrs['label'], locked: false },
        content: content.map(({ text = '' }) => ({ type: 'text', text: text.replaceAll(/\s+/gu, ' ') })),
      }
    case 'paragraph': {
      const words = content.flatMap(broken)
      const own = { type, attrs: { id: newId(), textAlign: attrs['textAlign'] ?? null } }
      return words.length === 0 ? own : { ...own, content: words }
    }
    case 'bulletList':
      return { type, attrs: { id: newId() }, content: inside() }
    case 'table':
      return {
        type,
        attrs: { id: newId(), tableId: null, caption: attrs['caption'] ?? '' },
        content: inside(),
      }
    case 'tableCell':
    case 'tableHeader':
      return { type, attrs: { colspan: 1, rowspan: 1, colwidth: null, ...attrs }, content: inside() }
    case 'listItem':
    case 'tableRow':
      return { type, content: inside() }
    default:
      throw new RangeError(`a report has no ${type} for a text`)
  }
}

/** A run whose line feeds are breaks. */
function broken({ text = '', marks = [] }: NodeJson): NodeJson[] {
  return text
    .normalize('NFC')
    .split('\n')
    .flatMap((words, index): NodeJson[] => [
      ...(index === 0 ? [] : [{ type: 'hardBreak' }]),
      ...(words === '' ? [] : [{ type: 'text', text: words, ...(marks.length > 0 && { marks }) }]),
    ])
}
