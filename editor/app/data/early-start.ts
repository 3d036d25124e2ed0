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
  /** The text, once it was taken in, and the message that brought it. */
  text: { readonly doc: Doc; readonly broughtBy: ArrayBuffer } | null
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

/** The text of a document as its early line brought it, where that is still there to be taken over and the text has come. */
export function earlyText(documentId: string): Doc | null {
  const line = window.vankienEarly?.line
  const isOf = line ? new URL(line.socket.url).pathname === `/sync/${documentId}` : false
  return isOf ? (line?.text?.doc ?? null) : null
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

/** A step 2 that brings nothing: of a text that was taken in already only this is told. */
const nothingMore = Uint8Array.of(0, 1, 2, 0, 0).buffer

/**
 * Tells the new owner what it has missed, once it has set its handlers: that the line is open, and what came. Its own step 1, which
 * was sent already, does not go out again: the server would answer the same question twice.
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
      const isTaken = text !== null && event.data === text.broughtBy
      socket.onmessage?.(isTaken ? new MessageEvent('message', { data: nothingMore }) : event)
    }
  })
  return socket
}

/** Whether bytes ask for a text: a sync message, step 1. */
function isStep1(bytes: unknown): boolean {
  return bytes instanceof Uint8Array && bytes[0] === 0 && bytes[1] === 0
}
