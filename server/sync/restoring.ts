// A kept version on its way back into a text: the difference is written on the committed words, and committed with its events.

import type { LiveText } from './live-text.ts'
import { hashOf } from './own-change.ts'
import type { Owners } from './owners.ts'
import type { TextWorker } from './text-worker-client.ts'
import type { Texts } from './texts.ts'

type Result = Awaited<ReturnType<Texts['restore']>>

/** The outcome of `Texts.restore`, and the update to be relayed when there is one. */
export interface Restored {
  readonly result: Result
  readonly update: Uint8Array | null
}

/** Does what `Texts.restore` says. Meanwhile no socket's update may enter the text. */
export async function restoreText(
  text: LiveText,
  owners: Owners,
  worker: TextWorker,
  json: string,
  record: Parameters<Texts['restore']>[2],
): Promise<Restored> {
  await text.settled()
  const [{ snapshot, tail, seq }] = await Promise.all([text.bytes(), text.wake()])
  const { before, change } = await worker.call('restore', { snapshot, tail, json })
  if (!change) return { result: { ok: false, reason: 'same' }, update: null }
  const { update, client, sha256 } = change
  await owners.reserve(client)
  const batch = await record({ before, sha256, updateHash: hashOf(update) })
  // Another server's update that came since is in neither text: the whole is done anew.
  const appended = await text.appendWithEvents(update, { ...batch, expectedTextSeq: seq })
  return appended.ok
    ? { result: { ok: true, events: appended.events }, update }
    : { result: { ok: false, reason: 'stale', seq: appended.seq }, update: null }
}
