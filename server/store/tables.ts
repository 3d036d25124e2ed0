// Rows as the database holds them, for Kysely and for the log's own statements. Made by migrations.ts.

import type { UnitKind } from '#model/api.ts'
import type { DocumentAccess } from '#model/confidential.ts'
import type { DossierBook } from '#model/dossier.ts'
import type {
  BlockId,
  DocumentId,
  Instant,
  OpinionId,
  Sha256,
  UnitId,
  UserId,
  VersionId,
} from '#model/ids.ts'
import type { originalType } from '#model/original.ts'
import type { PictureType } from '#model/picture.ts'
import type { EventType } from '#model/register.ts'
import type { Role } from '#model/role.ts'
import type { Stage } from '#model/stage.ts'

/** A document; `updated_at` knows of the events and of the updates that were compacted, not of the tail. */
export interface DocumentsTable {
  id: DocumentId
  unit_id: UnitId
  title: string
  template_id: string
  template_version: number
  format_profile: string
  format_profile_version: number
  term_profile: string
  term_profile_version: number
  stage: Stage
  draft: number
  created_at: Instant
  updated_at: Instant
  access: DocumentAccess
  /** 1 = a closed text is open under an amendment. */
  is_amending: number
}

/** The compacted part of a text: every update up to and including `seq`. */
export interface TextSnapshotsTable {
  document_id: DocumentId
  seq: number
  bytes: Uint8Array
}

/** The tail of a text: updates above the snapshot, without gaps. */
export interface TextUpdatesTable {
  document_id: DocumentId
  seq: number
  user_id: UserId
  at: Instant
  bytes: Uint8Array
}

/** Whose a Yjs client id is in a text: the first person's who wrote with it. */
export interface ClientOwnersTable {
  document_id: DocumentId
  client: number
  user_id: UserId
}

/** Who did what in a block, up to the snapshot's seq. */
export interface BlockTouchTable {
  document_id: DocumentId
  block_id: BlockId
  user_id: UserId
  first_at: Instant
  last_at: Instant
  chars_added: number
  chars_removed: number
}

/** The register: INSERT only, in order of `seq`, guarded by triggers. `payload` is JSON. */
export interface RegisterEventsTable {
  document_id: DocumentId
  seq: number
  opinion_id: OpinionId | null
  type: EventType
  at: Instant
  actor: UserId
  actor_role: Role | 'system'
  unit_id: UnitId
  payload: string
  prev_hash: Sha256
  hash: Sha256
}

/** Kept versions: INSERT only. `ordinal` counts per document from 1. */
export interface VersionsTable {
  id: VersionId
  document_id: DocumentId
  ordinal: number
  name: string
  draft: number
  stage: Stage
  json: string
  state: Uint8Array
  sha256: Sha256
  created_at: Instant
  created_by: UserId
  created_by_name: string
}

/** Which document has which number of a series. The register keeps the number too; this keeps it from being given twice. */
export interface DocumentNumbersTable {
  unit_id: UnitId
  term: string
  symbol: string
  number: number
  document_id: DocumentId
}

/** Files of documents: INSERT only. */
export interface AttachmentsTable {
  document_id: DocumentId
  sha256: Sha256
  content_type: PictureType | typeof originalType
  size: number
  bytes: Uint8Array
  added_by: UserId
  added_at: Instant
}

/** Organisations. */
export interface UnitsTable {
  id: UnitId
  name: string
  parent_id: UnitId | null
  kind: UnitKind
  place: string
  superior_line: string
}

/** Roles of people in units. */
interface MembershipsTable {
  unit_id: UnitId
  user_id: UserId
  role: Role
  until: Instant | null
}

/** What people were made responsible for. */
export interface AssignmentsTable {
  id: string
  holder_unit_id: UnitId
  user_id: UserId
  unit_id: UnitId
  document_id: DocumentId | null
  /** JSON: keys of sections. */
  sections: string
  from_at: Instant
  until_at: Instant | null
  made_by: UserId
  made_at: Instant
}

/** The registers of dossiers: INSERT only. `said` is JSON. */
export interface DossierEventsTable {
  unit_id: UnitId
  term: string
  book: DossierBook
  seq: number
  entry: string
  said: string
  at: Instant
  actor: UserId
  actor_role: Role
  by_name: string
  prev_hash: Sha256
  hash: Sha256
}

/** One row whose beat is counted up to see whether the store can write. */
interface LivenessTable {
  id: number
  beat: number
}

/** Every table of the application; accounts and sessions are not among them, their library keeps its own. */
export interface Tables {
  documents: DocumentsTable
  text_snapshots: TextSnapshotsTable
  text_updates: TextUpdatesTable
  client_owners: ClientOwnersTable
  block_touch: BlockTouchTable
  register_events: RegisterEventsTable
  versions: VersionsTable
  document_numbers: DocumentNumbersTable
  attachments: AttachmentsTable
  units: UnitsTable
  memberships: MembershipsTable
  assignments: AssignmentsTable
  dossier_events: DossierEventsTable
  liveness: LivenessTable
}
