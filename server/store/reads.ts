// Reads that both engines word alike, through Kysely. Texts and the register are read by each engine in its own words.

import type { Kysely } from 'kysely'
import type { Instant } from '#model/ids.ts'
import { byName, latestFirst } from './order.ts'
import { bytesOf, documentOf, unitOf, versionOf } from './rows.ts'
import type { MembershipRow, Store } from './store.ts'
import type { Tables } from './tables.ts'

/** The part of the store's door that is read here. */
type CommonReads = Pick<
  Store,
  | 'findDocument'
  | 'findDocuments'
  | 'listDocuments'
  | 'listVersions'
  | 'findVersion'
  | 'listUnits'
  | 'listMembershipsOfUser'
  | 'listMembershipsOfUsers'
  | 'listMembershipsOfUnit'
  | 'nextNumber'
>

/** Reads over a database that the caller opens and closes. */
export function createCommonReads(db: Kysely<Tables>): CommonReads {
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

  return {
    async findDocument(id) {
      const found = await documents().where('id', '=', id).executeTakeFirst()
      return found ? documentOf(found, found.typed_at) : null
    },
    async findDocuments(ids) {
      if (ids.length === 0) return []
      const found = await documents().where('id', 'in', ids).execute()
      return found.map(columns => documentOf(columns, columns.typed_at))
    },
    async listDocuments(unitIds) {
      if (unitIds.length === 0) return []
      const found = await documents().where('unit_id', 'in', unitIds).execute()
      return found.map(columns => documentOf(columns, columns.typed_at)).sort(latestFirst)
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
      return (await memberships(db).where('user_id', '=', userId).execute()).map(membershipOf)
    },
    async listMembershipsOfUsers(userIds) {
      if (userIds.length === 0) return []
      return (await memberships(db).where('user_id', 'in', userIds).execute()).map(membershipOf)
    },
    async listMembershipsOfUnit(unitId) {
      return (await memberships(db).where('unit_id', '=', unitId).execute()).map(membershipOf)
    },
  }
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
