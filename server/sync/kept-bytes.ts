// The committed bytes of one text: read from the store when somebody needs them, kept a little while, then let go.

import type { DocumentId } from '#model/ids.ts'
import type { Store } from '../store/store.ts'
import type { AuthoredBytes, TextBytes } from './text-jobs.ts'
import { typedTogether } from './typed-runs.ts'

/** A text's committed bytes. */
export interface CommittedBytes extends TextBytes {
  /** Every update up to this one is in them; one above it may be. */
  readonly seq: number
}

/** The same, as they are read from the store: without gaps. */
type LoadedBytes = CommittedBytes & { readonly seqs: readonly number[] }

interface Held {
  snapshot: Uint8Array
  tail: { readonly seq: number; readonly update: Uint8Array }[]
  seq: number
  tailBytes: number
}

/** Kept so long after the last use: the joiners of one moment share one reading. */
const keepMs = 2000

/** A tail that grows beyond this while it is kept is let go: the next who needs it reads it anew. */
const maxTailBytes = 1 << 20

/** The bytes of one text. */
export class KeptBytes {
  readonly #store: Store
  readonly #id: DocumentId
  #held: Held | null
  #loading: Promise<CommittedBytes> | null = null
  /** What was committed while a reading was on its way; null while there is none. */
  #meanwhile: Held['tail'] | null = null
  #timer: NodeJS.Timeout | null = null

  /** @param loaded bytes that are there already */
  constructor(store: Store, id: DocumentId, loaded: LoadedBytes) {
    this.#store = store
    this.#id = id
    this.#held = heldOf(loaded)
    this.#keepAWhile()
  }

  /** The bytes as they are committed, with perhaps more in them than the caller has heard of. */
  read(): Promise<CommittedBytes> | CommittedBytes {
    this.#keepAWhile()
    if (this.#held) return bytesOf(this.#held)
    this.#loading ??= this.#loadOnce()
    return this.#loading
  }

  async #loadOnce(): Promise<CommittedBytes> {
    const ofThis: Held['tail'] = []
    this.#meanwhile = ofThis
    try {
      const stored = await loadBytes(this.#store, this.#id)
      if (!stored) throw new RangeError(`the text ${this.#id} is gone`)
      const held = heldOf(stored)
      for (const row of ofThis) insert(held, row)
      if (this.#meanwhile === ofThis) this.#held = held // else it was dropped meanwhile, as too old
      this.#keepAWhile()
      return bytesOf(held)
    } finally {
      if (this.#meanwhile === ofThis) this.#forgetLoading()
    }
  }

  /** Notes a committed update. */
  add(seq: number, update: Uint8Array): void {
    if (this.#held && this.#held.tailBytes + update.length > maxTailBytes) this.drop()
    else if (this.#held) insert(this.#held, { seq, update: new Uint8Array(update) })
    else this.#meanwhile?.push({ seq, update: new Uint8Array(update) })
  }

  /** The tail up to a seq lies in a new snapshot. */
  fold(seq: number, snapshot: Uint8Array): void {
    if (!this.#held) return
    const tail = this.#held.tail.filter(row => row.seq > seq)
    this.#held = { snapshot, tail, seq: Math.max(seq, this.#held.seq), tailBytes: sizeOf(tail) }
  }

  /** Lets go of everything. */
  drop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#held = null
  }

  /** What is held, and what is being read, lacks something that is stored now. */
  renew(): void {
    this.drop()
    this.#forgetLoading()
  }

  #forgetLoading(): void {
    this.#loading = null
    this.#meanwhile = null
  }

  #keepAWhile(): void {
    if (this.#timer) this.#timer.refresh()
    else this.#timer = setTimeout(() => this.drop(), keepMs).unref()
  }
}

/** A text with who wrote, as bytes of the caller's own, which it may give away. */
export interface LoadedAuthored {
  /** Keys that were typed one behind the other are one update. */
  readonly text: AuthoredBytes
  readonly snapshotSeq: number
  /** The last row that is in it; the rows' count and bytes. */
  readonly seq: number
  readonly rows: number
  readonly size: number
}

/**
 * Loads a text with who wrote; null for an unknown document.
 *
 * @param limits.maxRows of the tail, the oldest; left out, all of it
 * @param limits.upTo no row above this seq, asked once the text is read
 */
export async function loadAuthored(
  store: Pick<Store, 'loadAuthored'>,
  id: DocumentId,
  limits: { readonly maxRows?: number; readonly upTo?: () => number } = {},
): Promise<LoadedAuthored | null> {
  const stored = await store.loadAuthored(id, limits.maxRows)
  if (!stored) return null
  const { snapshot, snapshotSeq, touches } = stored
  const upTo = limits.upTo?.() ?? Number.POSITIVE_INFINITY
  const rows = stored.tail.filter(({ seq }) => seq <= upTo)
  const runs = typedTogether(rows)
  return {
    text: {
      snapshot: ownBytes(snapshot),
      tail: inOnePiece(runs.map(({ update }) => update)),
      senders: runs.map(({ userId, firstAt, lastAt, isTyped }) => ({ userId, firstAt, lastAt, isTyped })),
      touches,
    },
    snapshotSeq,
    seq: rows.at(-1)?.seq ?? snapshotSeq,
    rows: rows.length,
    size: rows.reduce((sum, { update }) => sum + update.length, 0),
  }
}

/** A stored text as bytes of their own, or null for an unknown document. */
export async function loadBytes(store: Store, id: DocumentId): Promise<LoadedBytes | null> {
  const stored = await store.loadText(id)
  if (!stored) return null
  return {
    snapshot: ownBytes(stored.snapshot),
    tail: inOnePiece(stored.tail.map(row => row.update)),
    seqs: stored.tail.map(row => row.seq),
    seq: stored.tail.at(-1)?.seq ?? stored.snapshotSeq,
  }
}

function heldOf({ snapshot, tail, seqs, seq }: LoadedBytes): Held {
  const rows = tail.map((update, index) => ({ seq: seqs[index] ?? seq, update }))
  return { snapshot, tail: rows, seq, tailBytes: sizeOf(rows) }
}

function bytesOf({ snapshot, tail, seq }: Held): CommittedBytes {
  return { snapshot, tail: tail.map(row => row.update), seq }
}

/** Puts a row in its place, unless it is there. */
function insert(held: Held, row: Held['tail'][number]): void {
  if (row.seq <= held.seq) return
  let at = held.tail.length
  while (at > 0 && (held.tail[at - 1]?.seq ?? 0) > row.seq) at -= 1
  if (held.tail[at - 1]?.seq === row.seq) return
  held.tail.splice(at, 0, row)
  held.tailBytes += row.update.length
  for (; held.tail[at]?.seq === held.seq + 1; at += 1) held.seq += 1
}

/** The same bytes as views of one buffer: a thousand buffers cost more to hand over than all that is in them. */
function inOnePiece(updates: readonly Uint8Array[]): Uint8Array[] {
  const piece = new Uint8Array(updates.reduce((sum, update) => sum + update.length, 0))
  let at = 0
  return updates.map(update => {
    piece.set(update, at)
    at += update.length
    return piece.subarray(at - update.length, at)
  })
}

function sizeOf(tail: Held['tail']): number {
  return tail.reduce((sum, row) => sum + row.update.length, 0)
}

/** Bytes that share no buffer: a view of a large one would be sent to the worker with all of it. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}
