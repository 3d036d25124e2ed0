// The stock y-websocket provider in Node, and a raw client that can send whatever it likes.

import { once } from 'node:events'
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** A stock client of one document. */
export interface StockClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** The close code that stopped it for good, or null. */
  closedWith(): number | null
  /** Ends it. */
  close(): void
}

/**
 * Opens a stock provider.
 *
 * @param base `ws://…/sync`
 * @param params query of the address
 * @param headers headers of the upgrade, a cookie for one
 */
export function openStockClient(
  base: string,
  documentId: string,
  params: Record<string, string> = {},
  headers: Readonly<Record<string, string>> = {},
): StockClient {
  const doc = new Y.Doc()
  class Socket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { ...headers } })
    }
  }
  const provider = new WebsocketProvider(base, documentId, doc, {
    params,
    disableBc: true,
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    maxBackoffTime: 200,
  })
  let code: number | null = null
  provider.on('closed', event => {
    code = event.code
  })
  return {
    doc,
    provider,
    closedWith: () => code,
    close: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** Resolves when a client has the content. */
export function synced({ provider }: StockClient): Promise<void> {
  return new Promise(resolve => {
    if (provider.synced) resolve()
    else provider.once('sync', () => resolve())
  })
}

/** The text run of the n-th text block of a document; an empty block gets one. */
export function textRun(doc: Y.Doc, block: number): Y.XmlText {
  const found: Y.XmlElement[] = []
  const walk = (parent: Y.XmlFragment) => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      if (child.nodeName === 'paragraph' || child.nodeName === 'heading') found.push(child)
      else walk(child)
    }
  }
  walk(doc.getXmlFragment('default'))
  const element = found[block]
  if (!element) throw new RangeError(`no text block ${block} of ${found.length}`)
  const first = element.get(0)
  if (first instanceof Y.XmlText) return first
  const run = new Y.XmlText()
  element.insert(0, [run])
  return run
}

/** Bytes of a sync message. @param kind 0 step 1, 1 step 2, 2 update */
export function syncMessage(kind: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, 0)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, payload)
  return toUint8Array(encoder)
}

/** A client that keeps what it hears and says what the test wants. */
export interface RawClient {
  /** A replica of what it was sent. */
  readonly doc: Y.Doc
  /** Updates as they came, echoes among them. */
  readonly updates: readonly Uint8Array[]
  /** Sentences of message 2. */
  readonly sentences: readonly string[]
  /** Awareness payloads as they came. */
  readonly awareness: readonly Uint8Array[]
  /** Whether a step 2 came. */
  isSynced(): boolean
  /** Number of step 1 messages that came. */
  questions(): number
  /** What the server said it knew, at each step 1: state vectors as they came. */
  readonly vectors: readonly Uint8Array[]
  send(message: Uint8Array): void
  update(update: Uint8Array): void
  /** Resolves when the server has received everything sent so far. */
  roundTrip(): Promise<void>
  /** Stops reading and answering, as a machine that has lost its network. */
  freeze(): void
  /** Resolves with the close code. */
  readonly closed: Promise<number>
  close(): void
}

/** Opens a raw client, asks for the content, and resolves when it is there or the server has closed. */
export async function openRawClient(address: string): Promise<RawClient> {
  const { client, ready } = dialRawClient(address)
  await Promise.race([ready, client.closed])
  return client
}

/**
 * The same without waiting for the content.
 *
 * @param doc a replica that knows something already
 * @returns `ready` resolves when the content is there
 */
export function dialRawClient(
  address: string,
  doc: Y.Doc = new Y.Doc(),
): { readonly client: RawClient; readonly ready: Promise<void> } {
  const socket = new WebSocket(address)
  socket.binaryType = 'arraybuffer'
  const updates: Uint8Array[] = []
  const sentences: string[] = []
  const awareness: Uint8Array[] = []
  let isSynced = false
  const vectors: Uint8Array[] = []
  const closed = new Promise<number>(resolve => {
    socket.on('close', code => resolve(code))
  })
  const ready = new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('open', () => socket.send(syncMessage(0, Y.encodeStateVector(doc))))
    socket.on('message', (data: ArrayBuffer) => {
      const decoder = createDecoder(new Uint8Array(data))
      const type = readVarUint(decoder)
      if (type === 0) {
        const kind = readVarUint(decoder)
        if (kind === 0) {
          vectors.push(readVarUint8Array(decoder))
          socket.send(syncMessage(1, Uint8Array.of(0, 0))) // "you lack nothing": what is new here is sent by the test
        } else {
          const update = readVarUint8Array(decoder)
          Y.applyUpdate(doc, update)
          if (kind === 2) updates.push(update)
          else isSynced = true
        }
        if (isSynced) resolve()
      } else if (type === 1) awareness.push(readVarUint8Array(decoder))
      else if (type === 2) {
        readVarUint(decoder)
        sentences.push(readVarString(decoder))
      }
    })
  })
  const client: RawClient = {
    doc,
    updates,
    sentences,
    awareness,
    isSynced: () => isSynced,
    questions: () => vectors.length,
    vectors,
    send: message => socket.send(message),
    update: update => socket.send(syncMessage(2, update)),
    roundTrip: async () => {
      if (socket.readyState === WebSocket.CONNECTING) await once(socket, 'open')
      const answered = once(socket, 'pong')
      socket.ping()
      await answered
    },
    freeze: () => socket.pause(),
    closed,
    close: () => socket.terminate(),
  }
  return { client, ready }
}
