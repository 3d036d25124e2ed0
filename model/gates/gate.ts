// What a document must pass before it moves on, and what a check of it finds: the words that model, server and pages share.

import type { Confidence } from '#templates/template.ts'
import type { BlockId, Instant, OpinionId, SectionKey } from '../ids.ts'
import type { Named } from '../opinion.ts'

/**
 * Every gate, in the order in which people are told of them. `sections` = no required section empty; `themes` = the term's
 * themes are treated; `references` = what is cited is in force, by number and date; `figures` = what is marked as one figure
 * agrees; `length` = the whole is within its budget; `form` = the clean file departs from the format profile in nothing that is
 * sure; `opinions` = none open, pending or in conflict; `ended` = no round's time is running any more; `rounds` = every round consolidated and no unit silent that was asked;
 * `votes` = every decided opinion of substance names the committee's vote; `requests` = every binding request verified by the body
 * that made it; `number` = the document has its number; `dossier` = what the unit's dossier requires for the steering team's check is
 * there; `operating` = what the congress is run by is approved; `synthesis` = a synthesis names every opinion of its register as that
 * stands now.
 */
export const gates = [
  'sections',
  'themes',
  'references',
  'figures',
  'length',
  'form',
  'opinions',
  'ended',
  'rounds',
  'votes',
  'requests',
  'number',
  'synthesis',
  'dossier',
  'operating',
] as const
/** What a move may wait for. */
export type Gate = (typeof gates)[number]

/** What a finding says; the page has a sentence for each. */
export const sentenceKeys = [
  'section-empty',
  'theme-missing', // theme
  'theme-table-empty', // theme, table
  'reference-replaced', // reference, by
  'reference-date-unknown', // reference, known
  'reference-undated', // reference, known
  'figure-differs', // name, values
  'figure-lost', // name
  'whole-too-long', // used, budget
  'opinion-open', // number
  'round-open', // number
  'round-running', // number
  'unit-silent', // name
  'vote-missing', // number
  'request-unverified', // number
  'number-missing',
  'synthesis-behind', // came, changed
  'opinion-unnamed', // opinion
  'opinion-unlisted', // opinion
  'dossier-missing', // title, titleEn, unitId, term
  'dossier-unseen', // title, titleEn, unitId, term: to a body above, which sees no draft that was not handed over
  'dossier-unapproved', // title, titleEn, unitId, term
  'form-departure', // region, titleVi, titleEn, foundVi, foundEn, expectedVi, expectedEn
  'form-part-missing', // region, titleVi, titleEn
  'shortcoming-without-cause', // shortcoming
  'target-without-solution', // target
  'no-subjective-cause',
  'missed-target-unnamed', // target
  'picture-undescribed',
] as const
/** Names a sentence. */
export type SentenceKey = (typeof sentenceKeys)[number]

/** A place in the text. */
export interface Where {
  readonly sectionKey: SectionKey | null
  readonly blockId: BlockId | null
  /** Words that stand there, at most 120 characters; '' = the place as a whole. */
  readonly quote: string
}

/** What somebody said to a finding: the reason why it may stand, or the answer to a question. */
export interface FindingAnswer {
  /** '' = a question put aside. */
  readonly answer: string
  readonly by: Named
  readonly at: Instant
}

/** One thing that was found. */
export interface Finding {
  /** The same as long as its cause is: `themes:ct05`. Answers name it. */
  readonly id: string
  readonly sentence: SentenceKey
  readonly params: Readonly<Record<string, string | number>>
  readonly where: readonly Where[]
  /** The opinion it is about, or null. */
  readonly opinionId: OpinionId | null
  /** How well the rule behind it is known, and from where. */
  readonly confidence: Confidence
  readonly source: string
}

/** A finding with what was said to it. */
export interface AnsweredFinding extends Finding {
  readonly answer: FindingAnswer | null
}

/** Where a gate stands: `notChecked` = there is nothing it could judge by, and it lets pass. */
export type GateState = 'passes' | 'fails' | 'notChecked'

/** What one gate found in a document; it fails when a finding has no answer. */
export interface GateResult {
  readonly gate: Gate
  readonly state: GateState
  readonly findings: readonly AnsweredFinding[]
}

/** What a gate found, before answers: null = there is nothing it could judge by. */
export type Found = readonly Finding[] | null

/** Gates past which a written reason leads. What people asked, and what they marked as one figure, has to be settled itself. */
export function mayBeExcused(gate: Gate): boolean {
  return excusable.some(one => one === gate)
}

const excusable: readonly Gate[] = ['sections', 'themes', 'references', 'length', 'form']

/** The words of a place, cut to what fits into a line of a list. */
export function quoteOf(text: string): string {
  const plain = text.replaceAll(/\s+/gu, ' ').trim()
  return plain.length <= maxQuoteChars ? plain : `${plain.slice(0, maxQuoteChars - 1).trimEnd()}…`
}

const maxQuoteChars = 120
