// What a person does by hand for an opinion: says where it stands now, and links the change that carried it out.

import type { Anchor, PlaceStatus } from '#model/anchor.ts'
import type { BlockId, DocumentId, OpinionId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { Deps, Person } from './deps.ts'
import { type PlacelessOpinion, recordOn } from './opinion-event.ts'

/** Places at which words surely stand. */
const found: readonly PlaceStatus[] = ['exact', 'exact-moved', 'split']

/**
 * Puts an opinion at words of today's text; its own anchor stays. The compiler, drafters and its author may.
 * Refuses `words-not-there`.
 */
export async function placeOpinion(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionId: OpinionId,
  anchor: Anchor,
): Promise<Outcome<PlacelessOpinion>> {
  const known = (await deps.registers.state(documentId)).opinions.get(opinionId)
  const asked = { id: opinionId, anchor, sectionKey: known?.sectionKey ?? null }
  const place = known && (await deps.texts.place(documentId, [asked])).get(opinionId)
  return recordOn(
    deps,
    person,
    documentId,
    opinionId,
    ['consolidate', 'proposeDisposition'],
    opinion => {
      if (opinion.status === 'withdrawn') return refuse('opinion-withdrawn')
      if (!place || !found.includes(place.status)) return refuse('words-not-there')
      return done({ type: 'placed', payload: { anchor, byName: person.name } })
    },
    'author too',
  )
}

/** What a person did for an accepted opinion. */
export interface LinkedChange {
  readonly textBefore: string
  readonly textAfter: string
  readonly blockId: BlockId | null
  /** Why nothing had to be changed; null = something was. */
  readonly noChange: string | null
}

/**
 * Links the change that carried an accepted opinion out, or says why nothing had to be changed. A later link stands for an
 * earlier one. Refuses `not-accepted`, also for what the server wrote itself; `invalid` for a change that changes nothing.
 */
export async function linkChange(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionId: OpinionId,
  change: LinkedChange,
): Promise<Outcome<PlacelessOpinion>> {
  const { textBefore, textAfter, blockId, noChange } = change
  return recordOn(deps, person, documentId, opinionId, ['proposeDisposition'], opinion => {
    const isAccepted = opinion.status === 'accepted' || opinion.status === 'acceptedPartial'
    if (!isAccepted || opinion.implementedBy?.by === 'server') return refuse('not-accepted')
    if (noChange === null && textBefore.normalize('NFC') === textAfter.normalize('NFC'))
      return refuse('invalid', [{ field: 'textAfter', problem: 'same' }])
    return done({
      type: 'implemented',
      payload: {
        by: 'person',
        blockId,
        textBefore,
        textAfter,
        updateHash: null,
        byName: person.name,
        ...(noChange === null ? {} : { noChange }),
      },
    })
  })
}
