// Bytes of the y-websocket messages that the server reads and sends (docs/wire.md). Messages 2 and 4 are in model/frame.ts.

import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { messageType, syncType } from '#model/frame.ts'
import type { ClockRanges } from './clock-ranges.ts'

/** What a client sent. `other`: a kind this server does not know; it is passed over. */
export type Incoming =
  | { readonly kind: 'step1' | 'step2' | 'update' | 'awareness'; readonly payload: Uint8Array }
  | { readonly kind: 'query' | 'feed' | 'other' }

/** A number from here on takes more than one byte. */
const oneByteMax = 128

/** Reads a message, or null when its bytes are none. The payload is a view of the message. */
export function readMessage(message: Uint8Array): Incoming | null {
  if (isShortUpdate(message)) return { kind: 'update', payload: message.subarray(3) }
  try {
    const decoder = createDecoder(message)
    const type = readVarUint(decoder)
    if (type === messageType.awareness) return { kind: 'awareness', payload: readVarUint8Array(decoder) }
    if (type === messageType.queryAwareness) return { kind: 'query' }
    if (type === messageType.feed && message.length === 1) return { kind: 'feed' }
    if (type !== messageType.sync) return { kind: 'other' }
    const kind = (['step1', 'step2', 'update'] as const)[readVarUint(decoder)]
    return kind ? { kind, payload: readVarUint8Array(decoder) } : null
  } catch {
    return null // whatever a decoder throws on foreign bytes means only this
  }
}

/** Whether a message is an update so short that its length is one byte, and nothing else: nearly every message is. */
function isShortUpdate(message: Uint8Array): boolean {
  const [type, kind, size = oneByteMax] = [message[0], message[1], message[2]]
  const isUpdate = type === messageType.sync && kind === syncType.update
  return isUpdate && size < oneByteMax && message.length === 3 + size
}

/** Whether a message is a step 2 or an update, told by its first bytes. */
export function carriesText(message: Uint8Array | undefined): boolean {
  return message !== undefined && message[0] === messageType.sync && message[1] !== syncType.step1
}

/** Step 1: "this is what I know". */
export function step1Frame(stateVector: ReadonlyMap<number, number>): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, stateVector.size)
  for (const [client, clock] of stateVector) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
  }
  return syncFrame(syncType.step1, toUint8Array(encoder))
}

/** Step 2: "this is what you lack". The first one a stock provider receives makes it "synced". */
export function step2Frame(update: Uint8Array): Uint8Array {
  return syncFrame(syncType.step2, update)
}

/** An update; sent back to its sender it says "this is on disk". */
export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncType.update, update)
}

/** An update without structs that repeats every deletion: all that a replica lacks which has every struct. */
export function deletionsOnly(deleted: ClockRanges): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, 0)
  writeVarUint(encoder, deleted.clients.size)
  for (const [client, pairs] of deleted.clients) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, pairs.length / 2)
    for (let at = 0; at < pairs.length; at += 2) {
      writeVarUint(encoder, pairs[at] ?? 0)
      writeVarUint(encoder, (pairs[at + 1] ?? 0) - (pairs[at] ?? 0))
    }
  }
  return toUint8Array(encoder)
}

/** An update with nothing in it. */
export const emptyUpdate = Uint8Array.of(0, 0)

/** Whether an update has nothing in it, told without decoding it. */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0
}

/** Awareness. @param states bytes as y-protocols encodes them */
export function awarenessFrame(states: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, messageType.awareness)
  writeVarUint8Array(encoder, states)
  return toUint8Array(encoder)
}

function syncFrame(kind: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, messageType.sync)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, payload)
  return toUint8Array(encoder)
}
