// The draft page's second script: takes in the text that the first one (early.ts) has asked for, while the app's code is still on its
// way. It needs Yjs alone. Where the app was quicker, or nothing comes, it leaves no trace.

import './early.ts'
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { applyUpdate, Doc } from 'yjs'
import { messageType, syncType } from '#model/frame.ts'

const line = window.vankienEarly?.line
if (line) {
  const { socket } = line
  const keep = socket.onmessage
  for (const event of line.heard) take(event)
  // The app sets a handler of its own when it takes the line over: from then on the text is its own affair.
  socket.onmessage = event => {
    keep?.call(socket, event)
    take(event)
  }
}

/** Takes the whole text from a message that brings it: the server's step 2, the first it sends of its kind. */
function take({ data }: MessageEvent): void {
  if (!line || line.text !== null || !(data instanceof ArrayBuffer)) return
  const decoder = createDecoder(new Uint8Array(data))
  if (readVarUint(decoder) !== messageType.sync || readVarUint(decoder) !== syncType.step2) return
  const doc = new Doc()
  applyUpdate(doc, readVarUint8Array(decoder))
  line.text = { doc, broughtBy: data }
}
