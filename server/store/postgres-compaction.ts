// Folds a text's tail into its snapshot on PostgreSQL, on a connection of its own: nobody's keys wait for it but while it commits. What
// is appended meanwhile lies above the rows that go, and the log's next number is told from snapshot and rows as of one moment.

import type { Pool, PoolClient } from 'pg'
import type { DocumentId, Instant } from '#model/ids.ts'
import { touchColumns } from './rows.ts'
import type { FoldedTouches } from './store.ts'

interface Compacted {
  /** Seq of the text's last update. */
  readonly last: number
  /** When the last row that was folded was sent; null when nothing was folded. */
  readonly at: Instant | null
}

/** As `Store.compactText`. */
export async function compactText(
  pool: Pool,
  documentId: DocumentId,
  seq: number,
  snapshot: Uint8Array,
  folded?: FoldedTouches,
): Promise<void> {
  if (!Number.isInteger(seq)) throw new RangeError(`compaction of ${documentId} up to ${seq}`)
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const compacted = await replace(client, documentId, seq, snapshot, folded)
    // Last, because whoever appends to the document waits for this row until the commit.
    if (compacted?.at)
      await client.query('UPDATE documents SET updated_at = greatest(updated_at, $2) WHERE id = $1', [
        documentId,
        compacted.at,
      ])
    await client.query('COMMIT')
    client.release()
    if (!compacted) throw new RangeError(`no document ${documentId}`)
    if (!(seq <= compacted.last))
      throw new RangeError(
        `compaction of ${documentId} up to ${seq}, but its last update is ${compacted.last}`,
      )
  } catch (error) {
    if (!(error instanceof RangeError)) client.release(true) // with whatever was begun on it
    throw error
  }
}

async function replace(
  client: PoolClient,
  documentId: DocumentId,
  seq: number,
  snapshot: Uint8Array,
  folded?: FoldedTouches,
): Promise<Compacted | undefined> {
  const touches = (folded?.touches ?? []).map(touch => touchColumns(documentId, touch))
  const { rows } = await client.query<Compacted>({
    name: 'compact',
    // What it changes is changed if `due` has a row. The snapshot's row is held first: of two compactions at once the second sees what
    // the first has made of it.
    text: `WITH held AS MATERIALIZED (
        SELECT s.seq FROM text_snapshots s WHERE s.document_id = $1 FOR UPDATE
      ), stored AS MATERIALIZED (
        SELECT held.seq AS compacted,
          greatest(held.seq, (SELECT max(u.seq) FROM text_updates u WHERE u.document_id = $1)) AS last
        FROM held
      ), due AS MATERIALIZED (
        SELECT 1 FROM stored WHERE $2::integer BETWEEN compacted AND last AND coalesce($4::integer, compacted) = compacted
      ), folded AS (
        UPDATE text_snapshots s SET seq = $2, bytes = $3 FROM due WHERE s.document_id = $1
      ), gone AS (
        DELETE FROM text_updates u USING due WHERE u.document_id = $1 AND u.seq <= $2
      ), touched AS (
        INSERT INTO block_touch
        SELECT $1, given.* FROM unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::integer[], $10::integer[]) AS given, due
        ON CONFLICT (document_id, block_id, user_id) DO UPDATE SET first_at = excluded.first_at,
          last_at = excluded.last_at, chars_added = excluded.chars_added, chars_removed = excluded.chars_removed
      )
      SELECT last, (SELECT u.at FROM text_updates u, due WHERE u.document_id = $1 AND u.seq = $2) AS at FROM stored`,
    values: [
      documentId,
      seq,
      snapshot,
      folded?.after ?? null,
      touches.map(row => row.block_id),
      touches.map(row => row.user_id),
      touches.map(row => row.first_at),
      touches.map(row => row.last_at),
      touches.map(row => row.chars_added),
      touches.map(row => row.chars_removed),
    ],
  })
  return rows[0]
}
