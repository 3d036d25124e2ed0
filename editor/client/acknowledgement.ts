// Whether the server has all that was written here. Everything it sends was committed first, so what came back is safe.

import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import * as Y from 'yjs'
import { syncType } from '#model/frame.ts'

/** Clocks of a Yjs client. */
export interface Range {
  readonly client: number
  readonly from: number
  /** Exclusive. */
  readonly to: number
}

/** What of ours has not come back from the server yet. */
export interface Acknowledgement {
  /** Whether something written here may not be on the server. */
  isOutstanding(): boolean
  /** What was written here and may not be on the server: new characters, and characters taken away. */
  outstanding(): { readonly written: readonly Range[]; readonly deleted: readonly Range[] }
  /** Notes an update made here. */
  wrote(update: Uint8Array): void
  /** Notes a sync message from the server, without its first varUint. Returns whether the answer of isOutstanding() changed. */
  received(payload: Uint8Array): boolean
}

/**
 * Keeps account of written and deleted characters by their Yjs ids, not by counting frames: the account stays right when an
 * edit made offline travels inside a later step 2, when an echo is lost with its connection, and when frames are merged.
 */
export function trackAcknowledgement(): Acknowledgement {
  const written = new Map<number, { from: number; to: number }>() // by client: what was written here and has not come back
  let deleted: Range[] = []
  const isOutstanding = () => written.size > 0 || deleted.length > 0

  const stored = (client: number, end: number) => {
    const own = written.get(client)
    if (!own) return
    own.from = Math.max(own.from, end)
    if (own.from >= own.to) written.delete(client)
  }
  const storedUpdate = (update: Uint8Array) => {
    const { structs, ds } = Y.decodeUpdate(update)
    for (const struct of structs)
      if (!(struct instanceof Y.Skip)) stored(struct.id.client, struct.id.clock + struct.length)
    if (deleted.length === 0) return
    for (const range of rangesOf(ds)) deleted = deleted.flatMap(own => without(own, range))
  }
  return {
    isOutstanding,
    outstanding: () => ({
      written: [...written].map(([client, { from, to }]) => ({ client, from, to })),
      deleted,
    }),
    wrote(update) {
      const { structs, ds } = Y.decodeUpdate(update)
      for (const struct of structs) {
        if (struct instanceof Y.Skip) continue
        const { client, clock } = struct.id
        const own = written.get(client)
        if (own) own.to = Math.max(own.to, clock + struct.length)
        else written.set(client, { from: clock, to: clock + struct.length })
      }
      deleted.push(...rangesOf(ds))
    },
    received(payload) {
      if (!isOutstanding()) return false
      const decoder = createDecoder(payload)
      const type = readVarUint(decoder)
      const content = readVarUint8Array(decoder)
      if (type === syncType.step1)
        for (const [client, end] of Y.decodeStateVector(content)) stored(client, end)
      else storedUpdate(content)
      return !isOutstanding()
    },
  }
}

function rangesOf(deletions: ReturnType<typeof Y.decodeUpdate>['ds']): Range[] {
  return [...deletions.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => ({ client, from: clock, to: clock + len })),
  )
}

function without(own: Range, gone: Range): Range[] {
  if (own.client !== gone.client || gone.to <= own.from || own.to <= gone.from) return [own]
  const rest: Range[] = []
  if (own.from < gone.from) rest.push({ ...own, to: gone.from })
  if (gone.to < own.to) rest.push({ ...own, from: gone.to })
  return rest
}
