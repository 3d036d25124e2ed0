// How large the page is shown.

const pageWidthPx = 794 // A4 at 96 px an inch
const landscapeWidthPx = 1123
const leastBesidePx = 60
const marginPx = 48
const smallest = 60

/** The sizes that can be chosen, in per cent. */
export const zooms = [75, 90, 100, 110, 125, 150] as const

/** The largest size, up to 100 %, at which the page fits its room. @param roomPx width of the room */
export function fitted(roomPx: number): number {
  return Math.max(smallest, Math.min(100, Math.floor(((roomPx - marginPx) / pageWidthPx) * 100)))
}

/**
 * Room on either side of the page that a wide table may take, in pixels of the page: up to an A4 sheet laid across; none where it
 * would be a sliver.
 */
export function roomBeside(roomPx: number, zoom: number): number {
  const beside = Math.floor(((roomPx - marginPx) / (zoom / 100) - pageWidthPx) / 2)
  return beside < leastBesidePx ? 0 : Math.min(beside, (landscapeWidthPx - pageWidthPx) / 2)
}

/** The size to show, in per cent. @param chosen `fit` or a number as text */
export function zoomOf(chosen: string, fit: number): number {
  const percent = Number(chosen)
  return Number.isFinite(percent) && percent >= 50 && percent <= 200 ? percent : fit
}
