// The structure of one text as long as somebody needs it: packed away when nobody has used it for a while, brought back for whoever writes.

import type { DocumentId } from '#model/ids.ts'
import type { KeptBytes } from './kept-bytes.ts'
import { packStructure, unpackStructure } from './packed-structure.ts'
import { Structure } from './structure.ts'
import type { TextDeps } from './text-deps.ts'

/** A text that has slept so many times as long as it took to fall asleep lets go of its packed structure too. */
const deepSleepAfter = 10

/** Keeps the structure of one text: awake, packed, or made anew of what is on disk. */
export class KeptStructure {
  readonly #deps: Pick<TextDeps, 'store' | 'log' | 'worker'>
  readonly #id: DocumentId
  readonly #bytes: KeptBytes
  #structure: Structure | null = null
  #waking: Promise<void> | null = null
  #packed: Buffer | null = null
  #isPacking = false
  #usedMs = performance.now()

  constructor(deps: Pick<TextDeps, 'store' | 'log' | 'worker'>, id: DocumentId, bytes: KeptBytes) {
    this.#deps = deps
    this.#id = id
    this.#bytes = bytes
  }

  /** The structure, which is in use now; null while it is not there. */
  use(): Structure | null {
    if (this.#structure) this.#usedMs = performance.now()
    return this.#structure
  }

  /** The same for whoever only looks, and so does not keep it awake. */
  get structure(): Structure | null {
    return this.#structure
  }

  /** Whether it is kept packed; else it is made anew of what is on disk when somebody writes. */
  get isPacked(): boolean {
    return this.#packed !== null
  }

  /** Whether it is being brought back. */
  get isWaking(): boolean {
    return this.#waking !== null
  }

  /** Brings the structure back. */
  wake(): Promise<void> {
    this.#waking ??= this.#wakeOnce().finally(() => {
      this.#waking = null
    })
    return this.#waking
  }

  /** Resolves when it is not being brought back. */
  async settled(): Promise<void> {
    while (this.#waking !== null) await this.#waking
  }

  /** The text is another than the one whose structure is packed: the next who needs it has it made anew. */
  forgetPacked(): void {
    this.#packed = null
  }

  /**
   * Packs the structure away when it was not used for so long; lets go of it after ten times as long.
   *
   * @param mayPack whether nothing is on its way; asked before and after
   * @param before called when it is about to be packed
   * @returns rejects when it cannot be packed; null when there is nothing to do
   */
  packIfUnused(ms: number, mayPack: () => boolean, before: () => void): Promise<void> | null {
    const structure = this.#structure
    if (this.#packed && performance.now() - this.#usedMs > ms * deepSleepAfter) this.#packed = null
    const usedMs = this.#usedMs
    const isUnused = () => mayPack() && this.#usedMs === usedMs
    if (!structure || this.#isPacking || !isUnused() || performance.now() - usedMs < ms) return null
    this.#isPacking = true
    before()
    return packStructure(structure)
      .then(packed => {
        if (!isUnused()) return
        this.#packed = packed
        this.#structure = null
      })
      .finally(() => {
        this.#isPacking = false
      })
  }

  async #wakeOnce(): Promise<void> {
    this.#usedMs = performance.now() // a falling asleep that was begun before is given up
    if (this.#structure) return
    this.#structure = this.#packed ? await unpackStructure(this.#packed) : await this.#inspect()
    this.#packed = null
  }

  async #inspect(): Promise<Structure> {
    const { snapshot, tail, seq } = await this.#bytes.read()
    const { structure, clean } = await this.#deps.worker.call('inspect', { snapshot, tail })
    if (clean) {
      this.#deps.log.warn(
        { documentId: this.#id, seq },
        'a text held updates that nothing leads up to; left out',
      )
      await this.#deps.store.compactText(this.#id, seq, clean)
      this.#bytes.drop()
    }
    return new Structure(structure)
  }
}
