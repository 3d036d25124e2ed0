// What cards read of the register beside the opinions themselves.

import { queryOptions } from '@tanstack/react-query'
import type { RegisterEvent } from '#model/register.ts'
import type { RoundView } from '#model/round.ts'
import { request } from '../data/request.ts'

interface List<T> {
  readonly items: readonly T[]
}

/** A document's rounds, the first one first. */
export function roundsQuery(documentId: string) {
  return queryOptions({
    queryKey: ['register', documentId, 'rounds'],
    queryFn: async () =>
      (await request<List<RoundView>>('GET', `/api/documents/${encodeURIComponent(documentId)}/rounds`))
        .items,
  })
}

/** A document's whole log, at a state of its register. */
export function historyQuery(documentId: string, seq: number) {
  return queryOptions({
    queryKey: ['register', documentId, 'history', seq],
    queryFn: async () =>
      (await request<List<RegisterEvent>>('GET', `/api/documents/${encodeURIComponent(documentId)}/history`))
        .items,
  })
}
