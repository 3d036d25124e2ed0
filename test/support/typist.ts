// A colleague's machine without its screen: the stock provider in Node, and what the server has acknowledged of it.

import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { SignedIn } from './people.ts'
import { openStockClient, type StockClient } from './stock-client.ts'

/** A stock client on a document, signed in and synced. */
export interface Typist extends Pick<StockClient, 'doc' | 'provider' | 'close'> {
  /** The text. */
  readonly fragment: Y.XmlFragment
  /** How much of its own writing the server has echoed, in Yjs's clock (one for each character or element). */
  acknowledged(): number
  /** How much it has written, in the same clock. */
  written(): number
  /** Resolves when everything written is acknowledged. @throws Error after the time is over or when the server shut the door */
  settled(withinMs: number): Promise<void>
}

/**
 * Opens a document as a person.
 *
 * @param url the server's origin
 * @throws Error when the document did not come within 30 s
 */
export async function openTypist(
  url: string,
  documentId: string,
  person: Pick<SignedIn, 'cookie'>,
): Promise<Typist> {
  const headers = { cookie: person.cookie, origin: url }
  const client = openStockClient(`${url.replace(/^http/u, 'ws')}/sync`, documentId, {}, headers)
  const { doc, provider } = client
  const fragment = doc.getXmlFragment('default')
  const acknowledged = countEchoes(provider, doc)
  const written = () => Y.getState(doc.store, doc.clientID)
  await until(() => provider.synced && fragment.length > 0, 30_000, client)
  return {
    doc,
    provider,
    close: client.close,
    fragment,
    acknowledged,
    written,
    settled: withinMs => until(() => acknowledged() >= written(), withinMs, client),
  }
}

/** Text blocks of a document in order. */
export function textsOf(fragment: Y.XmlFragment): Y.XmlText[] {
  const found: Y.XmlText[] = []
  const walk = (node: unknown) => {
    if (node instanceof Y.XmlText) found.push(node)
    else if (node instanceof Y.XmlFragment) node.toArray().forEach(walk)
  }
  walk(fragment)
  return found
}

/** Puts the person's caret after a text's last character, as an editor does, so that other screens draw it. */
export function showCaret(typist: Typist, text: Y.XmlText): void {
  const position = Y.createRelativePositionFromTypeIndex(text, text.length)
  typist.provider.awareness.setLocalStateField('cursor', { anchor: position, head: position })
}

/** Looks every 5 ms. @throws Error when it does not hold in time, or at once when the server closed for good */
async function until(holds: () => boolean, withinMs: number, client: StockClient): Promise<void> {
  const end = performance.now() + withinMs
  while (!holds()) {
    const code = client.closedWith()
    if (code !== null) throw new Error(`the server closed the socket with ${code}`)
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${holds.toString()}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

function countEchoes(provider: WebsocketProvider, doc: Y.Doc): () => number {
  const sync = provider.messageHandlers[0]
  if (sync === undefined) throw new Error('the stock provider has no handler for sync messages')
  let acknowledged = 0
  provider.messageHandlers[0] = (encoder, decoder, ...rest) => {
    const ahead = createDecoder(decoder.arr)
    ahead.pos = decoder.pos
    if (readVarUint(ahead) === 2) {
      for (const struct of Y.decodeUpdate(readVarUint8Array(ahead)).structs) {
        if (struct.id.client === doc.clientID)
          acknowledged = Math.max(acknowledged, struct.id.clock + struct.length)
      }
    }
    sync(encoder, decoder, ...rest)
  }
  return () => acknowledged
}
