// Two stock clients of one document, and whether they agree.

import { vi } from 'vitest'
import { openStockClient, type StockClient, synced } from './stock-client.ts'

/** Two clients in one document. */
export interface Pair {
  readonly first: StockClient
  readonly second: StockClient
  close(): void
}

/** Opens two stock clients of two people and waits until both have the content. */
export async function openPair(
  base: string,
  documentId: string,
  users: readonly [string, string],
): Promise<Pair> {
  const [one, other] = users
  const first = openStockClient(base, documentId, { user: one })
  const second = openStockClient(base, documentId, { user: other })
  await Promise.all([synced(first), synced(second)])
  return {
    first,
    second,
    close: () => {
      first.close()
      second.close()
    },
  }
}

/** The text as a client has it. */
export function textOfClient({ doc }: StockClient): string {
  return doc.getXmlFragment('default').toString()
}

/** Waits until clients have the same text, and gives it. */
export async function agreedText(...clients: readonly StockClient[]): Promise<string> {
  return vi.waitFor(
    () => {
      const [text, ...others] = clients.map(textOfClient)
      if (text === undefined || others.some(other => other !== text)) throw new Error('the clients differ')
      return text
    },
    { timeout: 10_000, interval: 20 },
  )
}
