// A Word file beside the document it speaks of → what the register should get: every thread and every proposal of the file
// once, each with its place, and those that the register already holds.

import { createHash } from 'node:crypto'
import { footnotesOf, type NodeJson, stringAttr } from '#model/content.ts'
import { footnoteWords } from '#model/footnote.ts'
import type { DocumentId, Instant, OpinionId } from '#model/ids.ts'
import type { ImportNoteCode } from '#model/import-note.ts'
import type { LegacyLetters } from '#model/legacy-letters.ts'
import type { Opinion, OpinionDraft } from '#model/opinion.ts'
import { done, type Outcome } from '#model/refusal.ts'
import { printable } from '../export/printable.ts'
import { phrases } from '../labels.ts'
import {
  type Change,
  type FileNote,
  paragraphText,
  type ReviewComment,
  type ReviewDoc,
} from '../review-doc.ts'
import { KnownOpinions } from './known.ts'
import { type FileProposal, proposalsOf, type Taken } from './proposals.ts'
import { readWord } from './read.ts'
import { type FileSpan, type ImportState, TextPlaces } from './text-places.ts'

/** What an import needs, as plain values. */
export interface ImportInput {
  readonly mode: 'import'
  readonly file: Uint8Array
  /** Name under which it was sent; kept as the reference of each opinion. */
  readonly fileName: string
  /** Left out = Unicode. */
  readonly letters?: LegacyLetters
  readonly documentId: DocumentId
  /** The document's text today. */
  readonly doc: NodeJson
  /** Every opinion of its register, with its place. */
  readonly opinions: readonly Opinion[]
}

/** A reply to be recorded. Its id comes of what it says, so that the same file gives the same one. */
export interface PlannedReply {
  readonly id: string
  readonly author: string
  readonly body: string
  readonly writtenAt: Instant | null
}

/** One thread or proposal of the file. */
export interface ImportItem {
  /** The opinion to be made, or the id of the one that is there. */
  readonly opinion: OpinionDraft | { readonly id: OpinionId }
  readonly isKnown: boolean
  readonly state: ImportState
  readonly newReplies: readonly PlannedReply[]
  /** Replies of the file that the register holds already. */
  readonly foundReplies: number
}

/** Everything a file gives, in its order: comments, then proposals. */
export interface ImportPlan {
  readonly items: readonly ImportItem[]
  readonly notes: readonly FileNote[]
}

/** Plans an import. Refuses with the codes `word-…`; the same input gives the same plan. */
export function planImport(input: ImportInput): Outcome<ImportPlan> {
  const read = readWord(input.file, input.letters)
  if (!read.ok) return read
  return done(new Planner(input, read.value).plan())
}

const unknownAuthor = 'Không rõ tên'
const emptyBody = '(Ghi chú không có chữ.)'
const pointQuoteChars = 300

/** Where something of the file stands, and how sure that is. */
interface Placed {
  readonly where: Pick<OpinionDraft, 'anchor' | 'sectionKey'>
  readonly state: ImportState
}

class Planner {
  readonly #input: ImportInput
  readonly #file: ReviewDoc
  readonly #places: TextPlaces
  readonly #known: KnownOpinions
  readonly #notes: Map<ImportNoteCode, number>
  readonly #keys = new Map<string, number>()
  readonly #taken = new Map<number, { from: number; to: number }[]>()
  readonly #found = new Set<OpinionId>()

  constructor(input: ImportInput, file: ReviewDoc) {
    const { identity } = file
    const isOurs = identity?.documentId === input.documentId
    this.#input = input
    this.#file = file
    this.#places = new TextPlaces(file.paragraphs, input.doc)
    this.#known = new KnownOpinions(input.opinions, isOurs ? identity : null)
    this.#notes = new Map(file.notes.map(({ code, count }) => [code, count]))
    if (identity && !isOurs) this.#count('otherDocument')
  }

  plan(): ImportPlan {
    const { comments, paragraphs } = this.#file
    const replies = new Map<number, ReviewComment[]>()
    for (const comment of comments) {
      if (comment.root === null) continue
      const own = replies.get(comment.root)
      if (own) own.push(comment)
      else replies.set(comment.root, [comment])
    }
    const threads = comments.flatMap((comment, index) =>
      comment.root === null ? [this.#thread(comment, replies.get(index) ?? [])] : [],
    )
    const taken: ReadonlyMap<number, Taken> = this.#taken
    const proposals = proposalsOf(paragraphs, taken).flatMap(proposal => this.#proposal(proposal))
    const items = [...threads, ...proposals, ...this.#marks()]
    this.#countFootnotes()
    if (items.length === 0) this.#count('nothingFound')
    const samples = new Map(this.#file.notes.map(note => [note.code, note]))
    return { items, notes: [...this.#notes].map(([code, count]) => ({ ...samples.get(code), code, count })) }
  }

  /** Footnotes that the text has are not left out; others are. */
  #countFootnotes(): void {
    const own = footnotesOf(this.#input.doc).map(note => footnoteWords(stringAttr(note, 'text')))
    for (const words of this.#file.footnotes) {
      const at = own.indexOf(words)
      if (at < 0) this.#count('footnotes')
      else own.splice(at, 1)
    }
  }

  #thread(comment: ReviewComment, replies: readonly ReviewComment[]): ImportItem {
    const known = this.#known.ofComment(comment)
    if (known) {
      if (known.isReworded) this.#count('changedOpinions')
      this.#take(known.opinion, comment)
      return this.#knownItem(known.opinion, replies)
    }
    if (comment.isResolved) this.#count('resolvedThreads')
    const { quote, ...placed } = this.#place(this.#spanOf(comment))
    const id = this.#newId(['comment', comment.author, comment.date ?? '', comment.text, quote])
    const there = this.#known.find(id)
    if (there) return this.#knownItem(there, replies)
    if (comment.text === '') this.#count('emptyComments')
    return {
      opinion: {
        id,
        kind: 'general',
        body: comment.text === '' ? emptyBody : printable(comment.text),
        proposedText: null,
        ...this.#origin(comment.author, comment.dateUtc ?? momentOf(comment.date)),
        ...(comment.isResolved ? { isResolvedInFile: true } : {}),
        ...placed.where,
      },
      isKnown: false,
      state: placed.state,
      newReplies: replies.map(reply => this.#reply(id, reply)),
      foundReplies: 0,
    }
  }

  /** An opinion of the register, with what the file adds under it. */
  #knownItem(opinion: Opinion, replies: readonly ReviewComment[]): ImportItem {
    this.#found.add(opinion.id)
    const ids = new Set(opinion.replies.map(({ id }) => id))
    const newReplies: PlannedReply[] = []
    for (const reply of replies) {
      const planned = this.#reply(opinion.id, reply)
      const standing = this.#known.hasReply(opinion, reply)
      if (standing === 'reworded') this.#count('changedOpinions')
      if (standing === 'no' && !ids.has(planned.id)) newReplies.push(planned)
    }
    const foundReplies = replies.length - newReplies.length
    return {
      opinion: { id: opinion.id },
      isKnown: true,
      state: stateOf(opinion),
      newReplies,
      foundReplies,
    }
  }

  #proposal(proposal: FileProposal): ImportItem[] {
    const { change, deleted, inserted, kind, proposedText } = proposal
    const known = this.#known.takeProposal(change.author, deleted, inserted)
    if (known) {
      // Its comment, if the file still has it, was counted.
      return this.#found.has(known.id) ? [] : [this.#knownItem(known, [])]
    }
    const id = this.#newId([kind, change.author, change.date ?? '', deleted, inserted])
    const there = this.#known.find(id)
    if (there) return [this.#knownItem(there, [])]
    const placed = this.#place(proposal.span)
    return [
      this.#newItem(
        { id, kind, body: bodyOf(proposal), proposedText: printable(proposedText) },
        change,
        placed,
      ),
    ]
  }

  /** A tracked change as an opinion of whoever made it. */
  #newItem(
    said: Pick<OpinionDraft, 'id' | 'kind' | 'body' | 'proposedText'>,
    { author, date }: Change,
    { where, state }: Placed,
  ): ImportItem {
    const opinion = { ...said, ...this.#origin(author, momentOf(date)), ...where }
    return { opinion, isKnown: false, state, newReplies: [], foundReplies: 0 }
  }

  #origin(author: string, writtenAt: Instant | null) {
    return {
      severity: 'minor',
      criterion: null,
      onBehalfOf: printable(author) || unknownAuthor,
      source: 'word',
      sourceRef: this.#input.fileName,
      writtenAt,
    } as const
  }

  #reply(opinionId: OpinionId, { author, date, dateUtc, text }: ReviewComment): PlannedReply {
    if (text === '') this.#count('emptyComments')
    return {
      id: this.#newId(['reply', opinionId, author, date ?? '', text]),
      author: printable(author) || unknownAuthor,
      body: text === '' ? emptyBody : printable(text),
      writtenAt: dateUtc ?? momentOf(date),
    }
  }

  /** What a comment is about, in the text before the changes; a point takes the words of its paragraph. */
  #spanOf({ range }: ReviewComment): FileSpan | null {
    if (range === null) return null
    const span = { from: this.#places.before(range.from), to: this.#places.before(range.to) }
    if (this.#places.words(span).trim() !== '') return span
    const { paragraph, offset } = span.from
    const text = this.#places.text(paragraph)
    const from = Math.max(0, Math.min(offset - pointQuoteChars / 2, text.length - pointQuoteChars))
    return {
      from: { paragraph, offset: from },
      to: { paragraph, offset: Math.min(text.length, from + pointQuoteChars) },
    }
  }

  #place(span: FileSpan | null) {
    if (span === null) {
      const where = { anchor: null, sectionKey: null }
      return { where, state: 'unplaced', quote: '' } as const
    }
    const { anchor, sectionKey, state, isCut } = this.#places.place(span)
    if (isCut) this.#count('longQuotes')
    return { where: { anchor, sectionKey }, state, quote: this.#places.words(span) }
  }

  /** The tracked change of a known opinion is not a proposal of its own. */
  #take({ anchor, proposedText }: Opinion, { range }: ReviewComment): void {
    if (anchor === null || proposedText === null || range === null) return
    const { from, to } = range
    if (from.paragraph !== to.paragraph) return
    let at = 0
    let deleted = ''
    let inserted = ''
    for (const run of this.#file.paragraphs[from.paragraph]?.runs ?? []) {
      const words = run.text.slice(Math.max(0, from.offset - at), Math.max(0, to.offset - at))
      if (run.inserted) inserted += words
      else if (run.deleted) deleted += words
      at += run.text.length
    }
    if (deleted !== printable(anchor.quote) || inserted !== printable(proposedText)) return
    const taken = this.#taken.get(from.paragraph) ?? []
    taken.push({ from: from.offset, to: to.offset })
    this.#taken.set(from.paragraph, taken)
  }

  /** Splits and joins of paragraphs that go along with no words, each an opinion at the words before the mark. */
  #marks(): ImportItem[] {
    return this.#file.paragraphs.flatMap((paragraph, index) => {
      const { markInserted, markDeleted, runs } = paragraph
      const change = markInserted ?? markDeleted
      const isWhole = runs.length > 0 && paragraphText(paragraph, markInserted ? 'before' : 'after') === ''
      if (!change || isWhole) return []
      if (paragraphText(paragraph).trim() === '') {
        this.#count('emptyParagraphs')
        return []
      }
      const text = this.#places.text(index)
      const from = { paragraph: index, offset: Math.max(0, text.length - pointQuoteChars / 2) }
      const { quote, ...placed } = this.#place({ from, to: { paragraph: index, offset: text.length } })
      const kind = markInserted ? 'split' : 'join'
      const id = this.#newId([kind, change.author, change.date ?? '', quote])
      const there = this.#known.find(id)
      if (there) return [this.#knownItem(there, [])]
      const body = markInserted ? phrases.importedSplit : phrases.importedJoin
      return [this.#newItem({ id, kind: 'general', body, proposedText: null }, change, placed)]
    })
  }

  #count(code: ImportNoteCode): void {
    this.#notes.set(code, (this.#notes.get(code) ?? 0) + 1)
  }

  /** An id that comes of the document and of what is said; of several alike, the first, the second and so on. */
  #newId(parts: readonly string[]): string {
    const key = JSON.stringify([this.#input.documentId, ...parts])
    const nth = this.#keys.get(key) ?? 0
    this.#keys.set(key, nth + 1)
    const hex = createHash('sha256').update(`${key} ${nth}`).digest('hex')
    // The form of a UUID of version 8: a value of our own making.
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `8${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-')
  }
}

function bodyOf({ kind, deleted, inserted }: FileProposal): string {
  if (kind === 'delete') return `${phrases.importedRemoval} “${printable(deleted)}”`
  return `${kind === 'add' ? phrases.importedAddition : phrases.proposal} “${printable(inserted)}”`
}

function stateOf({ anchor, place }: Opinion): ImportState {
  if (anchor === null) return 'matched'
  switch (place.status) {
    case 'exact':
    case 'exact-moved':
      return 'matched'
    case 'split':
    case 'changed':
    case 'probable':
      return 'moved'
    default:
      return 'unplaced'
  }
}

/** `w:date` is a wall clock, whatever zone it claims: here the one of Việt Nam. */
function momentOf(date: string | null): Instant | null {
  const digits = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?/u.exec(date ?? '')?.[0]
  const millis = digits === undefined ? Number.NaN : Date.parse(`${digits}+07:00`)
  return Number.isNaN(millis) ? null : new Date(millis).toISOString()
}
