// Answers to the HTTP requests of a page under test: the network is played, nothing of ours is.

import type { DocumentView, OpinionList } from '#model/api.ts'
import { emptyBalance } from '#model/opinion.ts'

/** A document as the server describes it. */
export const documentView: DocumentView = {
  id: 'd',
  title: 'Báo cáo',
  unitId: 'u',
  unitName: 'Đảng ủy xã mẫu',
  templateId: 't',
  templateVersion: 1,
  stage: 'drafting',
  draft: 1,
  permissions: ['read', 'readOpinions', 'write'],
  seq: 1,
  createdAt: '2026-11-22T00:00:00.000Z',
  updatedAt: '2026-11-22T00:00:00.000Z',
  openOpinions: 0,
  receivedOpinions: 0,
  access: 'unit',
  amendment: null,
  loans: [],
  field: null,
}

/** What a path answers: status and JSON, or null for no answer at all. */
export type Answers = (
  method: string,
  path: string,
  body: unknown,
  query?: URLSearchParams,
) => { status: number; json: unknown } | null

/** An empty register. */
export const noOpinions: OpinionList = { items: [], balance: emptyBalance, seq: 1 }

/** Answers of a document that may be written, with an empty register. */
export const usual: Answers = (_method, path) => {
  if (path === '/api/me')
    return { status: 200, json: { user: { id: 'me', name: 'Lò Thị Mai', email: 'a@b.c' }, memberships: [] } }
  if (path.endsWith('/opinions')) return { status: 200, json: noOpinions }
  if (path.startsWith('/api/templates/'))
    return { status: 200, json: { id: 't', version: 1, title: 'Mẫu', sections: [] } }
  return { status: 200, json: documentView }
}

/** Plays the network until the returned function is called. */
export function answering(answers: Answers = usual): () => void {
  const real = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const { pathname, searchParams } = new URL(
      String(input instanceof Request ? input.url : input),
      location.origin,
    )
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    const answer = answers(init?.method ?? 'GET', pathname, body, searchParams)
    if (!answer) return Promise.reject(new TypeError('Failed to fetch'))
    return Promise.resolve(new Response(JSON.stringify(answer.json), { status: answer.status }))
  }
  return () => {
    globalThis.fetch = real
  }
}
