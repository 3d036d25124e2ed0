// Turns what an action wants to record into events of the register: numbered, chained, hashed. Every engine uses it.

import { createHash } from 'node:crypto'
import type { DocumentId, Sha256 } from '#model/ids.ts'
import { type EventDraft, firstPrevHash, hashedText, type RegisterEvent } from '#model/register.ts'

/** The last event of a register. */
export interface Head {
  /** 0 before the first event. */
  readonly seq: number
  readonly hash: Sha256
}

/** The head of an empty register. */
export const emptyHead: Head = { seq: 0, hash: firstPrevHash }

/**
 * Gives drafts their seq, prevHash and hash.
 *
 * @param head the event they follow
 * @throws RangeError when a draft belongs to another document
 */
export function chain(documentId: DocumentId, drafts: readonly EventDraft[], head: Head): RegisterEvent[] {
  let { seq, hash } = head
  return drafts.map(draft => {
    if (draft.documentId !== documentId)
      throw new RangeError(`event of ${draft.documentId} in a batch of ${documentId}`)
    // Through JSON, so that what is returned now is what a later reading gives.
    const numbered = { ...draft, payload: JSON.parse(JSON.stringify(draft.payload)), seq: seq + 1 }
    const event = { ...numbered, prevHash: hash, hash: sha256(hashedText(numbered, hash)) }
    seq = event.seq
    hash = event.hash
    return event
  })
}

/** SHA-256 of a text's UTF-8 bytes. */
export function sha256(text: string): Sha256 {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/**
 * The seq of the first event that does not follow from the one before it: missing, reordered or changed; null when all do.
 *
 * @param head the event before the first of them
 */
export function firstBreak(events: readonly RegisterEvent[], head: Head): number | null {
  let { seq, hash } = head
  for (const event of events) {
    seq += 1
    const isNext = event.seq === seq && event.prevHash === hash
    if (!isNext || event.hash !== sha256(hashedText(event, hash))) return seq
    hash = event.hash
  }
  return null
}
