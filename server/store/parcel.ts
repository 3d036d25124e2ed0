// A batch of commands on its way to the writer's thread. Small updates travel in one piece of bytes: a buffer and an object for
// each of them would cost more to copy than the rows cost to write.

import type { Command } from './command.ts'

/** A command that travels by itself, or how many of the small updates come next. */
type Stop = Command | number

/** Commands as they are posted. */
export interface Parcel {
  /** In order. */
  readonly stops: readonly Stop[]
  /** Documents, people and times of the small updates, each once. */
  readonly names: readonly string[]
  /** Of each small update: where in `names` its document, its person and its time stand. */
  readonly named: Uint32Array
  /** Where each small update ends in `bytes`. */
  readonly ends: readonly number[]
  readonly bytes: Uint8Array
}

/** Updates below this travel together. */
const smallBytes = 4096

/** Packs commands. Their bytes are copied or named, not changed. */
export function pack(commands: readonly Command[]): Parcel {
  const stops: Stop[] = []
  const names = new Map<string, number>()
  const named: number[] = []
  const ends: number[] = []
  const small: Uint8Array[] = []
  let size = 0
  const name = (word: string) => {
    const known = names.get(word)
    if (known === undefined) names.set(word, names.size)
    named.push(known ?? names.size - 1)
  }
  for (const command of commands) {
    if (command.kind !== 'appendUpdate' || command.row.update.length >= smallBytes) {
      stops.push(command)
      continue
    }
    const { documentId, userId, at, update } = command.row
    const last = stops.at(-1)
    if (typeof last === 'number') stops[stops.length - 1] = last + 1
    else stops.push(1)
    name(documentId)
    name(userId)
    name(at)
    size += update.length
    ends.push(size)
    small.push(update)
  }
  const bytes = new Uint8Array(size)
  for (const [index, update] of small.entries()) bytes.set(update, (ends[index] ?? 0) - update.length)
  return { stops, names: [...names.keys()], named: Uint32Array.from(named), ends, bytes }
}

/** The commands of a parcel, in order. Small updates share its bytes. */
export function unpack({ stops, names, named, ends, bytes }: Parcel): Command[] {
  const commands: Command[] = []
  const nameAt = (index: number) => names[named[index] ?? 0] ?? ''
  let next = 0
  for (const stop of stops) {
    if (typeof stop !== 'number') {
      commands.push(stop)
      continue
    }
    for (const until = next + stop; next < until; next += 1) {
      const update = bytes.subarray(ends[next - 1] ?? 0, ends[next])
      const at = next * 3
      const row = { documentId: nameAt(at), userId: nameAt(at + 1), at: nameAt(at + 2), update }
      commands.push({ kind: 'appendUpdate', row })
    }
  }
  return commands
}
