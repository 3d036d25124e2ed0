// A batch of commands on its way to the writer's thread. Small updates travel in one piece of bytes: a buffer and an object for
// each of them would cost more to copy than the rows cost to write.

import type { DocumentId, Instant, UserId } from '#model/ids.ts'
import type { Command } from './command.ts'

/** A command that travels by itself, or how many of the small updates come next. */
type Stop = Command | number

/** Commands as they are posted. */
export interface Parcel {
  /** In order. */
  readonly stops: readonly Stop[]
  /** Of each small update: its document, its person, its time. */
  readonly names: readonly string[]
  /** Where each small update ends in `bytes`. */
  readonly ends: readonly number[]
  readonly bytes: Uint8Array
}

/** Updates below this travel together. */
const smallBytes = 4096

/** Packs commands. Their bytes are copied or named, not changed. */
export function pack(commands: readonly Command[]): Parcel {
  const stops: Stop[] = []
  const names: string[] = []
  const ends: number[] = []
  const small: Uint8Array[] = []
  let size = 0
  for (const command of commands) {
    if (command.kind !== 'appendUpdate' || command.row.update.length >= smallBytes) {
      stops.push(command)
      continue
    }
    const { documentId, userId, at, update } = command.row
    const last = stops.at(-1)
    if (typeof last === 'number') stops[stops.length - 1] = last + 1
    else stops.push(1)
    names.push(documentId, userId, at)
    size += update.length
    ends.push(size)
    small.push(update)
  }
  const bytes = new Uint8Array(size)
  for (const [index, update] of small.entries()) bytes.set(update, (ends[index] ?? 0) - update.length)
  return { stops, names, ends, bytes }
}

/** The commands of a parcel, in order. Small updates share its bytes. */
export function unpack({ stops, names, ends, bytes }: Parcel): Command[] {
  const commands: Command[] = []
  let next = 0
  for (const stop of stops) {
    if (typeof stop !== 'number') {
      commands.push(stop)
      continue
    }
    for (const until = next + stop; next < until; next += 1) {
      const update = bytes.subarray(ends[next - 1] ?? 0, ends[next])
      commands.push({ kind: 'appendUpdate', row: { ...namesAt(names, next), update } })
    }
  }
  return commands
}

function namesAt(
  names: readonly string[],
  index: number,
): { documentId: DocumentId; userId: UserId; at: Instant } {
  const [documentId = '', userId = '', at = ''] = names.slice(index * 3, index * 3 + 3)
  return { documentId, userId, at }
}
