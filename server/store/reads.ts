// Reads that both engines word alike, through Kysely. Texts and the register are read by each engine in its own words.

import type { Kysely } from 'kysely'
import { type Assignment, measuring } from '#model/assignment.ts'
import type { DocumentId, Instant } from '#model/ids.ts'
import { isSuperior } from '#model/role.ts'
import { byName, latestFirst } from './order.ts'
import { assignmentOf, attachmentOf, bytesOf, documentOf, dossierEventOf, unitOf, versionOf } from './rows.ts'
import type { AssignmentRow, MembershipRow, Store } from './store.ts'
import type { Tables } from './tables.ts'

/** The part of the store's door that is read here. */
type CommonReads = Pick<
  Store,
  | 'findDocument'
  | 'findDocuments'
  | 'listDocuments'
  | 'listVersions'
  | 'findVersion'
  | 'findAttachment'
  | 'listUnits'
  | 'listMembershipsOfUser'
  | 'listMembershipsOfUsers'
  | 'listMembershipsOfUnit'
  | 'listAssignmentsOfUnit'
  | 'nextNumber'
  | 'listDossiers'
  | 'readDossier'
>

/**
 * Reads over a database that the caller opens and closes.
 *
 * @param lastJournaled when texts were last written to whose updates are not in their place yet
 */
export function createCommonReads(
  db: Kysely<Tables>,
  lastJournaled: () => ReadonlyMap<DocumentId, Instant> = () => new Map(),
): CommonReads {
  const documents = () =>
    db
      .selectFrom('documents')
      .selectAll()
      .select(({ selectFrom }) =>
        selectFrom('text_updates')
          .select('at')
          .whereRef('document_id', '=', 'documents.id')
          .orderBy('seq', 'desc')
          .limit(1)
          .$castTo<{ at: Instant | null }>()
          .as('typed_at'),
      )
  /** Reads documents; the journal before them, since what is moved meanwhile must be in one of the two. */
  const read = async (narrowed: (all: ReturnType<typeof documents>) => ReturnType<typeof documents>) => {
    const journaled = lastJournaled()
    const found = await narrowed(documents()).execute()
    return found.map(({ typed_at: typedAt, ...columns }) =>
      documentOf(columns, latest(typedAt, journaled.get(columns.id) ?? null)),
    )
  }

  return {
    async findDocument(id) {
      return (await read(all => all.where('id', '=', id))).at(0) ?? null
    },
    async findDocuments(ids) {
      if (ids.length === 0) return []
      const found = await db.selectFrom('documents').selectAll().where('id', 'in', ids).execute()
      return found.map(columns => documentOf(columns, null))
    },
    async listDocuments(unitIds) {
      return unitIds.length === 0
        ? []
        : (await read(all => all.where('unit_id', 'in', unitIds))).sort(latestFirst)
    },
    async listVersions(documentId) {
      const found = await db
        .selectFrom('versions')
        .select(['id', 'document_id', 'ordinal', 'name', 'draft', 'stage', 'sha256'])
        .select(['created_at', 'created_by', 'created_by_name'])
        .where('document_id', '=', documentId)
        .orderBy('ordinal')
        .execute()
      return found.map(versionOf)
    },
    async findVersion(documentId, id) {
      const found = await db
        .selectFrom('versions')
        .selectAll()
        .where('document_id', '=', documentId)
        .where('id', '=', id)
        .executeTakeFirst()
      return found ? { ...versionOf(found), json: found.json, state: bytesOf(found.state) } : null
    },
    async findAttachment(documentId, sha256) {
      const found = await db
        .selectFrom('attachments')
        .selectAll()
        .where('document_id', '=', documentId)
        .where('sha256', '=', sha256)
        .executeTakeFirst()
      return found ? attachmentOf(found) : null
    },
    async nextNumber({ unitId, term, symbol }) {
      const found = await db
        .selectFrom('document_numbers')
        .select(({ fn }) => fn.max('number').as('last'))
        .where('unit_id', '=', unitId)
        .where('term', '=', term)
        .where('symbol', '=', symbol)
        .executeTakeFirst()
      return (found?.last ?? 0) + 1
    },
    async listUnits() {
      return (await db.selectFrom('units').selectAll().execute()).map(unitOf).sort(byName)
    },
    async listMembershipsOfUser(userId) {
      const found = await memberships(db).where('user_id', '=', userId).execute()
      return measured(db, found.map(membershipOf))
    },
    async listMembershipsOfUsers(userIds) {
      if (userIds.length === 0) return []
      const found = await memberships(db).where('user_id', 'in', userIds).execute()
      return measured(db, found.map(membershipOf))
    },
    async listMembershipsOfUnit(unitId) {
      const found = await memberships(db).where('unit_id', '=', unitId).execute()
      return measured(db, found.map(membershipOf))
    },
    async listAssignmentsOfUnit(holderUnitId) {
      const found = await assignments(db).where('holder_unit_id', '=', holderUnitId).execute()
      return found.map(assignmentOf)
    },
    async listDossiers() {
      const found = await db
        .selectFrom('dossier_events')
        .select(['unit_id', 'term'])
        .distinct()
        .orderBy('unit_id')
        .orderBy('term')
        .execute()
      return found.map(({ unit_id: unitId, term }) => ({ unitId, term }))
    },
    async readDossier(unitId, term, books) {
      if (books.length === 0) return []
      const found = await db
        .selectFrom('dossier_events')
        .selectAll()
        .where('unit_id', '=', unitId)
        .where('term', '=', term)
        .where('book', 'in', books)
        .orderBy('book')
        .orderBy('seq')
        .execute()
      return found.map(dossierEventOf)
    },
  }
}

function latest(one: Instant | null, other: Instant | null): Instant | null {
  return one === null || (other !== null && other > one) ? other : one
}

/** Memberships with what their roles are measured by. Most people's are measured by nothing: then nothing more is read. */
async function measured(
  db: Kysely<Tables>,
  rows: readonly MembershipRow[],
): Promise<readonly MembershipRow[]> {
  const holders = [...new Set(rows.filter(isMeasurable).map(({ userId }) => userId))]
  if (holders.length === 0) return rows
  const found = (await assignments(db).where('user_id', 'in', holders).execute()).map(assignmentOf)
  return withAssignments(rows, found)
}

function isMeasurable({ role }: MembershipRow): boolean {
  return isSuperior(role) || role === 'clerk'
}

/** Memberships with those of the assignments that are theirs. */
export function withAssignments(
  rows: readonly MembershipRow[],
  all: readonly AssignmentRow[],
): readonly MembershipRow[] {
  return rows.map(row => {
    const own = all
      .filter(one => one.userId === row.userId && one.holderUnitId === row.unitId)
      .map(
        ({ id, unitId, documentId, sections, from, until }): Assignment => ({
          id,
          unitId,
          documentId,
          sections,
          from,
          until,
        }),
      )
    const assignments = measuring(row, own)
    return assignments === null ? row : { ...row, assignments }
  })
}

function assignments(db: Kysely<Tables>) {
  return db.selectFrom('assignments').selectAll().orderBy('made_at').orderBy('id')
}

function memberships(db: Kysely<Tables>) {
  return db
    .selectFrom('memberships')
    .select(['unit_id as unitId', 'user_id as userId', 'role', 'until'])
    .orderBy('unit_id')
    .orderBy('user_id')
    .orderBy('role')
}

/** A role without an end says nothing of one. */
function membershipOf({
  until,
  ...row
}: Omit<MembershipRow, 'until'> & { readonly until: Instant | null }): MembershipRow {
  return until === null ? row : { ...row, until }
}
