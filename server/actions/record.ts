// The one way into the register: append what follows from its state, one act after the other, try again when another server was
// faster, tell the screens.

import type { RegisterState } from '#model/fold.ts'
import type { DocumentId } from '#model/ids.ts'
import { originalsMaxBytes } from '#model/original.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { RegisterEvent } from '#model/register.ts'
import type { EventBatch } from '../store/store.ts'
import type { Deps } from './deps.ts'

/** What to append to a state: events with what goes along, or nothing. */
export type Entry = Omit<EventBatch, 'documentId' | 'expectedSeq'> | { readonly skip: true }

const tries = 20 // contention with other servers: each failure means that another call got through

/**
 * Appends events computed from the register's state.
 *
 * @param entry asked again with the new state whenever another event came first
 * @param expectedSeq when given, another state refuses `stale` instead of trying again
 * Refuses `originals-full` when the entry keeps a file and the document has no room for it.
 * Refuses `number-taken` when the entry names a number that another document has.
 * Refuses `text-moving` when the entry names the text's seq and the text goes further by now.
 * Refuses `register-broken`, with the first wrong event, whatever is asked of a register that is no longer whole.
 *
 * @returns the state after, and whether anything was appended
 */
export function record(
  deps: Pick<Deps, 'store' | 'registers' | 'texts'>,
  documentId: DocumentId,
  entry: (state: RegisterState) => Entry,
  expectedSeq?: number,
): Promise<Outcome<{ readonly state: RegisterState; readonly isNew: boolean }>> {
  return deps.registers.inLine(documentId, () => append(deps, documentId, entry, expectedSeq))
}

async function append(
  ...[deps, documentId, entry, expectedSeq]: Parameters<typeof record>
): ReturnType<typeof record> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const before = await deps.registers.state(documentId)
    if (before.brokenAt !== null) return refuse('register-broken', { seq: before.brokenAt })
    if (expectedSeq !== undefined && before.seq !== expectedSeq) return refuse('stale', { seq: before.seq })
    const next = entry(before)
    if ('skip' in next) return done({ state: before, isNew: false })
    const appended = await deps.store.appendEvents({ documentId, expectedSeq: before.seq, ...next })
    if (!appended.ok && appended.isFull) return refuse('originals-full', { maxBytes: originalsMaxBytes })
    if (!appended.ok && appended.isNumberTaken) return refuse('number-taken')
    if (!appended.ok && appended.seq === before.seq) return refuse('text-moving')
    if (!appended.ok) continue
    announceAll(deps, documentId, appended.events)
    return done({ state: await deps.registers.state(documentId), isNew: true })
  }
  return refuse('stale', { seq: (await deps.registers.state(documentId)).seq })
}

/** Tells the document's screens that the register moved. */
export function announceAll(
  deps: Pick<Deps, 'texts'>,
  documentId: DocumentId,
  events: readonly RegisterEvent[],
): void {
  const last = events.at(-1)
  if (last) deps.texts.announce(documentId, { seq: last.seq, type: last.type })
}
