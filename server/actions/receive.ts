// An opinion into the register: once per id, final from then on. A correction is a new one in place of the old.

import type { RegisterState } from '#model/fold.ts'
import { type RegisteredOpinion, shownTo } from '#model/fold-opinion.ts'
import type { DocumentId, Instant, Sha256 } from '#model/ids.ts'
import { type OpinionDraft, plainOrigin } from '#model/opinion.ts'
import { done, type Outcome, type RefusalCode, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import { isSuperior } from '#model/role.ts'
import { phaseOf, type Round, roundAnswered } from '#model/round.ts'
import { actingRole, actorOf, ancestors, type Opened, openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { outsideField } from './field.ts'
import type { PlacelessOpinion } from './opinion-event.ts'
import { record } from './record.ts'

/** An opinion in the register, and whether this call put it there. */
export interface Received {
  readonly opinion: PlacelessOpinion
  readonly isNew: boolean
}

/**
 * Takes an opinion in. The same id again changes nothing and gives what is there.
 *
 * Refuses `proposed-text-missing` for kind `replace` without a proposed text; `invalid` for an opinion given for others that
 * does not say for whom, for a unit that is not the document's or below it, and for an unknown round or version; `binding-by-superior`
 * for a binding request of somebody who may not bind; `outside-field` for an observer's opinion outside the sections that are theirs. `onBehalfOf` of a person who may speak for themselves is a mere label.
 * With `corrects`, the earlier opinion of the same author is withdrawn in the same transaction; refuses `not-found`,
 * `opinion-withdrawn` or `decided-by-author` when it cannot be.
 */
export async function receiveOpinion(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  draft: OpinionDraft,
): Promise<Outcome<Received>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const { permissions, row } = opened.value
  const right = permissions.includes('opine') ? 'opine' : 'opineForOthers'
  if (!permissions.includes(right)) return refuse('not-allowed', { action: 'opine', stage: row.stage })
  const known = (await deps.registers.state(documentId)).opinions.get(draft.id)
  if (known) return existing(known, person)
  const objection = await objectionTo(deps, opened.value, right, draft)
  if (objection) return objection
  const version = await versionOf(deps, documentId, draft)
  if (!version.ok) return version
  let problem: { readonly code: RefusalCode; readonly details?: unknown } | null = null
  const outcome = await record(deps, documentId, register => {
    problem = null
    if (register.opinions.has(draft.id)) return { skip: true }
    const at = deps.now()
    const unitIds = [...opened.value.ownUnits, ...(draft.onBehalfOfUnit ? [draft.onBehalfOfUnit] : [])]
    const found = roundOf(register, draft, person, unitIds, at)
    problem = found.ok ? uncorrectable(register, draft, person) : found.refusal
    if (problem || !found.ok) return { skip: true }
    const actor = actorOf(opened.value, person, right)
    const base = { documentId, at, ...actor } as const
    const drafts: EventDraft[] = [
      {
        ...base,
        opinionId: draft.id,
        type: 'received',
        payload: payloadOf(draft, register.balance.received + 1, found.value, person, at, version.value),
      },
    ]
    if (draft.corrects)
      drafts.push({
        ...base,
        opinionId: draft.corrects,
        type: 'withdrawn',
        payload: { byName: person.name, correctedBy: draft.id },
      })
    return { drafts }
  })
  if (!outcome.ok) return outcome
  if (problem !== null) return { ok: false, refusal: problem }
  const opinion = outcome.value.state.opinions.get(draft.id)
  if (!opinion) throw new Error(`opinion ${draft.id} is not in the register after it was received`)
  if (!outcome.value.isNew) return existing(opinion, person)
  return done({ opinion: shownTo(person.id, opinion), isNew: true })
}

function existing(opinion: RegisteredOpinion, person: Person): Outcome<Received> {
  if (opinion.author.id !== person.id) return refuse('not-found')
  return done({ opinion: shownTo(person.id, opinion), isNew: false })
}

/** What is wrong with an opinion whatever the register says. */
async function objectionTo(
  deps: Deps,
  opened: Opened,
  right: 'opine' | 'opineForOthers',
  draft: OpinionDraft,
): Promise<{ readonly ok: false; readonly refusal: { readonly code: RefusalCode } } | null> {
  if (right === 'opineForOthers' && draft.onBehalfOf === null && !draft.onBehalfOfUnit)
    return refuse('invalid', [{ field: 'onBehalfOf', problem: 'missing' }])
  if (draft.kind === 'replace' && draft.proposedText === null)
    return refuse('proposed-text-missing', [{ field: 'proposedText', problem: 'missing' }])
  const mayBind = right === 'opineForOthers' || isSuperior(actingRole(opened, right))
  if (draft.severity === 'binding' && !mayBind)
    return refuse('binding-by-superior', [{ field: 'severity', problem: 'binding' }])
  if (draft.onBehalfOfUnit) {
    const units = await deps.store.listUnits()
    const unit = units.find(({ id }) => id === draft.onBehalfOfUnit)
    const isBelow =
      unit && (unit.id === opened.row.unitId || ancestors(units, unit.id).includes(opened.row.unitId))
    if (!isBelow) return refuse('invalid', [{ field: 'onBehalfOfUnit', problem: 'unknown' }])
  }
  return right === 'opine' ? outsideField(deps, opened, draft) : null
}

/** The round an opinion answers: the one it names, or the one its sender or unit was asked in. */
export function roundOf(
  register: RegisterState,
  draft: OpinionDraft,
  person: Person,
  unitIds: readonly string[],
  now: Instant,
): Outcome<Round | null> {
  if (!draft.roundId)
    return done(
      roundAnswered(register.rounds.values(), person.id, unitIds, register.draft, now, draft.versionId),
    )
  const named = register.rounds.get(draft.roundId)
  if (!named || phaseOf(named, now) === 'waiting')
    return refuse('invalid', [{ field: 'roundId', problem: 'unknown' }])
  return done(named)
}

/** The kept version that the sender had open, by its hash; null = they read the text as it stood. */
async function versionOf(
  deps: Deps,
  documentId: DocumentId,
  { versionId }: OpinionDraft,
): Promise<Outcome<Sha256 | null>> {
  if (!versionId) return done(null)
  const version = (await deps.store.listVersions(documentId)).find(({ id }) => id === versionId)
  return version ? done(version.sha256) : refuse('invalid', [{ field: 'versionId', problem: 'unknown' }])
}

/** Why the earlier opinion cannot be put right by this one, or null. */
function uncorrectable(
  register: RegisterState,
  draft: OpinionDraft,
  person: Person,
): { readonly code: RefusalCode } | null {
  if (!draft.corrects) return null
  const earlier = register.opinions.get(draft.corrects)
  if (!earlier || earlier.author.id !== person.id) return { code: 'not-found' }
  if (earlier.status === 'withdrawn') return { code: 'opinion-withdrawn' }
  return earlier.status === 'open' ? null : { code: 'decided-by-author' }
}

/**
 * What the register keeps of an opinion.
 *
 * @param number its running number in the document
 * @param versionHash hash of the kept version that it names; null = it names none
 */
export function payloadOf(
  { id: _, ...said }: OpinionDraft,
  number: number,
  round: Round | null,
  person: Person,
  at: Instant,
  versionHash: Sha256 | null = null,
): (EventDraft & { type: 'received' })['payload'] {
  const phase = round && phaseOf(round, at)
  return {
    ...plainOrigin,
    ...said,
    roundId: round?.id ?? null,
    versionHash: versionHash ?? round?.sha256 ?? null,
    isLate: phase === 'ended' || phase === 'closed',
    number,
    authorName: person.name,
  }
}
