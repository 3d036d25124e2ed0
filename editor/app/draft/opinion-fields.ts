// What is filled in of an opinion, what is still missing, and the opinion that becomes of it.

import type { OpinionId, SectionKey, UnitId, VersionId } from '#model/ids.ts'
import type { Criterion, Kind, OpinionDraft, Severity, Source, SourceLevel } from '#model/opinion.ts'
import type { CapturedSelection } from '../../index.ts'
import { guessKind } from './guess-kind.ts'

/** What the form holds. */
export interface OpinionFields {
  readonly isOnWhole: boolean
  readonly proposedText: string
  readonly body: string
  /** null = as guessed. */
  readonly kind: Kind | null
  readonly severity: Severity
  readonly criterion: Criterion | null
  readonly onBehalfOf: string
  readonly onBehalfOfUnit: UnitId | null
  readonly sourceLevel: SourceLevel | null
  readonly source: Source
  readonly sourceRef: string
  /** Numbers as they were typed; '' = none. */
  readonly agreed: string
  readonly present: string
  /** The earlier opinion this one puts right. */
  readonly corrects: OpinionId | null
  /** The kept version that its words were taken from; null = the text as it stands. */
  readonly versionId: VersionId | null
}

/** A form nobody has touched. */
export const emptyFields: OpinionFields = {
  isOnWhole: false,
  proposedText: '',
  body: '',
  kind: null,
  severity: 'minor',
  criterion: null,
  onBehalfOf: '',
  onBehalfOfUnit: null,
  sourceLevel: null,
  source: 'system',
  sourceRef: '',
  agreed: '',
  present: '',
  corrects: null,
  versionId: null,
}

/** What an opinion is about, and who gives it. */
export interface OpinionAbout {
  readonly words: Pick<CapturedSelection, 'anchor' | 'quote'> | null
  readonly sectionKey: SectionKey | null
  /** Whether it is given for others: on paper, at a meeting. */
  readonly isOnBehalf: boolean
}

/** Whether the wording was changed. */
export function isChanged(fields: OpinionFields, { words }: OpinionAbout): boolean {
  return words !== null && fields.proposedText !== words.quote
}

/** The kind that was chosen, else the one guessed from what was done to the words. */
export function kindOf(fields: OpinionFields, { words }: OpinionAbout): Kind {
  if (fields.kind !== null) return fields.kind
  if (words !== null) return guessKind(words.quote, fields.proposedText)
  return fields.isOnWhole ? 'general' : 'clarify'
}

/** What keeps an opinion from being sent. */
export type Missing = 'body' | 'proposal' | 'holder' | 'count'

/** Everything that is missing, in the order of the form. */
export function missingIn(fields: OpinionFields, about: OpinionAbout): readonly Missing[] {
  const missing: Missing[] = []
  const hasWording = isChanged(fields, about)
  if (kindOf(fields, about) === 'replace' && !hasWording) missing.push('proposal')
  const isHeld = fields.onBehalfOf.trim() !== '' || fields.onBehalfOfUnit !== null
  if (about.isOnBehalf && !isHeld) missing.push('holder')
  if (about.isOnBehalf && headCountOf(fields) === undefined) missing.push('count')
  if (fields.body.trim() === '' && !hasWording) missing.push('body')
  return missing
}

/** Agreed of present; null = not stated; undefined = stated wrongly. */
function headCountOf({ agreed, present }: OpinionFields): OpinionDraft['headCount'] {
  if (agreed === '' && present === '') return null
  const count = { agreed: Number(agreed), present: Number(present) }
  const isRight =
    agreed !== '' && Number.isInteger(count.agreed) && Number.isInteger(count.present) && count.present > 0
  return isRight && count.agreed >= 0 && count.agreed <= count.present ? count : undefined
}

/** The opinion to send. @param defaultBody what it says when its wording says it all */
export function draftFrom(
  id: OpinionId,
  fields: OpinionFields,
  about: OpinionAbout,
  defaultBody: string,
): OpinionDraft {
  const { words, sectionKey, isOnBehalf } = about
  return {
    id,
    kind: kindOf(fields, about),
    severity: fields.severity,
    criterion: fields.criterion,
    sectionKey: words === null && fields.isOnWhole ? null : sectionKey,
    anchor: words?.anchor ?? null,
    body: fields.body.trim() || defaultBody,
    proposedText: isChanged(fields, about) ? fields.proposedText.trim() : null,
    onBehalfOf: isOnBehalf && fields.onBehalfOf.trim() !== '' ? fields.onBehalfOf.trim() : null,
    ...(fields.sourceLevel === null ? {} : { sourceLevel: fields.sourceLevel }),
    ...(fields.corrects === null ? {} : { corrects: fields.corrects }),
    ...(fields.versionId === null ? {} : { versionId: fields.versionId }),
    ...(isOnBehalf ? originOf(fields) : {}),
  }
}

function originOf(fields: OpinionFields): Partial<OpinionDraft> {
  return {
    source: fields.source,
    sourceRef: fields.sourceRef.trim() || null,
    headCount: headCountOf(fields) ?? null,
    onBehalfOfUnit: fields.onBehalfOfUnit,
  }
}

/** The form of an opinion that was written before: one to put right, or one that came back. */
export function fieldsOf(draft: OpinionDraft): OpinionFields {
  return {
    ...emptyFields,
    isOnWhole: draft.sectionKey === null,
    proposedText: draft.proposedText ?? draft.anchor?.quote ?? '',
    body: draft.body,
    kind: draft.kind,
    severity: draft.severity,
    criterion: draft.criterion,
    onBehalfOf: draft.onBehalfOf ?? '',
    onBehalfOfUnit: draft.onBehalfOfUnit ?? null,
    sourceLevel: draft.sourceLevel ?? null,
    source: draft.source ?? 'system',
    sourceRef: draft.sourceRef ?? '',
    agreed: draft.headCount ? String(draft.headCount.agreed) : '',
    present: draft.headCount ? String(draft.headCount.present) : '',
    corrects: draft.corrects ?? null,
    versionId: draft.versionId ?? null,
  }
}
