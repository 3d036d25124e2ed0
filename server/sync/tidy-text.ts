// One spelling of a text: Yjs tells two runs where formatting began and ended between them, or where two texts stand side by side,
// and marks in the order in which they came. The same words in the same look have the same JSON, and so the same hash.

import type { MarkJson, NodeJson } from '#model/content.ts'

/** The text with runs of one look joined and marks in order of their names; blocks without words have no content. */
export function tidyText(node: NodeJson): NodeJson {
  if (!node.content) return node
  const content: NodeJson[] = []
  for (const child of node.content) {
    if (child.type !== 'text') {
      content.push(tidyText(child))
      continue
    }
    const run = { ...child, ...(child.marks && { marks: tidyMarks(child.marks) }) }
    const last = content.at(-1)
    if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(run.marks ?? []))
      content[content.length - 1] = { ...last, text: (last.text ?? '') + (run.text ?? '') }
    else content.push(run)
  }
  const { content: _, ...bare } = node
  return content.length === 0 ? bare : { ...node, content }
}

function tidyMarks(marks: readonly MarkJson[]): readonly MarkJson[] {
  return marks.length < 2 ? marks : marks.toSorted((a, b) => (a.type < b.type ? -1 : 1))
}
