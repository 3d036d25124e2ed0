// One live text: its structure, its committed bytes, and the line of updates on their way to the disk. Knows no sockets.

import type { DocumentId, UserId } from '#model/ids.ts'
import { type StateMark, stateMark } from '#model/state-mark.ts'
import type { TextAfter } from '../store/postgres-text-after.ts'
import type { Appended, EventBatch } from '../store/store.ts'
import { type Decoded, decode, examine, examineAndTake, type Finding, take } from './guard.ts'
import { type CommittedBytes, KeptBytes, loadBytes } from './kept-bytes.ts'
import { KeptStructure } from './kept-structure.ts'
import { type Keystroke, placeForKeystroke, readKeystroke } from './keystroke.ts'
import { KnownRows } from './known-rows.ts'
import type { Barred } from './lent-sections.ts'
import type { Structure } from './structure.ts'
import { Tail } from './tail.ts'
import type { TextDeps } from './text-deps.ts'
import type { TextBytes } from './text-jobs.ts'
import { typedTogether } from './typed-runs.ts'

/** About 1,700 pages that nobody has changed: such a text still opens, and its Word file is still written in time (ADR 39). */
const shippedMaxTextBytes = 8 << 20

/** Updates of one text that may be on their way to the disk before its senders are not read for a while. */
const maxComing = 256
const maxComingBytes = 2 << 20

interface Line {
  /** Null for something that only waits its turn. */
  readonly update: Uint8Array | null
  readonly sinceMs: number
  seq: number | null
  isDone: boolean
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/** What a text tells its room. */
export interface TextEvents {
  /** Once, when the store fails: what was sent since is not saved, and the text is to be dropped. */
  readonly onBroken: (error: unknown) => void
  /** The line was full and is not any more. */
  readonly onRoom: () => void
}

/** A text in memory. Nothing of it is seen by anybody before it is committed. */
export class LiveText {
  readonly #deps: TextDeps
  readonly #id: DocumentId
  readonly #events: TextEvents
  readonly #bytes: KeptBytes
  readonly #known: KnownRows
  readonly #tail: Tail
  readonly #kept: KeptStructure
  readonly #maxBytes: number
  #line: Line[] = []
  #comingBytes = 0
  #wasFull = false
  #isBroken = false
  #isDropped = false
  /** The update of `appendWithEvents` that is on its way. */
  #recording: Promise<void> | null = null
  #mark: { readonly revision: number; readonly mark: StateMark } | null = null

  private constructor(
    deps: TextDeps,
    id: DocumentId,
    bytes: CommittedBytes & { readonly seqs: readonly number[] },
    events: TextEvents,
  ) {
    this.#deps = deps
    this.#maxBytes = deps.maxTextBytes ?? shippedMaxTextBytes
    this.#id = id
    this.#events = events
    this.#bytes = new KeptBytes(deps.store, id, bytes)
    this.#kept = new KeptStructure(deps, id, this.#bytes)
    this.#known = new KnownRows(bytes.seq)
    this.#tail = new Tail(deps, id, this.#bytes, this.#known, bytes)
  }

  /** Loads a text completely, to be read; it wakes for the first who may write. @returns null for an unknown document */
  static async open(deps: TextDeps, id: DocumentId, events: TextEvents): Promise<LiveText | null> {
    const stored = await loadBytes(deps.store, id)
    if (!stored) return null
    const text = new LiveText(deps, id, stored, events)
    text.#tail.foldIfDue()
    return text
  }

  /** What is committed, with perhaps more in it than has been told yet. */
  bytes(): Promise<CommittedBytes> | CommittedBytes {
    return this.#bytes.read()
  }

  /** What is committed, and what is on its way. */
  async comingBytes(): Promise<TextBytes> {
    // Before the reading: what is committed during it may be in both, and must not be in neither.
    const coming = this.#line.flatMap(({ update }) => (update ? [update.slice()] : []))
    const { snapshot, tail } = await this.#bytes.read()
    return { snapshot, tail: [...tail, ...coming] }
  }

  /** Where everything lies; what is on its way to the disk is in it. @throws Error while the text sleeps */
  get structure(): Structure {
    const structure = this.#kept.use()
    if (!structure) throw new Error(`the text ${this.#id} sleeps`)
    return structure
  }

  /** Whether the structure is there. */
  get isAwake(): boolean {
    return this.#kept.structure !== null
  }

  /** Whether its structure is kept packed; else it is made anew of what is on disk when somebody writes. */
  get isPacked(): boolean {
    return this.#kept.isPacked
  }

  /** Brings the structure back. */
  wake(): Promise<void> {
    return this.#kept.wake()
  }

  /** Packs the structure away when it was not used for so long and nothing is on its way; lets go of it after ten times as long. */
  sleepIfUnused(ms: number): void {
    const isIdle = () => this.#line.length === 0
    const before = () => void this.mark() // clients go on comparing with it
    this.#kept.packIfUnused(ms, isIdle, before)?.catch(error => this.#break(error))
  }

  /** Whose text it is. */
  get id(): DocumentId {
    return this.#id
  }

  /** Another number whenever the committed text is another. */
  get revision(): number {
    return this.#known.count
  }

  /** Every committed update up to this one is in the text. */
  get knownUpTo(): number {
    return this.#known.upTo
  }

  /** Whether nobody needs the text any more, or the store has failed it. */
  get isClosed(): boolean {
    return this.#isBroken || this.#isDropped
  }

  /** The mark of the committed text; null while something is on its way. A text that slept through another node's update wakes. */
  mark(): StateMark | null {
    if (this.#line.length > 0) return null
    if (this.#mark?.revision === this.revision) return this.#mark.mark
    const { structure } = this.#kept
    if (!structure) {
      this.wake().catch(error => this.#break(error))
      return null
    }
    const mark = stateMark(structure.stateVector(), structure.deleted.clients)
    this.#mark = { revision: this.revision, mark }
    return mark
  }

  /** Whether there is anything to fold into the snapshot. */
  get hasTail(): boolean {
    return !this.#tail.isEmpty
  }

  /** Whether so much is on its way to the disk that senders have to wait. */
  get isFull(): boolean {
    return this.#line.length >= maxComing || this.#comingBytes >= maxComingBytes
  }

  /** Whether the text may take so many bytes more. */
  mayGrow(bytes: number): boolean {
    return this.#tail.storedBytes + this.#comingBytes + bytes <= this.#maxBytes
  }

  /** Makes room where much was written and deleted again. @returns null where that would be of no use */
  makeRoom(): Promise<void> | null {
    return this.#tail.isWorthFolding ? this.settled().then(() => this.#tail.fold()) : null
  }

  /** Milliseconds the oldest update has been on its way to the disk; 0 when none is. */
  ageMs(nowMs: number): number {
    const oldest = this.#line[0]
    return oldest ? nowMs - oldest.sinceMs : 0
  }

  /** Examines an update and takes it into the structure; what was taken in must be appended in the same turn. */
  examine(decoded: Decoded, mayTake: Parameters<typeof examineAndTake>[2], barred?: Barred): Finding {
    return examineAndTake(this.structure, decoded, mayTake, barred)
  }

  /**
   * Takes a keystroke into the structure, as `examine` would take its update.
   *
   * @param mayTake asked last
   * @returns false when the structure stays as it was, and `examine` is to judge
   */
  takeKeystroke(key: Keystroke, mayTake: () => boolean): boolean {
    const { structure } = this
    const place = placeForKeystroke(structure, key)
    if (place === null || !mayTake()) return false
    structure.push(key.client, key.length, place, null)
    return true
  }

  /**
   * Sends an update to the disk that was taken in by `examine` or `takeKeystroke`. Its bytes must not change any more.
   *
   * @param done called when it is committed, and everything before it; never when the store fails
   */
  append(update: Uint8Array, userId: UserId, done: () => void): void {
    if (this.#isBroken) return
    const line: Line = {
      update,
      sinceMs: performance.now(),
      seq: null,
      isDone: false,
      done,
      failed: ignore,
    }
    this.#line.push(line)
    this.#comingBytes += update.length
    this.#deps.store.appendUpdate({ documentId: this.#id, update, userId, at: this.#deps.now() }).then(
      seq => {
        line.seq = seq
        line.isDone = true
        this.#deps.onCommit?.(performance.now() - line.sinceMs)
        this.#advance()
      },
      error => this.#break(error),
    )
  }

  /** Calls back when everything sent so far is committed; at once when nothing is on its way. */
  after(done: () => void, failed: (error: unknown) => void = ignore): void {
    if (this.#isBroken) failed(new Error('the store failed'))
    else if (this.#line.length === 0) done()
    else this.#line.push({ update: null, sinceMs: performance.now(), seq: null, isDone: true, done, failed })
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
    batch: Omit<EventBatch, 'documentId' | 'update'>,
  ): Promise<Appended> {
    const decoded = decode(update)
    const finding = decoded ? examine(this.structure, decoded) : null
    if (!decoded || !finding?.ok) {
      const objection = finding && !finding.ok ? finding.objection : 'undecodable'
      throw new RangeError(`the server's own update is refused: ${objection}`)
    }
    const userId = batch.drafts.at(-1)?.actor ?? 'system'
    const row = { documentId: this.#id, update: update.slice(), userId, at: this.#deps.now() }
    const appending = this.#deps.store.appendEvents({ ...batch, documentId: this.#id, update: row })
    const remembered = appending.then(appended => {
      if (!appended.ok) return
      take(this.structure, decoded)
      this.#remember(appended.textSeq ?? this.knownUpTo + 1, update)
    })
    this.#recording = remembered.catch(() => undefined) // the caller has it
    await remembered
    return appending
  }

  /**
   * Takes in what other nodes have committed.
   *
   * @param after the text above `knownUpTo`
   * @param heard told of each update that was not known, in their order
   */
  async takeOthers(after: TextAfter, heard: (update: Uint8Array) => void): Promise<void> {
    // What this node committed by itself has its number after this, and is told apart by it.
    await Promise.all([this.settled(), this.#recording])
    await this.#kept.settled()
    if (this.isClosed) return
    if (after.snapshot && after.snapshotSeq > this.knownUpTo) {
      // Another node has folded what we had not read yet: all of it is one update.
      this.#takeOther(after.snapshot)
      this.#known.addUpTo(after.snapshotSeq)
      this.#bytes.renew()
      heard(after.snapshot)
    }
    this.#takeRows(after.tail, heard)
  }

  /**
   * Takes in what another node has just committed, when everything before it is known: then nothing has to be read.
   *
   * @returns whether it is known now
   */
  takeTold(rows: TextAfter['tail'], heard: (update: Uint8Array) => void): boolean {
    if (this.#kept.isWaking || (rows[0]?.seq ?? 0) > this.knownUpTo + 1) return false
    if (!this.isClosed) this.#takeRows(rows, heard)
    return true
  }

  /** Takes in those rows that are not known. Keys that were typed one behind the other are taken and heard as one update. */
  #takeRows(rows: TextAfter['tail'], heard: (update: Uint8Array) => void): void {
    const unknown = rows.filter(({ seq }) => !this.#known.has(seq))
    const runs = typedTogether(unknown.map(({ update }) => ({ update, userId: '', at: '' })))
    for (const { update } of runs) {
      this.#takeOther(update)
      if (this.isClosed) return
    }
    for (const { seq, update } of unknown) this.#remember(seq, update)
    for (const { update } of runs) heard(update)
  }

  #takeOther(update: Uint8Array): void {
    this.#kept.forgetPacked() // it is without this update
    if (!this.isAwake) return
    const key = readKeystroke(update)
    if (key && this.takeKeystroke(key, () => true)) return
    const decoded = decode(update)
    const finding = decoded && examineAndTake(this.structure, decoded, () => true)
    if (!finding?.ok) this.#break(new Error(`another node's update does not fit: ${finding?.objection}`))
  }

  /** Folds the tail into the snapshot. */
  compact(): Promise<void> {
    return this.#tail.fold()
  }

  /** The text is not needed any more. */
  drop(): void {
    this.#isDropped = true
    this.#tail.drop()
    this.#bytes.drop()
  }

  #advance(): void {
    for (let line = this.#line[0]; line?.isDone && !this.#isBroken; line = this.#line[0]) {
      this.#wasFull ||= this.isFull
      this.#line.shift()
      this.#comingBytes -= line.update?.length ?? 0
      if (line.update && line.seq !== null) this.#remember(line.seq, line.update)
      line.done()
    }
    if (!this.#wasFull || this.#line.length > maxComing / 2 || this.isFull) return
    this.#wasFull = false
    this.#events.onRoom()
  }

  #remember(seq: number, update: Uint8Array): void {
    this.#known.add(seq)
    this.#bytes.add(seq, update)
    this.#tail.add(update)
    this.#tail.foldIfDue()
  }

  #break(error: unknown): void {
    if (this.#isBroken) return
    this.#isBroken = true
    const waiting = this.#line
    this.#line = []
    for (const line of waiting) line.failed(error)
    this.#tail.drop()
    this.#bytes.drop()
    this.#events.onBroken(error)
  }
}

function ignore(): void {}
