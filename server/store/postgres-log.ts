// The writes of the log on PostgreSQL. Every function runs inside a transaction that holds the locks of the documents it
// writes to (postgres-writer.ts), so that what it reads of them is the latest there is.

import type { Client } from 'pg'
import type { DocumentId, Instant, UserId } from '#model/ids.ts'
import type { EventDraft, RegisterEvent } from '#model/register.ts'
import { isOpenForWriting, stages } from '#model/stage.ts'
import { chain, emptyHead, type Head } from './chain.ts'
import { type Changes, mergeChanges, noChanges } from './postgres-changes.ts'
import { insert } from './postgres-insert.ts'
import { clientOwnersQuery, type OwnerRow, ownersIn } from './postgres-reads.ts'
import { attachmentColumns, documentColumns, eventColumns } from './rows.ts'
import type { Appended, AttachmentRow, DocumentRow, EventBatch, UpdateRow } from './store.ts'

/** What a write gives to its caller, and what it tells the other nodes. */
export interface Written<T> {
  readonly value: T
  readonly changes: Changes
}

/** What became of an update: its seq, or why there is none. */
export type Placed = number | 'no document' | 'closed'

const openStages = stages.filter(isOpenForWriting)

/**
 * Locks documents until the end of the transaction, in one order everywhere so that two nodes never wait for each
 * other in a circle. Documents that do not exist are passed over.
 */
export async function lockDocuments(client: Client, ids: readonly DocumentId[]): Promise<void> {
  await client.query({
    name: 'lock',
    text: 'SELECT id FROM documents WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE',
    values: [ids],
  })
}

/**
 * Appends updates in the order given, all in one statement.
 *
 * @param isOfEvents whether they come with register events, which are for a closed text too
 */
export async function appendUpdates(
  client: Client,
  rows: readonly UpdateRow[],
  isOfEvents = false,
): Promise<Written<readonly Placed[]>> {
  const given = packed(rows)
  const { rows: ends } = await client.query<{
    document_id: DocumentId
    first: number | null
    last: number | null
  }>({
    name: 'append',
    // MATERIALIZED: the last seq is looked up once for each document, not once for each row.
    text: `WITH ends AS MATERIALIZED (
        SELECT asked.place, s.document_id,
          greatest(s.seq, (SELECT max(u.seq) FROM text_updates u WHERE u.document_id = s.document_id)) AS seq,
          (d.stage = ANY ($9) OR d.is_amending = 1) AS is_open
        FROM unnest($1::text[]) WITH ORDINALITY AS asked (id, place)
        JOIN text_snapshots s ON s.document_id = asked.id JOIN documents d ON d.id = asked.id
      ), put AS (
        INSERT INTO text_updates (document_id, seq, user_id, at, bytes)
        SELECT ends.document_id, ends.seq + row_number() OVER (PARTITION BY given.document ORDER BY given.place),
          people.id, times.at, substring($8::bytea FROM given.start FOR given.length)
        FROM unnest($2::integer[], $4::integer[], $6::integer[], $7::integer[], $10::integer[])
          WITH ORDINALITY AS given (document, person, time, start, length, place)
        JOIN ends ON ends.place = given.document AND ends.is_open
        JOIN unnest($3::text[]) WITH ORDINALITY AS people (id, place) ON people.place = given.person
        JOIN unnest($5::text[]) WITH ORDINALITY AS times (at, place) ON times.place = given.time
        RETURNING document_id, seq
      )
      SELECT ends.document_id, min(put.seq) AS first, max(put.seq) AS last
        FROM ends LEFT JOIN put ON put.document_id = ends.document_id GROUP BY ends.document_id`,
    values: [
      given.documents.names,
      given.documents.places,
      given.people.names,
      given.people.places,
      given.times.names,
      given.times.places,
      given.starts,
      given.bytes,
      isOfEvents ? stages : openStages,
      given.lengths,
    ],
  })
  const next = new Map(ends.map(({ document_id, first }) => [document_id, first]))
  const placed = rows.map(({ documentId }): Placed => {
    const seq = next.get(documentId)
    if (seq === undefined) return 'no document'
    if (seq === null) return 'closed'
    next.set(documentId, seq + 1)
    return seq
  })
  const updates = new Map<DocumentId, Uint8Array[]>(ends.map(({ document_id }) => [document_id, []]))
  for (const { documentId, update } of rows) updates.get(documentId)?.push(update)
  const documents = ends.flatMap(({ document_id, first, last }) => {
    if (first === null || last === null) return []
    const text = { first, last }
    return [{ documentId: document_id, text, registerSeq: null, updates: updates.get(document_id) ?? [] }]
  })
  return { value: placed, changes: { documents, rightsOf: [] } }
}

/** Updates as the database takes them in fastest: names once and by their places, lists of numbers in its own words, the bytes as they are. */
function packed(rows: readonly UpdateRow[]) {
  const lengths = rows.map(({ update }) => update.length)
  let end = 1 // it counts from 1
  const starts = lengths.map(length => {
    end += length
    return end - length
  })
  return {
    documents: namesIn(rows.map(({ documentId }) => documentId)),
    people: namesIn(rows.map(({ userId }) => userId)),
    times: namesIn(rows.map(({ at }) => at)),
    starts: arrayOf(starts),
    lengths: arrayOf(lengths),
    bytes: Buffer.concat(rows.map(({ update }) => update)),
  }
}

/** Words, each once, and where each of those given stands among them, from 1. */
function namesIn(words: readonly string[]): { readonly names: readonly string[]; readonly places: string } {
  const places = new Map<string, number>()
  const numbers = words.map(word => {
    const place = places.get(word) ?? places.size + 1
    places.set(word, place)
    return place
  })
  return { names: [...places.keys()], places: arrayOf(numbers) }
}

/** Numbers as an array in PostgreSQL's words: the driver would quote each of them. */
function arrayOf(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`
}

/** A document with its first text and its first event. */
export async function createDocument(
  client: Client,
  row: DocumentRow,
  snapshot: Uint8Array,
  draft: EventDraft,
  attachments: readonly AttachmentRow[],
): Promise<Written<RegisterEvent>> {
  const [event] = chain(row.id, [draft], emptyHead)
  if (!event) throw new RangeError(`document ${row.id} without its first event`)
  await insert(client, 'documents', [{ ...documentColumns(row) }])
  await insert(client, 'text_snapshots', [{ document_id: row.id, seq: 0, bytes: snapshot }])
  await insert(client, 'register_events', [{ ...eventColumns(event) }])
  for (const one of attachments) await insert(client, 'attachments', [{ ...attachmentColumns(one) }])
  return {
    value: event,
    changes: { documents: [{ documentId: row.id, text: null, registerSeq: event.seq }], rightsOf: [] },
  }
}

/** As `Store.appendEvents`. */
export async function appendEvents(client: Client, batch: EventBatch): Promise<Written<Appended>> {
  const { documentId, drafts, expectedSeq, expectedTextSeq, update, stage, isAmending, version } = batch
  const { number, attachment } = batch
  for (const part of [update, version, attachment?.row]) {
    if (part && part.documentId !== documentId) {
      throw new RangeError(`row of ${part.documentId} in a batch of ${documentId}`)
    }
  }
  const { rows } = await client.query<Head>(
    'SELECT seq, hash FROM register_events WHERE document_id = $1 ORDER BY seq DESC LIMIT 1',
    [documentId],
  )
  const [head] = rows
  if (!head) throw new RangeError(`no document ${documentId}`)
  const isTextAnother =
    expectedTextSeq !== undefined && (await textSeq(client, documentId)) !== expectedTextSeq
  if (head.seq !== expectedSeq || isTextAnother)
    return { value: { ok: false, seq: head.seq }, changes: noChanges }
  const room = attachment && (await roomFor(client, attachment.row, attachment.roomBytes))
  if (room === 'full') return { value: { ok: false, seq: head.seq, isFull: true }, changes: noChanges }
  if (number !== undefined && !(await takesNumber(client, documentId, number)))
    return { value: { ok: false, seq: head.seq, isNumberTaken: true }, changes: noChanges }

  const events = chain(documentId, drafts, head)
  const last = events.at(-1)
  if (attachment && room === 'free')
    await insert(client, 'attachments', [{ ...attachmentColumns(attachment.row) }])
  await insert(
    client,
    'register_events',
    events.map(event => ({ ...eventColumns(event) })),
  )
  if (version) {
    await client.query(
      `INSERT INTO versions
        (id, document_id, ordinal, name, draft, stage, json, state, sha256, created_at, created_by, created_by_name)
        SELECT $1, $2, 1 + (SELECT count(*) FROM versions WHERE document_id = $2), $3, $4, $5, $6, $7, $8, $9, $10, $11`,
      [
        version.id,
        documentId,
        version.name,
        version.draft,
        version.stage,
        version.json,
        version.state,
        version.sha256,
        version.createdAt,
        version.createdBy,
        version.createdByName,
      ],
    )
  }
  if (stage) {
    await client.query('UPDATE documents SET stage = $2, draft = $3 WHERE id = $1', [
      documentId,
      stage.stage,
      stage.draft,
    ])
  }
  if (isAmending !== undefined) {
    const flag = isAmending ? 1 : 0
    await client.query('UPDATE documents SET is_amending = $2 WHERE id = $1', [documentId, flag])
  }
  if (last) await touch(client, documentId, last.at)
  const appended = update ? await appendUpdates(client, [update], true) : null
  const textPlace = appended?.value[0]
  const changed = { documentId, text: null, registerSeq: last?.seq ?? null }
  return {
    value: { ok: true, events, textSeq: typeof textPlace === 'number' ? textPlace : null },
    changes: mergeChanges([{ documents: [changed], rightsOf: [] }, appended?.changes ?? noChanges]),
  }
}

/** Whether the number is the document's now; those it had before are free. Waits for another node that takes it just now. */
async function takesNumber(
  client: Client,
  documentId: DocumentId,
  claim: NonNullable<EventBatch['number']> | null,
): Promise<boolean> {
  const key = claim && [claim.unitId, claim.term, claim.symbol, claim.number]
  if (key) {
    await client.query(
      `INSERT INTO document_numbers (unit_id, term, symbol, number, document_id) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO NOTHING`,
      [...key, documentId],
    )
    const { rowCount } = await client.query(
      `SELECT 1 FROM document_numbers WHERE unit_id = $1 AND term = $2 AND symbol = $3 AND number = $4
        AND document_id = $5`,
      [...key, documentId],
    )
    if (!rowCount) return false
  }
  await client.query(
    `DELETE FROM document_numbers WHERE document_id = $5
      AND NOT (unit_id = $1 AND term = $2 AND symbol = $3 AND number = $4)`,
    [...(key ?? ['', '', '', 0]), documentId],
  )
  return true
}

async function textSeq(client: Client, documentId: DocumentId): Promise<number | undefined> {
  const { rows } = await client.query<{ seq: number }>(
    `SELECT greatest(s.seq, (SELECT max(u.seq) FROM text_updates u WHERE u.document_id = s.document_id)) AS seq
      FROM text_snapshots s WHERE s.document_id = $1`,
    [documentId],
  )
  return rows[0]?.seq
}

/** As `Store.bindClients`. */
export async function bindClients(
  client: Client,
  documentId: DocumentId,
  clients: readonly number[],
  userId: UserId,
): Promise<Written<ReadonlyMap<number, UserId>>> {
  const { rowCount } = await client.query('SELECT 1 FROM documents WHERE id = $1', [documentId])
  if (!rowCount) throw new RangeError(`no document ${documentId}`)
  await client.query(
    `INSERT INTO client_owners (document_id, client, user_id)
      SELECT $1, client, $3 FROM unnest($2::bigint[]) AS given (client) ON CONFLICT DO NOTHING`,
    [documentId, clients, userId],
  )
  const { rows } = await client.query<OwnerRow>(clientOwnersQuery, [documentId, clients])
  return { value: ownersIn(rows), changes: noChanges }
}

/** As `Store.addAttachment`. The document's row is held, so that two at once cannot both take the last room. */
export async function addAttachment(
  client: Client,
  row: AttachmentRow,
  roomBytes: number,
): Promise<Written<boolean>> {
  const room = await roomFor(client, row, roomBytes)
  if (room === 'free') await insert(client, 'attachments', [{ ...attachmentColumns(row) }])
  return { value: room !== 'full', changes: noChanges }
}

/** Whether a file is there already, or has room. Holds the document's row until the end of the transaction. */
async function roomFor(
  client: Client,
  row: AttachmentRow,
  roomBytes: number,
): Promise<'there' | 'free' | 'full'> {
  const held = await client.query('SELECT 1 FROM documents WHERE id = $1 FOR UPDATE', [row.documentId])
  if (!held.rowCount) throw new RangeError(`no document ${row.documentId}`)
  const { rows } = await client.query<{ taken: string; is_there: boolean | null }>(
    `SELECT coalesce(sum(size) FILTER (WHERE (content_type LIKE 'image/%') = ($3 LIKE 'image/%')), 0) AS taken,
        bool_or(sha256 = $2) AS is_there
      FROM attachments WHERE document_id = $1`,
    [row.documentId, row.sha256, row.contentType],
  )
  if (rows[0]?.is_there === true) return 'there'
  return Number(rows[0]?.taken ?? 0) + row.bytes.length <= roomBytes ? 'free' : 'full'
}

/** Counts the beat of `Store.ping` up. */
export async function countBeat(client: Client): Promise<Written<number>> {
  const { rows } = await client.query<{ beat: number }>(
    'UPDATE liveness SET beat = beat + 1 WHERE id = 1 RETURNING beat',
  )
  if (!rows[0]) throw new Error('the row of liveness is gone')
  return { value: rows[0].beat, changes: noChanges }
}

async function touch(client: Client, documentId: DocumentId, at: Instant): Promise<void> {
  await client.query('UPDATE documents SET updated_at = greatest(updated_at, $2) WHERE id = $1', [
    documentId,
    at,
  ])
}
