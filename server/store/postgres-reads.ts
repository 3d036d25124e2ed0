// What the store reads on PostgreSQL. Each reading is one statement, and so as of one moment.

import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { Instant, UserId } from '#model/ids.ts'
import { createTextAfter, readTextAfter } from './postgres-text-after.ts'
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

/** The snapshot with every touch, or an update with its sender. */
interface AuthoredRow {
  readonly seq: number
  readonly bytes: Buffer
  readonly touches: readonly BlockTouchTable[] | null
  readonly user_id: UserId | null
  readonly at: Instant | null
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
        text: `SELECT s.seq, s.bytes,
            (SELECT coalesce(json_agg(t), '[]') FROM block_touch t WHERE t.document_id = s.document_id) AS touches,
            NULL AS user_id, NULL AS at
            FROM text_snapshots s WHERE document_id = $1
          UNION ALL
          SELECT seq, bytes, NULL, user_id, at FROM text_updates WHERE document_id = $1
          ORDER BY seq LIMIT $2::bigint + 1`, // the snapshot comes first; no limit without a number
        values: [documentId, maxRows ?? null],
      })
      const [snapshot, ...tail] = rows
      if (!snapshot) return null
      return {
        snapshot: ownBytes(snapshot.bytes),
        snapshotSeq: snapshot.seq,
        tail: tail.map((row, index) => {
          if (row.seq !== snapshot.seq + 1 + index)
            throw new Error(`text ${documentId}: update ${snapshot.seq + 1 + index} is missing`)
          return { seq: row.seq, update: ownBytes(row.bytes), userId: row.user_id ?? '', at: row.at ?? '' }
        }),
        touches: (snapshot.touches ?? []).map(touchOf),
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

/** Bytes with a buffer of their own: the driver's small ones share a large one. */
function ownBytes(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes)
}
