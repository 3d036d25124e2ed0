// Widths of a Word table's columns in the editor's px.

import { wholeWidths } from '../export/measures.ts'
import { childOf, childrenOf, type XmlElement } from '../import/xml.ts'

const twipsPerPx = 15
const mostColumns = 100
const widestTwips = 31_680 // 22 inches, the widest page of Word
/** What a portrait page holds between the margins of an official document, 165 mm. */
const portraitPx = 624

/** The widths as the file gives them, or null where it gives none that can be used. */
export function columnWidths(table: XmlElement): number[] | null {
  const grid = childOf(table, 'w:tblGrid')
  const twips = grid ? childrenOf(grid, 'w:gridCol').map(one => Number(one.attributes['w:w'])) : []
  const isUsable = twips.every(one => one >= twipsPerPx && one <= widestTwips)
  if (twips.length === 0 || twips.length > mostColumns || !isUsable) return null
  return wholeWidths(twips.map(one => one / twipsPerPx))
}

/** Narrower where a table of a portrait page would not fit ours: a wide table begins a landscape page there. */
export function onPortrait(widths: readonly number[]): number[] {
  const sum = widths.reduce((total, one) => total + one, 0)
  return sum <= portraitPx ? [...widths] : wholeWidths(widths.map(one => (one * portraitPx) / sum))
}
