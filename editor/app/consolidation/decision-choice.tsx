// The seven answers side by side, equal in look: only the chosen one has a colour.

import type { ReactNode } from 'react'
import { type Decision, decisions } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { StatusMark } from '../marks/status-mark.tsx'
import { decisionLetters } from './table-keys.ts'

interface DecisionChoiceProps {
  readonly value: Decision | null
  readonly onChange: (decision: Decision) => void
}

/** Buttons of which one is pressed. */
export function DecisionChoice({ value, onChange }: DecisionChoiceProps): ReactNode {
  const words = useWords()
  return (
    <fieldset className="choices" aria-label={words.detail.decision}>
      {decisions.map(decision => (
        <button
          key={decision}
          type="button"
          aria-pressed={value === decision}
          data-decision={decision}
          title={`${words.decisions[decision]} (${decisionLetters[decision]})`}
          onClick={() => onChange(decision)}
        >
          {value === decision ? (
            <StatusMark status={decision} text={words.statusesShort[decision]} />
          ) : (
            words.statusesShort[decision]
          )}
        </button>
      ))}
    </fieldset>
  )
}
