// What is said of an entry of the dossier, as it is typed.

import type { DossierSaid } from '#model/dossier.ts'
import { formatDay } from '../../words/day.ts'
import { dayFrom } from '../parts/decision-basis.ts'

/** What can be said, in the order of the form. */
export const recordKinds = ['outside', 'document', 'notNeeded', 'takenBack'] as const

/** Whether a value names a kind. */
export function isKind(value: string): value is DossierSaid['kind'] {
  return recordKinds.some(kind => kind === value)
}

/** The fields as they stand on the screen; days as `22/11/2026`. */
export interface TypedRecord {
  readonly kind: DossierSaid['kind']
  readonly number: string
  readonly date: string
  readonly isApproved: boolean
  readonly by: string
  readonly on: string
  readonly documentId: string | null
  readonly reason: string
}

/** A field with which something is wrong. */
export type RecordFault = 'number' | 'date' | 'by' | 'on' | 'documentId' | 'reason'

/** The form as it opens: with what was said last, so that the next word corrects it. */
export function nothingTyped(last: DossierSaid | null): TypedRecord {
  const paper = last?.kind === 'outside' ? last : null
  return {
    kind: last?.kind ?? 'outside',
    number: paper?.number ?? '',
    date: paper ? formatDay(paper.date) : '',
    isApproved: paper?.approved != null,
    by: paper?.approved?.by ?? '',
    on: paper?.approved ? formatDay(paper.approved.on) : '',
    documentId: last?.kind === 'document' ? last.documentId : null,
    reason: last?.kind === 'notNeeded' ? last.reason : '',
  }
}

/** What is said; null with what is wrong, by field. */
export function saidFrom(typed: TypedRecord): {
  readonly said: DossierSaid | null
  readonly faults: ReadonlySet<RecordFault>
} {
  const faults = new Set<RecordFault>()
  const failed = { said: null, faults }
  const text = (field: 'number' | 'by' | 'reason'): string => {
    const value = typed[field].trim()
    if (value === '') faults.add(field)
    return value
  }
  const day = (field: 'date' | 'on'): string => {
    const value = dayFrom(typed[field])
    if (value === null) faults.add(field)
    return value ?? ''
  }
  if (typed.kind === 'outside') {
    const [number, date] = [text('number'), day('date')]
    const approved = typed.isApproved ? { by: text('by'), on: day('on') } : null
    return faults.size > 0 ? failed : { said: { kind: 'outside', number, date, approved }, faults }
  }
  if (typed.kind === 'document') {
    const { documentId } = typed
    if (documentId === null) faults.add('documentId')
    return documentId === null ? failed : { said: { kind: 'document', documentId }, faults }
  }
  const reason = text('reason')
  return faults.size > 0 ? failed : { said: { kind: typed.kind, reason }, faults }
}
