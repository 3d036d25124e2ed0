// The table of gates: one pure function each, and what a whole check of a document comes to.

import type { Sourced, Template } from '#templates/template.ts'
import type { Reference, TermProfile } from '#templates/terms/term-profile.ts'
import type { NodeJson } from '../content.ts'
import type { Dossier } from '../dossier.ts'
import type { RegisterState } from '../fold.ts'
import type { Instant } from '../ids.ts'
import { type NamedOpinions, namedOpinions, noneNamed, synthesisTemplateId } from '../synthesis.ts'
import { emptySections, missingThemes, tooLong } from './content-gates.ts'
import { missingInDossier, unapprovedOperating } from './dossier-gates.ts'
import { differingFigures, type Figure, type FigureReading, readFigure } from './figures.ts'
import { askedDepartures, closingDepartures, type FormFacts } from './form-gate.ts'
import {
  type AnsweredFinding,
  type Finding,
  type FindingAnswer,
  type Found,
  type Gate,
  type GateResult,
  gates,
  mayBeExcused,
} from './gate.ts'
import { questionsTo, undescribedPictures } from './questions.ts'
import { staleReferences } from './references.ts'
import {
  missingNumber,
  missingVotes,
  openOpinions,
  openRequests,
  runningRounds,
  unfinishedRounds,
} from './register-gates.ts'
import { synthesisGaps } from './synthesis-gate.ts'
import { type WrittenSection, writtenText } from './written-text.ts'

/** What the gates on the text are asked with. */
export interface TextFacts {
  readonly doc: NodeJson
  /** The versions that the document pins; null = not shipped any more, and nothing that rests on it is checked. */
  readonly template: Template | null
  readonly term: TermProfile | null
  /** Every document that may be cited. */
  readonly library: readonly Sourced<Reference>[]
  readonly figures: readonly Figure[]
  /** What a check of the clean file found; null = its format profile is not shipped any more. */
  readonly form: FormFacts | null
  /** 'YYYY-MM-DD' of which the citations are judged. */
  readonly day: string
}

/** What the text alone gives: plain data, fit to be kept and to travel between threads. */
export interface TextFindings {
  readonly gates: readonly { readonly gate: Gate; readonly found: Found }[]
  readonly questions: readonly Finding[]
  readonly figures: readonly { readonly id: string; readonly readings: readonly FigureReading[] }[]
  /** Opinions that the text of a synthesis names; of other texts nobody asks. */
  readonly named: NamedOpinions
}

type TextGate = (sections: readonly WrittenSection[], facts: TextFacts) => Found

const textGates: readonly (readonly [Gate, TextGate])[] = [
  ['sections', (sections, { template }) => template && emptySections(sections, template)],
  ['themes', (sections, { template, term }) => template && term && missingThemes(sections, template, term)],
  ['references', (sections, { library, day }) => staleReferences(sections, library, day)],
  ['figures', (sections, { figures }) => differingFigures(sections, figures)],
  ['length', (sections, { template }) => template && tooLong(sections, template)],
  ['form', (sections, { form }) => form && closingDepartures(sections, form)],
]
const registerGates: readonly (readonly [Gate, (register: RegisterState, now: Instant) => Found])[] = [
  ['opinions', openOpinions],
  ['ended', runningRounds],
  ['rounds', unfinishedRounds],
  ['votes', missingVotes],
  ['requests', openRequests],
  ['number', missingNumber],
]

/** Asks every gate that looks at the text, and raises the questions. */
export function checkText(facts: TextFacts): TextFindings {
  const sections = writtenText(facts.doc)
  return {
    gates: textGates.map(([gate, ask]) => ({ gate, found: ask(sections, facts) })),
    questions: [
      ...(facts.template ? questionsTo(sections, facts.template) : []),
      ...undescribedPictures(facts.doc),
      ...(facts.form ? askedDepartures(sections, facts.form) : []),
    ],
    figures: facts.figures.map(figure => ({ id: figure.id, readings: readFigure(sections, figure) })),
    named: facts.template?.id === synthesisTemplateId ? namedOpinions(facts.doc) : noneNamed,
  }
}

/** Whether a gate looks at the text; the others are asked of registers alone. */
export function readsText(gate: Gate): boolean {
  return gate === 'synthesis' || textGates.some(([name]) => name === gate)
}

/** Whether a gate looks at the dossier of the unit's congress. */
export function readsDossier(gate: Gate): boolean {
  return gate === 'dossier' || gate === 'operating'
}

/** Before the text was looked at. */
export const noTextFindings: TextFindings = { gates: [], questions: [], figures: [], named: noneNamed }

/**
 * Every gate in order: what the text gave, what the register gives at a moment, what the unit's dossier gives, and what was answered.
 *
 * @param source the register that a synthesis consolidates; null = the document is none
 * @param dossier null = it is not asked
 */
export function gateResults(
  text: TextFindings,
  register: RegisterState,
  now: Instant,
  source: RegisterState | null,
  dossier: Dossier | null,
): GateResult[] {
  const found = new Map<Gate, Found>([
    ...text.gates.map(({ gate, found: given }) => [gate, given] as const),
    ...registerGates.map(([gate, ask]) => [gate, ask(register, now)] as const),
    ['synthesis', synthesisGaps(text.named, register.synthesis, source)],
    ['dossier', missingInDossier(register, dossier)],
    ['operating', unapprovedOperating(register, dossier)],
  ])
  return gates.map(gate => {
    const given = found.get(gate) ?? null
    const findings = answered(given ?? [], mayBeExcused(gate) ? register.answers : new Map())
    const fails = findings.some(({ answer }) => answer === null)
    return { gate, state: given === null ? 'notChecked' : fails ? 'fails' : 'passes', findings }
  })
}

/** Findings with what was said to them. */
export function answered(
  findings: readonly Finding[],
  answers: ReadonlyMap<string, FindingAnswer>,
): AnsweredFinding[] {
  return findings.map(finding => ({ ...finding, answer: answers.get(finding.id) ?? null }))
}

/**
 * The day of which a term's documents are judged: today while the term lasts, else its last day.
 *
 * @param today 'YYYY-MM-DD'
 */
export function dayOfTerm(term: TermProfile, today: string): string {
  const { value: end } = term.validTo
  return end !== null && end < today ? end : today
}
