// The shape of the sample documents that demo mode writes: plain data, no rule and no database.

/**
 * One block of a section's text: a paragraph, a free sub-heading, a bulleted list,
 * or the rows that replace the seeded rows of one of the template's tables.
 */
export type DemoBlock =
  | string
  | { readonly heading: string }
  | { readonly bullets: readonly string[] }
  | { readonly table: string; readonly rows: readonly (readonly string[])[] }

/**
 * The text of one section, or of one locked sub-heading of it.
 * `key` is a section key of the template; `key#n` stands for the text under that section's n-th sub-heading.
 */
export interface DemoSection {
  readonly key: string
  readonly by: 'drafter1' | 'drafter2'
  readonly blocks: readonly DemoBlock[]
}

/** The state of one section in the earlier draft; keys as in {@link DemoSection}. */
export interface DemoEarlierSection {
  readonly key: string
  readonly blocks: readonly DemoBlock[]
}

/** What was decided on a sample opinion: by `lead` it is confirmed, by `drafter1` it is only proposed. */
interface DemoDisposition {
  readonly by: 'lead' | 'drafter1'
  readonly decision:
    | 'accepted'
    | 'acceptedPartial'
    | 'declined'
    | 'noted'
    | 'escalated'
    | 'duplicate'
    | 'outOfScope'
  readonly explanation?: string
}

/**
 * One sample opinion. `by` is the name of a demo account.
 * `quote` stands exactly once in the section's present text, or in its earlier text only.
 */
export interface DemoOpinion {
  readonly by: string
  readonly onBehalfOf?: string
  readonly sectionKey?: string
  readonly quote?: string
  readonly kind:
    | 'add'
    | 'replace'
    | 'delete'
    | 'move'
    | 'clarify'
    | 'data_error'
    | 'inconsistency'
    | 'substantive'
    | 'format'
    | 'spelling'
    | 'general'
  readonly severity: 'binding' | 'major' | 'minor' | 'editorial'
  readonly criterion?: string
  readonly body: string
  readonly proposedText?: string
  readonly disposition?: DemoDisposition
  readonly withdrawn?: true
}

/** One sample document: its text, some sections of the draft before it, and the opinions received. */
export interface DemoDocument {
  readonly templateId: string
  readonly title: string
  readonly sections: readonly DemoSection[]
  readonly earlier: readonly DemoEarlierSection[]
  readonly opinions: readonly DemoOpinion[]
}
