// The dossier of an organisation's congress (domain §5.1, R02, R20): what each required document is, told by the unit's own documents and
// by a register in which people say what is held outside, approved, or not needed. Who knows of which book is one table.

import type { DossierEntry, DossierList } from '#templates/dossier/dossier-list.ts'
import type { Confidence } from '#templates/template.ts'
import type { UnitKind } from './api.ts'
import { canonicalJson } from './canonical.ts'
import type { DocumentAccess } from './confidential.ts'
import type { DocumentId, Instant, Sha256, UnitId, UserId } from './ids.ts'
import type { Role } from './role.ts'
import { type Stage, stages } from './stage.ts'

/** A dossier has two registers: what those who deal with personnel record shows in none of the other's numbers. */
export const dossierBooks = ['unit', 'personnel'] as const
/** One of the two. */
export type DossierBook = (typeof dossierBooks)[number]

/** What a person says of an entry; the latest counts. */
export type DossierSaid =
  /** It is held outside the system; `approved`: by whom and on which day ('YYYY-MM-DD'), null = prepared only. */
  | {
      readonly kind: 'outside'
      readonly number: string
      readonly date: string
      readonly approved: { readonly by: string; readonly on: string } | null
    }
  /** It is this document of the unit. */
  | { readonly kind: 'document'; readonly documentId: DocumentId }
  | { readonly kind: 'notNeeded'; readonly reason: string }
  /** What was said before counts no more. */
  | { readonly kind: 'takenBack'; readonly reason: string }

/** What is hashed of an event; seq counts per unit, term and book from 1 without gaps. */
interface DossierFacts {
  readonly unitId: UnitId
  /** Id of the term profile. */
  readonly term: string
  readonly book: DossierBook
  readonly seq: number
  readonly entry: string
  readonly said: DossierSaid
  readonly at: Instant
  readonly actor: UserId
  readonly actorRole: Role
  readonly byName: string
}

/** One row of a dossier's register: added, never changed. */
export interface DossierEvent extends DossierFacts {
  readonly prevHash: Sha256
  readonly hash: Sha256
}

/** The text whose SHA-256 is an event's hash, as in the register of a document. */
export function hashedDossierText(event: DossierFacts, prevHash: Sha256): string {
  const { unitId, term, book, seq, entry, said, at, actor, actorRole, byName } = event
  return prevHash + canonicalJson({ unitId, term, book, seq, entry, said, at, actor, actorRole, byName })
}

const reading: Readonly<Record<Role, readonly DossierBook[]>> = {
  drafter: ['unit'],
  lead_drafter: ['unit'],
  secretary_compiler: ['unit'],
  committee_member: ['unit'],
  party_secretary: ['unit', 'personnel'],
  party_member: [],
  personnel_officer: ['personnel'],
  clerk: ['unit'],
  admin: [],
  steering_member: ['unit', 'personnel'],
  steering_head: ['unit', 'personnel'],
  standing_member: ['unit', 'personnel'],
  observer_superior: ['unit'],
}
const recording: Readonly<Partial<Record<Role, readonly DossierBook[]>>> = {
  party_secretary: ['unit', 'personnel'],
  personnel_officer: ['personnel'],
  clerk: ['unit'],
}

/** Whether a role knows how the entries of a book stand. */
export function readsBook(role: Role, book: DossierBook): boolean {
  return reading[role].includes(book)
}

/** Whether a role says how they stand. */
export function recordsIn(role: Role, book: DossierBook): boolean {
  return recording[role]?.includes(book) ?? false
}

/** The register in which an entry is recorded. */
export function bookOf({ isConfidential }: DossierEntry): DossierBook {
  return isConfidential ? 'personnel' : 'unit'
}

/** What was last said of each entry, where it was not taken back. */
export function lastSaid(events: readonly DossierEvent[]): ReadonlyMap<string, DossierEvent> {
  const said = new Map<string, DossierEvent>()
  for (const event of events) {
    if (event.said.kind === 'takenBack') said.delete(event.entry)
    else said.set(event.entry, event)
  }
  return said
}

/** A document of the unit, as far as a dossier asks. */
export interface DossierDocument {
  readonly id: DocumentId
  readonly templateId: string
  readonly stage: Stage
  readonly access: DocumentAccess
  /** Of a synthesis: template of the document whose opinions it consolidates; null or left out = it was begun without a register. */
  readonly synthesizes?: string | null
}

/** Where an entry stands. */
export type EntryState = 'missing' | 'there' | 'approved' | 'excused'

/** The unit's documents that stand for an entry: the one that was named, else those of its template that the whole unit may know of. */
export function documentsOf<T extends DossierDocument>(
  { templateId, synthesizes }: DossierEntry,
  said: DossierSaid | null,
  documents: readonly T[],
): readonly T[] {
  if (said?.kind === 'document') return documents.filter(({ id }) => id === said.documentId)
  const isOfOthers = (one: T) => synthesizes !== undefined && (one.synthesizes ?? synthesizes) !== synthesizes
  return documents.filter(one => one.access === 'unit' && one.templateId === templateId && !isOfOthers(one))
}

/** Where an entry stands by what was said and by the documents there are. */
export function stateOf(
  entry: DossierEntry,
  said: DossierSaid | null,
  documents: readonly DossierDocument[],
): EntryState {
  if (said?.kind === 'notNeeded') return 'excused'
  const own = documentsOf(entry, said, documents)
  const isPassed = ({ stage }: DossierDocument) => stages.indexOf(stage) >= stages.indexOf('submitted')
  if (own.some(isPassed) || (said?.kind === 'outside' && said.approved !== null)) return 'approved'
  return own.length > 0 || said?.kind === 'outside' ? 'there' : 'missing'
}

/** Whether an entry is all that is asked of it. */
export function isFulfilled({ needs }: DossierEntry, state: EntryState): boolean {
  return state === 'excused' || state === 'approved' || (needs === 'there' && state === 'there')
}

/** Whether a document has not come as far as such a document usually has: only ever a question. */
export function isBehind({ usualStage }: DossierEntry, { stage }: DossierDocument): boolean {
  const usual = stages.find(name => name === usualStage)
  return usual !== undefined && stages.indexOf(stage) < stages.indexOf(usual)
}

/** Whether a document lies with the bodies above, or has passed them: then nothing of it is to be got ready. */
export function isHandedIn(stage: Stage): boolean {
  return stage !== 'changes_requested' && stages.indexOf(stage) >= stages.indexOf('steering_review')
}

/** Whether nothing goes on without an entry at a level of organisations. */
export function isRequiredAt({ requiredFor }: DossierEntry, kind: UnitKind): boolean {
  return requiredFor.includes(kind)
}

/** A dossier as the gates ask it. */
export interface Dossier {
  readonly unitId: UnitId
  readonly kind: UnitKind
  readonly list: DossierList
  readonly events: readonly DossierEvent[]
  readonly documents: readonly DossierDocument[]
  /** Whether a body above asks: drafts that were not handed over are not among the documents. */
  readonly isFromAbove: boolean
  /** Books that may be spoken of to who asks. */
  readonly books: readonly DossierBook[]
  /** Seq of the first event of one of them that does not follow: it and what comes after is not among the events. Null = all are whole. */
  readonly brokenAt: number | null
}

/** A required entry that is not what it must be. */
export interface Lacking {
  readonly entry: DossierEntry
  readonly state: EntryState
  readonly confidence: Confidence
  readonly source: string
}

/** The required entries that are asked for before a step and are not what they must be then. */
export function lackingIn(
  { kind, list, events, documents, books }: Dossier,
  due: DossierEntry['due'],
): readonly Lacking[] {
  const said = lastSaid(events)
  return list.entries.flatMap(({ value: entry, confidence, source }) => {
    if (entry.due !== due || !isRequiredAt(entry, kind) || !books.includes(bookOf(entry))) return []
    const state = stateOf(entry, said.get(entry.id)?.said ?? null, documents)
    return isFulfilled(entry, state) ? [] : [{ entry, state, confidence, source }]
  })
}
