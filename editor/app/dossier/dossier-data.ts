// What the page of a dossier reads, the words it has, and whose dossiers a person may open.

import { queryOptions } from '@tanstack/react-query'
import type { DossierCheck, DossierItem, DossierView, Me, Unit } from '#model/api.ts'
import { dossierBooks, readsBook } from '#model/dossier.ts'
import { isSuperior } from '#model/role.ts'
import { dossierEn } from '../../words/dossier-en.ts'
import { type DossierWords, dossierVi } from '../../words/dossier-vi.ts'
import { request } from '../data/request.ts'
import { useLanguage } from '../language.tsx'

/** Address of a unit's dossier on the server. */
export function dossierApi(unitId: string): string {
  return `/api/units/${encodeURIComponent(unitId)}/dossier`
}

/** The dossier of a unit. */
export function dossierQuery(unitId: string) {
  return queryOptions({
    queryKey: ['dossier', unitId],
    queryFn: () => request<DossierView>('GET', dossierApi(unitId)),
    staleTime: 0,
  })
}

/** Its self-check. */
export function dossierCheckQuery(unitId: string) {
  return queryOptions({
    queryKey: ['dossier', unitId, 'check'],
    queryFn: () => request<DossierCheck>('GET', `${dossierApi(unitId)}/check`),
    staleTime: 0,
  })
}

/** The words. */
export function useDossierWords(): DossierWords {
  return useLanguage().language === 'en' ? dossierEn : dossierVi
}

/** What an entry is called in the language chosen. */
export function useEntryTitle(): (entry: Pick<DossierItem, 'title' | 'titleEn'>) => string {
  const { language } = useLanguage()
  return ({ title, titleEn }) => (language === 'en' ? titleEn : title)
}

/** The units whose dossier a person may open: their own by a role that reads one, those below a superior role. */
export function dossierUnits({ memberships }: Me, units: readonly Unit[]): readonly Unit[] {
  const held = memberships.filter(({ role }) => dossierBooks.some(book => readsBook(role, book)))
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]))
  const isBelow = (unitId: string, above: string): boolean => {
    const parent = parents.get(unitId)
    return parent != null && (parent === above || isBelow(parent, above))
  }
  return units.filter(({ id }) =>
    held.some(({ unitId, role }) => (isSuperior(role) ? isBelow(id, unitId) : id === unitId)),
  )
}
