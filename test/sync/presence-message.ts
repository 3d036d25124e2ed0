// An awareness message with one state, as a client would send it or lie about it.

import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { awarenessFrame } from '../../server/sync/frames.ts'

/** The message. */
export function presence(client: number, clock: number, state: unknown): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, 1)
  writeVarUint(encoder, client)
  writeVarUint(encoder, clock)
  writeVarString(encoder, JSON.stringify(state))
  return awarenessFrame(toUint8Array(encoder))
}
