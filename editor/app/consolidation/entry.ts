// An opinion given on paper or at a meeting, as it is being typed in: what it still lacks, and what is sent of it.

import type { OpinionId, RoundId, SectionKey, UnitId } from '#model/ids.ts'
import type { Kind, Severity, SourceLevel } from '#model/opinion.ts'

/** The form's state; numbers are still text. */
export interface Entry {
  readonly source: 'paper' | 'meeting'
  readonly who: string
  readonly unitId: UnitId | null
  readonly level: SourceLevel | null
  readonly reference: string
  readonly agreed: string
  readonly present: string
  readonly roundId: RoundId | null
  readonly sectionKey: SectionKey | null
  readonly kind: Kind
  readonly severity: Severity
  readonly quote: string
  readonly proposed: string
  readonly body: string
}

/** Nothing typed yet. */
export const firstEntry: Entry = {
  source: 'paper',
  who: '',
  unitId: null,
  level: null,
  reference: '',
  agreed: '',
  present: '',
  roundId: null,
  sectionKey: null,
  kind: 'clarify',
  severity: 'major',
  quote: '',
  proposed: '',
  body: '',
}

/** The next opinion from the same paper: who gave it and where it stands are kept. */
export function nextEntry(entry: Entry): Entry {
  return { ...entry, quote: '', proposed: '', body: '' }
}

/** What an entry lacks. */
export type EntryProblem = 'who' | 'body' | 'proposed' | 'headCountHalf' | 'headCountWrong'

/** Checks an entry by the register's rules. */
export function entryProblems(entry: Entry): EntryProblem[] {
  const problems: EntryProblem[] = []
  if (entry.who.trim() === '' && entry.unitId === null) problems.push('who')
  if (entry.body.trim() === '') problems.push('body')
  if (entry.kind === 'replace' && entry.proposed.trim() === '') problems.push('proposed')
  const [agreed, present] = [count(entry.agreed), count(entry.present)]
  if ((agreed === null) !== (present === null)) problems.push('headCountHalf')
  else if (agreed !== null && present !== null && !(agreed <= present && present > 0))
    problems.push('headCountWrong')
  return problems
}

/** The opinion as the register takes it. Only call it for an entry that lacks nothing. */
export function sentEntry(id: OpinionId, entry: Entry): object {
  const [agreed, present] = [count(entry.agreed), count(entry.present)]
  const text = (name: string, value: string): object =>
    value.trim() === '' ? {} : { [name]: value.trim().normalize('NFC') }
  return {
    id,
    kind: entry.kind,
    severity: entry.severity,
    body: entry.body.trim().normalize('NFC'),
    source: entry.source,
    ...text('onBehalfOf', entry.who),
    ...text('sourceRef', entry.reference),
    ...text('proposedText', entry.proposed),
    ...(entry.unitId === null ? {} : { onBehalfOfUnit: entry.unitId }),
    ...(entry.level === null ? {} : { sourceLevel: entry.level }),
    ...(entry.roundId === null ? {} : { roundId: entry.roundId }),
    ...(entry.sectionKey === null ? {} : { sectionKey: entry.sectionKey }),
    ...(agreed === null || present === null ? {} : { headCount: { agreed, present } }),
    ...(entry.quote.trim() === '' ? {} : { anchor: { quote: entry.quote.trim().normalize('NFC') } }),
  }
}

/** A whole number that was typed; null = the field is empty or holds no number. */
function count(text: string): number | null {
  return /^\d{1,6}$/u.test(text.trim()) ? Number(text.trim()) : null
}
