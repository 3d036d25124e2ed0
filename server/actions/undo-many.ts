// One answer for many opinions taken back at one stroke: as far as it still stands, each by an event of its own.

import type { DocumentId, OpinionId } from '#model/ids.ts'
import { done, type Outcome, type RefusalCode, refuse } from '#model/refusal.ts'
import { openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { standing } from './dispose.ts'
import type { PlacelessOpinion } from './opinion-event.ts'
import { undoDecision } from './undo.ts'

/** What was taken back, and what was not with the reason why. */
export interface UndoneTogether {
  readonly items: readonly PlacelessOpinion[]
  readonly refused: readonly { readonly id: OpinionId; readonly number: number; readonly code: RefusalCode }[]
  readonly seq: number
}

const tries = 20 // each failure means that somebody else's act came first

/**
 * Takes back the decisions that count on several opinions, as the person saw them; one that cannot be leaves the others alone.
 * The last decided goes first: words that were written over others' leave before those. Refuses `stale` before anything is
 * taken back, `not-found` for an unknown opinion.
 */
export async function undoMany(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionIds: readonly OpinionId[],
  expectedSeq: number,
): Promise<Outcome<UndoneTogether>> {
  const opened = await openDocument(deps, person, documentId, 'readOpinions')
  if (!opened.ok) return opened
  const { permissions, row } = opened.value
  if (!permissions.includes('confirmDisposition'))
    return refuse('not-allowed', { action: 'confirmDisposition', stage: row.stage })
  const seen = await deps.registers.state(documentId)
  if (seen.brokenAt !== null) return refuse('register-broken', { seq: seen.brokenAt })
  const ids = [...new Set(opinionIds)]
  const opinions = ids.flatMap(id => seen.opinions.get(id) ?? [])
  if (opinions.length < ids.length) return refuse('not-found')
  if (seen.seq !== expectedSeq) return refuse('stale', standing(seen, ids))
  const lastFirst = opinions.toSorted(
    (a, b) => (b.disposition?.at ?? '').localeCompare(a.disposition?.at ?? '') || b.seq - a.seq,
  )
  const items: PlacelessOpinion[] = []
  const refused: UndoneTogether['refused'][number][] = []
  for (const { id, number, disposition } of lastFirst) {
    const undone = await undoSeen(deps, person, documentId, id, disposition?.at)
    if (undone.ok) items.push(undone.value)
    else refused.push({ id, number, code: undone.refusal.code })
  }
  return done({ items, refused, seq: (await deps.registers.state(documentId)).seq })
}

/** Takes one back on whatever state the register has come to, if the decision of that moment still counts. */
async function undoSeen(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  id: OpinionId,
  decidedAt: string | undefined,
): Promise<Outcome<PlacelessOpinion>> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const { seq, opinions } = await deps.registers.state(documentId)
    if (opinions.get(id)?.disposition?.at !== decidedAt) return refuse('stale')
    const undone = await undoDecision(deps, person, documentId, id, seq)
    if (undone.ok) return done(undone.value.opinion)
    if (undone.refusal.code !== 'stale') return undone
  }
  return refuse('stale')
}
