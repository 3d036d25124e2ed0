// Who is in a room: one awareness state per socket, under the name the session says, kept for newcomers.

import { createDecoder, hasContent, readVarString, readVarUint } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import type { UserId } from '#model/ids.ts'
import { colorOf } from '#model/person-color.ts'
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
  return awarenessFrame(presencePayload(entries))
}

/** What the frame carries. */
export function presencePayload(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, entries.length)
  for (const { client, clock, json } of entries) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
    writeVarString(encoder, json)
  }
  return toUint8Array(encoder)
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
  return JSON.stringify({ ...state, user: { id: person.id, name: person.name, color: colorOf(person.id) } })
}

/** Others hear of a person's moves at most so often. */
const relayEveryMs = 100

/** A node that shows a state; null = this one. */
type Node = string | null

/** The states of a room, on whichever node, and who has moved since the others last heard. */
export class Presence {
  readonly #states = new Map<number, PresenceEntry & { readonly node: Node }>()
  readonly #broadcast: (frame: Uint8Array) => void
  readonly #share: (entry: PresenceEntry) => void
  /** Null while nobody has. */
  #moved: Map<number, PresenceEntry> | null = null
  #timer: NodeJS.Timeout | null = null
  #relayedMs = Number.NEGATIVE_INFINITY

  /**
   * @param broadcast sends a frame to everybody; called ten times a second at most
   * @param share told of each change of a state of this node
   */
  constructor(broadcast: (frame: Uint8Array) => void, share: (entry: PresenceEntry) => void) {
    this.#broadcast = broadcast
    this.#share = share
  }

  /** Takes in a state of a socket here, unless it is older than what is known. */
  set(entry: PresenceEntry): void {
    const known = this.#states.get(entry.client)
    if (known && known.clock > entry.clock) return
    this.#put(entry, null)
    this.#share(entry)
  }

  /** Takes in a state of another node. A client that has come to another node is no more the first one's to take away. */
  hear(node: string, entry: PresenceEntry): void {
    const known = this.#states.get(entry.client)
    if (known?.node === null || (known && known.clock > entry.clock)) return
    if (entry.json === 'null' && known?.node !== node) return
    this.#put(entry, node)
  }

  /** Takes out what another node has shown. */
  forget(node: string): void {
    for (const known of this.#states.values()) {
      if (known.node === node) this.#put({ client: known.client, clock: known.clock, json: 'null' }, node)
    }
  }

  /** The states of this node. */
  own(): readonly PresenceEntry[] {
    return [...this.#states.values()].filter(({ node }) => node === null)
  }

  /** Takes a socket's state out. */
  remove(client: number): void {
    const known = this.#states.get(client)
    if (known?.node !== null) return
    this.set({ client, clock: known.clock, json: 'null' }) // the same clock: a raised one would hide it when it returns
  }

  /** Everyone, for a newcomer. */
  all(): Uint8Array | null {
    return this.#states.size === 0 ? null : presenceFrame([...this.#states.values()])
  }

  /** Tells nobody anything any more. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#moved = null
  }

  #put(entry: PresenceEntry, node: Node): void {
    if (entry.json === 'null') this.#states.delete(entry.client)
    else this.#states.set(entry.client, { ...entry, node })
    this.#tell(entry)
  }

  #tell(entry: PresenceEntry): void {
    this.#moved ??= new Map()
    this.#moved.set(entry.client, entry)
    if (this.#timer) return
    const waitMs = this.#relayedMs + relayEveryMs - performance.now()
    if (waitMs <= 0) this.#relay()
    else this.#timer = setTimeout(() => this.#relay(), waitMs)
  }

  #relay(): void {
    this.#timer = null
    this.#relayedMs = performance.now()
    const moved = [...(this.#moved?.values() ?? [])]
    this.#moved = null
    if (moved.length > 0) this.#broadcast(presenceFrame(moved))
  }
}
