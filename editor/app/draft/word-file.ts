// Fetching a Word file from the server and handing it to the browser.

import type { FileIdentity, FormCheckAnswer, ImportAnswer } from '#model/api.ts'
import type { LegacyLetters } from '#model/legacy-letters.ts'
import { RequestFailure } from '../data/failure.ts'
import { storedLanguage } from '../language.tsx'

/** A file that was saved. */
export interface SavedFile {
  readonly name: string
  readonly blob: Blob
  /** How many departures from its format profile it has; null for a file that has no form. */
  readonly form: { readonly profileId: string; readonly departures: number } | null
}

/**
 * Fetches the file and lets the browser save it.
 *
 * @param address of the file on the server
 * @throws RequestFailure with the sentence to show; DOMException when the signal stopped it
 */
export async function saveWordFile(address: string, signal: AbortSignal): Promise<SavedFile> {
  const { headers, name, blob } = await saveFrom(address, signal)
  const profileId = headers.get('X-Form-Profile')
  const departures = Number(headers.get('X-Form-Findings') ?? 0)
  return { name, blob, form: profileId === null ? null : { profileId, departures } }
}

/**
 * Fetches a Word file that the document came from and lets the browser save it.
 *
 * @returns the name under which it is saved
 * @throws RequestFailure with the sentence to show
 */
export async function saveOriginal(documentId: string, sha256: string): Promise<string> {
  return (await saveFrom(`/api/documents/${encodeURIComponent(documentId)}/originals/${sha256}`)).name
}

async function saveFrom(path: string, signal?: AbortSignal) {
  const response = await fetch(path, {
    credentials: 'include',
    headers: { 'Accept-Language': storedLanguage() },
    ...(signal && { signal }),
  })
  if (!response.ok) throw await failureOf(response)
  const name = fileNameOf(response.headers.get('Content-Disposition') ?? '')
  const blob = await response.blob()
  const shown = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = shown
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(shown), 60_000) // the browser may still be reading it
  return { headers: response.headers, name, blob }
}

/**
 * Sends a Word file whose comments and changes become opinions.
 *
 * @param letters what becomes of words in fonts older than Unicode
 * @throws RequestFailure with the sentence to show; DOMException when the signal stopped it
 */
export async function sendWordFile(
  documentId: string,
  file: File,
  letters: LegacyLetters,
  signal: AbortSignal,
): Promise<ImportAnswer> {
  const form = new FormData()
  form.set('file', file)
  const path = `/api/documents/${encodeURIComponent(documentId)}/import?letters=${letters}`
  return (await sendForm(path, form, signal)) as ImportAnswer // the server's schema checks what it answers with
}

/**
 * Has the form of a Word file checked; nothing is kept of it.
 *
 * @throws RequestFailure with the sentence to show; DOMException when the signal stopped it
 */
export async function checkWordFile(
  { name, blob }: { readonly name: string; readonly blob: Blob },
  profileId: string,
  signal: AbortSignal,
): Promise<FormCheckAnswer> {
  const form = new FormData()
  form.set('file', blob, name)
  form.set('profile', profileId)
  return (await sendForm('/api/check-form', form, signal)) as FormCheckAnswer
}

/**
 * Asks which text of a document a Word file is; nothing is kept of it.
 *
 * @throws RequestFailure with the sentence to show; DOMException when the signal stopped it
 */
export async function identifyWordFile(
  documentId: string,
  file: File,
  signal: AbortSignal,
): Promise<FileIdentity> {
  const form = new FormData()
  form.set('file', file)
  const path = `/api/documents/${encodeURIComponent(documentId)}/check-file`
  return (await sendForm(path, form, signal)) as FileIdentity
}

/** What the server kept of a picture. */
export interface SentPicture {
  readonly sha256: string
}

/**
 * Sends a picture for the text of a document.
 *
 * @throws RequestFailure with the sentence to show; DOMException when the signal stopped it
 */
export async function sendPicture(documentId: string, file: File, signal: AbortSignal): Promise<SentPicture> {
  const form = new FormData()
  form.set('file', file)
  const path = `/api/documents/${encodeURIComponent(documentId)}/attachments`
  return (await sendForm(path, form, signal)) as SentPicture
}

async function sendForm(path: string, body: FormData, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'include',
    headers: { 'Accept-Language': storedLanguage() },
    body,
    signal,
  })
  if (!response.ok) throw await failureOf(response)
  return response.json()
}

/** The name in a `Content-Disposition` header, its Vietnamese form first. */
export function fileNameOf(header: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/iu.exec(header)?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return /filename="?([^";]+)"?/iu.exec(header)?.[1] ?? 'van-kien.docx'
}

/** What a refused answer says. */
export async function failureOf(response: Response): Promise<RequestFailure> {
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
