// What the administration page reads of assignments, and the words it has for them.

import { queryOptions } from '@tanstack/react-query'
import type { AssignmentsAnswer } from '#model/api.ts'
import { assignmentsEn } from '../../words/assignments-en.ts'
import { type AssignmentWords, assignmentsVi } from '../../words/assignments-vi.ts'
import { request } from '../data/request.ts'
import { useLanguage } from '../language.tsx'

/** Address of a unit's assignments. */
export function assignmentsPath(unitId: string): string {
  return `/api/units/${encodeURIComponent(unitId)}/assignments`
}

/** Assignments of a unit's people, and the units that can be assigned. */
export function assignmentsQuery(unitId: string) {
  return queryOptions({
    queryKey: ['assignments', unitId],
    queryFn: () => request<AssignmentsAnswer>('GET', assignmentsPath(unitId)),
  })
}

/** The words. */
export function useAssignmentWords(): AssignmentWords {
  return useLanguage().language === 'en' ? assignmentsEn : assignmentsVi
}
