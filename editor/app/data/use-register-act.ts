// Doing something to a document's register from a page: sent with the state the person saw, and read anew afterwards.

import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { documentPath, documentQuery, opinionsQuery } from './document-queries.ts'
import { RequestFailure } from './failure.ts'
import { request } from './request.ts'

/** How an act ended. */
export type ActResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: RequestFailure }

/** Posts to a route of the document; `expectedSeq` is added. @param path behind the document's own, with its slash */
export type RegisterAct = <T = unknown>(path: string, body: object) => Promise<ActResult<T>>

/** The acts of one document. After each, refused or not, the page shows what stands now. */
export function useRegisterAct(documentId: string): RegisterAct {
  const queries = useQueryClient()
  return useCallback(
    async <T>(path: string, body: object): Promise<ActResult<T>> => {
      const expectedSeq = Math.max(
        queries.getQueryData(opinionsQuery(documentId).queryKey)?.seq ?? 0,
        queries.getQueryData(documentQuery(documentId).queryKey)?.seq ?? 0,
      )
      try {
        const value = await request<T>('POST', `${documentPath(documentId)}${path}`, { ...body, expectedSeq })
        return { ok: true, value }
      } catch (error) {
        if (error instanceof RequestFailure) return { ok: false, failure: error }
        throw error
      } finally {
        await Promise.all([
          queries.invalidateQueries({ queryKey: ['register', documentId] }),
          queries.invalidateQueries({ queryKey: documentQuery(documentId).queryKey }),
        ])
      }
    },
    [queries, documentId],
  )
}
