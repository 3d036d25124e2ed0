// Small Word files made by hand, as other programs write them.

import { strToU8, zipSync } from 'fflate'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const names = `xmlns:w="${word}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"`

/** When somebody wrote in a file, as `w:date` says it: 10.00 in Việt Nam. */
const wallClock = '2025-03-01T10:00:00Z'
/** The same moment in UTC. */
export const wallClockUtc = '2025-03-01T03:00:00.000Z'

export const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const para = (...inner: string[]) => `<w:p>${inner.join('')}</w:p>`
export const inserted = (text: string, author = 'Trần Thị B', date = wallClock) =>
  `<w:ins w:id="1" w:author="${author}" w:date="${date}">${run(text)}</w:ins>`
export const deleted = (text: string, author = 'Trần Thị B', date = wallClock) =>
  `<w:del w:id="1" w:author="${author}" w:date="${date}"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
export const commented = (id: number, inner: string) =>
  `<w:commentRangeStart w:id="${id}"/>${inner}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`

/** A comment of a file; `replyTo` and `isDone` need the thread part, which is written with them. */
export interface FileComment {
  readonly id: number
  readonly text: string
  readonly author?: string
  readonly replyTo?: number
  readonly isDone?: boolean
}

/** The bytes of a Word file. @param more parts by name, over the ones written here @param binary parts that are no text */
export function docxFile(
  body: string,
  comments: readonly FileComment[] = [],
  more: Readonly<Record<string, string>> = {},
  binary: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array<ArrayBuffer> {
  const paraId = (id: number) => (0x1000 + id).toString(16).padStart(8, '0').toUpperCase()
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relations(
      `<Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': `${head}<w:document ${names}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(
      ['comments', 'commentsExtended', 'styles']
        .map((part, index) => `<Relationship Id="r${index}" Type="${office}/${part}" Target="${part}.xml"/>`)
        .join(''),
    ),
    'word/comments.xml': `${head}<w:comments ${names}>${comments
      .map(
        ({ id, text, author = 'Nguyễn Văn A' }) =>
          `<w:comment w:id="${id}" w:author="${author}" w:date="${wallClock}"><w:p w14:paraId="${paraId(id)}">${run(text)}</w:p></w:comment>`,
      )
      .join('')}</w:comments>`,
    'word/commentsExtended.xml': `${head}<w15:commentsEx ${names}>${comments
      .map(({ id, replyTo, isDone }) => {
        const parent = replyTo === undefined ? '' : ` w15:paraIdParent="${paraId(replyTo)}"`
        return `<w15:commentEx w15:paraId="${paraId(id)}"${parent} w15:done="${isDone ? 1 : 0}"/>`
      })
      .join('')}</w15:commentsEx>`,
    ...more,
  }
  return new Uint8Array(
    zipSync({
      ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
      ...binary,
    }),
  )
}

function relations(list: string): string {
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`
}

/** A form that sends a file. */
export function formOf(bytes: Uint8Array<ArrayBuffer>, name = 'góp ý.docx'): FormData {
  const form = new FormData()
  form.set('file', new File([bytes], name))
  return form
}
