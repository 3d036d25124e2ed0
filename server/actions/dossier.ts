// The dossier of a unit's congress: how each required document stands, as far as the reader may know, and what is said of those that are
// held outside. Each thing said is an event; the next one corrects it.

import type { DossierItem, DossierTold, DossierView } from '#model/api.ts'
import {
  bookOf,
  type DossierBook,
  type DossierDocument,
  type DossierEvent,
  type DossierSaid,
  documentsOf,
  dossierBooks,
  isBehind,
  isFulfilled,
  isRequiredAt,
  lastSaid,
  readsBook,
  recordsIn,
  stateOf,
} from '#model/dossier.ts'
import type { UnitId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { isSuperior, type Role } from '#model/role.ts'
import type { DossierList } from '#templates/dossier/dossier-list.ts'
import { findDossierList, findTermProfile } from '#templates/index.ts'
import type { DocumentRow, UnitRow } from '../store/store.ts'
import { readableOf, rolesIn } from './access.ts'
import { termAt } from './create.ts'
import type { Deps, Person } from './deps.ts'
import { mayKnow, nextEvent, type ReadBook, readBooks, withSources } from './dossier-books.ts'

/** A dossier opened by somebody who may read at least one of its books. */
export interface OpenedDossier {
  readonly unit: UnitRow
  readonly list: DossierList
  readonly roles: readonly Role[]
  readonly books: readonly DossierBook[]
  /** Documents of the unit and term that the person may read. */
  readonly documents: readonly (DocumentRow & DossierDocument)[]
}

/** What is said of an entry. */
export interface DossierDraft {
  readonly term: string
  readonly entry: string
  readonly said: DossierSaid
  /** The book's seq as the person saw it. */
  readonly expectedSeq: number
}

/** The dossier. Refuses `not-found` for a unit that is not the person's, `not-allowed` for a role that has none. @param term null = the present one */
export async function getDossier(
  deps: Deps,
  person: Person,
  unitId: UnitId,
  term: string | null,
): Promise<Outcome<DossierView>> {
  const opened = await openDossier(deps, person, unitId, term)
  return opened.ok ? done(await viewOf(deps, opened.value)) : opened
}

/**
 * Records what is said of an entry. Refuses as `getDossier` does, `not-allowed` without the right to record it, `invalid` for an entry
 * that is not in the list and a document that is not there to name, `stale` when somebody was faster or nothing is there to be
 * taken back, `dossier-broken` for a book that is no longer whole.
 */
export async function recordInDossier(
  deps: Deps,
  person: Person,
  unitId: UnitId,
  { term, entry: id, said, expectedSeq }: DossierDraft,
): Promise<Outcome<DossierView>> {
  const opened = await openDossier(deps, person, unitId, term)
  if (!opened.ok) return opened
  const { list, roles, documents } = opened.value
  const entry = list.entries.map(({ value }) => value).find(one => one.id === id)
  if (!entry) return refuse('invalid', [{ field: 'entry', problem: 'unknown' }])
  const book = bookOf(entry)
  const actorRole = roles.find(role => recordsIn(role, book))
  if (!actorRole) return refuse('not-allowed', { action: 'recordInDossier' })
  const access = entry.isConfidential ? 'personnel' : 'unit'
  if (said.kind === 'document' && !documents.some(row => row.id === said.documentId && row.access === access))
    return refuse('invalid', [{ field: 'said.documentId', problem: 'unknown' }])
  const [read] = await readBooks(deps, unitId, term, [book])
  const events = read?.events ?? []
  if (read?.brokenAt != null) return refuse('dossier-broken', { seq: read.brokenAt })
  const isNothing = said.kind === 'takenBack' && !lastSaid(events).has(id)
  if (events.length !== expectedSeq || isNothing) return refuse('stale', { seq: events.length })
  const facts = { unitId, term, book, entry: id, said, at: deps.now() }
  const event = nextEvent(events.at(-1), { ...facts, actor: person.id, actorRole, byName: person.name })
  if (!(await deps.store.appendDossierEvent(event))) return refuse('stale', { seq: events.length + 1 })
  return done(await viewOf(deps, opened.value))
}

/** Opens a dossier for reading. Refuses as `getDossier` does. */
export async function openDossier(
  deps: Deps,
  person: Person,
  unitId: UnitId,
  term: string | null,
): Promise<Outcome<OpenedDossier>> {
  const [units, memberships] = await Promise.all([
    deps.store.listUnits(),
    deps.store.listMembershipsOfUser(person.id),
  ])
  const unit = units.find(({ id }) => id === unitId)
  const roles = rolesIn(units, memberships, unitId)
  if (!unit || roles.length === 0) return refuse('not-found')
  const books = dossierBooks.filter(book => roles.some(role => readsBook(role, book)))
  if (books.length === 0) return refuse('not-allowed', { action: 'readDossier' })
  const list = findDossierList(term ?? termAt(deps.now()).id)
  if (!list) return refuse('not-found')
  const rows = (await deps.store.listDocuments([unitId])).filter(row => row.termProfile === list.term)
  const documents = await withSources(deps, await readableOf(deps, person.id, rows, units, memberships))
  return done({ unit, list, roles, books, documents })
}

async function viewOf(deps: Deps, opened: OpenedDossier): Promise<DossierView> {
  return viewIn(opened, await readBooks(deps, opened.unit.id, opened.list.term, opened.books))
}

/** What the reader is told. @param read the books that they read */
export function viewIn(opened: OpenedDossier, read: readonly ReadBook[]): DossierView {
  const { unit, list, roles } = opened
  return {
    unit: { id: unit.id, name: unit.name },
    term: { id: list.term, title: findTermProfile(list.term)?.title ?? list.term },
    isFromAbove: roles.every(isSuperior),
    books: read.map(({ book, events, brokenAt }) => ({
      book,
      seq: roles.some(role => recordsIn(role, book)) ? events.length : null,
      brokenAt,
    })),
    items: list.entries.map(sourced => itemOf(opened, sourced, read)),
    history: read
      .flatMap(({ events }) => events)
      .filter(({ said }) => mayKnow(opened, said))
      .map(told),
    documents: opened.documents.map(({ id, title, access, stage }) => ({ id, title, access, stage })),
  }
}

function told({ book, entry, said, at, actorRole, byName }: DossierEvent): DossierTold {
  return { book, entry, said, at, actorRole, byName }
}

function itemOf(
  opened: OpenedDossier,
  { value: entry, confidence, source }: DossierList['entries'][number],
  read: readonly ReadBook[],
): DossierItem {
  const { id, title, titleEn, group, due, needs, isConfidential, usualStage } = entry
  const isRequired = isRequiredAt(entry, opened.unit.kind)
  const known = { confidence, source }
  const facts = { id, title, titleEn, group, due, needs, isConfidential, isRequired, usualStage, ...known }
  const book = read.find(one => one.book === bookOf(entry))
  if (!book) return { ...facts, standing: null }
  const latest = lastSaid(book.events).get(id)
  const last = latest && mayKnow(opened, latest.said) ? latest : null
  const documents = documentsOf(entry, last?.said ?? null, opened.documents)
  const state = stateOf(entry, last?.said ?? null, opened.documents)
  return {
    ...facts,
    standing: {
      state,
      isFulfilled: isFulfilled(entry, state),
      said: last && told(last),
      documents: documents.map(row => ({
        id: row.id,
        title: row.title,
        stage: row.stage,
        isBehind: isBehind(entry, row),
      })),
    },
  }
}
