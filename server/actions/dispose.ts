// A decision on an opinion: proposed by drafters, confirmed by the lead, and carried into the text when it was accepted.

import type { DispositionDraft } from '#model/api.ts'
import { shownTo } from '#model/fold-opinion.ts'
import type { DocumentId, OpinionId } from '#model/ids.ts'
import { needsExplanation } from '#model/opinion.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { isOpenForWriting } from '#model/stage.ts'
import { actorOf, openDocument } from './access.ts'
import { implement } from './apply.ts'
import type { Deps, Person } from './deps.ts'
import type { PlacelessOpinion } from './receive.ts'
import { record } from './record.ts'

/** An opinion after a decision, and the register's seq to go on from. */
export interface Disposed {
  readonly opinion: PlacelessOpinion
  readonly seq: number
}

/**
 * Proposes or confirms a decision (contract). Who may confirm confirms, unless `confirm` is false.
 *
 * Refuses `stale` with the decision that stands, `explanation-missing`, `binding-declined`, `opinion-withdrawn`,
 * `text-closed` for an accepted proposal when the text takes no change.
 */
export async function disposeOpinion(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionId: OpinionId,
  draft: DispositionDraft,
): Promise<Outcome<Disposed>> {
  const opened = await openDocument(deps, person, documentId, 'readOpinions')
  if (!opened.ok) return opened
  const { permissions, row } = opened.value
  const confirms = permissions.includes('confirmDisposition') && draft.confirm !== false
  const right = confirms ? 'confirmDisposition' : 'proposeDisposition'
  if (!permissions.includes(right)) return refuse('not-allowed', { action: right, stage: row.stage })

  const register = await deps.registers.state(documentId)
  const opinion = register.opinions.get(opinionId)
  if (!opinion) return refuse('not-found')
  const explanation = (draft.explanation ?? '').trim()
  const { decision } = draft
  if (opinion.status === 'withdrawn') return refuse('opinion-withdrawn')
  if (needsExplanation(decision, opinion.severity) && explanation === '') {
    return refuse('explanation-missing', [{ field: 'explanation', problem: 'missing' }])
  }
  if (opinion.severity === 'binding' && decision === 'declined') return refuse('binding-declined')
  const writes = confirms && decision === 'accepted' && opinion.proposedText !== null
  if (writes && !isOpenForWriting(row.stage)) return refuse('text-closed')

  const outcome = await record(
    deps,
    documentId,
    () => ({
      drafts: [
        {
          documentId,
          opinionId,
          type: confirms ? 'dispositionConfirmed' : 'dispositionProposed',
          at: deps.now(),
          ...actorOf(opened.value, person, right),
          payload: { decision, explanation, byName: person.name },
        },
      ],
    }),
    draft.expectedSeq,
  )
  if (!outcome.ok) {
    const latest = (await deps.registers.state(documentId)).opinions.get(opinionId)
    return refuse('stale', {
      seq: (await deps.registers.state(documentId)).seq,
      disposition: latest?.disposition ?? null,
      proposedDisposition: latest?.proposedDisposition ?? null,
    })
  }
  if (writes) await implement(deps, row, opinionId)
  const state = await deps.registers.state(documentId)
  return done({ opinion: shownTo(person.id, state.opinions.get(opinionId) ?? opinion), seq: state.seq })
}
