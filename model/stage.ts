// The stages a document passes through (domain §5.1), and what is open at each.

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

/** Whether people may write in the text: closed from `submitted` on (contract), until it is sent back. */
export function isOpenForWriting(stage: Stage): boolean {
  return stages.indexOf(stage) < stages.indexOf('submitted')
}

/**
 * Whether an amendment may open a closed text at a stage: to carry out binding requests, to change what was approved, to write
 * in what the congress voted.
 */
export function isOpenForAmendment(stage: Stage): boolean {
  return stage === 'approved_with_changes' || stage === 'approved' || stage === 'amended'
}

/** Whether opinions are taken: from the first draft until the document is approved. */
export function isOpenForOpinions(stage: Stage): boolean {
  return stages.indexOf(stage) < stages.indexOf('approved')
}

/** Whether a string names a stage. */
export function isStage(value: string): value is Stage {
  return stages.some(stage => stage === value)
}
