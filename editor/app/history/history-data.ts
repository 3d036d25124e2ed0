// The history as the server gives it, every hash computed anew.

import { queryOptions } from '@tanstack/react-query'
import type { RegisterEvent } from '#model/register.ts'
import { documentPath } from '../data/document-queries.ts'
import { request } from '../data/request.ts'

/** The log, and what a check of it found. */
export interface VerifiedHistory {
  readonly items: readonly RegisterEvent[]
  readonly head: string
  readonly verified: { readonly checked: number; readonly brokenAt: number | null }
}

/** The log of a document. */
export function verifiedHistoryQuery(documentId: string) {
  return queryOptions({
    queryKey: ['register', documentId, 'history', 'verified'],
    queryFn: () => request<VerifiedHistory>('GET', `${documentPath(documentId)}/history?verify=1`),
    staleTime: 0,
  })
}
