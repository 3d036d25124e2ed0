// Random edits of a text as people make them: words changed, blocks added, taken out and moved, rows and marks too.

import type { NodeJson } from '#model/content.ts'

/** Draws a whole number below a bound; the same seed draws the same numbers. */
function drawer(seed: number): (below: number) => number {
  let state = seed >>> 0
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** The text after some edits. @param share of the blocks that are touched, 0 to 1 */
export function editedText(doc: NodeJson, seed: number, share: number): NodeJson {
  const draw = drawer(seed)
  const isTouched = () => draw(1_000) < share * 1_000
  let lastId = 0
  const newId = () => `new-${++lastId}`
  const spare: NodeJson[] = []
  const editInline = (node: NodeJson): NodeJson => {
    if (node.type !== 'text') return node
    const words = (node.text ?? '').split(' ')
    const at = draw(words.length)
    const kind = draw(4)
    if (kind === 0) words.splice(at, 1)
    else if (kind === 1) words.splice(at, 0, 'mới', 'thêm')
    else if (kind === 2) words[at] = 'sửa'
    else return { ...node, marks: (node.marks ?? []).length > 0 ? [] : [{ type: 'bold' }] }
    const text = words.join(' ')
    return text === '' ? { ...node, text: 'x' } : { ...node, text }
  }
  const edit = (node: NodeJson): NodeJson => {
    if (node.type === 'paragraph' || node.type === 'heading') {
      if (!isTouched()) return node
      const content = (node.content ?? []).map(child => (draw(2) === 0 ? editInline(child) : child))
      const plain = content.map(child => (node.type === 'heading' ? { ...child, marks: [] } : child))
      return { ...node, content: plain }
    }
    if (node.type === 'table' && isTouched()) {
      const rows = [...(node.content ?? [])]
      const at = draw(rows.length)
      if (draw(2) === 0 && rows.length > 1) rows.splice(at, 1)
      else if (rows[at]) rows.splice(at, 0, renamed(rows[at], newId))
      return { ...node, content: rows }
    }
    return { ...node, ...(node.content ? { content: node.content.map(edit) } : {}) }
  }
  const editSection = (section: NodeJson): NodeJson => {
    const blocks = (section.content ?? []).flatMap((block, index): NodeJson[] => {
      if (index === 0 || !isTouched()) return [edit(block)]
      const kind = draw(4)
      if (kind === 0) return []
      if (kind === 1) return [edit(block), renamed(block, newId)]
      if (kind === 2) {
        spare.push(block)
        return spare.length > 1 ? spare.splice(0, 1) : []
      }
      return [edit(block)]
    })
    return { ...section, content: splitAndJoined(blocks, seed, share, newId) }
  }
  const sections = (doc.content ?? []).map(editSection)
  const last = sections.at(-1)
  if (last) sections[sections.length - 1] = { ...last, content: [...(last.content ?? []), ...spare] }
  return { ...doc, content: sections }
}

/** Some paragraphs cut in two, some joined to the one before. A part keeps the id of where it begins. */
function splitAndJoined(
  blocks: readonly NodeJson[],
  seed: number,
  share: number,
  newId: () => string,
): NodeJson[] {
  const draw = drawer(seed + blocks.length)
  const made: NodeJson[] = []
  for (const block of blocks) {
    const last = made.at(-1)
    const kind = draw(1_000) < share * 500 ? draw(2) : null
    if (block.type !== 'paragraph' || kind === null) made.push(block)
    else if (kind === 0 && last?.type === 'paragraph')
      made[made.length - 1] = { ...last, content: [...(last.content ?? []), ...(block.content ?? [])] }
    else {
      const content = block.content ?? []
      const at = draw(content.length + 1)
      const rest = { ...block, attrs: { ...block.attrs, id: newId() }, content: content.slice(at) }
      made.push({ ...block, content: content.slice(0, at) }, rest)
    }
  }
  return made
}

function renamed(node: NodeJson, newId: () => string): NodeJson {
  const attrs = node.attrs && 'id' in node.attrs ? { attrs: { ...node.attrs, id: newId() } } : {}
  const content = node.content ? { content: node.content.map(child => renamed(child, newId)) } : {}
  return { ...node, ...attrs, ...content }
}
