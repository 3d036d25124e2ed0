// Opinions on their way: kept on this computer before they are sent, sent again until the server has them, each once by its id.

import type { DocumentId, Instant, OpinionId, UserId } from '#model/ids.ts'
import type { OpinionDraft } from '#model/opinion.ts'
import type { Answer } from './api.ts'
import { forgetWaiting, keepWaiting, listWaiting, type WaitingOpinion } from './waiting-store.ts'

/** What an outbox needs. */
export interface OutboxOptions {
  readonly documentId: DocumentId
  /** Who writes; null = not known yet: then nothing can wait, since a computer is shared. */
  readonly userId: () => UserId | null
  readonly send: (draft: OpinionDraft) => Promise<Answer<unknown>>
  readonly now: () => Instant
  /** Told the opinions that wait, after each change. */
  readonly onChange: (waiting: readonly WaitingOpinion[]) => void
  /** Told after waiting opinions reached the server. */
  readonly onSent: () => void
}

/** How sending ended: the server's answer, or that the opinion waits here. */
export type Sent = Answer<unknown> | 'waiting'

const retryEveryMs = 15_000

/** The outbox of one document on this computer. */
export interface Outbox {
  /** Sends; what cannot reach the server is kept and sent later, in this visit or another. */
  send(draft: OpinionDraft): Promise<Sent>
  /** Tries everything that waits now. */
  flush(): Promise<void>
  /** Takes back what the server refused. Null when it is gone. */
  takeBack(id: OpinionId): Promise<OpinionDraft | null>
  stop(): void
}

/** Opens the outbox; what waits from an earlier visit is found by the first `flush`. */
export function openOutbox({ documentId, userId, send, now, onChange, onSent }: OutboxOptions): Outbox {
  let waiting: readonly WaitingOpinion[] = []
  let running: Promise<void> | null = null
  let isStopped = false
  const inHand = new Set<OpinionId>() // being sent by `send` itself
  const tell = async () => {
    const owner = userId()
    if (owner === null || isStopped) return
    waiting = (await listWaiting(documentId, owner)).filter(({ id }) => !inHand.has(id))
    onChange(waiting)
  }
  const run = async () => {
    await tell()
    let isSent = false
    for (const one of waiting) {
      if (one.refusal !== null || isStopped) continue
      const answer = await send({ ...one.draft, writtenAt: one.writtenAt })
      if (answer.ok) await forgetWaiting(one.id)
      else if (!mayComeThrough(answer.status))
        await keepWaiting({ ...one, refusal: { code: answer.code, message: answer.message } })
      else break // the next one would not get through either
      isSent ||= answer.ok
    }
    await tell()
    if (isSent) onSent()
  }
  const flush = (): Promise<void> => {
    running ??= run()
      .catch(ignoreNoStore)
      .finally(() => {
        running = null
      })
    return running
  }
  const online = () => void flush()
  window.addEventListener('online', online)
  const timer = setInterval(() => {
    if (waiting.some(({ refusal }) => refusal === null)) void flush()
  }, retryEveryMs)
  return {
    flush,
    async send(draft) {
      const owner = userId()
      if (owner === null) return send(draft)
      const kept: WaitingOpinion = {
        id: draft.id,
        documentId,
        userId: owner,
        draft,
        writtenAt: now(),
        refusal: null,
      }
      inHand.add(draft.id)
      try {
        const isKept = await keepWaiting(kept).then(() => true, isNoStore)
        const answer = await send(draft)
        if (!isKept) return answer
        if (!answer.ok && mayComeThrough(answer.status)) return 'waiting'
        await forgetWaiting(draft.id)
        return answer
      } finally {
        inHand.delete(draft.id)
        await tell().catch(ignoreNoStore)
      }
    },
    async takeBack(id) {
      const one = waiting.find(each => each.id === id && each.refusal !== null)
      if (!one) return null
      await forgetWaiting(id)
      await tell()
      return one.draft
    },
    stop() {
      isStopped = true
      clearInterval(timer)
      window.removeEventListener('online', online)
    },
  }
}

/** Whether the same request may be taken later: no answer, a server that is down or busy, a session that ended. */
function mayComeThrough(status: number): boolean {
  return status === 0 || status === 401 || status === 429 || status >= 500
}

/** A browser that keeps no data (a private window, a full disk) still sends; then nothing can wait. */
function isNoStore(error: unknown): false {
  if (error instanceof DOMException) return false
  throw error
}

function ignoreNoStore(error: unknown): void {
  isNoStore(error)
}
