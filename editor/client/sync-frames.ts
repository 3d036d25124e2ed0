// One wrap around a provider's sync messages: it lets others see each as it arrives, hold it back, and sends what is large in
// pieces.

import { clone, createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, length, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { messageType, syncType } from '#model/frame.ts'
import { cutUpdate } from './pieces.ts'

type Handler = WebsocketProvider['messageHandlers'][number]

/** Who is looking at a provider's sync messages. */
export interface SyncFrames {
  /** Called with each sync message from the server, without its first varUint, before it is applied or held. Returns its undoing. */
  watch(listener: (payload: Uint8Array) => void): () => void
  /** While the answer is yes, messages wait; they are applied in order once it is no. Returns its undoing. */
  holdWhile(isHeld: () => boolean): () => void
  /** Applies what waits if nobody holds it any more. Called by the one who held; a slow poll stands behind it. */
  release(): void
}

const pollMs = 50
const taps = new WeakMap<WebsocketProvider, SyncFrames>()

/** The frames of a provider; the same object for the same provider. Awareness and other messages are not touched. */
export function syncFrames(provider: WebsocketProvider): SyncFrames {
  const known = taps.get(provider)
  if (known) return known
  const made = tap(provider)
  taps.set(provider, made)
  return made
}

function tap(provider: WebsocketProvider): SyncFrames {
  const plain = provider.messageHandlers[messageType.sync]
  if (!plain) throw new RangeError('the provider has no handler of sync messages')
  const apply = answeringInPieces(provider, plain)
  writeInPieces(provider)
  const listeners = new Set<(payload: Uint8Array) => void>()
  const holders = new Set<() => boolean>()
  const waiting: Parameters<Handler>[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const isHeld = () => [...holders].some(holder => holder())

  const release = () => {
    clearTimeout(timer)
    timer = undefined
    if (isHeld()) {
      timer = setTimeout(release, pollMs)
      return
    }
    for (const call of waiting.splice(0)) {
      const [reply] = call
      apply(...call)
      if (length(reply) > 1) provider.ws?.send(toUint8Array(reply))
    }
  }
  provider.messageHandlers[messageType.sync] = (encoder, decoder, from, isFromServer, type) => {
    if (isFromServer) for (const listener of listeners) listener(decoder.arr.subarray(decoder.pos))
    if (waiting.length === 0 && !isHeld()) {
      apply(encoder, decoder, from, isFromServer, type)
      return
    }
    // The handler writes the message type into its reply itself, so a call that waits needs an empty encoder of its own.
    waiting.push([createEncoder(), createDecoder(decoder.arr.slice(decoder.pos)), from, isFromServer, type])
    timer ??= setTimeout(release, pollMs)
  }
  return {
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    holdWhile(holder) {
      holders.add(holder)
      return () => {
        holders.delete(holder)
        release()
      }
    },
    release,
  }
}

/** The handler, but that what the server lacks is answered in as many messages as it takes. */
function answeringInPieces(provider: WebsocketProvider, plain: Handler): Handler {
  return (encoder, decoder, from, isFromServer, type) => {
    const ahead = clone(decoder)
    const [first, ...more] =
      readVarUint(ahead) === syncType.step1
        ? cutUpdate(Y.encodeStateAsUpdate(provider.doc, readVarUint8Array(ahead)), provider.doc)
        : []
    if (!first || more.length === 0) {
      plain(encoder, decoder, from, isFromServer, type)
      return
    }
    for (const piece of [first, ...more]) provider.ws?.send(updateFrame(piece))
  }
}

/** Lets the provider send a large change, such as a paste, in pieces. */
function writeInPieces(provider: WebsocketProvider): void {
  const { doc } = provider
  const send = provider._updateHandler
  doc.off('update', send)
  provider._updateHandler = (update, origin) => {
    for (const piece of origin === provider ? [update] : cutUpdate(update, doc)) send(piece, origin)
  }
  doc.on('update', provider._updateHandler)
}

function updateFrame(update: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, messageType.sync)
  writeVarUint(encoder, syncType.update)
  writeVarUint8Array(encoder, update)
  return toUint8Array(encoder)
}
