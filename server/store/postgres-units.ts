// The writes of units, of the roles people have in them, of what they were made responsible for, and of dossiers, on PostgreSQL. Like those of the
// log they run inside a transaction of postgres-writer.ts, and tell the other nodes whose rights have changed.

import type { Client } from 'pg'
import type { DossierEvent } from '#model/dossier.ts'
import type { UnitId, UserId } from '#model/ids.ts'
import { noChanges } from './postgres-changes.ts'
import { insert } from './postgres-insert.ts'
import type { Written } from './postgres-log.ts'
import { assignmentColumns, dossierColumns } from './rows.ts'
import type { AssignmentRow, MembershipRow, UnitRow } from './store.ts'

/** As `Store.createUnit`. */
export async function createUnit(
  client: Client,
  { id, name, parentId, kind, place, superiorLine }: UnitRow,
): Promise<Written<null>> {
  const row = { id, name, parent_id: parentId, kind, place, superior_line: superiorLine }
  await insert(client, 'units', [row])
  return { value: null, changes: noChanges }
}

/** As `Store.addMembership`. */
export async function addMembership(
  client: Client,
  { unitId, userId, role, until }: MembershipRow,
): Promise<Written<null>> {
  await client.query(
    `INSERT INTO memberships (unit_id, user_id, role, until) VALUES ($1, $2, $3, $4)
      ON CONFLICT (unit_id, user_id, role) DO UPDATE SET until = excluded.until`,
    [unitId, userId, role, until ?? null],
  )
  return { value: null, changes: { documents: [], rightsOf: [userId] } }
}

/** As `Store.removeMemberships`. */
export async function removeMemberships(
  client: Client,
  unitId: UnitId,
  userId: UserId,
): Promise<Written<null>> {
  await client.query('DELETE FROM assignments WHERE holder_unit_id = $1 AND user_id = $2', [unitId, userId])
  await client.query('DELETE FROM memberships WHERE unit_id = $1 AND user_id = $2', [unitId, userId])
  return { value: null, changes: { documents: [], rightsOf: [userId] } }
}

/** As `Store.addAssignment`. */
export async function addAssignment(client: Client, row: AssignmentRow): Promise<Written<null>> {
  await insert(client, 'assignments', [{ ...assignmentColumns(row) }])
  return { value: null, changes: { documents: [], rightsOf: [row.userId] } }
}

/** As `Store.removeAssignment`. */
export async function removeAssignment(client: Client, id: string, userId: UserId): Promise<Written<null>> {
  await client.query('DELETE FROM assignments WHERE id = $1 AND user_id = $2', [id, userId])
  return { value: null, changes: { documents: [], rightsOf: [userId] } }
}

/** As `Store.appendDossierEvent`. */
export async function appendDossierEvent(client: Client, event: DossierEvent): Promise<Written<boolean>> {
  const columns = Object.entries(dossierColumns(event))
  const { rowCount } = await client.query(
    `INSERT INTO dossier_events (${columns.map(([name]) => name).join(', ')})
      VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')}) ON CONFLICT DO NOTHING`,
    columns.map(([, value]) => value),
  )
  return { value: rowCount === 1, changes: noChanges }
}
