// How far a section stands from its length budget.

/** State of a section's length. Thin is under 70 % of the budget (ui tokens §7). */
export type Fill = 'empty' | 'thin' | 'fits' | 'over'

const thinBelow = 0.7

/**
 * Weighs a length against a budget.
 *
 * @param used syllables written, from countSyllables(); opinions and proposals are not counted
 * @param budget ceiling in syllables, inclusive; null = no ceiling, so only empty or fits
 */
export function weigh(used: number, budget: number | null): Fill {
  if (used === 0) return 'empty'
  if (budget === null) return 'fits'
  if (used > budget) return 'over'
  return used < budget * thinBelow ? 'thin' : 'fits'
}
