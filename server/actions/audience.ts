// Who can be asked in a round: the people of the document's unit and of the units below it, and these units.

import type { DocumentId, UnitId } from '#model/ids.ts'
import type { Named } from '#model/opinion.ts'
import { done, type Outcome } from '#model/refusal.ts'
import { ancestors, openDocument } from './access.ts'
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
  return opened.ok ? done(await candidatesIn(deps, opened.value.row.unitId)) : opened
}

/** Whom a round of a unit may ask. Administrators read no text and are not asked. */
export async function candidatesIn(
  deps: Pick<Deps, 'store' | 'accounts'>,
  unitId: UnitId,
): Promise<Candidates> {
  const all = await deps.store.listUnits()
  const own = all.filter(unit => unit.id === unitId)
  const units = [...own, ...all.filter(unit => ancestors(all, unit.id).includes(unitId))]
  const rows = (await Promise.all(units.map(unit => deps.store.listMembershipsOfUnit(unit.id)))).flat()
  const unitOf = new Map<string, UnitId>()
  for (const row of rows)
    if (row.role !== 'admin' && !unitOf.has(row.userId)) unitOf.set(row.userId, row.unitId)
  const accounts = await deps.accounts.findByIds([...unitOf.keys()])
  return {
    people: accounts
      .map(({ id, name }) => ({ id, name, unitId: unitOf.get(id) ?? unitId }))
      .sort(byGivenName),
    units: units.map(({ id, name }) => ({ id, name })),
  }
}

/** As a Vietnamese list does: by the given name, which stands last, then by the whole name. */
function byGivenName(a: Named, b: Named): number {
  const given = ({ name }: Named) => name.trim().split(/\s+/u).at(-1) ?? ''
  return vietnamese.compare(given(a), given(b)) || vietnamese.compare(a.name, b.name)
}
