// What a node tells the others of each group commit by NOTIFY: its number, what it changed, and the updates themselves where they are
// not too many. A payload holds 8,000 bytes, so that longer ones go in parts, which PostgreSQL gives out one behind the other.

import { type Changes, type DocumentChange, decodeChanges } from './postgres-changes.ts'

/** The mark of one group commit: who wrote it, its number, and what it changed when that is short enough to be told. */
export interface Mark {
  readonly writerId: string
  /** From 1 for each writer, without gaps, in the order in which they become visible. */
  readonly seq: number
  readonly changes: Changes | null
}

/** Where the marks are sent. */
export const commitChannel = 'vankien_commits'

/** PostgreSQL takes 8,000 bytes. */
const noteMaxBytes = 7000
/** Updates of more bytes in all are left to be read: one reading costs less than so many notes. */
const toldMaxBytes = 40_000
/** Bytes before each update, for its length; below 2¹⁶ by `toldMaxBytes`. */
const lengthBytes = 2

/** The payloads of a commit's NOTIFY, in their order. @param encodedChanges the changes as log_commits keeps them */
export function encodeNotes(
  writerId: string,
  seq: number,
  changes: Changes,
  encodedChanges: string,
): readonly string[] {
  const mark = `${writerId} ${seq}`
  const whole = `${mark} ${encodedChanges}`
  const room = noteMaxBytes - Buffer.byteLength(whole)
  if (room < 0) return [mark]
  const updates = packUpdates(changes.documents)?.toString('base64')
  if (updates === undefined) return [whole]
  const notes = [`${whole}\n${updates.length} ${updates.slice(0, room)}`]
  for (let at = room; at < updates.length; at += noteMaxBytes)
    notes.push(`${mark}+${notes.length}\n${updates.slice(at, at + noteMaxBytes)}`)
  return notes
}

/** A commit whose notes have not all come. */
interface OpenMark {
  readonly mark: Mark & { readonly changes: Changes }
  /** Characters that are to come in all. */
  readonly length: number
  updates: string
}

/**
 * Reads payloads as they come in; each gives the marks that are whole by it. What is not ours gives none; what does not hold what it
 * says, from another release or a person at the database, gives a mark without changes, so that it is looked up.
 *
 * @param own the writer of this node, whose commits are no news here
 */
export function createNoteReader(own: () => string | null): (payload: string) => readonly Mark[] {
  let open: OpenMark | null = null

  function taken(): readonly Mark[] {
    if (!open || open.updates.length < open.length) return []
    const { mark, updates } = open
    open = null
    return [{ ...mark, changes: withUpdates(mark.changes, Buffer.from(updates, 'base64')) }]
  }

  return payload => {
    const ownId = own()
    if (ownId !== null && payload.startsWith(ownId)) return []
    const part = /^(\S+) (\d+)\+\d+\n(.+)$/u.exec(payload)
    if (part) {
      // Of one whose beginning was not heard nothing can be said; whoever listens later reads the marks first.
      if (!open || open.mark.writerId !== part[1] || open.mark.seq !== Number(part[2])) return []
      open.updates += part[3]
      return taken()
    }
    const left = open ? [open.mark] : [] // its rest did not come: to be read
    open = null
    const head = /^(\S+) (\d+)(?: ([^\n]+)(?:\n(\d+) (.*))?)?$/u.exec(payload)
    if (!head?.[1]) return left
    const [, writerId, seq, encoded, length, updates = ''] = head
    const changes = encoded === undefined ? null : soundChanges(encoded)
    const mark = { writerId, seq: Number(seq), changes }
    if (changes === null || length === undefined) return [...left, mark]
    open = { mark: { ...mark, changes }, length: Number(length), updates }
    return [...left, ...taken()]
  }
}

/** Every update behind its length, text by text; null when there are none, when one text's are not there, or when they are too many. */
function packUpdates(documents: readonly DocumentChange[]): Buffer | null {
  const parts: Uint8Array[] = []
  let size = 0
  for (const { text, updates = [] } of documents) {
    if (text && updates.length !== text.last - text.first + 1) return null
    for (const update of updates) {
      size += lengthBytes + update.length
      if (size > toldMaxBytes) return null
      const length = Buffer.allocUnsafe(lengthBytes)
      length.writeUInt16BE(update.length)
      parts.push(length, update)
    }
  }
  return parts.length > 0 ? Buffer.concat(parts, size) : null
}

/** The changes of a note; null = it is none. Whoever may sign in to the database can send one. */
function soundChanges(encoded: string): Changes | null {
  let changes: Changes
  try {
    changes = decodeChanges(encoded)
  } catch {
    return null // no JSON, or of another shape
  }
  const { documents, rightsOf } = changes
  const isText = (value: unknown) => typeof value === 'string'
  const isSound =
    Array.isArray(rightsOf) &&
    rightsOf.every(isText) &&
    documents.every(
      ({ documentId, text, registerSeq }) =>
        isText(documentId) &&
        [registerSeq ?? 1, text?.first ?? 1, text?.last ?? 1].every(Number.isSafeInteger) &&
        (text === null || (text.first >= 1 && text.first <= text.last)),
    )
  return isSound ? changes : null
}

/** The changes with their updates; null = the bytes are not those that the changes speak of. */
function withUpdates({ documents, rightsOf }: Changes, bytes: Buffer): Changes | null {
  const countOf = ({ text }: DocumentChange) => (text ? text.last - text.first + 1 : 0)
  const count = documents.reduce((sum, change) => sum + countOf(change), 0)
  if (count * lengthBytes > bytes.length) return null
  let at = 0
  const next = () => {
    if (at + lengthBytes > bytes.length) return bytes.subarray(at)
    const end = at + lengthBytes + bytes.readUInt16BE(at)
    const update = bytes.subarray(at + lengthBytes, end)
    at = end
    return update
  }
  const told = documents.map(change =>
    change.text ? { ...change, updates: Array.from({ length: countOf(change) }, next) } : change,
  )
  return at === bytes.length ? { documents: told, rightsOf } : null
}
