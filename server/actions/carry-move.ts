// A move of a document carried out: what it needs, its gates, the version it leaves behind, one event.

import { type Minutes, openAmendment, type Vote } from '#model/approval.ts'
import type { RegisterState } from '#model/fold.ts'
import { gateResults, noTextFindings, readsDossier, readsText } from '#model/gates/check.ts'
import type { Gate, GateResult } from '#model/gates/gate.ts'
import type { DocumentId, Sha256 } from '#model/ids.ts'
import { draftAfter, type Move, type Need } from '#model/move.ts'
import { done, type Outcome, type Refusal, type RefusalCode, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import type { Role } from '#model/role.ts'
import { isOpenForWriting, type Stage } from '#model/stage.ts'
import { versionNameAt } from '#model/stage-name.ts'
import type { DocumentRow, VersionRow } from '../store/store.ts'
import type { TextState } from '../sync/texts.ts'
import type { Deps, Person } from './deps.ts'
import { dossierOf } from './dossier-books.ts'
import { findingsIn } from './gates.ts'
import { versionFrom } from './keep-version.ts'
import { record } from './record.ts'
import { sourceOf } from './synthesis-source.ts'

/** Readings of the text, on a server whose neighbour's people type on, before somebody has to ask them to pause. */
const tries = 20

/** Where a document stands after a move. */
export interface Moved {
  readonly stage: Stage
  readonly draft: number
  readonly seq: number
}

/** A move that a person may make of a document, with all that goes into its event. */
export interface MoveOrder {
  readonly row: DocumentRow
  readonly move: Move
  readonly role: Role
  readonly note: string
  readonly minutes: Minutes | null
  readonly vote: Vote | null
  readonly expectedSeq: number
  /** The text that the person read; left out = whichever stands. */
  readonly sha256?: Sha256
  /** Whether minutes and vote are told in words, as in the contract's short call. */
  readonly isBasisTold?: boolean
  /** What is recorded before the move, in the same transaction. */
  readonly before?: readonly EventDraft[]
}

/**
 * Makes a move: asks its gates, keeps the text as a version, records. Refuses `minutes-missing`, `vote-missing`,
 * `note-missing`, `stale`, `amendment-open`, `text-another`, `text-moving`, and with a closed gate `opinions-open` (numbers of
 * the opinions), `rounds-open` (numbers), `units-silent` (names), `basis-missing` (numbers of the opinions), `sections-empty`
 * (keys of the sections), `requests-open` (numbers), `dossier-incomplete` or `operating-unapproved` (titles), `number-missing` or `gates-closed` (each closed gate with how much it found).
 * What a gate looks at beside the document must be whole: `dossier-broken` for the dossier, `source-broken` for the register that a synthesis consolidates.
 */
export async function carryMove(deps: Deps, person: Person, order: MoveOrder): Promise<Outcome<Moved>> {
  const lacking = lackingIn(order)
  if (lacking) return { ok: false, refusal: lacking }
  return onStillText(deps, order.row.id, async text => {
    const moved = await moveText(deps, person, order, text)
    if (moved.ok) deps.texts.recheck(order.row.id) // before anybody's next letter
    return moved
  })
}

/**
 * Does work on a text while nobody changes it: what it reads is what stands when its events do. Begins again when people on
 * another server were faster, and refuses `text-moving` when they never pause.
 */
export async function onStillText<T>(
  deps: Pick<Deps, 'texts'>,
  documentId: DocumentId,
  work: (text: TextState) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await deps.texts.still(documentId, async text =>
      text ? work(text) : refuse('not-found'),
    )
    const isTextAnother = !outcome.ok && outcome.refusal.code === 'text-moving'
    if (!isTextAnother || attempt === tries) return outcome
  }
}

const missing: Readonly<Record<Need, RefusalCode>> = {
  minutes: 'minutes-missing',
  vote: 'vote-missing',
  note: 'note-missing',
}

/** What a move needs and was not given. */
function lackingIn(order: MoveOrder): Refusal | null {
  const need = order.isBasisTold ? undefined : order.move.needs?.find(wanted => !order[wanted])
  return need ? refuse(missing[need], [{ field: need, problem: 'missing' }]).refusal : null
}

async function moveText(
  deps: Deps,
  person: Person,
  order: MoveOrder,
  text: TextState,
): Promise<Outcome<Moved>> {
  const { row, move, expectedSeq } = order
  const register = await deps.registers.state(row.id)
  if (register.seq !== expectedSeq || register.stage !== move.from)
    return refuse('stale', { seq: register.seq })
  const amendment = openAmendment(register.approval)
  if (amendment) return refuse('amendment-open', { number: amendment.number })
  if (order.sha256 !== undefined && order.sha256 !== text.sha256)
    return refuse('text-another', { sha256: text.sha256 })
  const refusal = await refusalAt(deps, order, text, register)
  if (refusal) return { ok: false, refusal }
  const draft = draftAfter(row.draft, move.from, move.to)
  const name = versionNameAt(move.to, (register.visits.get(move.to) ?? 0) + 1)
  const version = versionFrom(deps, person, { documentId: row.id, name, draft, stage: move.to }, text)
  const isFrozen = !isOpenForWriting(move.to)
  const outcome = await record(
    deps,
    row.id,
    () => ({
      drafts: [...(order.before ?? []), movedEvent(person, order, draft, version, isFrozen)],
      stage: { stage: move.to, draft },
      version,
      ...(isFrozen && { expectedTextSeq: text.textSeq }),
    }),
    expectedSeq,
  )
  return outcome.ok ? done({ stage: move.to, draft, seq: outcome.value.state.seq }) : outcome
}

function movedEvent(
  person: Person,
  { row, move, role, note, minutes, vote }: MoveOrder,
  draft: number,
  { id, name, sha256, createdAt }: VersionRow,
  isFrozen: boolean,
): EventDraft {
  return {
    documentId: row.id,
    opinionId: null,
    type: 'stageMoved',
    at: createdAt,
    actor: person.id,
    actorRole: role,
    unitId: row.unitId,
    payload: {
      from: move.from,
      to: move.to,
      draft,
      note,
      sha256: isFrozen ? sha256 : null,
      byName: person.name,
      version: { id, name, sha256 },
      ...(minutes && { minutes }),
      ...(vote && { vote }),
    },
  }
}

/** Why the first closed gate of a move keeps a document, with what is missing; null when all let it pass. */
async function refusalAt(
  deps: Deps,
  { row, move }: MoveOrder,
  text: TextState,
  register: RegisterState,
): Promise<Refusal | null> {
  if (move.gates.length === 0) return null
  const found = move.gates.some(readsText) ? await findingsIn(deps, row, text) : noTextFindings
  const dossier = move.gates.some(readsDossier) ? await dossierOf(deps, row) : null
  // Believed up to the break, what was taken back after it would count, and opinions after it would not be missed.
  if (dossier?.brokenAt != null) return refuse('dossier-broken', { seq: dossier.brokenAt }).refusal
  const source = move.gates.includes('synthesis') ? await sourceOf(deps, register) : null
  if (source?.brokenAt != null) return refuse('source-broken', { seq: source.brokenAt }).refusal
  const results = gateResults(found, register, deps.now(), source, dossier)
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
    case 'requests':
      return refuse('requests-open', numbers).refusal
    case 'number':
      return refuse('number-missing').refusal
    case 'ended':
      return refuse('rounds-open', numbers).refusal
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
    case 'dossier':
      return refuse('dossier-incomplete', open.map(titleOf)).refusal
    case 'operating':
      return refuse('operating-unapproved', open.map(titleOf)).refusal
    case 'themes':
    case 'references':
    case 'figures':
    case 'length':
    case 'form':
    case 'synthesis':
      return refuse('gates-closed', closed.map(countOpen)).refusal
  }
}

/** What an entry of the dossier is called. */
function titleOf({ params }: GateResult['findings'][number]) {
  return params['title']
}

/** A closed gate with how much it found that nobody answered. */
function countOpen({ gate, findings }: GateResult): { readonly gate: Gate; readonly count: number } {
  return { gate, count: findings.filter(({ answer }) => answer === null).length }
}
