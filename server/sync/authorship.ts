// Who wrote what in which block, told from the rows of the log as they are applied one after the other. Runs in the worker.
// Words that only changed their place (a block moved, split, joined, or cut and put back) stay their writers'.

import * as Y from 'yjs'
import type { BlockId, Instant, UserId } from '#model/ids.ts'
import type { BlockTouch } from '../store/store.ts'
import { type BlockChange, changesOf, idOf, lengthOf } from './block-changes.ts'

/** Who sent an update, and when; of several keys in one, when the first and the last. */
export interface Sender {
  readonly userId: UserId
  readonly firstAt: Instant
  readonly lastAt: Instant
  /** Whether it is keys that were typed one behind the other: each by itself is too short to be words put back. */
  readonly isTyped: boolean
}

type People = Map<UserId, BlockTouch>

/** Words that were taken out, for when their remover puts them back somewhere. */
interface TakenOut {
  readonly key: BlockId | Y.XmlElement
  readonly userId: UserId
  readonly text: string
  readonly before: BlockTouch | undefined
  readonly after: BlockTouch | undefined
}

/** Shorter words recur by chance: of a longer passage they do not count as moved. */
const tellingChars = 12
const maxTakenOut = 50

/** The record of one text. */
export class Authorship {
  readonly #people = new Map<BlockId | Y.XmlElement, People>()
  readonly #stored: ReadonlySet<BlockTouch>
  #takenOut: TakenOut[] = []

  /** @param touches what is recorded up to the snapshot */
  constructor(touches: readonly BlockTouch[]) {
    this.#stored = new Set(touches)
    for (const touch of touches) this.#of(touch.blockId).set(touch.userId, touch)
  }

  /** Applies an update of somebody and records what it did. */
  apply(doc: Y.Doc, update: Uint8Array, sender: Sender): void {
    const note = (transaction: Y.Transaction) => this.#note(transaction, sender)
    doc.on('afterTransaction', note)
    try {
      Y.applyUpdate(doc, update)
    } finally {
      doc.off('afterTransaction', note)
    }
  }

  /** Everything recorded. */
  all(): BlockTouch[] {
    for (const key of this.#people.keys()) if (typeof key !== 'string') this.#keyOf(key)
    return [...this.#people].flatMap(([key, people]) => (typeof key === 'string' ? [...people.values()] : []))
  }

  /** What is recorded otherwise than it was at the snapshot. */
  changed(): BlockTouch[] {
    return this.all().filter(touch => !this.#stored.has(touch))
  }

  #note(transaction: Y.Transaction, sender: Sender): void {
    const changes = changesOf(transaction, element => this.#keyOf(element))
    if (!sender.isTyped) {
      for (const change of changes) this.#movedWithin(changes, change)
      for (const change of changes) this.#putBack(change, sender)
    }
    for (const change of changes) this.#credit(change, sender)
  }

  /** Words that left one block and stand in another after the same update. */
  #movedWithin(changes: readonly BlockChange[], change: BlockChange): void {
    for (const other of changes) {
      if (change.added === '' || other === change) continue
      const moved = sharedText(change.added, other.removed)
      if (moved === '') continue
      change.added = without(change.added, moved)
      other.removed = without(other.removed, moved)
      this.#transfer(other.key, change.key, lengthOf(moved))
    }
  }

  /** Words that the same person took out a while ago. */
  #putBack(change: BlockChange, { userId }: Sender): void {
    for (const taken of this.#takenOut.toReversed()) {
      if (change.added === '') return
      const moved = taken.userId === userId ? sharedText(change.added, taken.text) : ''
      if (moved !== taken.text) continue
      change.added = without(change.added, moved)
      this.#takenOut = this.#takenOut.filter(other => other !== taken)
      this.#takeRemovalBack(taken)
      this.#transfer(taken.key, change.key, lengthOf(moved))
    }
  }

  /** Nothing was removed after all: who did nothing else in the block since is recorded as before. */
  #takeRemovalBack({ key, userId, text, before, after }: TakenOut): void {
    const people = this.#of(key)
    const now = people.get(userId)
    if (now && now !== after)
      people.set(userId, { ...now, charsRemoved: Math.max(0, now.charsRemoved - lengthOf(text)) })
    else if (before) people.set(userId, before)
    else people.delete(userId)
  }

  #credit({ key, added, removed, isFormatted }: BlockChange, { userId, firstAt, lastAt }: Sender): void {
    if (added === '' && removed === '' && !isFormatted) return
    const people = this.#of(key)
    const before = people.get(userId)
    const after: BlockTouch = {
      blockId: typeof key === 'string' ? key : '',
      userId,
      firstAt: before?.firstAt ?? firstAt,
      lastAt: before && before.lastAt > lastAt ? before.lastAt : lastAt,
      charsAdded: (before?.charsAdded ?? 0) + lengthOf(added),
      charsRemoved: (before?.charsRemoved ?? 0) + lengthOf(removed),
    }
    people.set(userId, after)
    if (removed.length < tellingChars) return
    this.#takenOut.push({ key, userId, text: removed, before, after })
    if (this.#takenOut.length > maxTakenOut) this.#takenOut.shift()
  }

  /** Hands the writers of so many characters over from block to block, each a share of what they wrote. */
  #transfer(from: BlockChange['key'], to: BlockChange['key'], chars: number): void {
    if (from === to) return
    const source = this.#of(from)
    const target = this.#of(to)
    const total = [...source.values()].reduce((sum, touch) => sum + touch.charsAdded, 0)
    const share = chars / Math.max(chars, total)
    for (const touch of [...source.values()]) {
      const handed = Math.round(touch.charsAdded * share)
      if (handed === 0) continue
      source.set(touch.userId, { ...touch, charsAdded: touch.charsAdded - handed })
      const moved = {
        ...touch,
        charsAdded: handed,
        charsRemoved: 0,
        blockId: typeof to === 'string' ? to : '',
      }
      target.set(touch.userId, merged(target.get(touch.userId), moved))
    }
  }

  /** A block is known by its id; until it has one, by itself. */
  #keyOf(element: Y.XmlElement): BlockId | Y.XmlElement {
    const id = idOf(element)
    if (id === null) return element
    const nameless = this.#people.get(element)
    if (nameless) {
      this.#people.delete(element)
      const people = this.#of(id)
      for (const touch of nameless.values())
        people.set(touch.userId, merged(people.get(touch.userId), { ...touch, blockId: id }))
      this.#takenOut = this.#takenOut.map(taken => (taken.key === element ? { ...taken, key: id } : taken))
    }
    return id
  }

  #of(key: BlockId | Y.XmlElement): People {
    const known = this.#people.get(key)
    if (known) return known
    const made: People = new Map()
    this.#people.set(key, made)
    return made
  }
}

function merged(one: BlockTouch | undefined, other: BlockTouch): BlockTouch {
  if (!one) return other
  return {
    ...other,
    firstAt: one.firstAt < other.firstAt ? one.firstAt : other.firstAt,
    lastAt: one.lastAt > other.lastAt ? one.lastAt : other.lastAt,
    charsAdded: one.charsAdded + other.charsAdded,
    charsRemoved: one.charsRemoved + other.charsRemoved,
  }
}

/** The words two texts share when they are the same, or one is a telling part of the other; else nothing. */
function sharedText(one: string, other: string): string {
  if (one === other) return one
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= tellingChars && long.includes(short) ? short : ''
}

function without(text: string, part: string): string {
  const at = text.indexOf(part)
  return at < 0 ? text : text.slice(0, at) + text.slice(at + part.length)
}
