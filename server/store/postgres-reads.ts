// What the store reads on PostgreSQL. Each reading is one statement, and so as of one moment.

import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { Instant, UserId } from '#model/ids.ts'
import { createTextAfter, readTextAfter, type TextRow, tailColumns, textOf } from './postgres-text-after.ts'
import { createCommonReads } from './reads.ts'
import { eventOf, touchOf } from './rows.ts'
import type { Store } from './store.ts'
import type { BlockTouchTable, RegisterEventsTable, Tables } from './tables.ts'

/** A row of `clientOwnersQuery`: the driver gives large whole numbers as text. */
export interface OwnerRow {
  readonly client: string
  readonly user_id: UserId
}

/** Whose client ids are: parameters are the document and the ids. */
export const clientOwnersQuery =
  'SELECT client, user_id FROM client_owners WHERE document_id = $1 AND client = ANY ($2::bigint[])'

/** Rows of `clientOwnersQuery` as the store's door gives them. */
export function ownersIn(rows: readonly OwnerRow[]): ReadonlyMap<number, UserId> {
  return new Map(rows.map(({ client, user_id }) => [Number(client), user_id]))
}

/** A text with its tail and who sent each update of it, in the order of their seqs. */
interface AuthoredRow extends Omit<TextRow, 'place'> {
  readonly touches: readonly BlockTouchTable[]
  readonly users: readonly UserId[] | null
  readonly times: readonly Instant[] | null
}

/** Reads over a pool that the caller opens and closes. */
export function createReads(db: Kysely<Tables>, pool: Pool) {
  const own: Pick<Store, 'loadText' | 'findClientOwners' | 'loadAuthored' | 'readEvents'> = {
    async loadText(documentId) {
      const text = await readTextAfter(pool, documentId, -1)
      return text && { ...text, snapshot: text.snapshot ?? Uint8Array.of() }
    },
    async findClientOwners(documentId, clients) {
      return ownersIn((await pool.query<OwnerRow>(clientOwnersQuery, [documentId, clients])).rows)
    },
    async loadAuthored(documentId, maxRows) {
      const { rows } = await pool.query<AuthoredRow>({
        name: 'authored',
        // One row, whatever the tail: the driver takes as long for a row as the worker for folding it.
        text: `SELECT s.seq AS snapshot_seq, s.bytes AS snapshot,
            (SELECT coalesce(json_agg(t), '[]') FROM block_touch t WHERE t.document_id = s.document_id) AS touches,
            tail.first, tail.last, tail.lengths, tail.bytes, tail.users, tail.times
          FROM text_snapshots s
          CROSS JOIN LATERAL (
            SELECT ${tailColumns}, json_agg(u.user_id) AS users, json_agg(u.at) AS times
            FROM (
              SELECT seq, user_id, at, bytes FROM text_updates
              WHERE document_id = s.document_id ORDER BY seq LIMIT $2::bigint
            ) u
          ) tail
          WHERE s.document_id = $1`,
        values: [documentId, maxRows ?? null],
      })
      const [row] = rows
      if (!row) return null
      const { snapshot, snapshotSeq, tail } = textOf(documentId, -1, row)
      const [users, times] = [row.users ?? [], row.times ?? []]
      return {
        snapshot: snapshot ?? Uint8Array.of(),
        snapshotSeq,
        tail: tail.map(({ seq, update }, index) => ({
          seq,
          update,
          userId: users[index] ?? '',
          at: times[index] ?? '',
        })),
        touches: row.touches.map(touchOf),
      }
    },
    async readEvents(documentId, afterSeq) {
      const { rows } = await pool.query<RegisterEventsTable>(
        'SELECT * FROM register_events WHERE document_id = $1 AND seq > $2 ORDER BY seq',
        [documentId, afterSeq],
      )
      return rows.map(eventOf)
    },
  }
  return { ...createCommonReads(db), ...own, loadTextAfter: createTextAfter(pool) }
}
