// What a Word file would become as the beginning of a document: its parts, and where each goes (server and page share it).

/** What something was that does not come into the text. */
export const leftOutKinds = [
  'deleted', // struck by a tracked change
  'comment',
  'footnote',
  'endnote', // it is in the text, as a footnote
  'textBox',
  'headerFooter',
  'contents', // a table of contents
  'formula',
  'image',
  'heading', // the file's own words of a heading that the template has in others
  'form', // header block, title, signature: they come from the front matter
] as const
/** What something was that does not come into the text. */
export type LeftOutKind = (typeof leftOutKinds)[number]

/** Something that does not come into the text, with its words; a picture has none. */
export interface LeftOut {
  readonly what: LeftOutKind
  readonly text: string
}

/** Where a part goes: a section of the template (`key`) or a locked heading in one (`key#2`), what has no section yet, or nowhere. */
export type Assignment =
  | { readonly to: 'section'; readonly key: string }
  | { readonly to: 'unassigned' }
  | { readonly to: 'leftOut' }

/** A part of the file. */
export interface PlannedPart {
  /** Number and words of its heading; both empty = it has none. */
  readonly label: string
  readonly title: string
  /** The beginning of its text. */
  readonly preview: string
  readonly syllables: number
  readonly tables: number
  /** Items of lists. */
  readonly lists: number
  readonly proposed: Assignment
}

/** Answer of the first step: what the file holds. */
export interface DraftPlan {
  readonly parts: readonly PlannedPart[]
  readonly leftOut: readonly LeftOut[]
  /** Stretches in an old font that are Unicode now. */
  readonly legacyLetters: number
}

/** Where a part can go. */
export interface PlanTarget {
  readonly key: string
  readonly label: string
  readonly title: string
  readonly level: number
}
