// What a Word file says, free of its XML: paragraphs with their tracked changes, and threads of comments over them.

import type { DocumentId, Instant, OpinionId, Sha256 } from '#model/ids.ts'
import type { ImportNoteCode } from '#model/import-note.ts'

/** Who changed something, and when. */
export interface Change {
  /** As written in the file; empty = the file does not say. */
  readonly author: string
  /** `w:date` as written: Word's wall clock. null = none, or no date. */
  readonly date: string | null
  /** Half of a move. */
  readonly isMove: boolean
}

/** A stretch of text under one set of changes. */
export interface ReviewRun {
  /** NFC; breaks are line feeds, tabs are tabs. */
  readonly text: string
  readonly inserted: Change | null
  readonly deleted: Change | null
}

/** A paragraph, wherever it stands. */
export interface ReviewParagraph {
  readonly runs: readonly ReviewRun[]
  /** Its mark was inserted (a split) or deleted (a join). */
  readonly markInserted: Change | null
  readonly markDeleted: Change | null
}

/** A place between two characters of the text with every change shown. */
export interface ReviewPoint {
  readonly paragraph: number
  readonly offset: number
}

/** A comment or a reply to one. */
export interface ReviewComment {
  readonly author: string
  readonly date: string | null
  /** True UTC, where the file has it. */
  readonly dateUtc: Instant | null
  /** Paragraphs are joined by line feeds. */
  readonly text: string
  readonly paraId: string | null
  /** Index of the thread's first comment; null = this is one. Word keeps one level of replies. */
  readonly root: number | null
  readonly isResolved: boolean
  /** What it is about; both ends alike = a point; null = it stands nowhere in the text. */
  readonly range: { readonly from: ReviewPoint; readonly to: ReviewPoint } | null
}

/** What our own export wrote about the file; null = another program's. */
export interface FileIdentity {
  readonly documentId: DocumentId
  readonly contentSha256: Sha256
  /** paraId of a comment → the opinion it is. */
  readonly opinions: ReadonlyMap<string, OpinionId>
  /** paraId of a comment or reply that we wrote → the key of its words (words-key.ts). */
  readonly words: ReadonlyMap<string, string>
}

/** Something that was found and not taken over: never silently. */
export interface FileNote {
  readonly code: ImportNoteCode
  readonly count: number
  /** Words of the first of them, a line of 60 characters at most; left out = none. */
  readonly sample?: string
}

/** A Word file, read. */
export interface ReviewDoc {
  /** Every paragraph of the text in order, those in tables too. */
  readonly paragraphs: readonly ReviewParagraph[]
  readonly comments: readonly ReviewComment[]
  readonly identity: FileIdentity | null
  readonly rows: { readonly inserted: number; readonly deleted: number }
  readonly formatChanges: { readonly runs: number; readonly paragraphs: number }
  readonly notes: readonly FileNote[]
  /** Words of the footnotes whose marks stand in the text, every change shown, in order. */
  readonly footnotes: readonly string[]
}

/** Text of a paragraph: with every change shown, as before the changes, or as after them. */
export function paragraphText({ runs }: ReviewParagraph, view: 'all' | 'before' | 'after' = 'all'): string {
  return runs.map(run => (isShown(run, view) ? run.text : '')).join('')
}

/** Whether a run stands in a view of the text. */
export function isShown({ inserted, deleted }: ReviewRun, view: 'all' | 'before' | 'after'): boolean {
  return view === 'all' || (view === 'before' ? inserted === null : deleted === null)
}
