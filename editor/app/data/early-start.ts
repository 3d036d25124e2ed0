// What the page's first scripts (early.ts, early-text.ts) have asked for and taken in already: answers, line and text, each taken over
// once by the app.

import type { Doc } from 'yjs'

/** Answers on their way, by the path asked for. */
export type EarlyAnswers = Map<string, Promise<Response>>

/** A line to a document's text that speaks y-websocket. */
export interface EarlyLine {
  readonly socket: WebSocket
  /** The step 1 that was sent; null before the line is open. */
  asked: Uint8Array | null
  /** What came, in order. */
  readonly heard: MessageEvent[]
  /** What was taken in of the text; null where nobody does. */
  text: EarlyText | null
}

/** A text, and the messages of its line that are in it: the first that came, in order. */
export interface EarlyText {
  readonly doc: Doc
  readonly taken: Set<MessageEvent>
}

interface EarlyStart {
  line: EarlyLine | null
  readonly answers: EarlyAnswers
  readonly begunMs: number
}

declare global {
  interface Window {
    vankienEarly?: EarlyStart
  }
}

/** From here on the app asks for itself: a first script that comes only now has nothing left to do. */
export function endEarlyStart(): void {
  window.vankienEarly ??= { line: null, answers: new Map(), begunMs: performance.now() }
}

/** An answer that nobody took for so long says nothing of now. */
const freshMs = 10_000

/** `fetch`, but that an answer which was asked for early is taken, once, where it is a good one. */
export const earlyFetch: typeof fetch = async (input, init) => {
  const early = typeof input === 'string' && (init?.method ?? 'GET') === 'GET' ? takeAnswer(input) : null
  const response = await early?.catch(() => null)
  return response?.ok === true ? response : fetch(input, init)
}

function takeAnswer(path: string): Promise<Response> | null {
  const { answers, begunMs } = window.vankienEarly ?? {}
  const answer = answers?.get(path)
  answers?.delete(path)
  return answer && performance.now() - (begunMs ?? 0) < freshMs ? answer : null
}

/** `WebSocket`, but that the line which was opened early is taken, once, where it leads to the same address and still stands. */
export const EarlyWebSocket: typeof WebSocket = new Proxy(WebSocket, {
  construct(plain, [address, protocols]: [string | URL, (string | string[])?]) {
    const line = takeLine()
    if (line?.socket.url === String(address) && line.socket.readyState <= WebSocket.OPEN) return adopted(line)
    line?.socket.close()
    return new plain(address, protocols)
  },
})

/** What the early line has brought of a document's text, where the line is still there to be taken over. */
export function earlyText(documentId: string): Doc | null {
  const { socket, text } = window.vankienEarly?.line ?? {}
  const isOf = socket !== undefined && new URL(socket.url).pathname === `/sync/${documentId}`
  return isOf ? (text?.doc ?? null) : null
}

/** Closes a line that nobody will take over. */
export function dropEarlyLine(): void {
  takeLine()?.socket.close()
}

function takeLine(): EarlyLine | null {
  const early = window.vankienEarly
  const line = early?.line ?? null
  if (early) early.line = null
  return line
}

/** A sync message that brings nothing of a text. */
const emptied = (kind: number): ArrayBuffer => Uint8Array.of(0, kind, 2, 0, 0).buffer

/**
 * Tells the new owner what it has missed, once it has set its handlers: that the line is open, and what came. Its own step 1, which
 * was sent already, does not go out again: the server would answer the same question twice. Of what was taken in already only the kind
 * is told.
 */
function adopted({ socket, asked, heard, text }: EarlyLine): WebSocket {
  if (asked === null) return socket // not open yet: the owner hears of it as of any other
  socket.send = bytes => {
    Reflect.deleteProperty(socket, 'send')
    if (!isStep1(bytes)) socket.send(bytes)
  }
  queueMicrotask(() => {
    socket.onopen?.(new Event('open'))
    for (const event of heard) {
      const data: unknown = event.data
      const isTaken = text?.taken.has(event) === true && data instanceof ArrayBuffer
      const kind = isTaken ? (new Uint8Array(data)[1] ?? 0) : 0
      socket.onmessage?.(isTaken ? new MessageEvent('message', { data: emptied(kind) }) : event)
    }
  })
  return socket
}

/** Whether bytes ask for a text: a sync message, step 1. */
function isStep1(bytes: unknown): boolean {
  return bytes instanceof Uint8Array && bytes[0] === 0 && bytes[1] === 0
}
