// Orders of lists, done here and not in SQL: each engine collates Vietnamese in its own way.

import type { DocumentRow, UnitRow } from './store.ts'

const vietnamese = new Intl.Collator('vi', { numeric: true })

/** Units by name as a Vietnamese reader expects, "Chi bộ 2" before "Chi bộ 10"; equal names by id. */
export function byName(a: UnitRow, b: UnitRow): number {
  return vietnamese.compare(a.name, b.name) || compare(a.id, b.id)
}

/** Documents by their last change, latest first; equal ones by id. */
export function latestFirst(a: DocumentRow, b: DocumentRow): number {
  return compare(b.updatedAt, a.updatedAt) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
