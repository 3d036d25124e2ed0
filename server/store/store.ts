// The store's door: everything that must outlive a crash. Every engine passes the same suite, test/contract/store.ts.

import type { UnitKind } from '#model/api.ts'
import type { Assignment } from '#model/assignment.ts'
import type { DocumentAccess } from '#model/confidential.ts'
import type { DossierBook, DossierEvent } from '#model/dossier.ts'
import type { BlockId, DocumentId, Instant, Sha256, UnitId, UserId, VersionId } from '#model/ids.ts'
import type { originalType } from '#model/original.ts'
import type { PictureType } from '#model/picture.ts'
import type { EventDraft, RegisterEvent } from '#model/register.ts'
import type { Role } from '#model/role.ts'
import type { Stage } from '#model/stage.ts'

/** A document's row. */
export interface DocumentRow {
  readonly id: DocumentId
  readonly unitId: UnitId
  readonly title: string
  readonly templateId: string
  readonly templateVersion: number
  readonly formatProfile: string
  readonly formatProfileVersion: number
  readonly termProfile: string
  readonly termProfileVersion: number
  readonly stage: Stage
  /** Ordinal of the draft, from 1. */
  readonly draft: number
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly access: DocumentAccess
  /** Whether a text that its stage has closed is open under an amendment. */
  readonly isAmending: boolean
}

/** One committed update of a text. `seq` counts per document from 1. */
export interface UpdateRow {
  readonly documentId: DocumentId
  readonly update: Uint8Array
  readonly userId: UserId
  readonly at: Instant
}

/** A text as stored: apply the snapshot, then the tail in order. */
export interface StoredText {
  readonly snapshot: Uint8Array
  /** Every row up to and including this seq lies in the snapshot. */
  readonly snapshotSeq: number
  readonly tail: readonly { readonly seq: number; readonly update: Uint8Array }[]
}

/** What one person did in one block, as far as it was compacted. Characters of composed text. */
export interface BlockTouch {
  readonly blockId: BlockId
  /** `system` = the server, for an accepted proposal. */
  readonly userId: UserId
  readonly firstAt: Instant
  readonly lastAt: Instant
  readonly charsAdded: number
  readonly charsRemoved: number
}

/** A text with who sent which update, and who did what before those. */
export interface AuthoredText {
  readonly snapshot: Uint8Array
  /** Every row up to and including this seq lies in the snapshot and in the touches. */
  readonly snapshotSeq: number
  readonly tail: readonly (Omit<UpdateRow, 'documentId'> & { readonly seq: number })[]
  readonly touches: readonly BlockTouch[]
}

/** What goes with a compaction: who did what in the rows that it folds. */
export interface FoldedTouches {
  /** The snapshot's seq from which the rows were counted; another one now refuses the whole compaction, without an error. */
  readonly after: number
  /** The touches that are others than before, as they are now. */
  readonly touches: readonly BlockTouch[]
}

/** A kept version. */
export interface VersionRow {
  readonly id: VersionId
  readonly documentId: DocumentId
  readonly name: string
  readonly draft: number
  readonly stage: Stage
  /** Canonical JSON of the content. */
  readonly json: string
  /** Yjs state. */
  readonly state: Uint8Array
  readonly sha256: Sha256
  readonly createdAt: Instant
  readonly createdBy: UserId
  readonly createdByName: string
}

/** A file of a document: a picture of its text, or a Word file that it came from. Kept as long as the document, whatever shows it. */
export interface AttachmentRow {
  readonly documentId: DocumentId
  /** Of its bytes, and so its name. */
  readonly sha256: Sha256
  readonly contentType: PictureType | typeof originalType
  readonly bytes: Uint8Array
  readonly addedBy: UserId
  readonly addedAt: Instant
}

/** An organisation. */
export interface UnitRow {
  readonly id: UnitId
  readonly name: string
  readonly parentId: UnitId | null
  readonly kind: UnitKind
  /** Place in the line of place and date: "Xã Mẫu". */
  readonly place: string
  /** Line above the issuing line in the header block, "ĐẢNG BỘ TỈNH MẪU"; empty = none. */
  readonly superiorLine: string
}

/** Documents that are numbered in one row: of one type, of one unit, in one term (domain §2.3). */
export interface NumberSeries {
  readonly unitId: UnitId
  /** Id of the term profile. */
  readonly term: string
  /** Symbol of the type: BC. Documents that not the whole unit may see have a series of their own. */
  readonly symbol: string
}

/** A person's role in a unit. */
export interface MembershipRow {
  readonly unitId: UnitId
  readonly userId: UserId
  readonly role: Role
  /** Not held from this moment on; left out = it has no end. */
  readonly until?: Instant
  /** What the role is measured by (model/assignment.ts); left out = there never was one. Only read, never given. */
  readonly assignments?: readonly Assignment[]
}

/** What somebody was made responsible for, and by whom. */
export interface AssignmentRow extends Assignment {
  /** The unit in which the person has the role. */
  readonly holderUnitId: UnitId
  readonly userId: UserId
  readonly madeBy: UserId
  readonly madeAt: Instant
}

/** What goes with a batch of register events, all in one transaction. */
export interface EventBatch {
  readonly documentId: DocumentId
  readonly drafts: readonly EventDraft[]
  /** The register's seq that the caller saw; another one refuses the whole batch. */
  readonly expectedSeq: number
  /** The seq of the text's last update that the events speak of; another one refuses the whole batch. Left out: whichever. */
  readonly expectedTextSeq?: number
  /** An update of the text that belongs to these events. */
  readonly update?: UpdateRow
  /** The document's new stage and draft. */
  readonly stage?: { readonly stage: Stage; readonly draft: number }
  /** Whether an amendment opens the closed text from now on; left out = as it was. */
  readonly isAmending?: boolean
  readonly version?: VersionRow
  /**
   * The number that the document has from now on; null = none. One that another document has refuses the whole batch.
   * Left out: as before.
   */
  readonly number?: (NumberSeries & { readonly number: number }) | null
  /** A file that belongs to these events, as `addAttachment` keeps it. One that has no room refuses the whole batch. */
  readonly attachment?: { readonly row: AttachmentRow; readonly roomBytes: number }
}

/**
 * The outcome of appending events. Refused: the register's seq as it is; the same as expected when it is the text that moved,
 * the number that is another document's, or a file that has no room.
 */
export type Appended =
  | { readonly ok: true; readonly events: readonly RegisterEvent[]; readonly textSeq: number | null }
  | { readonly ok: false; readonly seq: number; readonly isNumberTaken?: true; readonly isFull?: true }

/** An update came for a text whose stage has closed it: nothing of it is stored. */
export class TextClosed extends Error {
  readonly documentId: DocumentId

  constructor(documentId: DocumentId) {
    super(`the text of ${documentId} is closed`)
    this.documentId = documentId
  }
}

/**
 * What the server needs of a database. Every promise resolves after the commit (durable), and rejects when the
 * engine failed: then nothing of that call is stored.
 */
export interface Store {
  /** Document, first text, first event and the files that the text names in one transaction. The first event gets seq 1. */
  createDocument(
    row: DocumentRow,
    snapshot: Uint8Array,
    event: EventDraft,
    attachments?: readonly AttachmentRow[],
  ): Promise<RegisterEvent>
  findDocument(id: DocumentId): Promise<DocumentRow | null>
  /**
   * Those of the documents that there are, in one reading, in any order. It is asked often, of all that are open: when somebody last
   * typed is not looked for, so `updatedAt` is of the last act beside that.
   *
   * @param ids a few hundred at most
   */
  findDocuments(ids: readonly DocumentId[]): Promise<readonly DocumentRow[]>
  /** Documents of the units, latest first. */
  listDocuments(unitIds: readonly UnitId[]): Promise<readonly DocumentRow[]>

  /**
   * Appends to the running group commit. Rejects with `TextClosed` when the document's stage has closed its text, and with it
   * every update of that text that was given before the caller could know.
   *
   * @returns the row's seq within its document
   */
  appendUpdate(row: UpdateRow): Promise<number>
  /** Snapshot and tail as of one moment, or null for an unknown document. */
  loadText(documentId: DocumentId): Promise<StoredText | null>
  /** Like `loadText`, with who wrote: as of one moment. @param maxRows of the tail, the oldest; left out, all of it */
  loadAuthored(documentId: DocumentId, maxRows?: number): Promise<AuthoredText | null>
  /**
   * Replaces snapshot and tail up to `seq` in one transaction; rows above stay. A lower seq than stored changes nothing.
   *
   * @param folded who did what in those rows; left out, nobody is credited with them
   */
  compactText(
    documentId: DocumentId,
    seq: number,
    snapshot: Uint8Array,
    folded?: FoldedTouches,
  ): Promise<void>

  /** Whose these Yjs client ids are in a text; those that are nobody's are left out. */
  findClientOwners(documentId: DocumentId, clients: readonly number[]): Promise<ReadonlyMap<number, UserId>>
  /** Gives a person those client ids of a text that are nobody's yet. @returns whose each of them is now */
  bindClients(
    documentId: DocumentId,
    clients: readonly number[],
    userId: UserId,
  ): Promise<ReadonlyMap<number, UserId>>

  /** Appends events with hashes chained; refuses when `expectedSeq` is not the register's seq. */
  appendEvents(batch: EventBatch): Promise<Appended>
  /** Events after `seq`, in order. */
  readEvents(documentId: DocumentId, afterSeq: number): Promise<readonly RegisterEvent[]>

  /**
   * Keeps a file of a document; the same bytes again change nothing.
   *
   * @param roomBytes how much all files of its sort, pictures or others, may take in the document
   * @returns false when there is no room for it
   */
  addAttachment(row: AttachmentRow, roomBytes: number): Promise<boolean>
  findAttachment(documentId: DocumentId, sha256: Sha256): Promise<AttachmentRow | null>

  /** One above the highest number of a series; 1 for an empty one. */
  nextNumber(series: NumberSeries): Promise<number>

  /** Versions, oldest first, without their content. */
  listVersions(documentId: DocumentId): Promise<readonly Omit<VersionRow, 'json' | 'state'>[]>
  findVersion(documentId: DocumentId, id: VersionId): Promise<VersionRow | null>

  createUnit(row: UnitRow): Promise<void>
  /** All units, by name. */
  listUnits(): Promise<readonly UnitRow[]>
  /** Gives a role; given again, its end is the one given last. */
  addMembership(row: MembershipRow): Promise<void>
  /** Takes every role of a person in a unit away, and what they were made responsible for by it. */
  removeMemberships(unitId: UnitId, userId: UserId): Promise<void>
  listMembershipsOfUser(userId: UserId): Promise<readonly MembershipRow[]>
  /** The roles of several people in one reading, each person's in the order of `listMembershipsOfUser`. @param userIds a few hundred at most */
  listMembershipsOfUsers(userIds: readonly UserId[]): Promise<readonly MembershipRow[]>
  listMembershipsOfUnit(unitId: UnitId): Promise<readonly MembershipRow[]>

  addAssignment(row: AssignmentRow): Promise<void>
  /** Takes one away. @param userId whose it is */
  removeAssignment(id: string, userId: UserId): Promise<void>
  /** Assignments of people who have a role in the unit, those that have ended too, in the order in which they were made. */
  listAssignmentsOfUnit(holderUnitId: UnitId): Promise<readonly AssignmentRow[]>

  /**
   * Adds an event to a book of a dossier; rows are never changed or taken away.
   *
   * @returns false when its seq is taken: somebody was faster
   */
  appendDossierEvent(event: DossierEvent): Promise<boolean>
  /** The dossiers in which something was said, by unit and term. */
  listDossiers(): Promise<readonly { readonly unitId: UnitId; readonly term: string }[]>
  /** The events of the given books of a unit's dossier, each book in order. */
  readDossier(unitId: UnitId, term: string, books: readonly DossierBook[]): Promise<readonly DossierEvent[]>

  /** Writes and reads one row: whether the store works at all. */
  ping(): Promise<void>
  /** Waits for running commits, then lets go of the files. */
  close(): Promise<void>
}
