// A document to its next stage as somebody asks for it: by the table of moves, or as the decision of a body above that the move is.

import { type Minutes, unverified, type Vote } from '#model/approval.ts'
import type { DocumentId } from '#model/ids.ts'
import { findMove } from '#model/move.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { Stage } from '#model/stage.ts'
import { openDocument } from './access.ts'
import { type DecisionDraft, decideApproval } from './approve.ts'
import { carryMove, type Moved } from './carry-move.ts'
import type { Deps, Person } from './deps.ts'

/** A move asked for. */
export interface MoveDraft {
  readonly to: Stage
  readonly note?: string | undefined
  readonly minutes?: Minutes | null | undefined
  readonly vote?: Vote | null | undefined
  readonly expectedSeq: number
}

/**
 * Moves a document on. A note may tell minutes and vote in words: the contract's call has no other room for them. A move that a
 * body above decides is that decision, about the text as it stands: the note is its reason, or its one binding request. Refuses
 * `no-such-move`, `not-allowed`, and whatever `carryMove` and `decideApproval` refuse.
 */
export async function moveStage(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  draft: MoveDraft,
): Promise<Outcome<Moved>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const { row, roles } = opened.value
  const move = findMove(row.stage, draft.to)
  if (!move) return refuse('no-such-move', { from: row.stage, to: draft.to })
  const role = roles.find(held => move.by.includes(held))
  if (!role) return refuse('not-allowed', { action: 'moveStage', stage: row.stage })
  const { note = '', minutes = null, vote = null, expectedSeq } = draft
  const said = { minutes, vote, expectedSeq, isBasisTold: note !== '' }
  if (!move.decidedBy) return carryMove(deps, person, { row, move, role, note, ...said })
  const [text, register] = await Promise.all([deps.texts.read(documentId), deps.registers.state(documentId)])
  if (!text) return refuse('not-found')
  const open = unverified(register.approval)
  if (draft.to === 'approved' && open.length > 0)
    return refuse(
      'requests-open',
      open.map(({ number }) => number),
    )
  const decided = await decideApproval(deps, person, documentId, {
    body: move.decidedBy,
    ...decisionFor(draft.to, note === '' ? [] : [note]),
    sha256: text.sha256,
    ...said,
  })
  if (!decided.ok) return decided
  const { stage, draft: ordinal, seq } = decided.value
  return done({ stage, draft: ordinal, seq })
}

/** The decision that a move of a body above is, with its note as reason or as the one binding request. */
function decisionFor(
  to: Stage,
  told: readonly string[],
): Pick<DecisionDraft, 'decision' | 'reasons' | 'requests'> {
  if (to === 'changes_requested') return { decision: 'return', reasons: told, requests: [] }
  if (to !== 'approved_with_changes') return { decision: 'approve', reasons: told, requests: [] }
  const requests = told.map(text => ({ text, sectionKey: null, dueAt: null }))
  return { decision: 'approveWithRequests', reasons: [], requests }
}
