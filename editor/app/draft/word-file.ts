// Fetching a Word file from the server and handing it to the browser.

import type { ImportAnswer } from '#model/api.ts'
import { RequestFailure } from '../data/failure.ts'
import { storedLanguage } from '../language.tsx'

/**
 * Fetches the file and lets the browser save it.
 *
 * @param query of the export route, such as `mode=clean`
 * @returns the file's name
 * @throws RequestFailure with the sentence to show; DOMException when the signal stopped it
 */
export async function saveWordFile(documentId: string, query: string, signal: AbortSignal): Promise<string> {
  const path = `/api/documents/${encodeURIComponent(documentId)}/export?${query}`
  const response = await fetch(path, {
    credentials: 'include',
    headers: { 'Accept-Language': storedLanguage() },
    signal,
  })
  if (!response.ok) throw await failureOf(response)
  const name = fileNameOf(response.headers.get('Content-Disposition') ?? '')
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000) // the browser may still be reading it
  return name
}

/**
 * Sends a Word file whose comments and changes become opinions.
 *
 * @throws RequestFailure with the sentence to show; DOMException when the signal stopped it
 */
export async function sendWordFile(
  documentId: string,
  file: File,
  signal: AbortSignal,
): Promise<ImportAnswer> {
  const form = new FormData()
  form.set('file', file)
  const response = await fetch(`/api/documents/${encodeURIComponent(documentId)}/import`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'Accept-Language': storedLanguage() },
    body: form,
    signal,
  })
  if (!response.ok) throw await failureOf(response)
  return (await response.json()) as ImportAnswer // the server's schema checks what it answers with
}

/** The name in a `Content-Disposition` header, its Vietnamese form first. */
export function fileNameOf(header: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/iu.exec(header)?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return /filename="?([^";]+)"?/iu.exec(header)?.[1] ?? 'van-kien.docx'
}

async function failureOf(response: Response): Promise<RequestFailure> {
  const answer: unknown = await response.json().catch(() => null)
  if (typeof answer === 'object' && answer !== null && 'error' in answer) {
    const { error } = answer
    if (
      typeof error === 'object' &&
      error !== null &&
      'message' in error &&
      typeof error.message === 'string'
    ) {
      return new RequestFailure('refused', error.message)
    }
  }
  return new RequestFailure('internal', '')
}
