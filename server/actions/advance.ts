// A document to its next stage: the table of moves, its gates, one event.

import type { RegisterState } from '#model/fold.ts'
import { gateResults } from '#model/gates/check.ts'
import type { Gate, GateResult } from '#model/gates/gate.ts'
import type { DocumentId } from '#model/ids.ts'
import { draftAfter, findMove, type Move } from '#model/move.ts'
import { done, type Outcome, type Refusal, refuse } from '#model/refusal.ts'
import type { Role } from '#model/role.ts'
import { isOpenForWriting, type Stage } from '#model/stage.ts'
import type { DocumentRow } from '../store/store.ts'
import type { TextState } from '../sync/texts.ts'
import { openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { findingsIn } from './gates.ts'
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
 * (numbers of the opinions), `rounds-open` (numbers), `units-silent` (names), `basis-missing` (numbers of the opinions),
 * `sections-empty` (keys of the sections) or `gates-closed` (each closed gate with how much it found).
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
  const refusal = await refusalAt(deps, { row, move, role, text, draft }, register)
  if (refusal) return { ok: false, refusal }
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

/** Why the first closed gate of a move keeps a document, with what is missing; null when all let it pass. */
async function refusalAt(
  deps: Deps,
  { row, move, text }: TextMove,
  register: RegisterState,
): Promise<Refusal | null> {
  if (move.gates.length === 0) return null
  if (!text) return refuse('not-found').refusal
  const results = gateResults(await findingsIn(deps, row, text), register)
  const closed = results.filter(({ gate, state }) => move.gates.includes(gate) && state === 'fails')
  const [first] = move.gates.flatMap(gate => closed.filter(result => result.gate === gate))
  if (!first) return null
  const open = first.findings.filter(({ answer }) => answer === null)
  const numbers = open.map(({ params }) => params['number'])
  switch (first.gate) {
    case 'opinions':
      return refuse('opinions-open', numbers).refusal
    case 'votes':
      return refuse('basis-missing', numbers).refusal
    case 'rounds': {
      const rounds = open.filter(({ sentence }) => sentence === 'round-open')
      if (rounds.length > 0)
        return refuse(
          'rounds-open',
          rounds.map(({ params }) => params['number']),
        ).refusal
      const names = open.map(({ params }) => params['name'])
      return refuse('units-silent', [...new Set(names)]).refusal
    }
    case 'sections':
      return refuse(
        'sections-empty',
        open.flatMap(({ where }) => where.map(({ sectionKey }) => sectionKey)),
      ).refusal
    case 'themes':
    case 'references':
    case 'figures':
    case 'length':
      return refuse('gates-closed', closed.map(countOpen)).refusal
  }
}

/** A closed gate with how much it found that nobody answered. */
function countOpen({ gate, findings }: GateResult): { readonly gate: Gate; readonly count: number } {
  return { gate, count: findings.filter(({ answer }) => answer === null).length }
}
