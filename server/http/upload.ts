// A file sent as a form: read when the handler asks for it, not before its sender is known.

import { z } from '@hono/zod-openapi'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { AppContext } from './env.ts'
import { nameMaxChars } from './schema-parts.ts'

const fieldMaxChars = 200

/** A file with the name its sender gave it. */
export interface SentFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** One line, NFC, without folders. */
  readonly name: string
}

/** Form of `POST …/import`. */
export const uploadForm = z.object({
  file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }),
})

/** Reads the form's file. Refuses `no-form`, and `invalid` without the field. */
export async function readUpload(c: AppContext): Promise<Outcome<SentFile>> {
  const type = c.req.header('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/iu.test(type)) return refuse('no-form')
  const form = await formOf(c)
  if (form === null) return refuse('no-form')
  const checked = uploadForm.safeParse({ file: form.get('file') })
  if (!checked.success) return refuse('invalid', [{ field: 'file', problem: 'missing' }])
  const { file } = checked.data
  return done({ bytes: new Uint8Array(await file.arrayBuffer()), name: plainName(file.name) })
}

/** A field of the form beside its file; null where it is not sent. Read after the file: the form is read once. */
export async function readField(
  c: AppContext,
  name: string,
  maxChars = fieldMaxChars,
): Promise<string | null> {
  const value = (await formOf(c))?.get(name)
  return typeof value === 'string' && value.length <= maxChars ? value.normalize('NFC').trim() : null
}

/** The parser throws a TypeError for a form that is none; a body over the limit rises. */
async function formOf(c: AppContext): Promise<FormData | null> {
  try {
    return await c.req.formData()
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function plainName(name: string): string {
  return (name.split(/[/\\]/u).at(-1) ?? '')
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\uFFFE\uFFFF]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, nameMaxChars)
}
