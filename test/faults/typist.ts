// A stock client that types words nobody else types, and knows which of them the server has acknowledged.

import type * as Y from 'yjs'
import { type StockClient, textRun } from '../support/stock-client.ts'

/** Somebody who types without pause. */
export interface Typist {
  readonly client: StockClient
  /** Words that came back from the server. */
  readonly acknowledged: ReadonlySet<string>
  /** Stops typing and closes. */
  stop(): void
}

/**
 * Lets a client type a word every 2 ms while it is synced.
 *
 * @param name begins each word
 * @param block number of the text block it types in
 */
export function typist(client: StockClient, name: string, block: number): Typist {
  const acknowledged = new Set<string>()
  const sent = new Map<string, string>()
  let word = ''
  client.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== client.provider) sent.set(Buffer.from(update).toString('hex'), word)
  })
  const apply = client.provider.messageHandlers[0]
  client.provider.messageHandlers[0] = (encoder, decoder, ...rest) => {
    const { arr, pos } = decoder
    // An echo is byte for byte what was sent, behind its kind and its length of one byte.
    const echoed = arr[pos] === 2 ? sent.get(Buffer.from(arr.subarray(pos + 2)).toString('hex')) : undefined
    if (echoed !== undefined) acknowledged.add(echoed)
    apply?.(encoder, decoder, ...rest)
  }
  let count = 0
  const timer = setInterval(() => {
    if (!client.provider.synced) return
    word = `⟦${name}-${count}⟧`
    count += 1
    const text: Y.XmlText = textRun(client.doc, block)
    text.insert(text.length, word)
  }, 2)
  return {
    client,
    acknowledged,
    stop: () => {
      clearInterval(timer)
      client.close()
    },
  }
}

/** How often each word stands in a client's text. */
export function timesOfWords({ doc }: StockClient): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const word of doc
    .getXmlFragment('default')
    .toString()
    .match(/⟦[^⟧]*⟧/gu) ?? [])
    times.set(word, (times.get(word) ?? 0) + 1)
  return times
}
