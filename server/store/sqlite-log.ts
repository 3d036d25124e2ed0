// The writes of the log, one function per command. Runs in the writer's thread, inside a transaction of its batch.

import type { Database } from 'better-sqlite3'
import type { DocumentId, Instant, UserId } from '#model/ids.ts'
import type { RegisterEvent } from '#model/register.ts'
import { isOpenForWriting, type Stage } from '#model/stage.ts'
import { chain, emptyHead, type Head } from './chain.ts'
import type { Command, Results } from './command.ts'
import { attachmentColumns, documentColumns, eventColumns, touchColumns } from './rows.ts'
import type { Journal } from './sqlite-journal.ts'
import {
  type Appended,
  type AttachmentRow,
  type DocumentRow,
  type EventBatch,
  type FoldedTouches,
  TextClosed,
  type UpdateRow,
  type VersionRow,
} from './store.ts'
import type { AttachmentsTable, BlockTouchTable, DocumentsTable, RegisterEventsTable } from './tables.ts'

/** The writes of a connection. It is the only one that writes texts (sqlite-lock.ts). */
export interface LogWriter {
  /**
   * Carries out one command. Throws RangeError for a caller's mistake; the engine's errors rise. The rollback is its caller's.
   *
   * @param isJournaled whether a small update goes by the journal, whose `write` is its caller's
   */
  run(command: Command, isJournaled?: boolean): Results[keyof Results]
  /** Something was rolled back: what is known of the last seqs is not true any more. */
  forget(): void
}

/** What no document has. */
const noNumber = { unitId: '', term: '', symbol: '', number: 0 }

/** Last seqs that are remembered at most, so that a keystroke costs one statement instead of three. */
const maxKnownSeqs = 10_000

/** Larger updates have pages of their own in any case. */
const journaledBytes = 1024

/** Prepares the statements on a connection. */
export function prepareLog(db: Database, journal: Journal): LogWriter {
  /** Last seqs of texts that are open. */
  const knownSeqs = new Map<DocumentId, number>()
  const insertDocument = db.prepare<[DocumentsTable]>(`INSERT INTO documents
    (id, unit_id, title, template_id, template_version, format_profile, format_profile_version, term_profile,
     term_profile_version, stage, draft, created_at, updated_at, access, is_amending)
    VALUES (:id, :unit_id, :title, :template_id, :template_version, :format_profile, :format_profile_version,
     :term_profile, :term_profile_version, :stage, :draft, :created_at, :updated_at, :access, :is_amending)`)
  const touch = db.prepare<[Instant, DocumentId]>(
    'UPDATE documents SET updated_at = max(updated_at, ?) WHERE id = ?',
  )
  const setStage = db.prepare<[Stage, number, DocumentId]>(
    'UPDATE documents SET stage = ?, draft = ? WHERE id = ?',
  )

  const hasAttachment = db
    .prepare<[DocumentId, string], number>('SELECT 1 FROM attachments WHERE document_id = ? AND sha256 = ?')
    .pluck()
  const attachedBytes = db
    .prepare<[DocumentId, string], number>(`SELECT coalesce(sum(size), 0) FROM attachments
      WHERE document_id = ? AND (content_type LIKE 'image/%') = (? LIKE 'image/%')`)
    .pluck()
  const insertAttachment = db.prepare<[AttachmentsTable]>(`INSERT INTO attachments
    (document_id, sha256, content_type, size, bytes, added_by, added_at)
    VALUES (:document_id, :sha256, :content_type, :size, :bytes, :added_by, :added_at)`)

  const setAmending = db.prepare<[number, DocumentId]>('UPDATE documents SET is_amending = ? WHERE id = ?')

  const openness = db.prepare<[DocumentId], Pick<DocumentsTable, 'stage' | 'is_amending'>>(
    'SELECT stage, is_amending FROM documents WHERE id = ?',
  )

  const insertSnapshot = db.prepare<[DocumentId, Uint8Array]>(
    'INSERT INTO text_snapshots (document_id, seq, bytes) VALUES (?, 0, ?)',
  )
  const replaceSnapshot = db.prepare<[number, Uint8Array, DocumentId]>(
    'UPDATE text_snapshots SET seq = ?, bytes = ? WHERE document_id = ?',
  )
  const snapshotSeq = db
    .prepare<[DocumentId], number>('SELECT seq FROM text_snapshots WHERE document_id = ?')
    .pluck()
  const lastUpdate = db
    .prepare<[DocumentId], number | null>('SELECT max(seq) FROM text_updates WHERE document_id = ?')
    .pluck()
  const updateAt = db
    .prepare<[DocumentId, number], Instant>('SELECT at FROM text_updates WHERE document_id = ? AND seq = ?')
    .pluck()
  const insertUpdate = db.prepare<[DocumentId, number, string, Instant, Uint8Array]>(
    'INSERT INTO text_updates (document_id, seq, user_id, at, bytes) VALUES (?, ?, ?, ?, ?)',
  )
  const deleteUpdates = db.prepare<[DocumentId, number]>(
    'DELETE FROM text_updates WHERE document_id = ? AND seq <= ?',
  )

  const bindClient = db.prepare<[DocumentId, number, UserId]>(
    'INSERT INTO client_owners (document_id, client, user_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const clientOwner = db
    .prepare<[DocumentId, number], UserId>(
      'SELECT user_id FROM client_owners WHERE document_id = ? AND client = ?',
    )
    .pluck()
  const putTouch = db.prepare<[BlockTouchTable]>(`INSERT OR REPLACE INTO block_touch
    (document_id, block_id, user_id, first_at, last_at, chars_added, chars_removed)
    VALUES (:document_id, :block_id, :user_id, :first_at, :last_at, :chars_added, :chars_removed)`)

  const findHead = db.prepare<[DocumentId], Head>(
    'SELECT seq, hash FROM register_events WHERE document_id = ? ORDER BY seq DESC LIMIT 1',
  )
  const insertEvent = db.prepare<[RegisterEventsTable]>(`INSERT INTO register_events
    (document_id, seq, opinion_id, type, at, actor, actor_role, unit_id, payload, prev_hash, hash)
    VALUES (:document_id, :seq, :opinion_id, :type, :at, :actor, :actor_role, :unit_id, :payload, :prev_hash, :hash)`)
  const insertVersion = db.prepare<[VersionRow]>(`INSERT INTO versions
    (id, document_id, ordinal, name, draft, stage, json, state, sha256, created_at, created_by, created_by_name)
    VALUES (:id, :documentId, 1 + (SELECT count(*) FROM versions WHERE document_id = :documentId), :name, :draft, :stage,
     :json, :state, :sha256, :createdAt, :createdBy, :createdByName)`)
  const takeNumber = db.prepare<[string, string, string, number, DocumentId]>(`INSERT INTO document_numbers
    (unit_id, term, symbol, number, document_id) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`)
  const giveBackNumbers = db.prepare<
    [DocumentId, string, string, string, number]
  >(`DELETE FROM document_numbers
    WHERE document_id = ? AND NOT (unit_id = ? AND term = ? AND symbol = ? AND number = ?)`)
  const holderOf = db
    .prepare<[string, string, string, number], DocumentId>(
      'SELECT document_id FROM document_numbers WHERE unit_id = ? AND term = ? AND symbol = ? AND number = ?',
    )
    .pluck()
  const countBeat = db
    .prepare<[], number>('UPDATE liveness SET beat = beat + 1 WHERE id = 1 RETURNING beat')
    .pluck()

  function textSeq(documentId: DocumentId): number {
    const known = knownSeqs.get(documentId)
    if (known !== undefined) return known
    const compacted = snapshotSeq.get(documentId)
    if (compacted === undefined) throw new RangeError(`no document ${documentId}`)
    return Math.max(compacted, lastUpdate.get(documentId) ?? 0, journal.last(documentId)?.seq ?? 0)
  }

  function createDocument(
    row: DocumentRow,
    snapshot: Uint8Array,
    event: RegisterEvent,
    attachments: readonly AttachmentRow[],
  ): RegisterEvent {
    insertDocument.run(documentColumns(row))
    insertSnapshot.run(row.id, snapshot)
    insertEvent.run(eventColumns(event))
    for (const attachment of attachments) insertAttachment.run(attachmentColumns(attachment))
    return event
  }

  function isClosed(documentId: DocumentId): boolean {
    if (knownSeqs.has(documentId)) return false
    const row = openness.get(documentId)
    return row !== undefined && !isOpenForWriting(row.stage) && row.is_amending === 0
  }

  function appendUpdate(row: UpdateRow, isJournaled: boolean): number {
    if (isClosed(row.documentId)) throw new TextClosed(row.documentId)
    const isNoted = isJournaled && row.update.length < journaledBytes
    const seq = isNoted ? textSeq(row.documentId) + 1 : insertNext(row)
    if (isNoted) journal.note(row, seq)
    if (knownSeqs.size >= maxKnownSeqs) knownSeqs.clear()
    knownSeqs.set(row.documentId, seq)
    return seq
  }

  function insertNext({ documentId, update, userId, at }: UpdateRow): number {
    const seq = textSeq(documentId) + 1
    insertUpdate.run(documentId, seq, userId, at, update)
    return seq
  }

  function appendEvents(batch: EventBatch): Appended {
    const { documentId, drafts, expectedSeq, expectedTextSeq, update, stage, isAmending, version } = batch
    const { number, attachment } = batch
    const head = findHead.get(documentId)
    if (!head) throw new RangeError(`no document ${documentId}`)
    const isTextAnother = expectedTextSeq !== undefined && textSeq(documentId) !== expectedTextSeq
    if (head.seq !== expectedSeq || isTextAnother) return { ok: false, seq: head.seq }
    if (attachment && !hasRoom(attachment.row, attachment.roomBytes))
      return { ok: false, seq: head.seq, isFull: true }
    if (number !== undefined && !takes(documentId, number))
      return { ok: false, seq: head.seq, isNumberTaken: true }
    if (attachment) addAttachment(attachment.row, attachment.roomBytes)
    const events = chain(documentId, drafts, head)
    for (const event of events) insertEvent.run(eventColumns(event))
    if (version) insertVersion.run(version)
    if (stage) setStage.run(stage.stage, stage.draft, documentId)
    if (isAmending !== undefined) setAmending.run(isAmending ? 1 : 0, documentId)
    const last = events.at(-1)
    if (last) touch.run(last.at, documentId)
    const seq = update ? insertNext(update) : null
    if (stage || isAmending !== undefined || update) knownSeqs.delete(documentId) // whether it is open, and how far it goes, is looked up anew
    return { ok: true, events, textSeq: seq }
  }

  /** Whether the number is the document's now; those it had before are free. */
  function takes(documentId: DocumentId, claim: NonNullable<EventBatch['number']> | null): boolean {
    const { unitId, term, symbol, number } = claim ?? noNumber
    if (claim) {
      takeNumber.run(unitId, term, symbol, number, documentId)
      if (holderOf.get(unitId, term, symbol, number) !== documentId) return false
    }
    giveBackNumbers.run(documentId, unitId, term, symbol, number)
    return true
  }

  function compactText(
    documentId: DocumentId,
    seq: number,
    snapshot: Uint8Array,
    folded: FoldedTouches | undefined,
  ): null {
    const last = textSeq(documentId)
    if (!(seq <= last))
      throw new RangeError(`compaction of ${documentId} up to ${seq}, but its last update is ${last}`)
    const compacted = snapshotSeq.get(documentId) ?? 0
    if (seq < compacted || (folded && folded.after !== compacted)) return null
    const at = updateAt.get(documentId, seq) ?? journal.find(documentId, seq)?.at
    if (at !== undefined) touch.run(at, documentId)
    replaceSnapshot.run(seq, snapshot, documentId)
    deleteUpdates.run(documentId, seq)
    for (const touch of folded?.touches ?? []) putTouch.run(touchColumns(documentId, touch))
    return null
  }

  function bindClients(
    documentId: DocumentId,
    clients: readonly number[],
    userId: UserId,
  ): ReadonlyMap<number, UserId> {
    textSeq(documentId) // refuses an unknown document
    for (const client of clients) bindClient.run(documentId, client, userId)
    return new Map(clients.map(client => [client, clientOwner.get(documentId, client) ?? userId]))
  }

  function addAttachment(row: AttachmentRow, roomBytes: number): boolean {
    textSeq(row.documentId) // refuses an unknown document
    if (!hasRoom(row, roomBytes)) return false
    if (!isAttached(row)) insertAttachment.run(attachmentColumns(row))
    return true
  }

  function isAttached({ documentId, sha256 }: AttachmentRow): boolean {
    return hasAttachment.get(documentId, sha256) !== undefined
  }

  function hasRoom(row: AttachmentRow, roomBytes: number): boolean {
    const taken = attachedBytes.get(row.documentId, row.contentType) ?? 0
    return isAttached(row) || taken + row.bytes.length <= roomBytes
  }

  function ping(): number {
    const beat = countBeat.get()
    if (beat === undefined) throw new Error('the row of liveness is gone')
    return beat
  }

  function run(command: Command, isJournaled = false): Results[keyof Results] {
    switch (command.kind) {
      case 'createDocument': {
        const [event] = chain(command.row.id, [command.event], emptyHead)
        if (!event) throw new RangeError(`document ${command.row.id} without its first event`)
        return createDocument(command.row, command.snapshot, event, command.attachments)
      }
      case 'appendUpdate':
        return appendUpdate(command.row, isJournaled)
      case 'appendEvents':
        return appendEvents(checked(command.batch))
      case 'compactText':
        return compactText(command.documentId, command.seq, command.snapshot, command.folded)
      case 'bindClients':
        return bindClients(command.documentId, command.clients, command.userId)
      case 'addAttachment':
        return addAttachment(command.row, command.roomBytes)
      case 'ping':
        return ping()
    }
  }

  return { run, forget: () => knownSeqs.clear() }
}

function checked(batch: EventBatch): EventBatch {
  for (const part of [batch.update, batch.version, batch.attachment?.row]) {
    if (part && part.documentId !== batch.documentId) {
      throw new RangeError(`row of ${part.documentId} in a batch of ${batch.documentId}`)
    }
  }
  return batch
}
