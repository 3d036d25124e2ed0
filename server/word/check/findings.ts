// Gathers departures: alike ones become one with a count, each weighed by how well its rule is known.

import type { FormFinding, FormRegion, FormRule, FormSeverity, Said } from '#model/form-finding.ts'
import type { ElementName } from '#templates/formats/format-profile.ts'
import type { Confidence } from '#templates/template.ts'
import type { FormParagraph } from './form-doc.ts'

/** A departure, as a check tells it. */
export interface Departure {
  readonly rule: FormRule
  readonly element?: ElementName
  readonly region: FormRegion
  /** The paragraph that departs; left out = no one place. */
  readonly paragraph?: FormParagraph
  readonly found: Said
  readonly expected: Said
  /** Where the expected value comes from. */
  readonly from: { readonly source: string; readonly confidence: Confidence }
}

const severities: Readonly<Record<Confidence, FormSeverity>> = {
  A: 'must',
  B: 'must',
  C: 'should',
  M: 'hint',
  P: 'hint',
}
const firstWords = 8
const wordsMaxChars = 60

/** The departures of one file. */
export class Findings {
  readonly #isUnverified: boolean
  readonly #found = new Map<string, FormFinding>()

  /** @param isUnverified whether nothing of the profile was held against its guide */
  constructor(isUnverified: boolean) {
    this.#isUnverified = isUnverified
  }

  /** In the order in which they were found. */
  get list(): FormFinding[] {
    return [...this.#found.values()]
  }

  add({ rule, element, region, paragraph, found, expected, from }: Departure): void {
    const key = [rule, element ?? '', found.vi, expected.vi].join('\n')
    const alike = this.#found.get(key)
    if (alike) {
      this.#found.set(key, { ...alike, count: alike.count + 1 })
      return
    }
    // What nobody has held against the guide is never shown as a rule.
    const severity = this.#isUnverified ? 'hint' : severities[from.confidence]
    this.#found.set(key, {
      rule,
      element: element ?? null,
      where: { region, paragraph: paragraph?.number ?? null, words: paragraph ? openingOf(paragraph) : '' },
      found,
      expected,
      source: from.source,
      confidence: from.confidence,
      severity,
      isUnverified: severity === 'hint',
      count: 1,
    })
  }
}

function openingOf({ text }: FormParagraph): string {
  const opening = text.split(' ').slice(0, firstWords).join(' ').slice(0, wordsMaxChars).toWellFormed()
  return opening === text ? text : `${opening}…`
}
