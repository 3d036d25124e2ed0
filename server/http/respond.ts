// From refusals and failures to answers: one shape, in the caller's language, never a stack.

import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorBody } from '#model/api.ts'
import { type Language, type Refusal, refusals } from '#model/refusal.ts'
import type { AppContext } from './env.ts'
import { problemSentence } from './problems.ts'

/** Seconds after which a caller may try again when no limit says otherwise. */
const retrySeconds = 5

/**
 * Answers with JSON, which says how long it is: what is short is then sent as it is. Packing it would cost more than all else that a
 * refusal does, on the threads that hash passwords.
 */
export function answerJson(c: AppContext, body: unknown, status: ContentfulStatusCode): Response {
  const text = JSON.stringify(body)
  return c.body(text, status, {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
  })
}

/** Answers with a refusal: its status, its sentence, its details. */
export function answerRefusal(c: AppContext, refusal: Refusal): Response {
  const row = refusals[refusal.code]
  const language = c.get('language')
  const details = spelled(refusal.details, language)
  const body: ErrorBody = {
    error: { code: refusal.code, message: row[language], ...(details === undefined ? {} : { details }) },
  }
  if (row.status === 429 || row.status === 503) {
    const wait = c.res.headers.get('retry-after') ?? String(retryAfter(refusal.details) ?? retrySeconds)
    c.header('retry-after', wait)
  }
  return answerJson(c, body, row.status)
}

/** Answers when the world broke: a sentence to read out, the request's id, nothing else. */
export function answerFailure(c: AppContext): Response {
  const id = c.get('requestId')
  const message =
    c.get('language') === 'en'
      ? `The server ran into trouble; nothing was changed by this request. Try again. If it happens again, give the administrator the code ${id}.`
      : `Máy chủ gặp sự cố nên chưa làm được việc này. Hãy thử lại; nếu vẫn gặp, báo người quản trị mã ${id}.`
  const body: ErrorBody = { error: { code: 'internal', message, details: { requestId: id } } }
  return c.json(body, 500)
}

/** Details whose problems are codes of the actions get their sentences here. */
function spelled(details: unknown, language: Language): unknown {
  if (!Array.isArray(details)) return details
  return details.map((item: unknown) =>
    isProblem(item) ? { ...item, problem: problemSentence(item.problem, language) } : item,
  )
}

function isProblem(item: unknown): item is { readonly field: string; readonly problem: string } {
  return typeof item === 'object' && item !== null && 'problem' in item && typeof item.problem === 'string'
}

function retryAfter(details: unknown): number | null {
  if (typeof details !== 'object' || details === null || !('retryAfterSeconds' in details)) return null
  return typeof details.retryAfterSeconds === 'number' ? details.retryAfterSeconds : null
}
