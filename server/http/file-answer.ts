// The answer to a request for a file that was made: its type, its name, and what it says of its own form.

import { create as contentDisposition } from 'content-disposition'
import type { ExportedFile } from '../actions/export.ts'
import type { AppContext } from './env.ts'

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const pdfType = 'application/pdf'

/** The file, to be saved under its name. */
export function answerFile(c: AppContext, file: ExportedFile): Response {
  return c.body(new Uint8Array(file.bytes), 200, {
    'content-type': typeOf(file.fileName),
    'content-disposition': contentDisposition(file.fileName),
    ...formHeaders(file),
  })
}

function typeOf(fileName: string): string {
  if (fileName.endsWith('.pdf')) return pdfType
  return fileName.endsWith('.xlsx') ? xlsxType : docxType
}

/** How many departures the file has, and from which profile: the list is had by sending the file to be checked. */
function formHeaders({ form }: ExportedFile): Record<string, string> {
  if (form === null) return {}
  return { 'x-form-profile': form.profileId, 'x-form-findings': String(form.departures) }
}
