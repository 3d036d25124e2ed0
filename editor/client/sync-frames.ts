// One wrap around a provider's handler of sync messages: it lets others see each message as it arrives, and hold it back.

import { createDecoder } from 'lib0/decoding'
import { createEncoder, length, toUint8Array } from 'lib0/encoding'
import type { WebsocketProvider } from 'y-websocket'
import { messageType } from '#model/frame.ts'

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
  const apply = provider.messageHandlers[messageType.sync]
  if (!apply) throw new RangeError('the provider has no handler of sync messages')
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
