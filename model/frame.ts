// The socket's messages: first bytes, close codes, and the codec of message 4 (contract "Live editing").

import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import type { StateMark } from './state-mark.ts'

/** First varUint of a message. 0–3 are y-websocket's, 4 is ours. */
export const messageType = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, feed: 4 } as const
/** Second varUint of a sync message. */
export const syncType = { step1: 0, step2: 1, update: 2 } as const

/**
 * Why the server closes a socket. 4400–4499 stop a stock provider for good, every other code makes it come back:
 * whatever would be refused again must lie in that range.
 */
export const closeCode = {
  restarting: 1012,
  refusedUpdate: 4400,
  signedOut: 4401,
  forbidden: 4403,
  unknown: 4404,
  otherVersion: 4409,
  tooBig: 4413,
  tooFast: 4529,
} as const

/** Version of model/schema.ts; our own client names it in the handshake. */
export const schemaVersion = 2

/** What message 4 tells: the register moved. What changed is fetched over HTTP, where rights are checked. */
export interface FeedNotice {
  /** Latest register event of the document. */
  readonly seq: number
  /** Type of that event. */
  readonly type: string
}

/**
 * The other message 4, for clients that named their versions: what the committed text comes to, so that a client can see
 * whether it has the same, and the epoch to name when it comes back. The first one names the epoch alone.
 */
export interface StateNotice extends StateMark {
  readonly type: 'state'
  /** Changes when the server's data were restored from a copy; '' = never does. */
  readonly epoch: string
}

/** Bytes of a message 4. */
export function encodeFeed(notice: FeedNotice | StateNotice): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, messageType.feed)
  writeVarString(encoder, JSON.stringify(notice))
  return toUint8Array(encoder)
}

/** Reads a message 4 after its first varUint. Throws on anything else. */
export function decodeFeed(payload: Uint8Array): FeedNotice | StateNotice {
  const value: unknown = JSON.parse(readVarString(createDecoder(payload)))
  const state = stateIn(value)
  if (state) return state
  if (typeof value === 'object' && value !== null && 'seq' in value && 'type' in value) {
    if (typeof value.seq === 'number' && typeof value.type === 'string')
      return { seq: value.seq, type: value.type }
  }
  throw new RangeError('not a feed notice')
}

function stateIn(value: unknown): StateNotice | null {
  if (typeof value !== 'object' || value === null) return null
  if (!('type' in value && 'vector' in value && 'deleted' in value && 'epoch' in value)) return null
  const { type, vector, deleted, epoch } = value
  if (type !== 'state' || typeof vector !== 'string' || typeof deleted !== 'string') return null
  return typeof epoch === 'string' ? { type, vector, deleted, epoch } : null
}

/** Bytes by which a client tells that it differed from the server's state and has asked for everything anew. */
export function encodeDiffered(): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, messageType.feed)
  return toUint8Array(encoder)
}

/** Bytes of a message 2: the sentence a person reads. */
export function encodeAuth(sentence: string): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, messageType.auth)
  writeVarUint(encoder, 0)
  writeVarString(encoder, sentence)
  return toUint8Array(encoder)
}

/** First varUint of a message. Throws on an empty one. */
export function readMessageType(message: Uint8Array): number {
  return readVarUint(createDecoder(message))
}
