// When a round begins: at once, or at a day and hour of the server's clock.

import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../language.tsx'
import { MomentPicker } from './moment-picker.tsx'
import type { Opening } from './round-times.ts'

interface OpeningFieldProps {
  readonly opens: Opening
  readonly onChange: (opens: Opening) => void
  readonly error: string | null
}

/** The field; the picker is there once a later time is wanted. */
export function OpeningField({ opens, onChange, error }: OpeningFieldProps): ReactNode {
  const words = useWords()
  const field = useRef<HTMLDivElement>(null)
  const isLater = opens !== 'now'
  useEffect(() => {
    if (isLater) field.current?.scrollIntoView({ block: 'nearest' }) // the picker comes below what is in view
  }, [isLater])
  return (
    <div ref={field} className="rounds-opening">
      <SegmentedControl
        aria-label={words.rounds.opensWhen}
        data={[
          { value: 'now', label: words.rounds.opensNow },
          { value: 'later', label: words.rounds.opensLater },
        ]}
        value={opens === 'now' ? 'now' : 'later'}
        onChange={value => onChange(value === 'now' ? 'now' : { at: null })}
      />
      {opens !== 'now' && (
        <>
          <MomentPicker
            label={words.rounds.opens}
            value={opens.at}
            onChange={at => onChange({ at })}
            error={error}
          />
          <p className="round-about">{words.rounds.opensHint}</p>
        </>
      )}
    </div>
  )
}
