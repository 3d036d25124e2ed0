// Places of opinions that were computed for a state of a text: asked again before the text changes, they need no worker.

import type { Place } from '#model/anchor.ts'
import type { DocumentId, OpinionId } from '#model/ids.ts'
import { LatestUsed } from '../latest-used.ts'
import type { PlacedOpinion } from './text-jobs.ts'

interface Known {
  readonly textSeq: number
  readonly places: ReadonlyMap<OpinionId, { readonly of: PlacedOpinion; readonly place: Place }>
}

const kept = { count: 50, unusedMs: 30_000 } // some 500 places each

/** The places of the documents asked for last. */
export class KnownPlaces {
  readonly #known = new LatestUsed<DocumentId, Known>(kept)

  /**
   * Where opinions stand; only those that are not known at this state of the text are computed.
   *
   * @param textSeq seq of the last update in the text
   */
  async find(
    documentId: DocumentId,
    textSeq: number,
    opinions: readonly PlacedOpinion[],
    compute: (unknown: readonly PlacedOpinion[]) => Promise<readonly (readonly [OpinionId, Place])[]>,
  ): Promise<ReadonlyMap<OpinionId, Place>> {
    const before = this.#at(documentId, textSeq)
    const isKnown = (opinion: PlacedOpinion) => isAlike(before?.get(opinion.id)?.of, opinion)
    const unknown = opinions.filter(opinion => !isKnown(opinion))
    const computed = new Map(unknown.length > 0 ? await compute(unknown) : [])
    const places = new Map(this.#at(documentId, textSeq))
    for (const of of unknown) {
      const place = computed.get(of.id)
      if (place) places.set(of.id, { of, place })
    }
    this.#keep(documentId, { textSeq, places })
    return new Map(
      opinions.flatMap(({ id }) => {
        const place = computed.get(id) ?? before?.get(id)?.place
        return place ? [[id, place] as const] : []
      }),
    )
  }

  #at(documentId: DocumentId, textSeq: number): Known['places'] | undefined {
    const known = this.#known.get(documentId)
    return known?.textSeq === textSeq ? known.places : undefined
  }

  #keep(documentId: DocumentId, known: Known): void {
    const newer = this.#known.get(documentId)
    if (newer && newer.textSeq > known.textSeq) return
    this.#known.set(documentId, known)
  }
}

/** The register gives the same anchor object as long as an opinion is not placed anew. */
function isAlike(a: PlacedOpinion | undefined, b: PlacedOpinion): boolean {
  return a !== undefined && a.anchor === b.anchor && a.sectionKey === b.sectionKey
}
