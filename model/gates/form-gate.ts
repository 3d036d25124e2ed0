// The form as a gate: what the checker found in the clean file of a text. What every document has, and what the guide's own words
// or two sources ask, closes it; everything that is less well known is asked.

import type { Sourced } from '#templates/template.ts'
import { type FormFinding, type FormRegion, findingTitle } from '../form-finding.ts'
import { type Finding, quoteOf, type Where } from './gate.ts'
import { lowered, type WrittenSection } from './written-text.ts'

/** What a check of the clean file gave. */
export interface FormFacts {
  readonly departures: readonly FormFinding[]
  /** A draft's form lets the signer's name stand open; it is asked for all the same. */
  readonly hasSigner: boolean
  /** The parts that the profile says every document has. */
  readonly mandatoryBoxes: Sourced<readonly string[]>
}

/** Departures that close the gate. */
export function closingDepartures(sections: readonly WrittenSection[], { departures }: FormFacts): Finding[] {
  return distinct(departures.filter(closes).map(departure => findingOf(departure, sections)))
}

/** Departures that are only asked about: rules known from one source or none, and a signer who is not named yet. */
export function askedDepartures(sections: readonly WrittenSection[], facts: FormFacts): Finding[] {
  const { departures, hasSigner, mandatoryBoxes } = facts
  const asked = departures.filter(departure => !closes(departure))
  const findings = asked.map(departure => findingOf(departure, sections))
  if (hasSigner) return distinct(findings)
  const { confidence, source } = mandatoryBoxes
  const signer = {
    id: 'form:missing.signerName',
    sentence: 'form-part-missing',
    params: { region: 'signature' satisfies FormRegion, ...titled('missing', 'signerName') },
    where: [],
    opinionId: null,
    confidence,
    source,
  } as const satisfies Finding
  return distinct([...findings, signer])
}

const ofFrontMatter: readonly FormRegion[] = ['header', 'title', 'signature']

/** Whether a finding is put right in the front matter. */
export function isInFrontMatter({ params }: Pick<Finding, 'params'>): boolean {
  return ofFrontMatter.some(region => region === params['region'])
}

/** What is missing is missing by every profile, also by one that nobody has held against its guide. */
function closes({ severity, rule }: FormFinding): boolean {
  return severity === 'must' || rule === 'missing'
}

const idMaxChars = 290

function findingOf(departure: FormFinding, sections: readonly WrittenSection[]): Finding {
  const { rule, element, where, found, expected, confidence, source } = departure
  const isMissing = rule === 'missing'
  const values = {
    foundVi: quoteOf(found.vi),
    foundEn: quoteOf(found.en),
    expectedVi: quoteOf(expected.vi),
    expectedEn: quoteOf(expected.en),
  }
  return {
    // A reason holds for the very departure that was read: with other words it is another one.
    id: `form:${rule}.${element ?? where.region}${isMissing ? '' : `.${found.vi}`}`.slice(0, idMaxChars),
    sentence: isMissing ? 'form-part-missing' : 'form-departure',
    params: { region: where.region, ...titled(rule, element), ...(isMissing ? {} : values) },
    where: where.region === 'text' ? placesOf(where.words, sections) : [],
    opinionId: null,
    confidence,
    source,
  }
}

/** What a departure is about, in both languages. */
function titled(rule: FormFinding['rule'], element: FormFinding['element']) {
  return { titleVi: findingTitle(rule, element, 'vi'), titleEn: findingTitle(rule, element, 'en') }
}

/** The paragraph that begins with these words, with or without the label that stands before it in the file. */
function placesOf(opening: string, sections: readonly WrittenSection[]): Where[] {
  const words = lowered(opening.replace(/…$/u, ''))
  const bare = words.replace(/^(?:[ivxlc]+|\d+|\p{L})[-.)]\s*/u, '')
  if (bare === '') return []
  for (const { key, blocks } of sections) {
    const block = blocks.find(({ text }) => [words, bare].some(wanted => lowered(text).startsWith(wanted)))
    if (block) return [{ sectionKey: key, blockId: block.id, quote: quoteOf(block.text) }]
  }
  return []
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map(finding => [finding.id, finding])).values()]
}
