// The words that are selected on the approval page, as an opinion names them: in the clean text, or in what changed.

import { captureAnchor, textMap } from '#model/anchor.ts'
import type { ComparedBlock } from '#model/compare.ts'
import { type NodeJson, textBlocksOf } from '#model/content.ts'
import { wholeWords } from '#model/whole-words.ts'
import { type CapturedWords, capturedStatic } from '../draft/captured-static.ts'

/** The selected words; null when none of the present text are. @param root holds the text as it is shown */
export function selectedWords(
  root: HTMLElement,
  content: NodeJson,
  blocks: readonly ComparedBlock[] | null,
): CapturedWords | null {
  const selection = document.getSelection()
  if (blocks === null) return capturedStatic(root, content, selection)
  if (!selection || selection.isCollapsed || !root.contains(selection.anchorNode)) return null
  const range = selection.getRangeAt(0)
  const row = (range.startContainer.parentElement ?? root).closest('.compare-row')
  const id = row && blocks[Number(row.id.replace(/^\D+/u, ''))]?.id
  return row && id ? wordsOfBlock(content, id, presentWords(range, row)) : null
}

/** What a range holds of one row without what was struck: the present text has none of that. */
function presentWords(range: Range, row: Element): string {
  const inRow = range.cloneRange()
  if (!row.contains(range.endContainer)) inRow.setEnd(row, row.childNodes.length)
  const part = inRow.cloneContents()
  for (const struck of part.querySelectorAll('del')) struck.remove()
  return (part.textContent ?? '').trim()
}

function wordsOfBlock(content: NodeJson, id: string, words: string): CapturedWords | null {
  const map = textMap(textBlocksOf(content))
  const block = map.blocks.find(one => one.id === id)
  const at = words === '' ? -1 : (block?.text.indexOf(words) ?? -1)
  if (!block || at < 0) return null
  const whole = wholeWords(map, block.start + at, block.start + at + words.length)
  if (!whole) return null
  const sectionKey = block.sectionKey === '' ? null : block.sectionKey
  return { anchor: captureAnchor(map, whole.from, whole.to), sectionKey }
}
