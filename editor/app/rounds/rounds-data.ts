// What the rounds' parts read from the server.

import { queryOptions } from '@tanstack/react-query'
import type { MyRound, Participation, RoundView } from '#model/round.ts'
import { documentPath } from '../data/document-queries.ts'
import { request } from '../data/request.ts'

/** People and units that a round may ask. */
export interface Candidates {
  readonly people: readonly { readonly id: string; readonly name: string; readonly unitId: string }[]
  readonly units: readonly { readonly id: string; readonly name: string }[]
}

/** A round with who has answered and who is silent. */
export interface RoundDetail extends Participation {
  readonly round: RoundView
}

/** The rounds that ask the person, the soonest to end first. */
export const myRoundsQuery = queryOptions({
  queryKey: ['my-rounds'],
  queryFn: async () => (await request<{ readonly items: readonly MyRound[] }>('GET', '/api/rounds')).items,
})

/** Whom a round on a document may ask. */
export function candidatesQuery(documentId: string) {
  return queryOptions({
    queryKey: ['audience', documentId],
    queryFn: () => request<Candidates>('GET', `${documentPath(documentId)}/audience`),
  })
}

/** One round, followed with the register it stands in. */
export function roundQuery(documentId: string, roundId: string) {
  return queryOptions({
    queryKey: ['register', documentId, 'round', roundId],
    queryFn: () =>
      request<RoundDetail>('GET', `${documentPath(documentId)}/rounds/${encodeURIComponent(roundId)}`),
  })
}
