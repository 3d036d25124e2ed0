// Builders of rows for the store's suite: one short call a row, everything not named has a sensible value.

import type { DocumentId, OpinionId, VersionId } from '#model/ids.ts'
import type { EventDraft, RegisterEvent } from '#model/register.ts'
import type { Stage } from '#model/stage.ts'
import type {
  DocumentRow,
  EventBatch,
  Store,
  UnitRow,
  UpdateRow,
  VersionRow,
} from '../../server/store/store.ts'

/** A store under test. */
export interface Opened {
  readonly store: Store
  /** Closes the store and opens the same data again. */
  reopen(): Promise<Store>
  /** Closes whichever store is open and takes the data away. */
  close(): Promise<void>
}

/** The moment `minute` minutes into the day of the tests. */
export function moment(minute: number): string {
  return new Date(Date.UTC(2026, 10, 22, 1, minute)).toISOString()
}

export function unit(id: string, name = `Đảng ủy xã ${id}`, parentId: string | null = null): UnitRow {
  return { id, name, parentId, kind: 'commune', place: 'Xã Mẫu', superiorLine: 'ĐẢNG BỘ TỈNH MẪU' }
}

export function documentRow(id: DocumentId, unitId = 'u1', minute = 0): DocumentRow {
  return {
    id,
    unitId,
    title: 'Báo cáo chính trị trình Đại hội',
    templateId: 'political-report',
    templateVersion: 1,
    formatProfile: 'hd36-2018',
    formatProfileVersion: 1,
    termProfile: '2025-2030',
    termProfileVersion: 2,
    stage: 'drafting',
    draft: 1,
    createdAt: moment(minute),
    updatedAt: moment(minute),
    access: 'unit',
    isAmending: false,
  }
}

const by = { actor: 'lan', actorRole: 'drafter', unitId: 'u1' } as const

export function created(documentId: DocumentId, minute = 0): EventDraft {
  const {
    title,
    templateId,
    templateVersion,
    formatProfile,
    formatProfileVersion,
    termProfile,
    termProfileVersion,
  } = documentRow(documentId)
  return {
    ...by,
    documentId,
    opinionId: null,
    type: 'documentCreated',
    at: moment(minute),
    payload: {
      title,
      templateId,
      templateVersion,
      formatProfile,
      formatProfileVersion,
      termProfile,
      termProfileVersion,
    },
  }
}

/** The move that puts a document at a stage, as the register tells it. */
export function movedTo(documentId: DocumentId, to: Stage, minute = 1): EventDraft {
  const payload = { from: 'drafting', to, draft: 1, note: '', sha256: null, byName: 'Trần Thị Lan' } as const
  return { ...by, documentId, opinionId: null, type: 'stageMoved', at: moment(minute), payload }
}

export function received(
  documentId: DocumentId,
  opinionId: OpinionId,
  body = 'Nêu rõ nguyên nhân',
  minute = 1,
): EventDraft {
  return {
    ...by,
    documentId,
    opinionId,
    type: 'received',
    at: moment(minute),
    payload: {
      number: 1,
      kind: 'clarify',
      severity: 'minor',
      criterion: null,
      sectionKey: null,
      anchor: null,
      body,
      proposedText: null,
      onBehalfOf: null,
      authorName: 'Trần Thị Lan',
    },
  }
}

export function update(documentId: DocumentId, bytes: Uint8Array | string, minute = 1): UpdateRow {
  return {
    documentId,
    update: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    userId: 'lan',
    at: moment(minute),
  }
}

export function version(documentId: DocumentId, id: VersionId, name = 'Dự thảo 1'): VersionRow {
  return {
    id,
    documentId,
    name,
    draft: 1,
    stage: 'drafting',
    json: '{"type":"doc"}',
    state: Uint8Array.of(0, 1, 2, 255),
    sha256: 'ab'.repeat(32),
    createdAt: moment(3),
    createdBy: 'lan',
    createdByName: 'Trần Thị Lan',
  }
}

/** Unit `u1` (if it is not there) and a document in it with one event. */
export async function addDocument(
  store: Store,
  id: DocumentId,
  snapshot = 'đề cương',
  minute = 0,
): Promise<RegisterEvent> {
  if (!(await store.listUnits()).some(row => row.id === 'u1')) await store.createUnit(unit('u1'))
  return store.createDocument(
    documentRow(id, 'u1', minute),
    new TextEncoder().encode(snapshot),
    created(id, minute),
  )
}

/** Appends and gives the events back; a conflict fails the test. */
export async function record(store: Store, batch: EventBatch): Promise<readonly RegisterEvent[]> {
  const appended = await store.appendEvents(batch)
  if (!appended.ok) throw new Error(`the register stands at ${appended.seq}, not at ${batch.expectedSeq}`)
  return appended.events
}

/** What a text holds, as words: the snapshot, then each update of the tail. */
export async function wordsOf(
  store: Store,
  documentId: DocumentId,
): Promise<{ snapshotSeq: number; words: string[] }> {
  const text = await store.loadText(documentId)
  if (!text) throw new Error(`no text ${documentId}`)
  const decoder = new TextDecoder()
  return {
    snapshotSeq: text.snapshotSeq,
    words: [text.snapshot, ...text.tail.map(row => row.update)].map(bytes => decoder.decode(bytes)),
  }
}
