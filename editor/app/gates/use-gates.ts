// The gates of the open document, asked again when its text or register has changed, and what is said to them.

import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import type { GateReport } from '#model/api.ts'
import { documentPath } from '../data/document-queries.ts'
import { request } from '../data/request.ts'
import { useDocument, useDraft, useSession } from '../draft/draft-context.ts'
import { useWords } from '../language.tsx'
import { tell } from '../parts/tell.ts'

const restMs = 2_500 // without a key pressed: by then the server has what was written

/** The gates of a document. */
function gatesQuery(documentId: string) {
  return queryOptions({
    queryKey: ['gates', documentId],
    queryFn: () => request<GateReport>('GET', `${documentPath(documentId)}/gates`),
    staleTime: 0,
  })
}

/** The gates, as long as they are looked at: the text is asked about again once it has come to rest. */
export function useGates() {
  const { id } = useDocument()
  const { editor } = useDraft()
  const seq = useSession(state => state.opinions.seq)
  const queries = useQueryClient()
  const gates = useQuery(gatesQuery(id))
  const known = gates.data?.seq
  useEffect(() => {
    if (known !== undefined && seq > known) void queries.invalidateQueries(gatesQuery(id))
  }, [queries, id, seq, known])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void queries.invalidateQueries(gatesQuery(id)), restMs)
    }
    editor.on('update', later)
    return () => {
      clearTimeout(timer)
      editor.off('update', later)
    }
  }, [queries, id, editor])
  return gates
}

/** Sends something said about the gates; the answer is the gates as they stand then. False after a failure, which is told. */
export type GateAct = (method: 'POST' | 'DELETE', path: string, body?: object) => Promise<boolean>

/** What is said to findings and figures of the open document. */
export function useGateAct(): GateAct {
  const { id } = useDocument()
  const queries = useQueryClient()
  const words = useWords()
  return useCallback(
    async (method, path, body) => {
      const report = await tell(request<GateReport>(method, `${documentPath(id)}${path}`, body), words)
      if (report) queries.setQueryData(gatesQuery(id).queryKey, report)
      else void queries.invalidateQueries(gatesQuery(id))
      return report !== null
    },
    [queries, id, words],
  )
}
