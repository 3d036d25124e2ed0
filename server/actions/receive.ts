// An opinion into the register: once per id, final from then on.

import type { DocumentId, OpinionId } from '#model/ids.ts'
import type { OpinionDraft } from '#model/opinion.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { RegisteredOpinion } from '#model/register.ts'
import { actingRole, openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { record } from './record.ts'

/** An opinion in the register, and whether this call put it there. */
export interface Received {
  readonly opinion: RegisteredOpinion
  readonly isNew: boolean
}

/**
 * Takes an opinion in. The same id again changes nothing and gives what is there.
 *
 * Refuses `proposed-text-missing` for kind `replace` without a proposed text, and `not-allowed` for an opinion on behalf
 * of somebody from a person who may only speak for themselves: their words are theirs, so `onBehalfOf` stays a mere label.
 */
export async function receiveOpinion(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  draft: OpinionDraft,
): Promise<Outcome<Received>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const { permissions } = opened.value
  const right = permissions.includes('opine') ? 'opine' : 'opineForOthers'
  if (!permissions.includes(right))
    return refuse('not-allowed', { action: 'opine', stage: opened.value.row.stage })
  if (right === 'opineForOthers' && draft.onBehalfOf === null)
    return refuse('invalid', [{ field: 'onBehalfOf', problem: 'missing' }])
  if (draft.kind === 'replace' && draft.proposedText === null)
    return refuse('proposed-text-missing', [{ field: 'proposedText', problem: 'missing' }])
  const role = actingRole(opened.value, right)
  const outcome = await record(deps, documentId, register => {
    const known = register.opinions.get(draft.id)
    if (known) return { skip: true }
    const { id: opinionId, ...said } = draft
    return {
      drafts: [
        {
          documentId,
          opinionId,
          type: 'received',
          at: deps.now(),
          actor: person.id,
          actorRole: role,
          unitId: opened.value.row.unitId,
          payload: { ...said, number: register.balance.received + 1, authorName: person.name },
        },
      ],
    }
  })
  if (!outcome.ok) return outcome
  const opinion = outcome.value.state.opinions.get(draft.id)
  if (!opinion) throw new Error(`opinion ${draft.id} is not in the register after it was received`)
  if (!outcome.value.isNew && opinion.author.id !== person.id) return refuse('not-found')
  return done({ opinion, isNew: outcome.value.isNew })
}

/** Takes an opinion back, before it is decided; its text stays and is counted. Only its author may. */
export async function withdrawOpinion(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionId: OpinionId,
): Promise<Outcome<RegisteredOpinion>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const register = await deps.registers.state(documentId)
  const opinion = register.opinions.get(opinionId)
  const seesAll = opened.value.permissions.includes('readOpinions')
  if (!opinion || (!seesAll && opinion.author.id !== person.id)) return refuse('not-found')
  if (opinion.author.id !== person.id) return refuse('not-allowed', { action: 'withdraw' })
  let isDecided = false
  const outcome = await record(deps, documentId, now => {
    const status = now.opinions.get(opinionId)?.status
    isDecided = status !== 'open' && status !== 'withdrawn'
    if (status !== 'open') return { skip: true }
    return {
      drafts: [
        {
          documentId,
          opinionId,
          type: 'withdrawn',
          at: deps.now(),
          actor: person.id,
          actorRole: opened.value.roles[0] ?? 'party_member',
          unitId: opened.value.row.unitId,
          payload: { byName: person.name },
        },
      ],
    }
  })
  if (!outcome.ok) return outcome
  if (isDecided) return refuse('decided-by-author')
  return done(outcome.value.state.opinions.get(opinionId) ?? opinion)
}
