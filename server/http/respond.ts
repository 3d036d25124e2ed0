// From refusals and failures to answers: one shape, in the caller's language, never a stack.

import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorBody } from '#model/api.ts'
import { type Language, type Refusal, refusals } from '#model/refusal.ts'
import type { AppContext } from './env.ts'
import { problemSentence } from './problems.ts'

/** Seconds after which a caller may try again when no limit says otherwise. */
const retrySeconds = 5

const failed: Readonly<Record<'asking' | 'changing', Readonly<Record<Language, (id: string) => string>>>> = {
  asking: {
    vi: id =>
      `Máy chủ gặp sự cố nên chưa trả lời được. Hãy thử lại; nếu vẫn gặp, báo người quản trị mã ${id}.`,
    en: id =>
      `The server ran into trouble and could not answer. Try again. If it happens again, give the administrator the code ${id}.`,
  },
  changing: {
    vi: id =>
      `Máy chủ gặp sự cố, chưa rõ việc này đã ghi được hay chưa. Hãy tải lại trang để xem, chưa có thì làm lại; nếu vẫn gặp, báo người quản trị mã ${id}.`,
    en: id =>
      `The server ran into trouble and cannot say whether this was recorded. Reload the page to see, and do it again if it was not. If it happens again, give the administrator the code ${id}.`,
  },
}

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

/**
 * Answers when the world broke: a sentence to read out, the request's id, nothing else. What was to be changed may have been committed
 * before it broke, or in part: nothing else is claimed.
 */
export function answerFailure(c: AppContext): Response {
  const id = c.get('requestId')
  const message = failed[c.req.method === 'GET' ? 'asking' : 'changing'][c.get('language')](id)
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
