// From the words somebody selected in a kept text, which is plain page and no editor, to the anchor of an opinion.

import { type Anchor, blockAt, captureAnchor, type TextBlock, textMap } from '#model/anchor.ts'
import { type NodeJson, textBlocksOf } from '#model/content.ts'
import type { SectionKey } from '#model/ids.ts'
import { wholeWords } from '#model/whole-words.ts'

/** Words of a kept text, as an opinion names them. They have no Yjs positions: their place is found by quote and block. */
export interface CapturedWords {
  readonly anchor: Anchor
  readonly sectionKey: SectionKey | null
}

/** What is selected. @param root holds the kept text, shown by `StaticText` @returns null when no words of it are selected */
export function capturedStatic(
  root: HTMLElement,
  content: NodeJson,
  selection: Selection | null,
): CapturedWords | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const map = textMap(textBlocksOf(content))
  const touched = map.blocks.flatMap(block => {
    const element = elementOf(root, block)
    return element && range.intersectsNode(element) ? [{ block, element }] : []
  })
  const [first, last] = [touched.at(0), touched.at(-1)]
  if (!first || !last) return null
  const from = first.block.start + lettersBefore(first, range.startContainer, range.startOffset, 0)
  const { length } = last.block.text
  const to = last.block.start + lettersBefore(last, range.endContainer, range.endOffset, length)
  const words = wholeWords(map, from, to)
  if (words === null) return null
  const key = blockAt(map, words.from)?.sectionKey ?? ''
  return { anchor: captureAnchor(map, words.from, words.to), sectionKey: key === '' ? null : key }
}

function elementOf(root: HTMLElement, { id }: TextBlock): HTMLElement | null {
  return id === '' ? null : root.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`)
}

/** Letters of a block before a point of the page. @param outside the answer when the point is not in the block */
function lettersBefore(
  { block, element }: { readonly block: TextBlock; readonly element: HTMLElement },
  container: Node,
  offset: number,
  outside: number,
): number {
  if (!element.contains(container)) return outside
  const before = document.createRange()
  before.setStart(element, 0)
  before.setEnd(container, offset)
  const part = before.cloneContents()
  const breaks = part.querySelectorAll('br').length // each is a letter of the text, and none of `textContent`
  return Math.min((part.textContent ?? '').length + breaks, block.text.length)
}
