// Many rows into one table of PostgreSQL.

import type { Client } from 'pg'

/** PostgreSQL takes 65,535 parameters in a statement. */
const rowsPerInsert = 1000

/** Inserts rows that all have the same columns; table and columns are names of ours. */
export async function insert(
  client: Client,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    const some = rows.slice(from, from + rowsPerInsert)
    const places = some.map(
      (_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(', ')})`,
    )
    await client.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${places.join(', ')}`,
      some.flatMap(row => columns.map(column => row[column])),
    )
  }
}
