// The folded registers of documents in use: each read folds only what came since, and checks that it follows.

import { emptyRegister, fold, type RegisterState } from '#model/fold.ts'
import type { DocumentId } from '#model/ids.ts'
import { barredSections } from '#model/loan.ts'
import type { RegisterEvent } from '#model/register.ts'
import { LatestUsed } from '../latest-used.ts'
import { emptyHead, firstBreak, type Head } from '../store/chain.ts'
import type { Store } from '../store/store.ts'
import type { Registers } from './deps.ts'

const keptStates = 200 // documents in use at once on one server; an evicted one is folded again from its log
const unusedMs = 30_000 // a page that shows a register asks every few seconds
const eventsAtATime = 100 // some 2 ms of hashing, so that nobody's keystroke waits for a long log

/** Keeps the folds of the documents in use. @param isOpen whether a document's text is open; left out, none counts as open */
export function createRegisters(
  store: Pick<Store, 'readEvents'>,
  isOpen: (documentId: DocumentId) => boolean = () => false,
): Registers {
  const states = new LatestUsed<DocumentId, RegisterState>({ count: keptStates, unusedMs, isHeld: isOpen })
  const breaks = new Map<string, number>()
  const loans = new Map<string, RegisterState['loans']>() // of documents with sections lent, however long ago they were used
  const lines = new Map<DocumentId, Promise<void>>() // of documents on whose logs something is being done
  return {
    async state(documentId) {
      const before = states.get(documentId) ?? emptyRegister
      const events = await store.readEvents(documentId, before.seq)
      const found = await findBreak(events, { seq: before.seq, hash: before.head })
      if (found !== null) breaks.set(documentId, breaks.get(documentId) ?? found)
      const brokenAt = breaks.get(documentId) ?? null
      const known = states.get(documentId) ?? emptyRegister // another call may have folded meanwhile
      const sound = events.filter(({ seq }) => seq > known.seq && (brokenAt === null || seq < brokenAt))
      const state = { ...fold(known, sound), brokenAt }
      if (state.loans.size > 0) loans.set(documentId, state.loans)
      else loans.delete(documentId)
      states.set(documentId, state)
      return state
    },
    async verify(documentId) {
      const events = await store.readEvents(documentId, 0)
      const brokenAt = await findBreak(events, emptyHead)
      if (brokenAt !== null) breaks.set(documentId, brokenAt)
      const hashes = (brokenAt === null ? events : events.slice(0, brokenAt - 1)).map(({ hash }) => hash)
      return { checked: hashes.length, head: hashes.at(-1) ?? emptyHead.hash, brokenAt, hashes }
    },
    barred: (documentId, userId) => barredSections(loans.get(documentId) ?? emptyRegister.loans, userId),
    isBroken: documentId => breaks.has(documentId),
    inLine(documentId, work) {
      const run = (lines.get(documentId) ?? Promise.resolve()).then(work)
      const end = run
        .catch(() => undefined) // the caller has it
        .then(() => {
          if (lines.get(documentId) === end) lines.delete(documentId)
        })
      lines.set(documentId, end)
      return run
    },
  }
}

/** The seq of the first event that does not follow, or null. Others get a turn in between. */
async function findBreak(events: readonly RegisterEvent[], head: Head): Promise<number | null> {
  let last = head
  for (let from = 0; from < events.length; from += eventsAtATime) {
    if (from > 0) await new Promise(resolve => setImmediate(resolve))
    const some = events.slice(from, from + eventsAtATime)
    const found = firstBreak(some, last)
    if (found !== null) return found
    last = some.at(-1) ?? last
  }
  return null
}
