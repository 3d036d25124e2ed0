// The legal moves from stage to stage, as one table: who may make each, and what must hold (domain §5.1).

import type { ApprovalBody } from './approval.ts'
import type { Gate } from './gates/gate.ts'
import type { Role } from './role.ts'
import { type Stage, stages } from './stage.ts'

/** One legal move: who may make it, and what must hold. */
export interface Move {
  readonly from: Stage
  readonly to: Stage
  readonly by: readonly Role[]
  /** What must hold; what each asks, `gates/gate.ts` says. */
  readonly gates: readonly Gate[]
  /** What has to be given with it; left out = nothing. */
  readonly needs?: readonly Need[]
  /** The body above whose decision it is, taken about a text that it names by its hash (server/actions/approve.ts); in no other way. */
  readonly decidedBy?: ApprovalBody
}
/** What a move may need: the number and day of the minutes, how the body voted, a note that says why. */
export type Need = 'minutes' | 'vote' | 'note'

/** What keeps a text from going up: the same when the unit hands it over and when the steering team submits it. */
const textGates = [
  'sections',
  'themes',
  'references',
  'figures',
  'length',
  'form',
  'synthesis',
] as const satisfies readonly Gate[]
const bodyVotes = ['minutes', 'vote'] as const satisfies readonly Need[]

/** The table of legal moves. */
export const moves: readonly Move[] = [
  { from: 'outline_set', to: 'drafting', by: ['drafter', 'lead_drafter'], gates: [] },
  { from: 'drafting', to: 'internal_review', by: ['lead_drafter'], gates: [] },
  { from: 'internal_review', to: 'drafting', by: ['lead_drafter'], gates: [] },
  { from: 'internal_review', to: 'consultation', by: ['party_secretary'], gates: ['sections'] },
  {
    from: 'consultation',
    to: 'consolidation',
    by: ['party_secretary', 'secretary_compiler'],
    gates: ['ended'],
  },
  { from: 'consolidation', to: 'drafting', by: ['lead_drafter'], gates: [] },
  {
    from: 'consolidation',
    to: 'committee_review',
    by: ['lead_drafter', 'party_secretary'],
    gates: ['opinions', 'rounds'],
  },
  { from: 'committee_review', to: 'drafting', by: ['party_secretary'], gates: [], needs: ['minutes'] },
  {
    from: 'committee_review',
    to: 'steering_review',
    by: ['party_secretary'],
    gates: ['opinions', 'rounds', 'votes', ...textGates, 'dossier'],
    needs: bodyVotes,
  },
  {
    from: 'steering_review',
    to: 'changes_requested',
    by: ['steering_head', 'steering_member'],
    gates: [],
    decidedBy: 'steering',
  },
  {
    from: 'steering_review',
    to: 'submitted',
    by: ['steering_head'],
    gates: ['opinions', ...textGates],
    decidedBy: 'steering',
  },
  { from: 'changes_requested', to: 'drafting', by: ['lead_drafter', 'party_secretary'], gates: [] },
  ...(['changes_requested', 'approved_with_changes', 'approved'] as const).map(
    (to): Move => ({
      from: 'submitted',
      to,
      by: ['standing_member'],
      gates: [],
      needs: ['vote'],
      decidedBy: 'standing',
    }),
  ),
  {
    from: 'approved_with_changes',
    to: 'approved',
    by: ['standing_member'],
    gates: ['requests', 'opinions'],
    decidedBy: 'standing',
  },
  // Nothing runs at a congress unapproved (R20).
  { from: 'approved', to: 'presented', by: ['party_secretary'], gates: ['operating'] },
  // Voids the approval: the unit writes on, and every gate is before it again.
  { from: 'approved', to: 'drafting', by: ['party_secretary'], gates: [], needs: ['note'] },
  { from: 'presented', to: 'amended', by: ['party_secretary'], gates: [], needs: bodyVotes },
  { from: 'presented', to: 'adopted', by: ['party_secretary'], gates: [], needs: bodyVotes },
  { from: 'amended', to: 'adopted', by: ['party_secretary'], gates: [], needs: bodyVotes },
  { from: 'adopted', to: 'issued', by: ['clerk'], gates: ['number'] },
  { from: 'issued', to: 'archived', by: ['clerk'], gates: [] },
]

/** The move from one stage to another, or null where there is none. */
export function findMove(from: Stage, to: Stage): Move | null {
  return moves.find(move => move.from === from && move.to === to) ?? null
}

/**
 * The draft's ordinal after a move: it rises on each return to drafting from consultation or above (domain §5.1).
 *
 * @param draft ordinal before the move, from 1
 */
export function draftAfter(draft: number, from: Stage, to: Stage): number {
  return to === 'drafting' && stages.indexOf(from) >= stages.indexOf('consultation') ? draft + 1 : draft
}
