// The table of contents: a field that Word fills in, with the headings in it already; only the page numbers are Word's to write.

import { Paragraph, TableOfContents, TextRun } from 'docx'
import { styleIds } from './styles.ts'

const levels = '1-3' // parts, I-, 1.

/** Its heading and the field. Word asks, when the file is opened, whether it may fill the page numbers in. */
export function contentsBlock(): (Paragraph | TableOfContents)[] {
  return [
    new Paragraph({
      style: styleIds.titleLine,
      keepNext: true,
      children: [new TextRun({ text: 'MỤC LỤC' })],
    }),
    new TableOfContents('Mục lục', { hyperlink: true, headingStyleRange: levels }),
  ]
}
