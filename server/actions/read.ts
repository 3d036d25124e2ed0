// Reading: documents, their text, opinions with places, history.

import type { ContentView, DocumentView, OpinionAnswer, PlacelessOpinion } from '#model/api.ts'
import { openAmendment } from '#model/approval.ts'
import { textOf } from '#model/content.ts'
import type { RegisterState } from '#model/fold.ts'
import { shownTo } from '#model/fold-opinion.ts'
import type { DocumentId } from '#model/ids.ts'
import { anchorOf, balanceOf } from '#model/opinion.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { RegisterEvent } from '#model/register.ts'
import { type Action, permissions } from '#model/right.ts'
import type { DocumentRow, UnitRow } from '../store/store.ts'
import { concerningUnits, fieldIn, heldIn, openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'

/** Every document the person may read, latest first. */
export async function listDocuments(deps: Deps, person: Person): Promise<DocumentView[]> {
  const [units, memberships] = await Promise.all([
    deps.store.listUnits(),
    deps.store.listMembershipsOfUser(person.id),
  ])
  const concerning = concerningUnits(units, memberships)
  const rows = await deps.store.listDocuments(concerning.map(unit => unit.id))
  const views: DocumentView[] = []
  for (const row of rows) {
    const held = await heldIn(deps, person.id, row, units, memberships)
    const granted = permissions(
      held.map(({ role }) => role),
      row.stage,
      row.isAmending,
    )
    const unit = concerning.find(candidate => candidate.id === row.unitId)
    if (unit && granted.includes('read'))
      views.push(
        view(row, unit, granted, fieldIn(row, held, units), await deps.registers.state(row.id), person),
      )
  }
  return views
}

/** One document. */
export async function getDocument(
  deps: Deps,
  person: Person,
  id: DocumentId,
): Promise<Outcome<DocumentView>> {
  const opened = await openDocument(deps, person, id, 'read')
  if (!opened.ok) return opened
  const { row, unit, permissions: granted, field } = opened.value
  return done(view(row, unit, granted, field, await deps.registers.state(id), person))
}

/** The committed text with its hash. */
export async function getContent(deps: Deps, person: Person, id: DocumentId): Promise<Outcome<ContentView>> {
  const opened = await openDocument(deps, person, id, 'read')
  if (!opened.ok) return opened
  const [text, register] = await Promise.all([deps.texts.read(id), deps.registers.state(id)])
  if (!text) return refuse('not-found')
  return done({ json: text.json, text: textOf(text.json), sha256: text.sha256, seq: register.seq })
}

/** Opinions with their places in today's text, and the balance; otherwise as `listPlaceless`. */
export async function listOpinions(
  deps: Deps,
  person: Person,
  id: DocumentId,
  after: number | null,
): Promise<Outcome<OpinionAnswer>> {
  const listed = await listPlaceless(deps, person, id, after)
  if (!listed.ok) return listed
  const places = await deps.texts.place(
    id,
    listed.value.items.map(opinion => ({
      id: opinion.id,
      anchor: anchorOf(opinion),
      sectionKey: opinion.sectionKey,
    })),
  )
  const items = listed.value.items.map(opinion => ({
    ...opinion,
    place: places.get(opinion.id) ?? { status: 'document' as const },
  }))
  return done({ ...listed.value, items })
}

/**
 * Opinions and the balance. Who may not see everyone's sees their own. For a caller that holds the text and finds places itself:
 * placing a single opinion here means building the whole text.
 *
 * @param after gives only what came or changed after this seq; null = all. All, too, where the register has not come as far: a
 *   caller may know a state that was restored away
 */
export async function listPlaceless(
  deps: Deps,
  person: Person,
  id: DocumentId,
  after: number | null,
): Promise<Outcome<OpinionAnswer<PlacelessOpinion>>> {
  const opened = await openDocument(deps, person, id, 'read')
  if (!opened.ok) return opened
  const register = await deps.registers.state(id)
  const seesAll = opened.value.permissions.includes('readOpinions')
  const shown = [...register.opinions.values()].filter(opinion => seesAll || opinion.author.id === person.id)
  const since = after !== null && after <= register.seq ? after : null
  const wanted = since === null ? shown : shown.filter(({ seq }) => seq > since)
  const items = wanted.map(opinion => shownTo(person.id, opinion))
  const balance = balanceOf(shown.map(opinion => opinion.status))
  return done({ items, balance, seq: register.seq, after: since })
}

/** What a check of the history found. */
export interface Verified {
  readonly isWhole: boolean
  readonly checked: number
  /** Seq of the first event that was changed, taken away or put elsewhere. */
  readonly brokenAt: number | null
  /** Seq of the event whose hash was asked for; null = it does not stand in this log, or none was asked for. */
  readonly headAt: number | null
}

/**
 * The event log with its hashes, for those who see every opinion.
 *
 * @param check computes every hash anew; with `head`, the hash printed on a report, also looks for it: a log whose tail was
 *   cut is whole, but lacks it
 */
export async function getHistory(
  deps: Deps,
  person: Person,
  id: DocumentId,
  check: { readonly isWanted: boolean; readonly head: string | null },
): Promise<Outcome<{ items: readonly RegisterEvent[]; head: string; verified?: Verified }>> {
  const opened = await openDocument(deps, person, id, 'readOpinions')
  if (!opened.ok) return opened
  const items = await deps.store.readEvents(id, 0)
  const head = items.at(-1)?.hash ?? ''
  if (!check.isWanted) return done({ items, head })
  const { checked, brokenAt, hashes } = await deps.registers.verify(id)
  const headAt = check.head === null ? -1 : hashes.indexOf(check.head)
  const verified = { isWhole: brokenAt === null, checked, brokenAt, headAt: headAt < 0 ? null : headAt + 1 }
  return done({ items, head, verified })
}

/** What is left of a document whose register is broken. */
const readingActions: readonly Action[] = ['read', 'readOpinions', 'export', 'exportReview']

function view(
  row: DocumentRow,
  unit: UnitRow,
  granted: readonly Action[],
  field: DocumentView['field'],
  register: RegisterState,
  person: Person,
): DocumentView {
  const seesAll = granted.includes('readOpinions')
  const balance = seesAll
    ? register.balance
    : balanceOf(
        [...register.opinions.values()]
          .filter(({ author }) => author.id === person.id)
          .map(({ status }) => status),
      )
  return {
    id: row.id,
    title: row.title,
    unitId: row.unitId,
    unitName: unit.name,
    templateId: row.templateId,
    templateVersion: row.templateVersion,
    stage: row.stage,
    draft: row.draft,
    permissions:
      register.brokenAt === null ? granted : granted.filter(action => readingActions.includes(action)),
    seq: register.seq,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    openOpinions: balance.open,
    receivedOpinions: balance.received,
    access: row.access,
    amendment: amendmentIn(register, seesAll),
    loans: [...register.loans.values()],
    field,
  }
}

/** The open amendment, for those who see all that is said of a document. */
function amendmentIn({ approval }: RegisterState, seesAll: boolean): DocumentView['amendment'] {
  const open = seesAll ? openAmendment(approval) : null
  return (
    open && { number: open.number, reason: open.reason, authority: open.authority, by: open.by, at: open.at }
  )
}
