// What may be decided on an opinion: the rules of domain §4, before anything is recorded.

import type { RegisterState } from './fold.ts'
import type { RegisteredOpinion } from './fold-opinion.ts'
import type { OpinionId } from './ids.ts'
import { type Decision, needsExplanation, waitsForIssuer } from './opinion.ts'
import { type Refusal, refuse } from './refusal.ts'

/** A decision that somebody wants to propose or confirm. */
export interface Decided {
  readonly decision: Decision
  /** Spaces at its ends are cut. */
  readonly explanation: string
  readonly basis: string | null
  readonly duplicateOf: OpinionId | null
}

/**
 * Why a decision cannot be made, or null: the opinion was withdrawn; a reason is missing; a binding request would be turned
 * down before its issuer agreed; the opinion it repeats is not there, was withdrawn, or repeats this one.
 */
export function objectionTo(
  state: RegisterState,
  opinion: RegisteredOpinion,
  { decision, explanation, duplicateOf }: Decided,
): Refusal | null {
  if (opinion.status === 'withdrawn') return refuse('opinion-withdrawn').refusal
  if (duplicateOf !== null) {
    const problem = decision === 'duplicate' ? problemOfOriginal(state, opinion.id, duplicateOf) : 'unknown'
    if (problem) return refuse('invalid', [{ field: 'duplicateOf', problem }]).refusal
  }
  if (needsExplanation(decision, opinion.severity) && explanation === '' && duplicateOf === null)
    return refuse('explanation-missing', [{ field: 'explanation', problem: 'missing' }]).refusal
  if (waitsForIssuer(decision, opinion)) return refuse('binding-declined').refusal
  return null
}

/** What keeps an opinion from being the original of another. */
function problemOfOriginal(state: RegisterState, id: OpinionId, original: OpinionId): string | null {
  const seen = new Set<OpinionId>([id])
  for (let at: OpinionId | null = original; at !== null; ) {
    if (seen.has(at)) return 'circle'
    seen.add(at)
    const next: RegisteredOpinion | undefined = state.opinions.get(at)
    if (!next || next.status === 'withdrawn') return 'unknown'
    at = next.disposition?.duplicateOf ?? null
  }
  return null
}

/** Decided opinions of substance that name no vote of the committee (domain §4: it decides them). */
export function withoutVote(state: RegisterState): RegisteredOpinion[] {
  return [...state.opinions.values()].filter(
    ({ kind, disposition }) => kind === 'substantive' && disposition !== null && disposition.basis === null,
  )
}
