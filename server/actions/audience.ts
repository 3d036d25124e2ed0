// Who can be asked in a round: the people of the document's unit and of the units below it, and these units.

import type { DocumentId, UnitId } from '#model/ids.ts'
import type { Named } from '#model/opinion.ts'
import { done, type Outcome } from '#model/refusal.ts'
import type { DocumentRow } from '../store/store.ts'
import { ancestors, openDocument, rolesOf } from './access.ts'
import type { Deps, Person } from './deps.ts'

const vietnamese = new Intl.Collator('vi')

/** People with the unit they belong to, and units, the document's own first. */
export interface Candidates {
  readonly people: readonly (Named & { readonly unitId: UnitId })[]
  readonly units: readonly { readonly id: UnitId; readonly name: string }[]
}

/** Whom a round on a document may ask. */
export async function listCandidates(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
): Promise<Outcome<Candidates>> {
  const opened = await openDocument(deps, person, documentId, 'openRound')
  return opened.ok ? done(await candidatesIn(deps, opened.value.row)) : opened
}

/** Whom a round on a document may ask: nobody who may not read it, and no administrator. */
export async function candidatesIn(
  deps: Pick<Deps, 'store' | 'accounts'>,
  row: DocumentRow,
): Promise<Candidates> {
  const all = await deps.store.listUnits()
  const { unitId, access } = row
  const own = all.filter(unit => unit.id === unitId)
  const isOpen = access === 'unit'
  const units = isOpen ? [...own, ...all.filter(unit => ancestors(all, unit.id).includes(unitId))] : own
  const rows = (await Promise.all(units.map(unit => deps.store.listMembershipsOfUnit(unit.id)))).flat()
  const unitOf = new Map<string, UnitId>()
  for (const held of rows)
    if (held.role !== 'admin' && rolesOf(row, held).length > 0 && !unitOf.has(held.userId))
      unitOf.set(held.userId, held.unitId)
  const accounts = await deps.accounts.findByIds([...unitOf.keys()])
  return {
    people: accounts
      .map(({ id, name }) => ({ id, name, unitId: unitOf.get(id) ?? unitId }))
      .sort(byGivenName),
    units: isOpen ? units.map(({ id, name }) => ({ id, name })) : [],
  }
}

/** As a Vietnamese list does: by the given name, which stands last, then by the whole name. */
function byGivenName(a: Named, b: Named): number {
  const given = ({ name }: Named) => name.trim().split(/\s+/u).at(-1) ?? ''
  return vietnamese.compare(given(a), given(b)) || vietnamese.compare(a.name, b.name)
}
