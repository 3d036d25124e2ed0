// A Word file into the register: its threads and tracked changes as opinions on behalf of whoever wrote them, each once.

import type { RegisterState } from '#model/fold.ts'
import type { DocumentId } from '#model/ids.ts'
import type { LegacyLetters } from '#model/legacy-letters.ts'
import type { OpinionDraft } from '#model/opinion.ts'
import { originalsMaxBytes } from '#model/original.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import type { ImportItem } from '../word/import/import-plan.ts'
import type { FileNote } from '../word/review-doc.ts'
import { actorOf, type Opened, openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { originalRow } from './originals.ts'
import { listOpinions } from './read.ts'
import { payloadOf, roundOf } from './receive.ts'
import { record } from './record.ts'

/** What an import came to. The first three count opinions and replies, made or found. */
export interface ImportReport {
  readonly matched: number
  readonly moved: number
  readonly unplaced: number
  readonly made: { readonly opinions: number; readonly proposals: number; readonly replies: number }
  /** Opinions and replies that the register held already. */
  readonly found: number
  readonly notes: readonly FileNote[]
}

interface SentFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly name: string
}

// So many opinions go into one transaction: a long file does not keep everybody else from writing.
const itemsAtOnce = 200

/**
 * Takes the comments and tracked changes of a Word file in. Whoever may give opinions for others may. The ids come of the
 * words, so that a file sent twice, by anybody, or after an import that broke off, makes nothing twice. The file is kept as it
 * is with the first of them.
 *
 * @param letters what becomes of words in fonts older than Unicode
 * @param readFile asked only when the caller may import
 */
export async function importOpinions(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  letters: LegacyLetters,
  readFile: () => Promise<Outcome<SentFile>>,
): Promise<Outcome<ImportReport>> {
  const opened = await openDocument(deps, person, documentId, 'opineForOthers')
  if (!opened.ok) return opened
  const file = await readFile()
  if (!file.ok) return file
  const [text, opinions] = await Promise.all([
    deps.texts.read(documentId),
    listOpinions(deps, person, documentId, null),
  ])
  if (!text) return refuse('not-found')
  if (!opinions.ok) return opinions
  const plan = await deps.word.import({
    mode: 'import',
    file: file.value.bytes,
    fileName: file.value.name,
    letters,
    documentId,
    doc: text.json,
    opinions: opinions.value.items,
  })
  if (!plan.ok) return plan
  const { items, notes } = plan.value
  for (let from = 0; from === 0 || from < items.length; from += itemsAtOnce) {
    const some = items.slice(from, from + itemsAtOnce)
    const recorded = await recordItems(deps, person, opened.value, some, from === 0 ? file.value : null)
    if (!recorded.ok) return recorded
  }
  return done({ ...countsOf(items), notes })
}

/** @param file kept along with the items, unless the document has it */
async function recordItems(
  deps: Deps,
  person: Person,
  opened: Opened,
  items: readonly ImportItem[],
  file: SentFile | null,
): Promise<Outcome<unknown>> {
  const documentId = opened.row.id
  const original = file && (await originalRow(documentId, person, file.bytes, deps.now()))
  return record(deps, documentId, register => {
    const at = deps.now()
    const base = { documentId, at, ...actorOf(opened, person, 'opineForOthers') } as const
    const drafts: EventDraft[] = []
    const isKept = !original || register.originals.some(({ sha256 }) => sha256 === original.sha256)
    if (!isKept) {
      const { name, bytes } = file
      const payload = { name, sha256: original.sha256, size: bytes.length, byName: person.name }
      drafts.push({ ...base, opinionId: null, type: 'fileImported', payload })
    }
    let number = register.balance.received
    for (const item of items) {
      const { opinion } = item
      const opinionId = opinion.id
      if ('body' in opinion && !register.opinions.has(opinionId)) {
        number += 1
        const payload = payloadOf(
          opinion,
          number,
          roundFor(register, opinion, person, opened, at),
          person,
          at,
        )
        drafts.push({ ...base, opinionId, type: 'received', payload })
      }
      const known = new Set(register.opinions.get(opinionId)?.replies.map(({ id }) => id))
      for (const { id: replyId, author, body, writtenAt } of item.newReplies) {
        if (known.has(replyId)) continue
        const when = writtenAt === null ? {} : { writtenAt }
        const payload = { replyId, body, byName: person.name, onBehalfOf: author, ...when }
        drafts.push({ ...base, opinionId, type: 'replied', payload })
      }
    }
    if (drafts.length === 0) return { skip: true }
    return isKept ? { drafts } : { drafts, attachment: { row: original, roomBytes: originalsMaxBytes } }
  })
}

function roundFor(register: RegisterState, draft: OpinionDraft, person: Person, opened: Opened, at: string) {
  const round = roundOf(register, draft, person, opened.ownUnits, at)
  return round.ok ? round.value : null
}

function countsOf(items: readonly ImportItem[]): Omit<ImportReport, 'notes'> {
  const sizes = { matched: 0, moved: 0, unplaced: 0 }
  const made = { opinions: 0, proposals: 0, replies: 0 }
  let found = 0
  for (const { opinion, isKnown, state, newReplies, foundReplies } of items) {
    sizes[state] += 1 + newReplies.length + foundReplies
    found += foundReplies + (isKnown ? 1 : 0)
    made.replies += newReplies.length
    if ('body' in opinion) made[opinion.proposedText === null ? 'opinions' : 'proposals'] += 1
  }
  return { ...sizes, made, found }
}
