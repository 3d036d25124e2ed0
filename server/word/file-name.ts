// The name under which an exported file is saved.

import type { ReportKind } from './report/report-input.ts'

const maxChars = 150
const endings = {
  clean: '',
  review: ' – kèm ý kiến',
  redline: ' – so sánh',
  synthesis: ' – tổng hợp ý kiến',
  dispositions: ' – tiếp thu, giải trình ý kiến',
  list: ' – danh sách ý kiến',
} as const
// Windows refuses these names whatever the extension.
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/iu

/**
 * The file name of an export: "Báo cáo chính trị – dự thảo lần 2.docx", in NFC, at most 150 characters.
 * Characters that a file system reserves become spaces.
 *
 * @param draft ordinal of the draft; null = the text is no draft any more
 */
export function exportFileName(
  title: string,
  mode: 'clean' | 'review' | 'redline' | ReportKind,
  draft: number | null,
): string {
  const extension = mode === 'list' ? '.xlsx' : '.docx'
  const ending = (draft === null ? '' : ` – dự thảo lần ${draft}`) + endings[mode]
  const name = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/gu, '')
  const room = maxChars - ending.length - extension.length
  const cut = (Array.from(name).length === name.length ? name : wholeCharacters(name, room))
    .slice(0, room)
    .trimEnd()
  const base = cut === '' || deviceName.test(cut) ? 'Văn kiện' : cut
  return `${base}${ending}${extension}`.normalize('NFC')
}

/** As many whole characters as fit into a number of UTF-16 units. */
function wholeCharacters(text: string, room: number): string {
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > room) break
    kept += character
  }
  return kept
}
