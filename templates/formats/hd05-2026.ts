// Format profile of Hướng dẫn 05-HD/VPTW (2026): a copy of the guide of 2018 until a clerk has compared the two.
import type { Confidence } from '../template.ts'
import type { FormatProfile } from './format-profile.ts'
import { hd36Format } from './hd36-2018.ts'

const summaries = 'phần mềm và bộ quy tắc công bố trên mạng theo Hướng dẫn 05-HD/VPTW'
const copied = hedge(hd36Format)

/** Hướng dẫn 05-HD/VPTW: its text was not seen, so no value is better than B and the whole stays unverified. */
export const hd05Format: FormatProfile = {
  ...copied,
  id: 'hd05-2026',
  version: 1,
  title: 'Thể thức văn bản của Đảng theo Hướng dẫn 05-HD/VPTW',
  unverified: true,
  basis: {
    value: 'Hướng dẫn 05-HD/VPTW, năm 2026',
    source: 'Các nguồn thứ cấp ghi ngày khác nhau: 27/5/2026 (hai nguồn) và 12/01/2026 (một nguồn)',
    confidence: 'C',
  },
  regulation: {
    value: 'Quy định 399-QĐ/TW, ngày 09/01/2026',
    source: 'Hai nguồn thứ cấp; toàn văn chưa thấy',
    confidence: 'B',
  },
  page: {
    ...copied.page,
    mm: { ...copied.page.mm, source: `Bốn ${summaries}`, confidence: 'B' },
  },
  body: {
    ...copied.body,
    ptMin: { value: 14, source: `Nhiều ${summaries}`, confidence: 'B' },
    ptMax: { value: 14, source: `Nhiều ${summaries}`, confidence: 'B' },
    pt: { value: 14, source: `Nhiều ${summaries}`, confidence: 'B' },
    beforePt: { value: 6, source: `Một ${summaries}`, confidence: 'C' },
    line: {
      value: { rule: 'exact', pt: 18 },
      source: `Một ${summaries}; nguồn khác ghi 19 hoặc 20 pt`,
      confidence: 'C',
    },
  },
}

/** Copies a piece of a profile with every confidence lowered to at most B and every source marked as carried over. */
function hedge<T>(node: T): T
function hedge(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(item => hedge(item))
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, hedge(value)]))
  if (!isSourced(node)) return copy
  return {
    ...copy,
    confidence: node.confidence === 'A' ? 'B' : node.confidence,
    source: `Lấy theo hd36-2018, chưa đối chiếu với Hướng dẫn 05-HD/VPTW. ${node.source}`,
  }
}

function isSourced(node: object): node is { readonly source: string; readonly confidence: Confidence } {
  return 'value' in node && 'source' in node && 'confidence' in node
}
