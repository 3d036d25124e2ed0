// The draft page's second script: takes in the text that the first one (early.ts) has asked for, while the app's code is still on its
// way. It needs Yjs alone. Where the app was quicker, or nothing comes, it leaves no trace.

import './early.ts'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { applyUpdate, Doc } from 'yjs'
import { messageType, syncType } from '#model/frame.ts'
import type { EarlyText } from './data/early-start.ts'

const line = window.vankienEarly?.line
if (line) {
  const { socket } = line
  const text: EarlyText = { doc: new Doc(), taken: new Set() }
  line.text = text
  const keep = socket.onmessage
  for (const event of line.heard) take(text, event)
  // The app sets a handler of its own when it takes the line over: from then on the text is its own affair.
  socket.onmessage = event => {
    keep?.call(socket, event)
    take(text, event)
  }
}

/** Takes what a message brings of the text; a long one comes in several. */
function take({ doc, taken }: EarlyText, event: MessageEvent): void {
  if (!(event.data instanceof ArrayBuffer)) return
  const decoder = createDecoder(new Uint8Array(event.data))
  if (readVarUint(decoder) !== messageType.sync || readVarUint(decoder) === syncType.step1) return
  applyUpdate(doc, readVarUint8Array(decoder))
  taken.add(event)
}
