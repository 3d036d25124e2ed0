// How wide the columns of a table are on a page: shares of the text's width where it fits, pixels where it is wider. The draft page and
// every page that shows a kept text ask it.

const widthWhereUnknown = 80 // pixels of the printed page
const textWidth = 640 // pixels: 165 mm between the margins of a portrait page, and a little for rounding

/** How a table's columns are drawn. */
export interface TableColumns {
  /** CSS widths: shares of the text's width, or the printed page's own pixels where the table is wider than that. */
  readonly widths: readonly string[]
  /** Width of a table wider than the text, pixels; null = it fits. */
  readonly widePx: number | null
}

/** @param cells the first row: how many columns each cell covers, and their widths in pixels where known */
export function tableColumns(
  cells: readonly { readonly colspan: unknown; readonly colwidth: unknown }[],
): TableColumns {
  const widths: number[] = []
  for (const { colspan, colwidth } of cells) {
    const count = typeof colspan === 'number' ? colspan : 1
    for (let at = 0; at < count; at += 1) {
      const width: unknown = Array.isArray(colwidth) ? colwidth[at] : null
      widths.push(typeof width === 'number' && width > 0 ? width : widthWhereUnknown)
    }
  }
  const sum = widths.reduce((total, width) => total + width, 0)
  if (sum > textWidth) return { widths: widths.map(width => `${width}px`), widePx: sum }
  return { widths: widths.map(width => `${((width * 100) / sum).toFixed(2)}%`), widePx: null }
}
