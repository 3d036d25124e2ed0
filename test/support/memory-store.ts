// A store that lives in memory and forgets at close: for tests that need a store and no disk. Passes the same suite.

import type { DossierEvent } from '#model/dossier.ts'
import type { DocumentId, UserId } from '#model/ids.ts'
import type { EventDraft, RegisterEvent } from '#model/register.ts'
import { isOpenForWriting } from '#model/stage.ts'
import { chain, emptyHead } from '../../server/store/chain.ts'
import { byName, latestFirst } from '../../server/store/order.ts'
import { withAssignments } from '../../server/store/reads.ts'
import {
  type Appended,
  type AssignmentRow,
  type AttachmentRow,
  type BlockTouch,
  type DocumentRow,
  type EventBatch,
  type MembershipRow,
  type NumberSeries,
  type Store,
  TextClosed,
  type UnitRow,
  type UpdateRow,
  type VersionRow,
} from '../../server/store/store.ts'

interface Held {
  row: DocumentRow
  snapshot: Uint8Array
  snapshotSeq: number
  tail: readonly {
    readonly seq: number
    readonly update: Uint8Array
    readonly userId: string
    readonly at: string
  }[]
  touches: readonly BlockTouch[]
  events: readonly RegisterEvent[]
  versions: readonly VersionRow[]
  readonly clientOwners: Map<number, UserId>
  readonly attachments: Map<string, AttachmentRow>
}

/** An empty store. Each call is done in one turn, so nothing is ever half written. */
export function createMemoryStore(): Store {
  const documents = new Map<DocumentId, Held>()
  const units = new Map<string, UnitRow>()
  let memberships: readonly MembershipRow[] = []
  let assignments: readonly AssignmentRow[] = []
  let dossiers: readonly DossierEvent[] = []
  /** Document by series and number. */
  const numbers = new Map<string, DocumentId>()
  let closed = false

  function alive(): void {
    if (closed) throw new Error('the store is closed')
  }

  function hold(documentId: DocumentId): Held {
    alive()
    const held = documents.get(documentId)
    if (!held) throw new RangeError(`no document ${documentId}`)
    return held
  }

  function needUnit(id: string): void {
    if (!units.has(id)) throw new Error(`no unit ${id}`)
  }

  function membershipsWhere(keep: (row: MembershipRow) => boolean): readonly MembershipRow[] {
    const key = ({ unitId, userId, role }: MembershipRow) => `${unitId}\n${userId}\n${role}`
    const found = memberships.filter(keep).toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    return withAssignments(found, assignments)
  }

  return {
    async createDocument(row, snapshot, event, attachments = []) {
      alive()
      if (documents.has(row.id)) throw new Error(`document ${row.id} is there already`)
      needUnit(row.unitId)
      const events = chain(row.id, [event], emptyHead)
      for (const { documentId } of attachments)
        if (documentId !== row.id) throw new Error(`a file of ${documentId} in ${row.id}`)
      const [first] = events
      if (!first) throw new RangeError(`document ${row.id} without its first event`)
      documents.set(row.id, {
        row: { ...row },
        snapshot: new Uint8Array(snapshot),
        snapshotSeq: 0,
        tail: [],
        touches: [],
        events,
        versions: [],
        clientOwners: new Map(),
        attachments: new Map(attachments.map(file => [file.sha256, file])),
      })
      return structuredClone(first)
    },
    async findDocument(id) {
      const held = documents.get(id)
      return held ? rowOf(held) : null
    },
    async findDocuments(ids) {
      return [...documents.values()].map(rowOf).filter(({ id }) => ids.includes(id))
    },
    async listDocuments(unitIds) {
      return [...documents.values()]
        .map(rowOf)
        .filter(({ unitId }) => unitIds.includes(unitId))
        .sort(latestFirst)
    },

    async appendUpdate(row) {
      const held = hold(row.documentId)
      if (!isOpenForWriting(held.row.stage) && !held.row.isAmending) throw new TextClosed(row.documentId)
      held.tail = [...held.tail, tailRow(held, row)]
      return textSeq(held)
    },
    async loadText(documentId) {
      const held = documents.get(documentId)
      if (!held) return null
      return {
        snapshot: new Uint8Array(held.snapshot),
        snapshotSeq: held.snapshotSeq,
        tail: held.tail.map(({ seq, update }) => ({ seq, update: new Uint8Array(update) })),
      }
    },
    async loadAuthored(documentId, maxRows) {
      const held = documents.get(documentId)
      if (!held) return null
      const { snapshot, snapshotSeq, tail, touches } = held
      return structuredClone({ snapshot, snapshotSeq, tail: tail.slice(0, maxRows), touches })
    },
    async compactText(documentId, seq, snapshot, folded) {
      const held = hold(documentId)
      const last = textSeq(held)
      if (!(seq <= last))
        throw new RangeError(`compaction of ${documentId} up to ${seq}, but its last update is ${last}`)
      if (seq < held.snapshotSeq || (folded && folded.after !== held.snapshotSeq)) return
      held.row = {
        ...held.row,
        updatedAt: latest(held.row.updatedAt, held.tail.find(row => row.seq === seq)?.at),
      }
      held.snapshot = new Uint8Array(snapshot)
      held.snapshotSeq = seq
      held.tail = held.tail.filter(row => row.seq > seq)
      const key = ({ blockId, userId }: BlockTouch) => `${blockId}\n${userId}`
      const touched = new Set(folded?.touches.map(key))
      held.touches = [
        ...held.touches.filter(touch => !touched.has(key(touch))),
        ...structuredClone(folded?.touches ?? []),
      ]
    },

    async findClientOwners(documentId, clients) {
      const owners = documents.get(documentId)?.clientOwners ?? new Map<number, UserId>()
      return new Map([...owners].filter(([client]) => clients.includes(client)))
    },
    async bindClients(documentId, clients, userId) {
      const { clientOwners } = hold(documentId)
      for (const client of clients) if (!clientOwners.has(client)) clientOwners.set(client, userId)
      return new Map(clients.map(client => [client, clientOwners.get(client) ?? userId]))
    },

    async addAttachment(row, roomBytes) {
      const held = hold(row.documentId)
      const isKept = hasRoom(held, row, roomBytes)
      if (isKept) attach(held, row)
      return isKept
    },
    async findAttachment(documentId, sha256) {
      alive()
      return documents.get(documentId)?.attachments.get(sha256) ?? null
    },

    async appendEvents(batch) {
      const held = hold(batch.documentId)
      for (const part of [batch.update, batch.version, batch.attachment?.row]) {
        if (part && part.documentId !== batch.documentId) {
          throw new RangeError(`row of ${part.documentId} in a batch of ${batch.documentId}`)
        }
      }
      const all = [...documents.values()].flatMap(({ versions }) => versions)
      if (batch.version && all.some(({ id }) => id === batch.version?.id)) {
        throw new Error(`version ${batch.version.id} is there already`)
      }
      return append(held, batch, numbers)
    },
    async readEvents(documentId, afterSeq) {
      return structuredClone((documents.get(documentId)?.events ?? []).filter(({ seq }) => seq > afterSeq))
    },

    async nextNumber({ unitId, term, symbol }) {
      const series = `${seriesKey({ unitId, term, symbol })}\n`
      const taken = [...numbers.keys()].filter(key => key.startsWith(series))
      return 1 + Math.max(0, ...taken.map(key => Number(key.slice(series.length))))
    },

    async listVersions(documentId) {
      return (documents.get(documentId)?.versions ?? []).map(
        ({ json: _json, state: _state, ...version }) => version,
      )
    },
    async findVersion(documentId, id) {
      const found = documents.get(documentId)?.versions.find(version => version.id === id)
      return found ? structuredClone(found) : null
    },

    async createUnit(row) {
      alive()
      if (units.has(row.id)) throw new Error(`unit ${row.id} is there already`)
      if (row.parentId !== null) needUnit(row.parentId)
      units.set(row.id, { ...row })
    },
    async listUnits() {
      return [...units.values()].sort(byName)
    },
    async addMembership(row) {
      alive()
      needUnit(row.unitId)
      const isOther = ({ unitId, userId, role }: MembershipRow) =>
        unitId !== row.unitId || userId !== row.userId || role !== row.role
      memberships = [...memberships.filter(isOther), { ...row }]
    },
    async removeMemberships(unitId, userId) {
      alive()
      memberships = memberships.filter(row => row.unitId !== unitId || row.userId !== userId)
      assignments = assignments.filter(row => row.holderUnitId !== unitId || row.userId !== userId)
    },
    async listMembershipsOfUser(userId) {
      return membershipsWhere(row => row.userId === userId)
    },
    async listMembershipsOfUsers(userIds) {
      return membershipsWhere(row => userIds.includes(row.userId))
    },
    async listMembershipsOfUnit(unitId) {
      return membershipsWhere(row => row.unitId === unitId)
    },

    async addAssignment(row) {
      alive()
      needUnit(row.holderUnitId)
      needUnit(row.unitId)
      assignments = [...assignments, { ...row }]
    },
    async removeAssignment(id, userId) {
      alive()
      assignments = assignments.filter(row => row.id !== id || row.userId !== userId)
    },
    async listAssignmentsOfUnit(holderUnitId) {
      const key = ({ madeAt, id }: AssignmentRow) => `${madeAt}\n${id}`
      return assignments
        .filter(row => row.holderUnitId === holderUnitId)
        .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    },

    async appendDossierEvent(event) {
      alive()
      needUnit(event.unitId)
      const key = ({ unitId, term, book, seq }: DossierEvent) => `${unitId}\n${term}\n${book}\n${seq}`
      if (dossiers.some(one => key(one) === key(event))) return false
      dossiers = [...dossiers, structuredClone(event)]
      return true
    },
    async listDossiers() {
      const keys = [...new Set(dossiers.map(({ unitId, term }) => JSON.stringify([unitId, term])))].toSorted()
      return keys.map(key => {
        const [unitId, term] = JSON.parse(key) as [string, string]
        return { unitId, term }
      })
    },
    async readDossier(unitId, term, books) {
      const key = ({ book, seq }: DossierEvent) => `${book}\n${String(seq).padStart(9, '0')}`
      return structuredClone(
        dossiers
          .filter(one => one.unitId === unitId && one.term === term && books.includes(one.book))
          .toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
      )
    },

    async ping() {
      alive()
    },
    async close() {
      closed = true
    },
  }
}

function seriesKey({ unitId, term, symbol }: NumberSeries): string {
  return `${unitId}\n${term}\n${symbol}`
}

function takesNumber(
  numbers: Map<string, DocumentId>,
  documentId: DocumentId,
  claim: (NumberSeries & { readonly number: number }) | null,
): boolean {
  const key = claim && `${seriesKey(claim)}\n${claim.number}`
  if (key !== null && (numbers.get(key) ?? documentId) !== documentId) return false
  for (const [taken, holder] of numbers) if (holder === documentId) numbers.delete(taken)
  if (key !== null) numbers.set(key, documentId)
  return true
}

function append(
  held: Held,
  {
    documentId,
    drafts,
    expectedSeq,
    expectedTextSeq,
    update,
    stage,
    isAmending,
    version,
    number,
    attachment,
  }: EventBatch,
  numbers: Map<string, DocumentId>,
): Appended {
  const head = held.events.at(-1) ?? emptyHead
  const isTextAnother = expectedTextSeq !== undefined && textSeq(held) !== expectedTextSeq
  if (head.seq !== expectedSeq || isTextAnother) return { ok: false, seq: head.seq }
  refuseReceivedTwice(held.events, drafts)
  const events = chain(documentId, drafts, head)
  if (attachment && !hasRoom(held, attachment.row, attachment.roomBytes))
    return { ok: false, seq: head.seq, isFull: true }
  if (number !== undefined && !takesNumber(numbers, documentId, number))
    return { ok: false, seq: head.seq, isNumberTaken: true }
  held.events = [...held.events, ...events]
  held.row = {
    ...held.row,
    ...stage,
    isAmending: isAmending ?? held.row.isAmending,
    updatedAt: latest(held.row.updatedAt, events.at(-1)?.at),
  }
  if (version) held.versions = [...held.versions, structuredClone(version)]
  if (update) held.tail = [...held.tail, tailRow(held, update)]
  if (attachment) attach(held, attachment.row)
  return { ok: true, events: structuredClone(events), textSeq: update ? textSeq(held) : null }
}

function hasRoom({ attachments }: Held, row: AttachmentRow, roomBytes: number): boolean {
  if (attachments.has(row.sha256)) return true
  const isPicture = (type: string) => type.startsWith('image/')
  const taken = [...attachments.values()]
    .filter(({ contentType }) => isPicture(contentType) === isPicture(row.contentType))
    .reduce((sum, { bytes }) => sum + bytes.length, 0)
  return taken + row.bytes.length <= roomBytes
}

function attach({ attachments }: Held, row: AttachmentRow): void {
  if (!attachments.has(row.sha256)) attachments.set(row.sha256, { ...row, bytes: new Uint8Array(row.bytes) })
}

function refuseReceivedTwice(events: readonly RegisterEvent[], drafts: readonly EventDraft[]): void {
  const received = [...events, ...drafts]
    .filter(({ type }) => type === 'received')
    .map(({ opinionId }) => opinionId)
  if (new Set(received).size < received.length) throw new Error('an opinion is received once')
}

function textSeq(held: Held): number {
  return held.snapshotSeq + held.tail.length
}

function tailRow(held: Held, { update, userId, at }: UpdateRow): Held['tail'][number] {
  return { seq: textSeq(held) + 1, update: new Uint8Array(update), userId, at }
}

function rowOf(held: Held): DocumentRow {
  return { ...held.row, updatedAt: latest(held.row.updatedAt, held.tail.at(-1)?.at) }
}

function latest(a: string, b: string | undefined): string {
  return b !== undefined && b > a ? b : a
}
