// Asking the server from a page: an answer, or a failure thrown for the page to show.

import { createApi } from '../../client/api.ts'
import { storedLanguage } from '../language.tsx'
import { earlyFetch } from './early-start.ts'
import { RequestFailure } from './failure.ts'

/**
 * Asks the server and reads its JSON answer.
 *
 * @param path begins with `/api/`
 * @throws RequestFailure with the server's sentence, or ours when no answer came
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await createApi({ language: storedLanguage(), fetch: earlyFetch }).request<T>(
    method,
    path,
    body,
  )
  if (answer.ok) return answer.value
  throw new RequestFailure(answer.code, answer.message, answer.details)
}
