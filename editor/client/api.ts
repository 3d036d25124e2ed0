// The HTTP API as functions: one request, one answer or one failure with a sentence people can read. Never throws on either.

import type { Anchor } from '#model/anchor.ts'
import type {
  DispositionDraft,
  DocumentView,
  ErrorBody,
  Me,
  OpinionAnswer,
  PlacelessOpinion,
  TemplateView,
  VersionView,
} from '#model/api.ts'
import type { Minutes, Vote } from '#model/approval.ts'
import type { DocumentId, OpinionId, VersionId } from '#model/ids.ts'
import type { Opinion, OpinionDraft, Stance } from '#model/opinion.ts'
import type { Stage } from '#model/stage.ts'
import { type Language, sentence } from './sentences.ts'

/** What goes with a move to another stage; minutes and vote where a body decides it. */
export interface MoveGiven {
  readonly note?: string
  readonly minutes?: Minutes
  readonly vote?: Vote
}

/** What went wrong, in words for people. */
export interface Failure {
  readonly ok: false
  /** HTTP status, or 0 when no answer came. */
  readonly status: number
  /** A code of model/refusal.ts, `internal`, `no-network` or `bad-answer`. */
  readonly code: string
  readonly message: string
  readonly details?: unknown
}
/** An answer or a failure. */
export type Answer<T> = { readonly ok: true; readonly status: number; readonly value: T } | Failure

/** What is said of an opinion beside deciding it. */
export type OpinionAct =
  | { readonly act: 'replies'; readonly id: string; readonly body: string }
  | { readonly act: 'support'; readonly stance: Stance | 'none' }
  | { readonly act: 'reserve'; readonly reason: string }
  | {
      readonly act: 'issuer-answer'
      /** Whether the binding request may be declined. */
      readonly agrees: boolean
      readonly answer: string
      /** Number and date of the letter; empty = none. */
      readonly reference: string
    }
  | { readonly act: 'place'; readonly anchor: Anchor }
  | {
      readonly act: 'implemented'
      readonly textBefore: string
      readonly textAfter: string
      /** Why the text needs no change; null = it was changed. */
      readonly noChange: string | null
    }

/** How to reach the server. */
export interface ApiOptions {
  /** Origin of the server without a slash at its end; '' = the page's own. */
  readonly baseUrl?: string
  readonly language?: Language
  /** How requests are sent; left out = the browser's own. */
  readonly fetch?: typeof fetch
}

/**
 * Binds the API to a server and a language.
 *
 * @example const me = await createApi({ language: 'vi' }).me()
 */
export function createApi({ baseUrl = '', language = 'vi', fetch = globalThis.fetch }: ApiOptions = {}) {
  /** One request with the session's cookie. The body is sent as JSON. */
  async function request<T>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<Answer<T>> {
    const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language }
    if (body !== undefined) headers['content-type'] = 'application/json'
    let response: Response
    try {
      response = await fetch(`${baseUrl}${path}`, {
        method,
        headers,
        credentials: 'include',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    } catch (error) {
      if (!(error instanceof TypeError)) throw error // fetch says TypeError, and nothing else, when no answer came
      return failure(0, 'no-network', sentence('no-network', language))
    }
    return read<T>(response)
  }

  async function read<T>(response: Response): Promise<Answer<T>> {
    const text = await response.text().catch(() => null)
    const value = text === null ? undefined : parse(text)
    if (response.ok && value !== undefined) return { ok: true, status: response.status, value: value as T }
    if (isErrorBody(value)) {
      const { code, message, details } = value.error
      return failure(response.status, code, message, details)
    }
    if (response.ok && text === '') return { ok: true, status: response.status, value: undefined as T } // 204 and its like
    return failure(response.status, 'bad-answer', sentence('bad-answer', language))
  }

  const of = (id: DocumentId) => `/api/documents/${encodeURIComponent(id)}`
  return {
    request,
    me: () => request<Me>('GET', '/api/me'),
    template: (id: string) => request<TemplateView>('GET', `/api/templates/${encodeURIComponent(id)}`),
    document: (id: DocumentId) => request<DocumentView>('GET', of(id)),
    /** @param after only what came or changed after this seq, whose places the page finds itself; null = all */
    opinions: (id: DocumentId, after: number | null) =>
      request<OpinionAnswer<Opinion | PlacelessOpinion>>(
        'GET',
        `${of(id)}/opinions${after === null ? '' : `?after=${after}&places=none`}`,
      ),
    versions: (id: DocumentId) =>
      request<{ readonly items: readonly VersionView[] }>('GET', `${of(id)}/versions`),
    sendOpinion: (id: DocumentId, draft: OpinionDraft) =>
      request<unknown>('POST', `${of(id)}/opinions`, withoutEmpty(draft)),
    decide: (id: DocumentId, opinion: OpinionId, draft: DispositionDraft) =>
      request<unknown>('POST', `${of(id)}/opinions/${encodeURIComponent(opinion)}/disposition`, draft),
    undoDecision: (id: DocumentId, opinion: OpinionId, expectedSeq: number) =>
      request<unknown>('POST', `${of(id)}/opinions/${encodeURIComponent(opinion)}/disposition/undo`, {
        expectedSeq,
      }),
    withdraw: (id: DocumentId, opinion: OpinionId) =>
      request<unknown>('POST', `${of(id)}/opinions/${encodeURIComponent(opinion)}/withdraw`, {}),
    say: (id: DocumentId, opinion: OpinionId, { act, ...said }: OpinionAct) =>
      request<unknown>('POST', `${of(id)}/opinions/${encodeURIComponent(opinion)}/${act}`, said),
    moveStage: (id: DocumentId, to: Stage, given: MoveGiven, expectedSeq: number) =>
      request<unknown>('POST', `${of(id)}/stage`, { to, ...given, expectedSeq }),
    amend: (id: DocumentId, reason: string, authority: string, expectedSeq: number) =>
      request<unknown>('POST', `${of(id)}/amendments`, { reason, authority, expectedSeq }),
    closeAmendment: (id: DocumentId, number: number) =>
      request<unknown>('POST', `${of(id)}/amendments/${number}/close`),
    restoreVersion: (id: DocumentId, version: VersionId, expectedSeq: number) =>
      request<unknown>('POST', `${of(id)}/versions/${encodeURIComponent(version)}/restore`, { expectedSeq }),
    keepVersion: (id: DocumentId, name: string) => request<unknown>('POST', `${of(id)}/versions`, { name }),
  }
}

function failure(status: number, code: string, message: string, details?: unknown): Failure {
  return details === undefined
    ? { ok: false, status, code, message }
    : { ok: false, status, code, message, details }
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch (error) {
    if (error instanceof SyntaxError) return undefined // not JSON: a proxy's page, or nothing at all
    throw error
  }
}

function isErrorBody(value: unknown): value is ErrorBody {
  if (typeof value !== 'object' || value === null || !('error' in value)) return false
  const { error } = value
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    'message' in error &&
    typeof error.message === 'string'
  )
}

/** The contract writes what is not there by leaving it out. */
function withoutEmpty(draft: OpinionDraft): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== null && value !== undefined),
  )
}
