// Texts while nobody is connected: read from the store and changed in place, for seeding before the sockets open.

import type { DocumentId, Instant } from '#model/ids.ts'
import type { Store } from '../store/store.ts'
import { loadAuthored } from '../sync/kept-bytes.ts'
import { hashOf } from '../sync/own-change.ts'
import { jobs, type TextBytes } from '../sync/text-jobs.ts'
import type { TextState, Texts } from '../sync/texts.ts'

const atOnce = () => {}

/**
 * Texts of a store that no socket has open. Everything is computed on the calling thread; the text last read is kept.
 *
 * @param now time that stands in the log for texts written by `apply`
 */
export function createQuietTexts(store: Store, now: () => Instant): Texts {
  const load = async (documentId: DocumentId): Promise<(TextBytes & { readonly seq: number }) | null> => {
    const text = await store.loadText(documentId)
    if (!text) return null
    const seq = text.tail.at(-1)?.seq ?? text.snapshotSeq
    return { snapshot: text.snapshot, tail: text.tail.map(row => row.update), seq }
  }
  const known = async (documentId: DocumentId) => {
    const text = await load(documentId)
    if (!text) throw new RangeError(`no document ${documentId}`)
    return text
  }
  let latest: { readonly documentId: DocumentId; readonly state: TextState } | null = null
  const read: Texts['read'] = async documentId => {
    const text = await load(documentId)
    if (!text) return null
    if (latest?.documentId !== documentId || latest.state.textSeq !== text.seq) {
      latest = { documentId, state: { ...jobs.read(text, atOnce), textSeq: text.seq } }
    }
    return latest.state
  }
  return {
    read,
    still: async (documentId, work) => work(await read(documentId)),
    async place(documentId, opinions) {
      return new Map(jobs.place({ ...(await known(documentId)), opinions }, atOnce))
    },
    async authors(documentId) {
      const stored = await loadAuthored(store, documentId)
      return stored && jobs.authors(stored.text, atOnce)
    },
    async apply(documentId, proposal, record) {
      const accepted = jobs.accept({ ...(await known(documentId)), ...proposal }, atOnce)
      if (!accepted.ok) return { ...accepted, reason: 'unsure' }
      const { update, blockId, textBefore, textAfter, written } = accepted
      const updateHash = hashOf(update)
      const applied = { blockId, textBefore, textAfter, updateHash, written }
      const { drafts, expectedSeq } = await record(applied)
      const appended = await store.appendEvents({
        documentId,
        drafts,
        expectedSeq,
        update: { documentId, update, userId: 'system', at: now() },
      })
      return appended.ok
        ? { ok: true, events: appended.events }
        : { ok: false, reason: 'stale', seq: appended.seq }
    },
    async restore(documentId, json, record) {
      const text = await known(documentId)
      const { before, change } = jobs.restore({ ...text, json }, atOnce)
      if (!change) return { ok: false, reason: 'same' }
      const { update, sha256 } = change
      const batch = await record({ before, sha256, updateHash: hashOf(update) })
      const userId = batch.drafts.at(-1)?.actor ?? 'system'
      const appended = await store.appendEvents({
        ...batch,
        documentId,
        expectedTextSeq: text.seq,
        update: { documentId, update, userId, at: now() },
      })
      return appended.ok
        ? { ok: true, events: appended.events }
        : { ok: false, reason: 'stale', seq: appended.seq }
    },
    announce() {},
    recheck() {},
    recheckUser() {},
    async close() {},
  }
}
