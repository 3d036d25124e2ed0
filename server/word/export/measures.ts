// Units of a Word file, and the page's own measures taken from a format profile.

import type { FormatProfile } from '#templates/formats/format-profile.ts'

/** mm → twentieths of a point. */
export function twips(mm: number): number {
  return Math.round((mm * 1440) / 25.4)
}

/** Twentieths of a point → mm. */
export function mmOfTwips(twentieths: number): number {
  return (twentieths * 25.4) / 1440
}

/** Points → twentieths of a point. */
export function twipsOfPt(pt: number): number {
  return Math.round(pt * 20)
}

/** CSS px, as the editor keeps column widths → mm. */
export function mmOfPx(px: number): number {
  return (px * 25.4) / 96
}

/** Width between the margins in mm. */
export function textWidthMm(profile: FormatProfile, isLandscape: boolean): number {
  const { size, mm } = profile.page
  return (isLandscape ? size.value.heightMm : size.value.widthMm) - mm.value.left - mm.value.right
}

/** Height between the margins in mm. */
export function textHeightMm(profile: FormatProfile, isLandscape: boolean): number {
  const { size, mm } = profile.page
  return (isLandscape ? size.value.widthMm : size.value.heightMm) - mm.value.top - mm.value.bottom
}

/** Whole numbers whose edges are nearest to those of the given widths, in whatever unit, so that the sum is kept. */
export function wholeWidths(widths: readonly number[]): number[] {
  let edge = 0
  let used = 0
  return widths.map(width => {
    edge += width
    const own = Math.max(1, Math.round(edge) - used)
    used += own
    return own
  })
}
