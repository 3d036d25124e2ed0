// An accepted proposal on its way into a text: written on the committed words, and committed together with its events.

import type { LiveText } from './live-text.ts'
import { hashOf } from './own-change.ts'
import type { Owners } from './owners.ts'
import type { TextWorker } from './text-worker-client.ts'
import type { Texts } from './texts.ts'

type Result = Awaited<ReturnType<Texts['apply']>>

/** The outcome of `Texts.apply`, and the update to be relayed when there is one. */
export interface Applied {
  readonly result: Result
  readonly update: Uint8Array | null
}

/** Does what `Texts.apply` says. Meanwhile no socket's update may enter the text. */
export async function applyProposal(
  text: LiveText,
  owners: Owners,
  worker: TextWorker,
  proposal: Parameters<Texts['apply']>[1],
  record: Parameters<Texts['apply']>[2],
): Promise<Applied> {
  await text.settled()
  const [{ snapshot, tail }] = await Promise.all([text.bytes(), text.wake()])
  const accepted = await worker.call('accept', { snapshot, tail, ...proposal })
  if (!accepted.ok) return { result: { ...accepted, reason: 'unsure' }, update: null }
  const { update, blockId, textBefore, textAfter, written } = accepted
  const updateHash = hashOf(update)
  await owners.reserve(accepted.client)
  const { drafts, expectedSeq } = await record({ blockId, textBefore, textAfter, updateHash, written })
  const appended = await text.appendWithEvents(update, { drafts, expectedSeq })
  return appended.ok
    ? { result: { ok: true, events: appended.events }, update }
    : { result: { ok: false, reason: 'stale', seq: appended.seq }, update: null }
}
