// Rest of open texts: what nobody uses is packed away, and who wants to know hears which texts were changed and then stayed as they are.

import type { DocumentId } from '#model/ids.ts'

/** What the rest of texts is set up with. */
export interface RestDeps {
  /** After so long without use a text packs away what it can do without, milliseconds; 3 s unless said otherwise. */
  readonly restAfterMs?: number
  /** Told once after every change which texts have rested since. */
  readonly onRest?: (documentIds: readonly DocumentId[]) => void
}

/** An open text. */
interface Restable {
  /** Packs away. @returns another number whenever the text is another; null = not loaded yet */
  rest(unusedMs: number): number | null
}

const shippedRestMs = 3000

/** Lets texts rest, twice in the time that they must have been left alone. @returns what ends it */
export function restInTurn(
  open: ReadonlyMap<DocumentId, Restable>,
  { restAfterMs = shippedRestMs, onRest }: RestDeps,
): NodeJS.Timeout {
  const rested = new RestedTexts()
  const timer = setInterval(() => {
    const revisions = new Map<DocumentId, number>()
    for (const [id, text] of open) {
      const revision = text.rest(restAfterMs)
      if (revision !== null && onRest) revisions.set(id, revision)
    }
    const found = rested.look(revisions)
    if (found.length > 0) onRest?.(found)
  }, restAfterMs / 2)
  timer.unref()
  return timer
}

/** Looks at texts again and again, and names each once after every change. */
export class RestedTexts {
  #revisions: ReadonlyMap<DocumentId, number> = new Map()
  readonly #changed = new Set<DocumentId>()

  /**
   * @param revisions what the open texts are at now
   * @returns those that were changed before the last look and not since, or closed since
   */
  look(revisions: ReadonlyMap<DocumentId, number>): DocumentId[] {
    const rested: DocumentId[] = []
    for (const id of this.#changed) {
      const isSame = revisions.get(id) === this.#revisions.get(id)
      if (isSame || !revisions.has(id)) rested.push(id)
    }
    for (const id of rested) this.#changed.delete(id)
    for (const [id, revision] of revisions) {
      const before = this.#revisions.get(id)
      if (before !== undefined && before !== revision) this.#changed.add(id) // as it was opened it is nothing new
    }
    this.#revisions = revisions
    return rested
  }
}
