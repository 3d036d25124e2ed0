// The sixteen stages on the eight steps that people speak of.

import { isOpenForWriting, type Stage } from '#model/stage.ts'

/** Where a stage stands on the track. */
export interface TrackPlace {
  /** Step from 0 to 7; −1 before the first. */
  readonly step: number
  /** Whether that step is finished, and the next not yet begun. */
  readonly isFinished: boolean
  /** Who has it in hand: the unit, or the superior; `none` at either end. */
  readonly holder: 'none' | 'unit' | 'superior'
  /** Whether the superior sent it back. */
  readonly isReturned: boolean
}

/** How many steps the track has. */
export const trackLength = 8

const steps: Readonly<Record<Stage, number>> = {
  outline_set: -1,
  drafting: 0,
  internal_review: 1,
  consultation: 2,
  consolidation: 3,
  committee_review: 4,
  steering_review: 5,
  changes_requested: 5,
  submitted: 6,
  approved_with_changes: 6,
  approved: 6,
  presented: 7,
  amended: 7,
  adopted: 7,
  issued: 7,
  archived: 7,
}

/** Puts a stage on the track. */
export function placeOnTrack(stage: Stage): TrackPlace {
  const isFinished = stage === 'approved' || stage === 'issued' || stage === 'archived'
  return {
    step: steps[stage],
    isFinished,
    holder: holderOf(stage),
    isReturned: stage === 'changes_requested',
  }
}

function holderOf(stage: Stage): TrackPlace['holder'] {
  if (stage === 'outline_set' || stage === 'approved' || stage === 'issued' || stage === 'archived')
    return 'none'
  if (stage === 'steering_review' || stage === 'submitted') return 'superior'
  return isOpenForWriting(stage) || steps[stage] >= 6 ? 'unit' : 'superior'
}
