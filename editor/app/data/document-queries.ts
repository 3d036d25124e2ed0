// What the pages of one document read from its register, and how they follow it while they stand.

import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ContentView, DocumentView, OpinionList } from '#model/api.ts'
import type { ApprovalView } from '#model/approval.ts'
import type { Group } from '#model/group.ts'
import type { RegisterEvent } from '#model/register.ts'
import type { RoundView } from '#model/round.ts'
import { recall } from '../remembered.ts'
import { demoQuery, meQuery, templatesQuery, unitsQuery } from './queries.ts'
import { request } from './request.ts'

interface List<T> {
  readonly items: readonly T[]
}

const followEveryMs = 4_000

/** The address of a document's routes. */
export function documentPath(documentId: string): string {
  return `/api/documents/${encodeURIComponent(documentId)}`
}

/** One document. */
export function documentQuery(documentId: string) {
  return queryOptions({
    queryKey: ['document', documentId],
    queryFn: () => request<DocumentView>('GET', documentPath(documentId)),
  })
}

/** Its opinions with their places and the balance. */
export function opinionsQuery(documentId: string) {
  return queryOptions({
    queryKey: ['register', documentId, 'opinions'],
    queryFn: () => request<OpinionList>('GET', `${documentPath(documentId)}/opinions`),
  })
}

/** Its rounds, the first one first. */
export function roundsQuery(documentId: string) {
  return queryOptions({
    queryKey: ['register', documentId, 'rounds'],
    queryFn: async () => (await request<List<RoundView>>('GET', `${documentPath(documentId)}/rounds`)).items,
  })
}

/** Its groups of like opinions. */
export function groupsQuery(documentId: string) {
  return queryOptions({
    queryKey: ['register', documentId, 'groups'],
    queryFn: async () => (await request<List<Group>>('GET', `${documentPath(documentId)}/groups`)).items,
  })
}

/** Its event log. */
export function historyQuery(documentId: string) {
  return queryOptions({
    queryKey: ['register', documentId, 'history'],
    queryFn: () => request<List<RegisterEvent>>('GET', `${documentPath(documentId)}/history`),
  })
}

/** Where its approval stands. */
export function approvalQuery(documentId: string) {
  return queryOptions({
    queryKey: ['register', documentId, 'approval'],
    queryFn: () => request<ApprovalView>('GET', `${documentPath(documentId)}/approval`),
  })
}

/** Its text as it stood when the page began to ask; whoever needs the text of a certain hash looks at the hash. */
export function contentQuery(documentId: string) {
  return queryOptions({
    queryKey: ['content', documentId],
    queryFn: () => request<ContentView>('GET', `${documentPath(documentId)}/content`),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Begins to read what the approval page is used with: text and decisions. Who may not see it is told so by the page. */
export function readApprovalAhead(queries: QueryClient, documentId: string): void {
  void queries.prefetchQuery(meQuery)
  void queries.prefetchQuery(documentQuery(documentId))
  void queries.prefetchQuery(approvalQuery(documentId))
  void queries.prefetchQuery(contentQuery(documentId))
}

/** Begins to read what the table of opinions needs, before anything asks for it. Failures are left to who does. */
export function readOpinionsAhead(queries: QueryClient, documentId: string): void {
  void queries.prefetchQuery(meQuery)
  void queries.prefetchQuery(documentQuery(documentId))
  void queries.prefetchQuery(opinionsQuery(documentId))
  void queries.prefetchQuery(roundsQuery(documentId))
  void queries.prefetchQuery(groupsQuery(documentId))
  void queries.prefetchQuery(templatesQuery)
  void queries.prefetchQuery(unitsQuery)
}

/** Begins to read what stands around a draft; its text and its opinions come by the page's own session. */
export function readDraftAhead(queries: QueryClient, documentId: string): void {
  void queries.prefetchQuery(meQuery)
  void queries.prefetchQuery(unitsQuery)
  void queries.prefetchQuery(roundsQuery(documentId))
  if (recall('tour') !== 'read') void queries.prefetchQuery(demoQuery) // the hint over the text: there with it, or not at all
}

/** The document, asked for again every few seconds; when its register has moved, what was read from the register is read anew. */
export function useFollowedDocument(documentId: string) {
  const queries = useQueryClient()
  const document = useQuery({ ...documentQuery(documentId), refetchInterval: followEveryMs })
  const seq = document.data?.seq
  useEffect(() => {
    const known = queries.getQueryData(opinionsQuery(documentId).queryKey)?.seq
    if (seq !== undefined && known !== undefined && seq > known)
      void queries.invalidateQueries({ queryKey: ['register', documentId] })
  }, [queries, documentId, seq])
  return document
}
