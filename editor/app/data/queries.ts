// What the pages read from the server, each under one key.

import { QueryClient, queryOptions } from '@tanstack/react-query'
import type {
  AuthorshipView,
  DocumentView,
  FormatProfileView,
  Me,
  Member,
  TemplateView,
  Unit,
  VersionView,
} from '#model/api.ts'
import type { ComparedBlock } from '#model/compare.ts'
import type { NodeJson } from '#model/content.ts'
import type { Role } from '#model/role.ts'
import { isWorthRetrying, RequestFailure } from './failure.ts'
import { request } from './request.ts'

interface List<T> {
  readonly items: readonly T[]
}

/** An account offered in demo mode. */
export interface DemoAccount {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly unit: string
}

/** Makes the store of answers; a new one for each start of the app. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 1 && isWorthRetrying(error),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}

/** Who is signed in. Fails with `signed-out` when nobody is. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => request<Me>('GET', '/api/me') })

/** The documents the person may see. */
export const documentsQuery = queryOptions({
  queryKey: ['documents'],
  queryFn: async () => (await request<List<DocumentView>>('GET', '/api/documents')).items,
})

/** The units the person may see. */
export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: async () => (await request<List<Unit>>('GET', '/api/units')).items,
})

/** Who wrote in which block of a document; fetched anew each time it is looked at. */
export const authorshipQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['authorship', documentId],
    queryFn: async () =>
      (await request<AuthorshipView>('GET', `/api/documents/${encodeURIComponent(documentId)}/authorship`))
        .items,
    staleTime: 0,
  })

/** Every template, with its sections. */
export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async () => (await request<List<TemplateView>>('GET', '/api/templates')).items,
  staleTime: Number.POSITIVE_INFINITY,
})

/** The format profiles a Word file can be held against, the usual one first. */
export const formatProfilesQuery = queryOptions({
  queryKey: ['format-profiles'],
  queryFn: async () => (await request<List<FormatProfileView>>('GET', '/api/format-profiles')).items,
  staleTime: Number.POSITIVE_INFINITY,
})

/** The accounts of demo mode; null in a real house. */
export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: async (): Promise<readonly DemoAccount[] | null> => {
    try {
      return (await request<{ readonly accounts: readonly DemoAccount[] }>('GET', '/api/demo')).accounts
    } catch (error) {
      if (error instanceof RequestFailure) return null // not in demo mode, or not reached: the form alone
      throw error
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
})

/** The members of a unit. */
export function membersQuery(unitId: string) {
  return queryOptions({
    queryKey: ['members', unitId],
    queryFn: async () =>
      (await request<List<Member>>('GET', `/api/units/${encodeURIComponent(unitId)}/members`)).items,
  })
}

/** The kept versions of a document. */
export function versionsQuery(documentId: string) {
  return queryOptions({
    queryKey: ['versions', documentId],
    queryFn: async () =>
      (await request<List<VersionView>>('GET', `/api/documents/${encodeURIComponent(documentId)}/versions`))
        .items,
  })
}

/** Two states of a document's text compared; `current` = the text as it is. */
export function comparisonQuery(documentId: string, before: string, after: string) {
  const [id, a, b] = [documentId, before, after].map(encodeURIComponent)
  return queryOptions({
    queryKey: ['comparison', documentId, before, after],
    queryFn: () =>
      request<{ readonly blocks: readonly ComparedBlock[] }>(
        'GET',
        `/api/documents/${id}/versions/${a}/compare/${b}`,
      ),
    refetchOnWindowFocus: false, // the text under the reader's eyes stays
  })
}

/** A kept version with its text. */
export interface VersionText extends VersionView {
  readonly json: NodeJson
}

/** One kept version with its text. */
export function versionQuery(documentId: string, versionId: string) {
  return queryOptions({
    queryKey: ['version', documentId, versionId],
    queryFn: () =>
      request<VersionText>(
        'GET',
        `/api/documents/${encodeURIComponent(documentId)}/versions/${encodeURIComponent(versionId)}`,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
