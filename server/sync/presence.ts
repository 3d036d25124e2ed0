// Who is in a room: one awareness state per socket, under the name the session says, kept for newcomers.

import { createDecoder, hasContent, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import type { UserId } from '#model/ids.ts'
import { awarenessFrame } from './frames.ts'

/** Largest awareness message, bytes. */
export const maxAwarenessBytes = 4096

/** One state as it travels. */
export interface PresenceEntry {
  readonly client: number
  readonly clock: number
  /** JSON text; `null` = gone. */
  readonly json: string
}

/** A person as others see them. */
export interface Person {
  readonly id: UserId
  readonly name: string
}

const colours = [
  '#b3261e',
  '#1a5fb4',
  '#26734d',
  '#7b3fa0',
  '#a15c00',
  '#00707a',
  '#a0295f',
  '#4a5a1f',
] as const

/** Reads an awareness payload. @throws on bytes that are none */
export function readEntries(payload: Uint8Array): PresenceEntry[] {
  const decoder = createDecoder(payload)
  const count = readVarUint(decoder)
  const entries: PresenceEntry[] = []
  for (let index = 0; index < count; index += 1) {
    entries.push({ client: readVarUint(decoder), clock: readVarUint(decoder), json: readVarString(decoder) })
  }
  if (hasContent(decoder)) throw new RangeError('bytes behind the last awareness state')
  return entries
}

/** The frame that carries entries. */
export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, entries.length)
  for (const { client, clock, json } of entries) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
    writeVarString(encoder, json)
  }
  return awarenessFrame(toUint8Array(encoder))
}

/**
 * A state with its `user` replaced by what the session says. Null for a state that is no object.
 *
 * @throws SyntaxError on text that is no JSON
 */
export function stamped(json: string, person: Person): string | null {
  const state: unknown = JSON.parse(json)
  if (state === null) return 'null'
  if (typeof state !== 'object' || Array.isArray(state)) return null
  return JSON.stringify({ ...state, user: { id: person.id, name: person.name, color: colourOf(person.id) } })
}

/** A person's colour, the same on every screen. */
function colourOf(id: UserId): string {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return colours[sum % colours.length] ?? colours[0]
}

/** The states of a room. */
export class Presence {
  readonly #states = new Map<number, PresenceEntry>()

  /** Takes a state in. @returns the frame for everyone, or null when it is older than what is known */
  set(entry: PresenceEntry): Uint8Array | null {
    const known = this.#states.get(entry.client)
    if (known && known.clock > entry.clock) return null
    if (entry.json === 'null') this.#states.delete(entry.client)
    else this.#states.set(entry.client, entry)
    return presenceFrame([entry])
  }

  /** Takes a socket's state out. @returns the frame that tells everyone, or null when there was none */
  remove(client: number): Uint8Array | null {
    const known = this.#states.get(client)
    if (!known) return null
    this.#states.delete(client)
    return presenceFrame([{ client, clock: known.clock, json: 'null' }]) // the same clock: a raised one would hide it when it returns
  }

  /** Everyone, for a newcomer. */
  all(): Uint8Array | null {
    return this.#states.size === 0 ? null : presenceFrame([...this.#states.values()])
  }
}
