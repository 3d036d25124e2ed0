// An opinion given on paper or at a meeting, as it is being typed in: what it still lacks, and what is sent of it.

import type { OpinionId, RoundId, SectionKey, UnitId } from '#model/ids.ts'
import type { Kind, OpinionDraft, Severity, SourceLevel } from '#model/opinion.ts'

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
export function sentEntry(id: OpinionId, entry: Entry): OpinionDraft {
  const [agreed, present] = [count(entry.agreed), count(entry.present)]
  const text = (value: string): string | null => value.trim().normalize('NFC') || null
  const quote = text(entry.quote)
  return {
    id,
    kind: entry.kind,
    severity: entry.severity,
    criterion: null,
    sectionKey: entry.sectionKey,
    anchor: quote === null ? null : { quote },
    body: entry.body.trim().normalize('NFC'),
    proposedText: text(entry.proposed),
    onBehalfOf: text(entry.who),
    source: entry.source,
    sourceRef: text(entry.reference),
    onBehalfOfUnit: entry.unitId,
    sourceLevel: entry.level,
    roundId: entry.roundId,
    headCount: agreed === null || present === null ? null : { agreed, present },
  }
}

/** The form of an opinion that was sent from it and refused; null for one that another form has written. */
export function entryOf(draft: OpinionDraft): Entry | null {
  const { source, anchor, headCount } = draft
  if (source !== 'paper' && source !== 'meeting') return null
  if (anchor?.blockId || draft.criterion !== null || draft.corrects || draft.versionId) return null
  return {
    source,
    who: draft.onBehalfOf ?? '',
    unitId: draft.onBehalfOfUnit ?? null,
    level: draft.sourceLevel ?? null,
    reference: draft.sourceRef ?? '',
    agreed: headCount ? String(headCount.agreed) : '',
    present: headCount ? String(headCount.present) : '',
    roundId: draft.roundId ?? null,
    sectionKey: draft.sectionKey,
    kind: draft.kind,
    severity: draft.severity,
    quote: anchor?.quote ?? '',
    proposed: draft.proposedText ?? '',
    body: draft.body,
  }
}

/** A whole number that was typed; null = the field is empty or holds no number. */
function count(text: string): number | null {
  return /^\d{1,6}$/u.test(text.trim()) ? Number(text.trim()) : null
}
