// One live text: its committed bytes, its structure, and the line of updates on their way to the disk. Knows no sockets.

import type { DocumentId, Instant, UserId } from '#model/ids.ts'
import type { EventDraft } from '#model/register.ts'
import type { Appended, Store } from '../store/store.ts'
import { type Decoded, decode, examine, take } from './guard.ts'
import type { Log } from './log.ts'
import { Structure } from './structure.ts'
import type { TextBytes } from './text-jobs.ts'
import type { TextWorker } from './text-worker-client.ts'

/** What a live text works with. */
export interface TextDeps {
  readonly store: Store
  readonly now: () => Instant
  readonly log: Log
  readonly worker: TextWorker
}

/** The tail is folded into the snapshot at so many rows or bytes. */
const compactRows = 500
const compactBytes = 256 * 1024

interface Line {
  /** Null for something that only waits its turn. */
  readonly update: Uint8Array | null
  seq: number | null
  isDone: boolean
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/** A text in memory. Nothing of it is seen by anybody before it is committed. */
export class LiveText {
  readonly #deps: TextDeps
  readonly #id: DocumentId
  readonly #onBroken: (error: unknown) => void
  #snapshot: Uint8Array
  #tail: { readonly seq: number; readonly update: Uint8Array }[]
  #seq: number
  #tailBytes = 0
  #rowsForCompaction = compactRows
  #line: Line[] = []
  #compaction: Promise<void> | null = null
  #isBroken = false
  /** Where everything lies; what is on its way to the disk is in it. */
  readonly structure: Structure

  private constructor(
    deps: TextDeps,
    id: DocumentId,
    bytes: TextBytes & { readonly seqs: readonly number[]; readonly seq: number },
    structure: Structure,
    onBroken: (error: unknown) => void,
  ) {
    this.#deps = deps
    this.#id = id
    this.#onBroken = onBroken
    this.#snapshot = bytes.snapshot
    this.#tail = bytes.tail.map((update, index) => ({ seq: bytes.seqs[index] ?? bytes.seq, update }))
    this.#tailBytes = bytes.tail.reduce((sum, update) => sum + update.length, 0)
    this.#seq = bytes.seq
    this.structure = structure
  }

  /**
   * Loads a text completely.
   *
   * @param onBroken called once when the store fails: what was sent since is not saved, and the text is to be dropped
   * @returns null for an unknown document
   */
  static async open(
    deps: TextDeps,
    id: DocumentId,
    onBroken: (error: unknown) => void,
  ): Promise<LiveText | null> {
    const stored = await loadBytes(deps.store, id)
    if (!stored) return null
    const { structure, clean } = await deps.worker.call('inspect', {
      snapshot: stored.snapshot,
      tail: stored.tail,
    })
    const bytes = clean ? { ...stored, snapshot: clean, tail: [], seqs: [] } : stored
    if (clean) {
      deps.log.warn(
        { documentId: id, seq: stored.seq },
        'a text held updates that nothing leads up to; left out',
      )
      await deps.store.compactText(id, stored.seq, clean.slice())
    }
    const text = new LiveText(deps, id, bytes, new Structure(structure), onBroken)
    text.#compactIfDue()
    return text
  }

  /** What is committed. */
  get bytes(): TextBytes {
    return { snapshot: this.#snapshot, tail: this.#tail.map(row => row.update) }
  }

  /** What is committed, and what is on its way. */
  get comingBytes(): TextBytes {
    const coming = this.#line.flatMap(({ update }) => (update ? [update] : []))
    return { snapshot: this.#snapshot, tail: [...this.#tail.map(row => row.update), ...coming] }
  }

  /** Seq of the last committed update. */
  get seq(): number {
    return this.#seq
  }

  /** Whether there is anything to fold into the snapshot. */
  get hasTail(): boolean {
    return this.#tail.length > 0
  }

  /**
   * Sends an update to the disk. It was examined in this turn of the event loop.
   *
   * @param done called when it is committed, and everything before it; never when the store fails
   */
  append(update: Uint8Array, decoded: Decoded, userId: UserId, done: () => void): void {
    if (this.#isBroken) return
    take(this.structure, decoded)
    const line: Line = { update, seq: null, isDone: false, done, failed: () => undefined }
    this.#line.push(line)
    this.#deps.store
      .appendUpdate({ documentId: this.#id, update: update.slice(), userId, at: this.#deps.now() })
      .then(
        seq => {
          line.seq = seq
          line.isDone = true
          this.#advance()
        },
        error => this.#break(error),
      )
  }

  /** Calls back when everything sent so far is committed; at once when nothing is on its way. */
  after(done: () => void, failed: (error: unknown) => void = () => undefined): void {
    if (this.#isBroken) failed(new Error('the store failed'))
    else if (this.#line.length === 0) done()
    else this.#line.push({ update: null, seq: null, isDone: true, done, failed })
  }

  /** Resolves when everything sent so far is committed; rejects when the store failed. */
  settled(): Promise<void> {
    return new Promise((resolve, reject) => this.after(resolve, reject))
  }

  /**
   * Commits an update of the server's own together with register events. Nothing else may be on its way.
   *
   * @throws RangeError when the guard objects; whatever the store throws
   */
  async appendWithEvents(
    update: Uint8Array,
    drafts: readonly EventDraft[],
    expectedSeq: number,
  ): Promise<Appended> {
    const decoded = decode(update)
    const finding = decoded ? examine(this.structure, decoded) : null
    if (!decoded || !finding?.ok) {
      const objection = finding && !finding.ok ? finding.objection : 'undecodable'
      throw new RangeError(`the server's own update is refused: ${objection}`)
    }
    const userId = drafts.at(-1)?.actor ?? 'system'
    const row = { documentId: this.#id, update: update.slice(), userId, at: this.#deps.now() }
    const appended = await this.#deps.store.appendEvents({
      documentId: this.#id,
      drafts,
      expectedSeq,
      update: row,
    })
    if (!appended.ok) return appended
    take(this.structure, decoded)
    this.#remember(appended.textSeq ?? this.#seq + 1, update)
    return appended
  }

  /** Folds the tail into the snapshot, in memory and in the store. A failure is logged: the tail only stays longer. */
  compact(): Promise<void> {
    this.#compaction ??= this.#compactOnce().finally(() => {
      this.#compaction = null
    })
    return this.#compaction
  }

  async #compactOnce(): Promise<void> {
    const seq = this.#seq
    try {
      const snapshot = await this.#deps.worker.call('compact', this.bytes)
      await this.#deps.store.compactText(this.#id, seq, snapshot.slice())
      this.#snapshot = snapshot
      this.#tail = this.#tail.filter(row => row.seq > seq)
      this.#tailBytes = this.#tail.reduce((sum, row) => sum + row.update.length, 0)
      this.#rowsForCompaction = compactRows
    } catch (error) {
      this.#rowsForCompaction = this.#tail.length + compactRows
      this.#deps.log.warn({ documentId: this.#id, error: String(error) }, 'compaction failed; the tail stays')
    }
  }

  #compactIfDue(): void {
    const isLong = this.#tail.length >= this.#rowsForCompaction
    const isHeavy = this.#tailBytes >= compactBytes && this.#rowsForCompaction === compactRows
    if (!this.#compaction && (isLong || isHeavy)) this.compact().catch(error => this.#break(error))
  }

  #advance(): void {
    for (let line = this.#line[0]; line?.isDone && !this.#isBroken; line = this.#line[0]) {
      this.#line.shift()
      if (line.update && line.seq !== null) this.#remember(line.seq, line.update)
      line.done()
    }
  }

  #remember(seq: number, update: Uint8Array): void {
    this.#seq = seq
    this.#tail.push({ seq, update })
    this.#tailBytes += update.length
    this.#compactIfDue()
  }

  #break(error: unknown): void {
    if (this.#isBroken) return
    this.#isBroken = true
    const waiting = this.#line
    this.#line = []
    for (const line of waiting) line.failed(error)
    this.#onBroken(error)
  }
}

/** A stored text as bytes of their own, or null for an unknown document. */
export async function loadBytes(
  store: Store,
  id: DocumentId,
): Promise<(TextBytes & { readonly seqs: readonly number[]; readonly seq: number }) | null> {
  const stored = await store.loadText(id)
  if (!stored) return null
  return {
    snapshot: ownBytes(stored.snapshot),
    tail: stored.tail.map(row => ownBytes(row.update)),
    seqs: stored.tail.map(row => row.seq),
    seq: stored.tail.at(-1)?.seq ?? stored.snapshotSeq,
  }
}

/** Bytes that share no buffer: a view of a large one would be sent to the worker with all of it. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}
