// One finding: what it says, how well that is known, where it is, and what was said to it.

import type { ReactNode } from 'react'
import type { AnsweredFinding } from '#model/gates/gate.ts'
import { FindingAnswer } from './answer-form.tsx'
import { sentenceOf, useGateWords } from './gate-words.ts'
import { HowKnown } from './how-known.tsx'
import { Places } from './places.tsx'

/** The finding as an item of a list. @param kind how it is answered; null = only its cause settles it */
export function FindingItem({
  finding,
  kind,
}: {
  readonly finding: AnsweredFinding
  readonly kind: 'reason' | 'question' | null
}): ReactNode {
  const words = useGateWords()
  return (
    <li className="gate-finding" data-answered={finding.answer !== null || undefined}>
      <p>
        {sentenceOf(finding, words)} <HowKnown known={finding} />
      </p>
      <Places finding={finding} />
      {kind !== null && <FindingAnswer finding={finding} kind={kind} />}
    </li>
  )
}
