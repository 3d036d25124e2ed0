// A document to its next stage: the table of moves, its gates, one event.

import { type NodeJson, sectionsOf } from '#model/content.ts'
import { withoutVote } from '#model/decide.ts'
import { type RegisterState, unsettled } from '#model/fold.ts'
import type { RegisteredOpinion } from '#model/fold-opinion.ts'
import type { DocumentId } from '#model/ids.ts'
import { draftAfter, findMove, type Gate, type Move } from '#model/move.ts'
import { done, type Outcome, type Refusal, type RefusalCode, refuse } from '#model/refusal.ts'
import type { Role } from '#model/role.ts'
import { participationIn, type Round } from '#model/round.ts'
import { isOpenForWriting, type Stage } from '#model/stage.ts'
import { findTemplate } from '#templates/index.ts'
import type { DocumentRow } from '../store/store.ts'
import type { TextState } from '../sync/texts.ts'
import { openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { opinionsOf } from './read-rounds.ts'
import { record } from './record.ts'

/** Readings of the text, on a server whose neighbour's people type on, before somebody has to ask them to pause. */
const tries = 20

/** A move asked for. */
export interface MoveDraft {
  readonly to: Stage
  readonly note?: string | undefined
  readonly expectedSeq: number
}

/**
 * Moves a document on. Refuses `no-such-move`, `not-allowed`, `stale`, `text-moving`, and with a closed gate `opinions-open`
 * (numbers of the opinions), `rounds-open` (numbers), `units-silent` (names), `basis-missing` (numbers of the opinions) or
 * `sections-empty` (keys of the sections).
 */
export async function moveStage(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  draft: MoveDraft,
): Promise<Outcome<{ stage: Stage; draft: number; seq: number }>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const { row, roles } = opened.value
  const move = findMove(row.stage, draft.to)
  if (!move) return refuse('no-such-move', { from: row.stage, to: draft.to })
  const role = roles.find(held => move.by.includes(held))
  if (!role) return refuse('not-allowed', { action: 'moveStage', stage: row.stage })
  for (let attempt = 1; ; attempt += 1) {
    // The text of which the gates are asked, and whose hash is recorded, is the one that stands when the event is.
    const outcome = await deps.texts.still(documentId, async text => {
      const moved = await moveText(deps, person, { row, move, role, text, draft })
      if (moved.ok) deps.texts.recheck(documentId) // before anybody's next letter
      return moved
    })
    const isTextAnother = !outcome.ok && outcome.refusal.code === 'text-moving'
    if (!isTextAnother || attempt === tries) return outcome
  }
}

/** A move that a person may make of a document, and its text as it is now. */
interface TextMove {
  readonly row: DocumentRow
  readonly move: Move
  readonly role: Role
  readonly text: TextState | null
  readonly draft: MoveDraft
}

async function moveText(
  deps: Deps,
  person: Person,
  { row, move, role, text, draft }: TextMove,
): Promise<Outcome<{ stage: Stage; draft: number; seq: number }>> {
  const register = await deps.registers.state(row.id)
  for (const gate of move.gates) {
    const refusal = refusalAt(gate, row, register, text?.json ?? null)
    if (refusal) return { ok: false, refusal }
  }
  const ordinal = draftAfter(row.draft, row.stage, move.to)
  const frozen = isOpenForWriting(move.to) ? null : text
  const outcome = await record(
    deps,
    row.id,
    () => ({
      drafts: [
        {
          documentId: row.id,
          opinionId: null,
          type: 'stageMoved',
          at: deps.now(),
          actor: person.id,
          actorRole: role,
          unitId: row.unitId,
          payload: {
            from: row.stage,
            to: move.to,
            draft: ordinal,
            note: draft.note ?? '',
            sha256: frozen?.sha256 ?? null,
            byName: person.name,
          },
        },
      ],
      stage: { stage: move.to, draft: ordinal },
      ...(frozen && { expectedTextSeq: frozen.textSeq }),
    }),
    draft.expectedSeq,
  )
  if (!outcome.ok) return outcome
  return done({ stage: move.to, draft: ordinal, seq: outcome.value.state.seq })
}

/** Why a gate keeps a document, with what is missing; null when it lets it pass. */
function refusalAt(
  gate: Gate,
  row: DocumentRow,
  register: RegisterState,
  json: NodeJson | null,
): Refusal | null {
  const unless = (code: RefusalCode, missing: readonly (number | string)[]) =>
    missing.length > 0 ? refuse(code, missing).refusal : null
  const numbers = (opinions: readonly RegisteredOpinion[]) => opinions.map(({ number }) => number)
  switch (gate) {
    case 'opinions':
      return unless('opinions-open', numbers(unsettled(register)))
    case 'sections':
      return unless('sections-empty', emptySections(row, json))
    case 'votes':
      return unless('basis-missing', numbers(withoutVote(register)))
    case 'rounds': {
      const rounds = [...register.rounds.values()].filter(({ draft }) => draft === register.draft)
      const open = rounds.filter(({ closedAt }) => closedAt === null).map(({ number }) => number)
      return unless('rounds-open', open) ?? unless('units-silent', silentUnits(register, rounds))
    }
  }
}

/** Names of units that were asked and have not answered. */
function silentUnits(register: RegisterState, rounds: readonly Round[]): string[] {
  const silent = rounds.flatMap(round => participationIn(round, opinionsOf(register, round)).silent.units)
  return [...new Set(silent.map(({ name }) => name))]
}

/** Keys of required sections with a budget and not one syllable. */
function emptySections(row: DocumentRow, json: NodeJson | null): string[] {
  const template = findTemplate(row.templateId, row.templateVersion)
  if (!template || !json) return []
  const wanted = new Set(
    template.sections.filter(section => section.required && section.budget).map(section => section.key),
  )
  return sectionsOf(json)
    .filter(section => wanted.has(section.key) && section.syllables === 0)
    .map(section => section.key)
}
