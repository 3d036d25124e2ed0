// Cuts an update of the text into pieces that the server takes one by one: a day's work offline is larger than it takes at once.

import { createEncoder, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'

/** What a piece may come to. The server refuses above 1 MiB, and tries large ones out first, for which it has 250 ms. */
export interface PieceLimits {
  /** Up to here an update goes whole. */
  readonly wholeBytes: number
  /** So much a piece, and more only where that would part what was written into one run of text at once. */
  readonly bytes: number
  /** Structs and deleted ranges together. */
  readonly count: number
}

const shippedLimits: PieceLimits = { wholeBytes: 1_000_000, bytes: 256 * 1024, count: 1500 }
/** Clocks, counts and origins of one struct or range, at most. */
const headBytes = 64

type Struct = Y.Item | Y.GC

interface Piece {
  /** Structs of each client, encoded, in the order of their clocks; and the first of these. */
  readonly clients: Map<number, { readonly clock: number; readonly structs: Uint8Array[] }>
  readonly deletions: { readonly client: number; readonly clock: number; readonly len: number }[]
  bytes: number
  count: number
}

/**
 * Cuts an update. Applied in order, each piece finds what it stands on, and all of them do what the whole does. Yjs takes marks
 * away that it finds superfluous, so a run of text must not be seen half changed: what was written into it at once stays
 * together, and what was deleted in it goes with the last piece that writes in it. A small update is its own only piece, and so
 * is one with gaps, which cannot be cut.
 *
 * @param update as Yjs encodes it (v1)
 * @param doc the document that has it
 */
export function cutUpdate(
  update: Uint8Array,
  doc: Y.Doc,
  limits: PieceLimits = shippedLimits,
): readonly Uint8Array[] {
  if (update.length <= limits.wholeBytes) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  const queues = queuesOf(structs)
  if (queues === null) return [update]
  const pieces: Piece[] = [emptyPiece()]
  const lastOf = new Map<unknown, Piece>()
  const room = (bytes: number, isTogether: boolean): Piece => {
    const last = pieces.at(-1)
    const limit = isTogether ? limits.wholeBytes : limits.bytes
    if (last && last.bytes + bytes <= limit && (isTogether || last.count < limits.count)) return last
    const fresh = emptyPiece()
    pieces.push(fresh)
    return fresh
  }
  let before: unknown = null
  const isWhole = inReadyOrder(queues, struct => {
    const run = runAt(doc, struct.id)
    for (const part of partsOf(struct, limits.bytes)) {
      const bytes = encoded(part)
      const piece = room(bytes.length + headBytes, run !== null && run === before)
      add(piece, part, bytes)
      lastOf.set(run, piece)
    }
    before = run
  })
  if (!isWhole) return [update]
  for (const deletion of deletionsOf(doc, ds)) {
    const own = deletion.run === null ? undefined : lastOf.get(deletion.run)
    const hasRoom = own !== undefined && own.bytes + headBytes <= limits.wholeBytes
    const piece = hasRoom ? own : room(headBytes, false)
    piece.deletions.push(deletion)
    piece.bytes += headBytes
    piece.count += 1
  }
  return pieces.map(bytesOf)
}

/** The run of text that holds something, or null. */
function runAt(doc: Y.Doc, id: Y.ID): Y.XmlText | null {
  const item: unknown = id.clock < Y.getState(doc.store, id.client) ? Y.getItem(doc.store, id) : null
  return item instanceof Y.Item && item.parent instanceof Y.XmlText ? item.parent : null
}

/** Deleted ranges, each within one item of the document. */
function* deletionsOf(doc: Y.Doc, ds: ReturnType<typeof Y.decodeUpdate>['ds']) {
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      const end = clock + len
      for (let at = clock; at < end; ) {
        const isKnown = at < Y.getState(doc.store, client)
        const item = isKnown ? Y.getItem(doc.store, Y.createID(client, at)) : null
        const to = item ? Math.min(end, item.id.clock + item.length) : end
        yield { client, clock: at, len: to - at, run: runAt(doc, Y.createID(client, at)) }
        at = to
      }
    }
  }
}

/** Structs by client, each in the order of its clocks; null when some are left out. */
function queuesOf(structs: readonly (Struct | Y.Skip)[]): Map<number, Struct[]> | null {
  const queues = new Map<number, Struct[]>()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return null
    const { client } = struct.id
    const queue = queues.get(client) ?? []
    queues.set(client, queue)
    queue.push(struct)
  }
  return queues
}

/** Takes every struct once all it names is taken or older than the update. @returns whether all could be taken */
function inReadyOrder(queues: ReadonlyMap<number, Struct[]>, take: (struct: Struct) => void): boolean {
  const ends = new Map([...queues].map(([client, queue]) => [client, queue[0]?.id.clock ?? 0]))
  const isThere = (id: unknown) => !(id instanceof Y.ID) || id.clock < (ends.get(id.client) ?? id.clock + 1)
  const isReady = (struct: Struct) =>
    struct instanceof Y.GC || [struct.origin, struct.rightOrigin, struct.parent].every(isThere)
  const next = new Map<number, number>()
  for (let hasMoved = true; hasMoved; ) {
    hasMoved = false
    for (const [client, queue] of queues) {
      let at = next.get(client) ?? 0
      for (let struct = queue[at]; struct && isReady(struct); struct = queue[at]) {
        take(struct)
        ends.set(client, struct.id.clock + struct.length)
        at += 1
        hasMoved = true
      }
      next.set(client, at)
    }
  }
  return [...queues].every(([client, queue]) => next.get(client) === queue.length)
}

/** A struct that alone would be too large, as several: only a run of letters can be. */
function* partsOf(struct: Struct, maxBytes: number): Generator<Struct> {
  const unitsAtMost = Math.max(2, Math.floor((maxBytes - headBytes) / 3)) // three bytes a unit of UTF-16, at most
  let rest = struct
  while (rest instanceof Y.Item && rest.content instanceof Y.ContentString && rest.length > unitsAtMost) {
    const { str } = rest.content
    const isPair = /[\uD800-\uDBFF]/u.test(str.charAt(unitsAtMost - 1))
    const cut = isPair ? unitsAtMost - 1 : unitsAtMost
    const { id, origin, rightOrigin, parent, parentSub }: Y.Item = rest
    yield new Y.Item(
      id,
      null,
      origin,
      null,
      rightOrigin,
      parent,
      parentSub,
      new Y.ContentString(str.slice(0, cut)),
    )
    const last = Y.createID(id.client, id.clock + cut - 1)
    const from = Y.createID(id.client, id.clock + cut)
    rest = new Y.Item(
      from,
      null,
      last,
      null,
      rightOrigin,
      parent,
      parentSub,
      new Y.ContentString(str.slice(cut)),
    )
  }
  yield rest
}

function emptyPiece(): Piece {
  return { clients: new Map(), deletions: [], bytes: 0, count: 0 }
}

function add(piece: Piece, { id }: Struct, bytes: Uint8Array): void {
  const known = piece.clients.get(id.client)
  if (known) known.structs.push(bytes)
  else piece.clients.set(id.client, { clock: id.clock, structs: [bytes] })
  piece.bytes += bytes.length + (known ? 0 : headBytes)
  piece.count += 1
}

function encoded(struct: Struct): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  struct.write(encoder, 0)
  return toUint8Array(encoder.restEncoder)
}

/** A piece as Yjs encodes an update: clients with their structs, then the deleted ranges by client. */
function bytesOf({ clients, deletions }: Piece): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, clients.size)
  for (const [client, { clock, structs }] of clients) {
    for (const number of [structs.length, client, clock]) writeVarUint(encoder, number)
    for (const struct of structs) writeUint8Array(encoder, struct)
  }
  const ranges = Map.groupBy(deletions, ({ client }) => client)
  writeVarUint(encoder, ranges.size)
  for (const [client, own] of ranges) {
    for (const number of [client, own.length]) writeVarUint(encoder, number)
    for (const { clock, len } of own) for (const number of [clock, len]) writeVarUint(encoder, number)
  }
  return toUint8Array(encoder)
}
