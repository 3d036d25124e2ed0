// Brings into an open text what other nodes have committed to it, in the order of the text's own numbers, in which everything stands
// on what came before it: as it was told where that follows what is known, else read from the store. The sockets hear it once.

import { setTimeout as pause } from 'node:timers/promises'
import type { PostgresStore } from '../store/postgres.ts'
import type { TextAfter } from '../store/postgres-text-after.ts'
import type { LiveText } from './live-text.ts'
import type { Log } from './log.ts'

const waitsMs = [50, 250, 1000] as const

/** The way of other nodes' updates into one text. */
export class CatchingUp {
  readonly #load: PostgresStore['loadTextAfter']
  readonly #text: LiveText
  readonly #relay: (update: Uint8Array) => void
  readonly #log: Log
  /** The reading that is running. */
  #running: Promise<void> = Promise.resolve()
  /** The one that begins after it, for everybody who asks meanwhile. */
  #next: Promise<void> | null = null
  #isAgain = false

  /** @param relay gives an update of another node to every socket */
  constructor(
    load: PostgresStore['loadTextAfter'],
    text: LiveText,
    relay: (update: Uint8Array) => void,
    log: Log,
  ) {
    this.#load = load
    this.#text = text
    this.#relay = relay
    this.#log = log
  }

  /** Sees to it that updates up to a seq get known, sooner or later. @param told the last of them, when they came with the news */
  upTo(seq: number, told?: TextAfter['tail']): void {
    if (this.#text.isClosed || this.#text.knownUpTo >= seq) return
    if (told && this.#text.takeTold(told, this.#relay)) return
    this.now().catch(error => {
      this.#log.warn(
        { documentId: this.#text.id, error: String(error) },
        'updates of other nodes could not be read; tried again',
      )
      if (this.#isAgain) return
      this.#isAgain = true
      setTimeout(() => {
        this.#isAgain = false
        this.upTo(seq)
      }, waitsMs[2]).unref()
    })
  }

  /** Resolves when everything is known that was committed before this call, on whichever node. */
  now(): Promise<void> {
    this.#next ??= this.#running
      .catch(() => undefined) // whoever asked for that one has it
      .then(() => {
        this.#next = null
        this.#running = this.#once()
        return this.#running
      })
    return this.#next
  }

  async #once(): Promise<void> {
    for (const waitMs of [...waitsMs.slice(0, 2), null]) {
      if (this.#text.isClosed) return
      try {
        const after = await this.#load(this.#text.id, this.#text.knownUpTo)
        if (after) await this.#text.takeOthers(after, this.#relay)
        return
      } catch (error) {
        if (waitMs === null) throw error
        await pause(waitMs)
      }
    }
  }
}
