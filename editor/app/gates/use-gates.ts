// The gates of the open document, asked again when its text or register has changed, and what is said to them.

import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { GateReport } from '#model/api.ts'
import { documentPath } from '../data/document-queries.ts'
import { request } from '../data/request.ts'
import { useDocument, useDraft, useSession } from '../draft/draft-context.ts'
import { useWords } from '../language.tsx'
import { tell } from '../parts/tell.ts'

const restMs = 2_500 // without a key pressed: by then the server has what was written

/** A report, and whether all that stood on this page then was with the server when it was asked for. */
interface Asked extends GateReport {
  /** Of this page's clock. */
  readonly askedAtMs: number
}

/** The gates of a document. */
function gatesQuery(documentId: string) {
  return queryOptions({
    queryKey: ['gates', documentId],
    queryFn: () => asked(request<GateReport>('GET', `${documentPath(documentId)}/gates`)),
    staleTime: 0,
  })
}

async function asked(report: Promise<GateReport>): Promise<Asked> {
  const askedAtMs = performance.now()
  return { ...(await report), askedAtMs }
}

/**
 * The gates, as long as they are looked at: the text is asked about again once it has come to rest and the server has it.
 *
 * @returns `isBehind`: the text has changed since what is shown was found
 */
export function useGates() {
  const { id } = useDocument()
  const { editor } = useDraft()
  const seq = useSession(state => state.opinions.seq)
  const hasUnsent = useSession(state => state.hasUnsent)
  const queries = useQueryClient()
  const gates = useQuery(gatesQuery(id))
  const changedAtMs = useRef(0)
  const [isChanged, setIsChanged] = useState(false)
  const known = gates.data?.seq
  const askedAtMs = gates.data?.askedAtMs ?? 0
  useEffect(() => {
    if (known !== undefined && seq > known) void queries.invalidateQueries(gatesQuery(id))
  }, [queries, id, seq, known])
  useEffect(() => {
    if (askedAtMs > changedAtMs.current) setIsChanged(false)
  }, [askedAtMs])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      if (!hasUnsent) timer = setTimeout(() => void queries.invalidateQueries(gatesQuery(id)), restMs)
    }
    const changed = () => {
      changedAtMs.current = performance.now()
      setIsChanged(true)
      later()
    }
    if (changedAtMs.current > 0) later() // the server has it now
    editor.on('update', changed)
    return () => {
      clearTimeout(timer)
      editor.off('update', changed)
    }
  }, [queries, id, editor, hasUnsent])
  const isBehind = isChanged || hasUnsent
  return { ...gates, isBehind }
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
      const report = await tell(asked(request<GateReport>(method, `${documentPath(id)}${path}`, body)), words)
      if (report) queries.setQueryData(gatesQuery(id).queryKey, report)
      else void queries.invalidateQueries(gatesQuery(id))
      return report !== null
    },
    [queries, id, words],
  )
}
