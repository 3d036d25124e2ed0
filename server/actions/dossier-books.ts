// The registers of a unit's dossier: read with their chain followed, added to by whoever was not overtaken.

import {
  type Dossier,
  type DossierBook,
  type DossierDocument,
  type DossierEvent,
  type DossierSaid,
  dossierBooks,
  hashedDossierText,
  lastSaid,
} from '#model/dossier.ts'
import type { UnitId } from '#model/ids.ts'
import { firstPrevHash } from '#model/register.ts'
import { synthesisTemplateId } from '#model/synthesis.ts'
import { findDossierList } from '#templates/index.ts'
import { sha256 } from '../store/chain.ts'
import type { DocumentRow, Store } from '../store/store.ts'
import { readableOf } from './access.ts'
import type { Deps, Person } from './deps.ts'

/** A book as it was read. */
export interface ReadBook {
  readonly book: DossierBook
  /** The events up to the first that does not follow from the one before it. */
  readonly events: readonly DossierEvent[]
  /** Seq of that first wrong event; null = the book is whole. */
  readonly brokenAt: number | null
}

/** Reads books of a dossier. Nothing after a break is believed. */
export async function readBooks(
  { store }: { readonly store: Pick<Store, 'readDossier'> },
  unitId: UnitId,
  term: string,
  books: readonly DossierBook[],
): Promise<readonly ReadBook[]> {
  const all = await store.readDossier(unitId, term, books)
  return books.map(book => {
    const events = all.filter(event => event.book === book)
    const broken = events.findIndex((event, index) => !follows(event, events[index - 1], index + 1))
    if (broken < 0) return { book, events, brokenAt: null }
    return { book, events: events.slice(0, broken), brokenAt: broken + 1 }
  })
}

/** Names in the log every book that is no longer whole. Called once at start. */
export async function nameBrokenBooks(deps: Pick<Deps, 'store' | 'log'>): Promise<void> {
  for (const { unitId, term } of await deps.store.listDossiers()) {
    for (const { book, brokenAt } of await readBooks(deps, unitId, term, dossierBooks)) {
      if (brokenAt === null) continue
      deps.log.error(
        { unitId, term, book, seq: brokenAt },
        'a book of a dossier is broken: a row was changed, taken away or moved',
      )
    }
  }
}

/** Whether what was said names nothing but documents that are among these. */
export function mayKnow(
  { documents }: { readonly documents: readonly Pick<DocumentRow, 'id'>[] },
  said: DossierSaid,
): boolean {
  return said.kind !== 'document' || documents.some(({ id }) => id === said.documentId)
}

/** The event that follows the last one of a book. */
export function nextEvent(
  last: DossierEvent | undefined,
  said: Omit<DossierEvent, 'seq' | 'prevHash' | 'hash'>,
): DossierEvent {
  const numbered = { ...said, seq: (last?.seq ?? 0) + 1 }
  const prevHash = last?.hash ?? firstPrevHash
  return { ...numbered, prevHash, hash: sha256(hashedDossierText(numbered, prevHash)) }
}

function follows(event: DossierEvent, before: DossierEvent | undefined, seq: number): boolean {
  const prevHash = before?.hash ?? firstPrevHash
  const { prevHash: named, hash } = event
  return event.seq === seq && named === prevHash && hash === sha256(hashedDossierText(event, prevHash))
}

/** Documents as a dossier asks for them: of a synthesis, on what the opinions were that it consolidates. */
export async function withSources(
  deps: Pick<Deps, 'store' | 'registers'>,
  rows: readonly DocumentRow[],
): Promise<readonly (DocumentRow & DossierDocument)[]> {
  return Promise.all(
    rows.map(async row => {
      if (row.templateId !== synthesisTemplateId) return row
      const { synthesis } = await deps.registers.state(row.id)
      const source = synthesis && (await deps.store.findDocument(synthesis.documentId))
      return { ...row, synthesizes: source?.templateId ?? null }
    }),
  )
}

/**
 * The dossier that a document's gates ask; null = its term has no list, or its unit is gone.
 *
 * @param books those that may be spoken of to who asks
 * @param above somebody of a body above who asks: of a draft that was not handed over to them they learn nothing
 */
export async function dossierOf(
  deps: Pick<Deps, 'store' | 'registers' | 'now'>,
  { unitId, termProfile }: Pick<DocumentRow, 'unitId' | 'termProfile'>,
  books: readonly DossierBook[] = dossierBooks,
  above: Pick<Person, 'id'> | null = null,
): Promise<Dossier | null> {
  const list = findDossierList(termProfile)
  const [units, rows, read] = await Promise.all([
    deps.store.listUnits(),
    deps.store.listDocuments([unitId]),
    readBooks(deps, unitId, termProfile, books),
  ])
  const unit = units.find(({ id }) => id === unitId)
  if (!list || !unit) return null
  const ofTerm = rows.filter(row => row.termProfile === termProfile)
  const seen = above
    ? await readableOf(deps, above.id, ofTerm, units, await deps.store.listMembershipsOfUser(above.id))
    : ofTerm
  const documents = await withSources(deps, seen)
  const said = [...lastSaid(read.flatMap(({ events }) => events)).values()]
  return {
    unitId,
    kind: unit.kind,
    list,
    events: said.filter(event => mayKnow({ documents }, event.said)),
    documents,
    isFromAbove: above !== null,
    books,
    brokenAt: read.find(({ brokenAt }) => brokenAt !== null)?.brokenAt ?? null,
  }
}
