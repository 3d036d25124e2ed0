// The stages a document passes through (domain §5.1) and the moves between them, as one table.

import type { Role } from './role.ts'

/** Every stage, in the order in which a document passes through them. */
export const stages = [
  'outline_set',
  'drafting',
  'internal_review',
  'consultation',
  'consolidation',
  'committee_review',
  'steering_review',
  'changes_requested',
  'submitted',
  'approved_with_changes',
  'approved',
  'presented',
  'amended',
  'adopted',
  'issued',
  'archived',
] as const
/** Where a document stands. */
export type Stage = (typeof stages)[number]

/** One legal move: who may make it, and what must hold. */
export interface Move {
  readonly from: Stage
  readonly to: Stage
  readonly by: readonly Role[]
  /** Gates that must be closed: `opinions` = no opinion open, pending or in conflict; `sections` = no required section empty. */
  readonly gates: readonly Gate[]
}
/** What a move may wait for. */
export type Gate = 'opinions' | 'sections'

/** The table of legal moves. */
export const moves: readonly Move[] = [
  { from: 'outline_set', to: 'drafting', by: ['drafter', 'lead_drafter'], gates: [] },
  { from: 'drafting', to: 'internal_review', by: ['lead_drafter'], gates: [] },
  { from: 'internal_review', to: 'drafting', by: ['lead_drafter'], gates: [] },
  { from: 'internal_review', to: 'consultation', by: ['party_secretary'], gates: ['sections'] },
  { from: 'consultation', to: 'consolidation', by: ['party_secretary', 'secretary_compiler'], gates: [] },
  { from: 'consolidation', to: 'drafting', by: ['lead_drafter'], gates: [] },
  {
    from: 'consolidation',
    to: 'committee_review',
    by: ['lead_drafter', 'party_secretary'],
    gates: ['opinions'],
  },
  { from: 'committee_review', to: 'drafting', by: ['party_secretary'], gates: [] },
  {
    from: 'committee_review',
    to: 'steering_review',
    by: ['party_secretary'],
    gates: ['opinions', 'sections'],
  },
  { from: 'steering_review', to: 'changes_requested', by: ['steering_head', 'steering_member'], gates: [] },
  { from: 'steering_review', to: 'submitted', by: ['steering_head'], gates: ['opinions', 'sections'] },
  { from: 'changes_requested', to: 'drafting', by: ['lead_drafter', 'party_secretary'], gates: [] },
  { from: 'submitted', to: 'changes_requested', by: ['standing_member'], gates: [] },
  { from: 'submitted', to: 'approved_with_changes', by: ['standing_member'], gates: [] },
  { from: 'submitted', to: 'approved', by: ['standing_member'], gates: [] },
  { from: 'approved_with_changes', to: 'approved', by: ['standing_member'], gates: ['opinions'] },
  { from: 'approved', to: 'presented', by: ['party_secretary'], gates: [] },
  { from: 'presented', to: 'amended', by: ['party_secretary'], gates: [] },
  { from: 'presented', to: 'adopted', by: ['party_secretary'], gates: [] },
  { from: 'amended', to: 'adopted', by: ['party_secretary'], gates: [] },
  { from: 'adopted', to: 'issued', by: ['clerk'], gates: [] },
  { from: 'issued', to: 'archived', by: ['clerk'], gates: [] },
]

/** The move from one stage to another, or null where there is none. */
export function findMove(from: Stage, to: Stage): Move | null {
  return moves.find(move => move.from === from && move.to === to) ?? null
}

/** Whether people may write in the text: closed from `submitted` on (contract), until it is sent back. */
export function isOpenForWriting(stage: Stage): boolean {
  return stages.indexOf(stage) < stages.indexOf('submitted')
}

/** Whether opinions are taken: from the first draft until the document is approved. */
export function isOpenForOpinions(stage: Stage): boolean {
  return stages.indexOf(stage) < stages.indexOf('approved')
}

/**
 * The draft's ordinal after a move: it rises on each return to drafting from consultation or above (domain §5.1).
 *
 * @param draft ordinal before the move, from 1
 */
export function draftAfter(draft: number, from: Stage, to: Stage): number {
  return to === 'drafting' && stages.indexOf(from) >= stages.indexOf('consultation') ? draft + 1 : draft
}

/** Whether a string names a stage. */
export function isStage(value: string): value is Stage {
  return stages.some(stage => stage === value)
}
