// The outbox of what is typed in from paper: the same as the draft page's, so that it outlives a lost network and a closed page.

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentId, OpinionId } from '#model/ids.ts'
import type { OpinionDraft } from '#model/opinion.ts'
import { createApi } from '../../client/api.ts'
import { type Outbox, openOutbox, type Sent } from '../../client/outbox.ts'
import type { WaitingOpinion } from '../../client/waiting-store.ts'
import { documentQuery } from '../data/document-queries.ts'
import { storedLanguage } from '../language.tsx'
import { useMe } from '../shell/signed-in.tsx'

/** What waits, and sending one more. */
export interface EntryOutbox {
  readonly waiting: readonly WaitingOpinion[]
  /** Sends an opinion; what cannot reach the server is kept on this computer and sent later. The page shows what stands then. */
  readonly send: (draft: OpinionDraft) => Promise<Sent>
  /** Takes back what the server refused; null when it is gone. */
  readonly takeBack: (id: OpinionId) => Promise<OpinionDraft | null>
}

/** The outbox of a document while its page stands; what waits from an earlier visit is sent at once. */
export function useEntryOutbox(documentId: DocumentId): EntryOutbox {
  const queries = useQueryClient()
  const me = useMe()
  const [waiting, setWaiting] = useState<readonly WaitingOpinion[]>([])
  const outbox = useRef<Outbox | null>(null)
  const reread = useCallback(async (): Promise<void> => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['register', documentId] }),
      queries.invalidateQueries({ queryKey: documentQuery(documentId).queryKey }),
    ])
  }, [queries, documentId])
  useEffect(() => {
    const opened = openOutbox({
      documentId,
      userId: () => me.user.id,
      send: draft => createApi({ language: storedLanguage() }).sendOpinion(documentId, draft),
      now: () => new Date().toISOString(),
      onChange: setWaiting,
      onSent: () => void reread(),
    })
    outbox.current = opened
    void opened.flush()
    return opened.stop
  }, [documentId, me.user.id, reread])
  const send = useCallback(
    async (draft: OpinionDraft): Promise<Sent> => {
      if (!outbox.current) throw new Error('an opinion was sent before its page stood')
      const sent = await outbox.current.send(draft)
      if (sent !== 'waiting') await reread()
      return sent
    },
    [reread],
  )
  const takeBack = useCallback(async (id: OpinionId) => (await outbox.current?.takeBack(id)) ?? null, [])
  return useMemo(() => ({ waiting, send, takeBack }), [waiting, send, takeBack])
}
