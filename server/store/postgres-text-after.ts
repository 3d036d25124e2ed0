// What texts have above a seq, for nodes that follow each other: readings that are asked for while one runs go into the next one
// together, and each text comes as one row, so that following many texts costs the database little more than following one.

import type { Pool } from 'pg'
import type { DocumentId } from '#model/ids.ts'
import type { StoredText } from './store.ts'

/** A text above a seq. */
export interface TextAfter {
  /** The snapshot when it covers more than the seq asked for, else null. */
  readonly snapshot: Uint8Array | null
  /** Every row up to and including this seq lies in the stored snapshot. */
  readonly snapshotSeq: number
  /** Updates above the seq asked for, or above the snapshot when there is one. */
  readonly tail: StoredText['tail']
}

/** A text as one row. */
export interface TextRow {
  /** Which of the texts asked for, from 1. */
  readonly place: number
  readonly snapshot_seq: number
  readonly snapshot: Buffer | null
  readonly first: number | null
  readonly last: number | null
  /** Lengths of the updates, separated by commas. */
  readonly lengths: string | null
  /** The updates one behind the other. */
  readonly bytes: Buffer | null
}

/** What a tail comes to, of rows `u` that come in the order of their seqs. */
export const tailColumns = `min(u.seq) AS first, max(u.seq) AS last,
  string_agg(length(u.bytes)::text, ',') AS lengths, string_agg(u.bytes, ''::bytea) AS bytes`

interface Asked {
  readonly documentId: DocumentId
  readonly seq: number
  readonly resolve: (text: TextAfter | null) => void
  readonly reject: (error: unknown) => void
}

/** Texts in one reading; what it gives lies in memory at once. */
const textsAtOnce = 64

/** Reads one text above a seq, by itself; null for an unknown document. */
export function readTextAfter(pool: Pool, documentId: DocumentId, seq: number): Promise<TextAfter | null> {
  return new Promise((resolve, reject) => {
    readTogether(pool, [{ documentId, seq, resolve, reject }]).catch(reject)
  })
}

/** Reads texts above a seq, one statement and so one moment for each reading; it begins after it was asked for. */
export function createTextAfter(
  pool: Pool,
): (documentId: DocumentId, seq: number) => Promise<TextAfter | null> {
  let waiting: Asked[] = []
  let isReading = false

  async function readWaiting(): Promise<void> {
    isReading = true
    await null // what is asked in the same turn is read together
    while (waiting.length > 0) {
      const asked = waiting.slice(0, textsAtOnce)
      waiting = waiting.slice(textsAtOnce)
      await readTogether(pool, asked).catch(error => {
        for (const { reject } of asked) reject(error)
      })
    }
    isReading = false
  }

  return (documentId, seq) =>
    new Promise((resolve, reject) => {
      waiting.push({ documentId, seq, resolve, reject })
      if (!isReading) void readWaiting()
    })
}

async function readTogether(pool: Pool, asked: readonly Asked[]): Promise<void> {
  const { rows } = await pool.query<TextRow>({
    name: 'texts-after',
    text: `SELECT asked.place::integer, s.seq AS snapshot_seq, CASE WHEN s.seq > asked.seq THEN s.bytes END AS snapshot,
        tail.first, tail.last, tail.lengths, tail.bytes
      FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS asked (id, seq, place)
      JOIN text_snapshots s ON s.document_id = asked.id
      CROSS JOIN LATERAL (
        SELECT ${tailColumns} FROM (
          SELECT seq, bytes FROM text_updates WHERE document_id = asked.id AND seq > asked.seq ORDER BY seq
        ) u
      ) tail`,
    values: [asked.map(({ documentId }) => documentId), asked.map(({ seq }) => seq)],
  })
  const found = new Map(rows.map(row => [row.place, row]))
  for (const [index, { documentId, seq, resolve, reject }] of asked.entries()) {
    const row = found.get(index + 1)
    try {
      resolve(row ? textOf(documentId, seq, row) : null)
    } catch (error) {
      reject(error)
    }
  }
}

/**
 * A text above a seq, out of its row.
 *
 * @throws Error when an update is missing: one too few would be a text that lacks a colleague's words
 */
export function textOf(documentId: DocumentId, seq: number, row: Omit<TextRow, 'place'>): TextAfter {
  const { snapshot, snapshot_seq: snapshotSeq, first, last, lengths } = row
  const bytes = row.bytes ?? Buffer.of()
  const next = Math.max(seq, snapshotSeq) + 1
  const sizes = lengths === null ? [] : lengths.split(',').map(Number)
  if (first !== null && (first !== next || last !== first + sizes.length - 1))
    throw new Error(`text ${documentId}: update ${next} or one above it is missing`)
  let at = 0
  const tail = sizes.map((size, index) => {
    at += size
    return { seq: next + index, update: new Uint8Array(bytes.subarray(at - size, at)) }
  })
  return { snapshot: snapshot && new Uint8Array(snapshot), snapshotSeq, tail }
}
