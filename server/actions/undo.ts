// A decision taken back by who made it: one event, and in the same transaction the words that it had brought leave the text.

import { isTextOpen } from '#model/fold.ts'
import { type RegisteredOpinion, shownTo } from '#model/fold-opinion.ts'
import type { DocumentId, OpinionId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import { objectionToUndo, type WordsToTakeOut, wordsToTakeOut } from '#model/undo.ts'
import type { AppliedProposal } from '../sync/texts.ts'
import { actorOf, type Opened, openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { type Disposed, standing } from './dispose.ts'
import { announceAll, record } from './record.ts'

const tries = 20 // each failure means that another server's people typed meanwhile

/**
 * Takes back the decision that counts on an opinion: what counted before it counts again.
 *
 * Refuses `stale` with the decision that stands, whatever `objectionToUndo` finds, and, where the server has written the
 * opinion's words: `text-closed`, and `undo-words-changed` with what stands in their place now. Then nothing has changed.
 */
export async function undoDecision(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionId: OpinionId,
  expectedSeq: number,
): Promise<Outcome<Disposed>> {
  const opened = await openDocument(deps, person, documentId, 'readOpinions')
  if (!opened.ok) return opened
  const { permissions, row } = opened.value
  if (!permissions.includes('confirmDisposition'))
    return refuse('not-allowed', { action: 'confirmDisposition', stage: row.stage })
  const act = { deps, person, opened: opened.value, expectedSeq }
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const state = await deps.registers.state(documentId)
    if (state.brokenAt !== null) return refuse('register-broken', { seq: state.brokenAt })
    const opinion = state.opinions.get(opinionId)
    if (!opinion) return refuse('not-found')
    if (state.seq !== expectedSeq) return refuse('stale', standing(state, [opinionId]))
    const objection = objectionToUndo(opinion, person.id)
    if (objection) return refuse(objection)
    const words = wordsToTakeOut(opinion)
    if (words && !isTextOpen(state)) return refuse('text-closed')
    const undone = words ? await takeOut(act, opinion, words) : await recordAlone(act, opinion)
    if (!undone.ok) return undone
    const after = await deps.registers.state(documentId)
    const now = after.opinions.get(opinionId)
    if (undone.value === 'done' && now) return done({ opinion: shownTo(person.id, now), seq: after.seq })
  }
  return refuse('text-moving')
}

interface Act {
  readonly deps: Deps
  readonly person: Person
  readonly opened: Opened
  readonly expectedSeq: number
}

/** `again`: the text or the register moved meanwhile. */
type Undone = Outcome<'done' | 'again'>

/** The words leave the text and the event enters the register, both or neither. */
async function takeOut(act: Act, opinion: RegisteredOpinion, words: WordsToTakeOut): Promise<Undone> {
  const { deps, opened, expectedSeq } = act
  const { anchor, text, runs } = words
  const wording = { anchor, sectionKey: opinion.sectionKey, proposedText: text, runs }
  const result = await deps.texts.apply(opened.row.id, wording, async applied => ({
    drafts: [eventOf(act, opinion, applied)],
    expectedSeq,
  }))
  if (result.ok) {
    announceAll(deps, opened.row.id, result.events)
    return done('done')
  }
  if (result.reason === 'stale') return done('again')
  const { status, standing: found } = result
  return refuse('undo-words-changed', {
    status,
    textWritten: anchor.quote,
    text: found?.text ?? null,
    blockId: found?.blockId ?? null,
  })
}

async function recordAlone(act: Act, opinion: RegisteredOpinion): Promise<Undone> {
  const { deps, opened, expectedSeq } = act
  const drafts = [eventOf(act, opinion, null)]
  const recorded = await record(deps, opened.row.id, () => ({ drafts }), expectedSeq)
  if (!recorded.ok) return recorded.refusal.code === 'stale' ? done('again') : recorded
  return done('done')
}

function eventOf(
  { deps, person, opened }: Act,
  { id, disposition, status }: RegisteredOpinion,
  applied: AppliedProposal | null,
): EventDraft {
  if (disposition === null) throw new RangeError(`opinion ${id} is ${status}: there is no decision to undo`)
  const takenOut = applied && {
    blockId: applied.blockId,
    textBefore: applied.textBefore,
    textAfter: applied.textAfter,
    updateHash: applied.updateHash,
    anchor: applied.written.anchor,
  }
  return {
    documentId: opened.row.id,
    opinionId: id,
    type: 'dispositionUndone',
    at: deps.now(),
    ...actorOf(opened, person, 'confirmDisposition'),
    payload: { decision: disposition.decision, byName: person.name, takenOut },
  }
}
