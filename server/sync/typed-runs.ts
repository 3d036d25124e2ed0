// Keys that one person typed one behind the other, put together into the one update they come to, before a tail is folded: applied
// key by key, a fast typist's keys would cost more to fold than everything else that is done with them.

import type { Instant, UserId } from '#model/ids.ts'
import { type Keystroke, readKeystroke } from './keystroke.ts'

/** An update of the log. */
export interface SentUpdate {
  readonly update: Uint8Array
  readonly userId: UserId
  readonly at: Instant
}

/** One update of the log, or several keys that one person typed one behind the other. */
export interface SentRun {
  readonly update: Uint8Array
  readonly userId: UserId
  /** When the first and the last of it were sent. */
  readonly firstAt: Instant
  readonly lastAt: Instant
  /** Whether it is several keys: letters only, nothing put back. */
  readonly isTyped: boolean
}

interface OpenRun {
  readonly sent: SentUpdate
  /** Null for what is no key. */
  readonly key: Keystroke | null
  /** The letters of the keys after the first. */
  readonly more: Uint8Array[]
  /** One past the clock of the last letter. */
  end: number
  lastAt: Instant
}

/**
 * Puts keys together. What they come to is the struct that Yjs itself makes of such keys, so the text is the same. A run stands where
 * its first key stood, behind everything that key stands on; what is no key keeps its place between the keys before and after it.
 */
export function typedTogether(rows: readonly SentUpdate[]): SentRun[] {
  const runs: OpenRun[] = []
  const open = new Map<number, OpenRun>()
  for (const sent of rows) {
    const key = readKeystroke(sent.update)
    const before = key && open.get(key.client)
    if (key && before && isNext(before, key, sent)) {
      before.more.push(sent.update.subarray(key.lettersAt, sent.update.length - 1))
      before.end += key.length
      before.lastAt = sent.at
      continue
    }
    const run: OpenRun = { sent, key, more: [], end: key ? key.clock + key.length : 0, lastAt: sent.at }
    runs.push(run)
    if (key) open.set(key.client, run)
    else open.clear()
  }
  return runs.map(closed)
}

/** Whether a key stands right behind a run, between the same neighbours, by the same person. */
function isNext({ sent, key, end }: OpenRun, next: Keystroke, { userId }: SentUpdate): boolean {
  return (
    userId === sent.userId &&
    next.clock === end &&
    next.left?.client === next.client &&
    next.left.clock === end - 1 &&
    next.right?.client === key?.right?.client &&
    next.right?.clock === key?.right?.clock
  )
}

function closed({ sent, key, more, lastAt }: OpenRun): SentRun {
  const { userId, at: firstAt } = sent
  if (!key || more.length === 0) return { update: sent.update, userId, firstAt, lastAt, isTyped: false }
  const first = sent.update.subarray(key.lettersAt, sent.update.length - 1)
  const letters = more.reduce((sum, { length }) => sum + length, first.length)
  const update = new Uint8Array(key.sizeAt + maxVarUintBytes + letters + 1)
  update.set(sent.update.subarray(0, key.sizeAt))
  let at = writeVarUint(update, key.sizeAt, letters)
  for (const part of [first, ...more]) {
    update.set(part, at)
    at += part.length
  }
  update[at] = 0 // nothing deleted
  return { update: update.subarray(0, at + 1), userId, firstAt, lastAt, isTyped: true }
}

/** Of a number below 2³¹. */
const maxVarUintBytes = 5

/** Writes a number as lib0 does, seven bits a byte, the lowest first. @returns where the next byte goes */
function writeVarUint(bytes: Uint8Array, from: number, value: number): number {
  let at = from
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes[at] = rest < 128 ? rest : 128 | (rest % 128)
    at += 1
    if (rest < 128) return at
  }
}
