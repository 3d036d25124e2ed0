// A Word file of any program against a format profile → every departure. The one door of the form checker: takes bytes, gives
// a value or a refusal; reads no network, no disk, no clock.

import { type FormFinding, type FormRegion, formRegions } from '#model/form-finding.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { FormatProfile } from '#templates/formats/format-profile.ts'
import { WordRefused } from '../import/refused.ts'
import { checkBody, checkNumberSign } from './check-body.ts'
import { checkLetters, forbiddenLines } from './check-letters.ts'
import { checkLook } from './check-looks.ts'
import { checkPages } from './check-page.ts'
import { checkWords } from './check-words.ts'
import { Findings } from './findings.ts'
import type { FormDoc, FormParagraph } from './form-doc.ts'
import { type FoundElement, findHead } from './head.ts'
import { readForm } from './read-form.ts'
import { findSigning } from './signing.ts'
import { findText } from './text.ts'

/** What a check off the main thread needs, as plain values. */
export interface FormCheckInput {
  readonly mode: 'form'
  readonly file: Uint8Array
  readonly profile: FormatProfile
}

/**
 * Checks the form of a Word file. Words that a tracked change takes out, comments, footnotes and text boxes are not looked at,
 * and how long a drawn rule is cannot be told.
 *
 * @returns the departures in reading order, alike ones counted together; none = the form is clean by this profile. Refuses
 *   with the codes `word-…`, as the import does
 */
export function checkForm(bytes: Uint8Array, profile: FormatProfile): Outcome<readonly FormFinding[]> {
  try {
    return done(departures(readForm(bytes), profile))
  } catch (error) {
    if (error instanceof WordRefused) return refuse(error.code)
    throw error
  }
}

/** The departures of what was read of a file, as `checkForm` gives them. */
export function departures(doc: FormDoc, profile: FormatProfile): FormFinding[] {
  const findings = new Findings(profile.unverified)
  const worded = doc.paragraphs.filter(({ number }) => number !== null)
  const { regionOf, elements, text, last } = recognised(worded, profile)
  checkPages(doc, profile, findings)
  const stamped = new Set(
    elements.filter(({ name }) => name === 'secrecy' || name === 'urgency').map(({ paragraph }) => paragraph),
  )
  const forbidden = forbiddenLines(profile)
  for (const paragraph of worded) {
    const context = { region: regionOf(paragraph), isStamped: stamped.has(paragraph), forbidden }
    checkLetters(paragraph, context, profile, findings)
  }
  for (const [index, found] of elements.entries()) {
    const goesOn = elements[index + 1]?.name === found.name
    checkLook(found, { region: found.region, all: doc.paragraphs, goesOn }, profile, findings)
  }
  checkWords({ elements, last }, profile, findings)
  for (const paragraph of text.body) checkBody(paragraph, regionOf(paragraph), profile, findings)
  for (const number of text.numbers) checkNumberSign(number, regionOf(number.paragraph), profile, findings)
  const place = ({ where }: FormFinding) => formRegions.indexOf(where.region)
  return findings.list.sort(
    (a, b) => place(a) - place(b) || (a.where.paragraph ?? 0) - (b.where.paragraph ?? 0),
  )
}

/** What every paragraph is. @param worded those with words */
function recognised(worded: readonly FormParagraph[], profile: FormatProfile) {
  const head = findHead(worded, profile)
  const signing = findSigning(worded, head.titleTo)
  const regions = worded.map((_, index): FormRegion => {
    if (index < head.titleFrom) return 'header'
    if (index < head.titleTo) return 'title'
    if (index < signing.from) return 'text'
    return index < signing.to ? 'signature' : 'annex'
  })
  const regionOf = (paragraph: FormParagraph): FormRegion => regions[(paragraph.number ?? 1) - 1] ?? 'text'
  const main = worded.slice(head.titleTo, signing.from)
  const text = findText([...main, ...worded.slice(signing.to)])
  const elements = [...head.elements, ...text.elements, ...signing.elements]
    .map((found: FoundElement) => ({ ...found, region: regionOf(found.paragraph) }))
    .sort((a, b) => (a.paragraph.number ?? 0) - (b.paragraph.number ?? 0))
  const last = text.body.findLast(paragraph => regionOf(paragraph) === 'text') ?? null
  return { regionOf, elements, text, last }
}
