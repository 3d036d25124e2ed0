// Between the rows of the tables and the values of the store's door.

import type { DossierEvent, DossierSaid } from '#model/dossier.ts'
import type { DocumentId, Instant, SectionKey } from '#model/ids.ts'
import type { RegisterEvent } from '#model/register.ts'
import type { AssignmentRow, AttachmentRow, BlockTouch, DocumentRow, UnitRow, VersionRow } from './store.ts'
import type {
  AssignmentsTable,
  AttachmentsTable,
  BlockTouchTable,
  DocumentsTable,
  DossierEventsTable,
  RegisterEventsTable,
  UnitsTable,
  VersionsTable,
} from './tables.ts'

/** An assignment as stored. */
export function assignmentColumns(row: AssignmentRow): AssignmentsTable {
  return {
    id: row.id,
    holder_unit_id: row.holderUnitId,
    user_id: row.userId,
    unit_id: row.unitId,
    document_id: row.documentId,
    sections: JSON.stringify(row.sections),
    from_at: row.from,
    until_at: row.until,
    made_by: row.madeBy,
    made_at: row.madeAt,
  }
}

/** An assignment as the door gives it. */
export function assignmentOf(columns: AssignmentsTable): AssignmentRow {
  return {
    id: columns.id,
    holderUnitId: columns.holder_unit_id,
    userId: columns.user_id,
    unitId: columns.unit_id,
    documentId: columns.document_id,
    sections: JSON.parse(columns.sections) as readonly SectionKey[],
    from: columns.from_at,
    until: columns.until_at,
    madeBy: columns.made_by,
    madeAt: columns.made_at,
  }
}

/** A document as stored. */
export function documentColumns(row: DocumentRow): DocumentsTable {
  return {
    id: row.id,
    unit_id: row.unitId,
    title: row.title,
    template_id: row.templateId,
    template_version: row.templateVersion,
    format_profile: row.formatProfile,
    format_profile_version: row.formatProfileVersion,
    term_profile: row.termProfile,
    term_profile_version: row.termProfileVersion,
    stage: row.stage,
    draft: row.draft,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    access: row.access,
    is_amending: row.isAmending ? 1 : 0,
  }
}

/**
 * A document as the door gives it.
 *
 * @param typedAt time of the last update in the tail, null for an empty tail
 */
export function documentOf(columns: DocumentsTable, typedAt: Instant | null): DocumentRow {
  return {
    id: columns.id,
    unitId: columns.unit_id,
    title: columns.title,
    templateId: columns.template_id,
    templateVersion: columns.template_version,
    formatProfile: columns.format_profile,
    formatProfileVersion: columns.format_profile_version,
    termProfile: columns.term_profile,
    termProfileVersion: columns.term_profile_version,
    stage: columns.stage,
    draft: columns.draft,
    createdAt: columns.created_at,
    access: columns.access,
    isAmending: columns.is_amending === 1,
    updatedAt: typedAt !== null && typedAt > columns.updated_at ? typedAt : columns.updated_at,
  }
}

/** An event as stored. */
export function eventColumns(event: RegisterEvent): RegisterEventsTable {
  return {
    document_id: event.documentId,
    seq: event.seq,
    opinion_id: event.opinionId,
    type: event.type,
    at: event.at,
    actor: event.actor,
    actor_role: event.actorRole,
    unit_id: event.unitId,
    payload: JSON.stringify(event.payload),
    prev_hash: event.prevHash,
    hash: event.hash,
  }
}

/** An event as the door gives it. The table is written by `eventColumns` only, so type and payload belong together. */
export function eventOf(columns: RegisterEventsTable): RegisterEvent {
  return {
    documentId: columns.document_id,
    opinionId: columns.opinion_id,
    type: columns.type,
    at: columns.at,
    actor: columns.actor,
    actorRole: columns.actor_role,
    unitId: columns.unit_id,
    payload: JSON.parse(columns.payload),
    seq: columns.seq,
    prevHash: columns.prev_hash,
    hash: columns.hash,
  } as RegisterEvent
}

/** A version without its content. */
export function versionOf(
  columns: Omit<VersionsTable, 'json' | 'state'>,
): Omit<VersionRow, 'json' | 'state'> {
  return {
    id: columns.id,
    documentId: columns.document_id,
    name: columns.name,
    draft: columns.draft,
    stage: columns.stage,
    sha256: columns.sha256,
    createdAt: columns.created_at,
    createdBy: columns.created_by,
    createdByName: columns.created_by_name,
  }
}

/** A file of a document as stored. */
export function attachmentColumns(row: AttachmentRow): AttachmentsTable {
  return {
    document_id: row.documentId,
    sha256: row.sha256,
    content_type: row.contentType,
    size: row.bytes.length,
    bytes: row.bytes,
    added_by: row.addedBy,
    added_at: row.addedAt,
  }
}

/** A file of a document as the door gives it. */
export function attachmentOf(columns: AttachmentsTable): AttachmentRow {
  return {
    documentId: columns.document_id,
    sha256: columns.sha256,
    contentType: columns.content_type,
    bytes: bytesOf(columns.bytes),
    addedBy: columns.added_by,
    addedAt: columns.added_at,
  }
}

/** An event of a dossier as stored. */
export function dossierColumns(event: DossierEvent): DossierEventsTable {
  return {
    unit_id: event.unitId,
    term: event.term,
    book: event.book,
    seq: event.seq,
    entry: event.entry,
    said: JSON.stringify(event.said),
    at: event.at,
    actor: event.actor,
    actor_role: event.actorRole,
    by_name: event.byName,
    prev_hash: event.prevHash,
    hash: event.hash,
  }
}

/** An event of a dossier as the door gives it. */
export function dossierEventOf(columns: DossierEventsTable): DossierEvent {
  return {
    unitId: columns.unit_id,
    term: columns.term,
    book: columns.book,
    seq: columns.seq,
    entry: columns.entry,
    said: JSON.parse(columns.said) as DossierSaid,
    at: columns.at,
    actor: columns.actor,
    actorRole: columns.actor_role,
    byName: columns.by_name,
    prevHash: columns.prev_hash,
    hash: columns.hash,
  }
}

/** A unit as the door gives it. */
export function unitOf(columns: UnitsTable): UnitRow {
  return {
    id: columns.id,
    name: columns.name,
    parentId: columns.parent_id,
    kind: columns.kind,
    place: columns.place,
    superiorLine: columns.superior_line,
  }
}

/** A touch as stored. */
export function touchColumns(documentId: DocumentId, touch: BlockTouch): BlockTouchTable {
  return {
    document_id: documentId,
    block_id: touch.blockId,
    user_id: touch.userId,
    first_at: touch.firstAt,
    last_at: touch.lastAt,
    chars_added: touch.charsAdded,
    chars_removed: touch.charsRemoved,
  }
}

/** A touch as the door gives it. */
export function touchOf(columns: Omit<BlockTouchTable, 'document_id'>): BlockTouch {
  return {
    blockId: columns.block_id,
    userId: columns.user_id,
    firstAt: columns.first_at,
    lastAt: columns.last_at,
    charsAdded: columns.chars_added,
    charsRemoved: columns.chars_removed,
  }
}

/** Plain bytes over the driver's own kind of array. */
export function bytesOf(blob: Uint8Array): Uint8Array {
  return new Uint8Array(blob.buffer, blob.byteOffset, blob.byteLength)
}
