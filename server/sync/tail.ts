// The tail of one text: when it is folded into the snapshot, and how.

import type { DocumentId } from '#model/ids.ts'
import { type KeptBytes, loadAuthored } from './kept-bytes.ts'
import type { KnownRows } from './known-rows.ts'
import type { TextDeps } from './text-deps.ts'
import type { TextBytes } from './text-jobs.ts'

/** The tail is folded into the snapshot at so many rows or bytes. */
const foldRows = 500
const foldBytes = 256 * 1024
/** So many bytes may be little once they are folded: what was written and deleted again. */
const worthFoldingBytes = 64 * 1024
/** Fewer rows are not worth a folding that nobody waits for: another node has just folded what this one counted. */
const foldRowsLeast = 250
/** At most so often: to fold costs much the same for a few rows and for many. A tail that has grown very long or heavy waits less. */
const foldEveryMs = { usual: 5000, long: 1000 } as const
/** Rows that are read and handed to the worker at once: more would keep every other text waiting. */
const foldRowsAtOnce = 2000
/** A tail of so many rows is very long. */
const veryLongRows = 4000

/** Counts what lies in the tail, and folds it. */
export class Tail {
  readonly #deps: TextDeps
  readonly #id: DocumentId
  readonly #bytes: KeptBytes
  readonly #known: KnownRows
  #rows: number
  #size: number
  #rowsToFold = foldRows
  #snapshotSize: number
  #folding: Promise<void> | null = null
  #foldedMs = Number.NEGATIVE_INFINITY
  /** Until folding is allowed again, when some is due; and when that is. */
  #timer: NodeJS.Timeout | null = null
  #dueMs = 0
  #isDropped = false

  /**
   * @param known which committed updates are known here
   * @param stored the snapshot, and what lies in the tail
   */
  constructor(
    deps: TextDeps,
    id: DocumentId,
    bytes: KeptBytes,
    known: KnownRows,
    { snapshot, tail }: TextBytes,
  ) {
    this.#deps = deps
    this.#id = id
    this.#bytes = bytes
    this.#known = known
    this.#snapshotSize = snapshot.length
    this.#rows = tail.length
    this.#size = tail.reduce((sum, update) => sum + update.length, 0)
  }

  /** Bytes of the whole text as it is stored; a little more when another node has folded. */
  get storedBytes(): number {
    return this.#snapshotSize + this.#size
  }

  /** Whether there is nothing to fold. */
  get isEmpty(): boolean {
    return this.#rows <= 0
  }

  /** Whether folding may make the stored text much smaller. */
  get isWorthFolding(): boolean {
    return this.#size >= worthFoldingBytes
  }

  /** An update was committed. */
  add(update: Uint8Array): void {
    this.#rows += 1
    this.#size += update.length
  }

  /** Folds the tail if it has grown long or heavy: now, or as soon as that is allowed again. */
  foldIfDue(): void {
    if (this.#folding || this.#isDropped) return
    const isLong = this.#rows >= this.#rowsToFold
    const isHeavy = this.#size >= foldBytes && this.#rowsToFold === foldRows
    if (!(isLong || isHeavy)) return
    const everyMs = isHeavy || this.#rows >= veryLongRows ? foldEveryMs.long : foldEveryMs.usual
    const dueMs = this.#foldedMs + everyMs
    if (this.#timer && this.#dueMs <= dueMs) return
    this.#stopWaiting()
    const waitMs = dueMs - performance.now()
    if (waitMs <= 0)
      this.fold(foldRowsLeast).catch(() => undefined) // it never rejects: what fails is logged
    else {
      this.#dueMs = dueMs
      this.#timer = setTimeout(() => this.#foldAfterWait(), waitMs).unref()
    }
  }

  /** Nobody needs the tail any more. */
  drop(): void {
    this.#isDropped = true
    this.#stopWaiting()
  }

  #stopWaiting(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #foldAfterWait(): void {
    this.#timer = null
    this.foldIfDue()
  }

  /**
   * Folds the tail into the snapshot, in memory and in the store. A failure is logged: the tail only stays longer.
   *
   * @param least where there are other nodes, fewer rows are left as they are
   */
  fold(least = 1): Promise<void> {
    this.#folding ??= this.#foldOnce(least)
      .catch(error => {
        this.#rowsToFold = this.#rows + foldRows
        this.#deps.log.warn(
          { documentId: this.#id, error: String(error) },
          'compaction failed; the tail stays',
        )
      })
      .finally(() => {
        this.#folding = null
        this.foldIfDue() // what came in meanwhile, though nothing may come after it
      })
    return this.#folding
  }

  async #foldOnce(least: number): Promise<void> {
    const { nodes } = this.#deps
    const fold = async (): Promise<boolean> => {
      if (!nodes) return this.#foldKnown()
      const done = await nodes.alone(`compact ${this.#id}`, async () =>
        (await this.#isFolded(nodes, least)) ? false : this.#foldKnown(),
      )
      return done.ok && done.value
    }
    while (await fold());
    this.#rowsToFold = foldRows
    this.#foldedMs = performance.now()
  }

  /** Whether another node has left so little to fold. */
  async #isFolded(nodes: NonNullable<TextDeps['nodes']>, least: number): Promise<boolean> {
    const { upTo } = this.#known
    const stored = await nodes.loadTextAfter(this.#id, upTo)
    const rows = stored ? Math.max(0, upTo - stored.snapshotSeq) : Number.POSITIVE_INFINITY
    const size = (this.#size * rows) / Math.max(1, this.#rows)
    if (rows >= least || size >= foldBytes) return false
    this.#snapshotSize += this.#size - size
    this.#size = size
    this.#rows = rows
    return true
  }

  /**
   * Folds what is known without a gap: another node's update that nobody here has heard of stays to be read.
   *
   * @returns whether so much was there that the rest has to come after it
   */
  async #foldKnown(): Promise<boolean> {
    const { seq, snapshotSeq, rows, done } = await this.#deps.backgroundWorker.inTurn(() => this.#compute())
    if (done) {
      const { snapshot, touches } = done
      await this.#deps.store.compactText(this.#id, seq, snapshot, { after: snapshotSeq, touches })
      this.#snapshotSize = snapshot.length
      this.#bytes.fold(seq, snapshot)
    }
    this.#rows = Math.max(0, this.#known.upTo - Math.max(seq, snapshotSeq))
    if (this.#rows === 0) this.#size = 0
    return rows >= foldRowsAtOnce
  }

  /** Reads what is to be folded and has the worker fold it; `done` is null when there is nothing. */
  async #compute() {
    const upTo = () => this.#known.upTo
    const loaded = await loadAuthored(this.#deps.store, this.#id, { maxRows: foldRowsAtOnce, upTo })
    if (!loaded) throw new RangeError(`the text ${this.#id} is gone`)
    const { text, seq, snapshotSeq, rows, size } = loaded
    this.#size -= size
    const done = rows > 0 ? await this.#deps.backgroundWorker.call('compact', text) : null
    return { seq, snapshotSeq, rows, done }
  }
}
