// A server and its sockets in one page: frames wait in two queues until the test lets them through.

import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { encodeAuth, encodeFeed } from '#model/frame.ts'

/** What a stock provider sees of a WebSocket. */
class HandSocket {
  static readonly OPEN = 1
  readonly OPEN = 1
  readyState = 0
  binaryType = 'arraybuffer'
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  readonly sent: Uint8Array[] = []
  constructor(readonly url: string) {
    sockets.push(this)
  }
  send(data: Uint8Array): void {
    this.sent.push(new Uint8Array(data))
  }
  close(): void {
    this.readyState = 3
  }
}
let sockets: HandSocket[] = []

/** A server of one document. Nothing moves by itself. */
export function handServer(seed: Uint8Array) {
  sockets = []
  const stored = new Y.Doc()
  Y.applyUpdate(stored, seed)
  const ydoc = new Y.Doc()
  const provider = new WebsocketProvider('ws://hand', 'document', ydoc, {
    WebSocketPolyfill: HandSocket as unknown as typeof WebSocket,
    disableBc: true,
    maxBackoffTime: 1,
  })
  const current = () => {
    const socket = sockets.at(-1)
    if (!socket) throw new RangeError('no socket was opened')
    return socket
  }
  const toClient = (frame: Uint8Array) => current().onmessage?.({ data: new Uint8Array(frame).buffer })
  const syncFrame = (type: number, content: Uint8Array) => {
    const encoder = createEncoder()
    writeVarUint(encoder, 0)
    writeVarUint(encoder, type)
    writeVarUint8Array(encoder, content)
    return toUint8Array(encoder)
  }
  const server = {
    ydoc,
    provider,
    stored,
    sockets: () => sockets.length,
    /** Lets the newest socket open. */
    accept() {
      current().readyState = 1
      current().onopen?.()
    },
    /** Stores and answers every frame that waits: step 1 by step 2, updates by their echo. Returns how many there were. */
    serve({ echo = true } = {}): number {
      const frames = current().sent.splice(0)
      for (const frame of frames) {
        const decoder = createDecoder(frame)
        if (readVarUint(decoder) !== 0) continue
        const type = readVarUint(decoder)
        const content = readVarUint8Array(decoder)
        if (type === 0) {
          toClient(syncFrame(1, Y.encodeStateAsUpdate(stored, content)))
          toClient(syncFrame(0, Y.encodeStateVector(stored)))
          continue
        }
        Y.applyUpdate(stored, content)
        if (echo) toClient(syncFrame(2, content))
      }
      return frames.length
    },
    /** Forgets what waits: it was on the way when the line broke. */
    lose: () => current().sent.splice(0).length,
    /** A colleague's edit. */
    remote(edit: (doc: Y.Doc) => void) {
      const before = Y.encodeStateVector(stored)
      edit(stored)
      toClient(syncFrame(2, Y.encodeStateAsUpdate(stored, before)))
    },
    close(code: number) {
      current().readyState = 3
      current().onclose?.({ code, reason: '' })
    },
    say: (sentence: string) => toClient(encodeAuth(sentence)),
    feed: (seq: number) => toClient(encodeFeed({ seq, type: 'received' })),
  }
  return server
}
