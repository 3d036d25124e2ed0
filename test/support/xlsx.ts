// A workbook's sheets as they stand in its parts.

import { strFromU8, unzipSync } from 'fflate'

/** The cells of a sheet, row by row, as their text; `style` is the index of the cell's format. */
export function cellsOf(bytes: Uint8Array, sheet: number): { text: string; style: string; type: string }[][] {
  const xml = strFromU8(unzipSync(bytes)[`xl/worksheets/sheet${sheet}.xml`] ?? new Uint8Array())
  const plain = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gsu)].map(([, row = '']) =>
    [...row.matchAll(/<c r="[A-Z]+\d+" s="(\d)"(?: t="(\w+)")?(?:\/>|>(.*?)<\/c>)/gsu)].map(
      ([, style = '', type = 'n', inner = '']) => ({
        text: plain(/<(?:t|v)[^>]*>(.*?)<\/(?:t|v)>/su.exec(inner)?.[1] ?? ''),
        style,
        type,
      }),
    ),
  )
}
