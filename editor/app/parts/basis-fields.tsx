// The fields for what a body's decision rests on: minutes and vote, as far as they are needed.

import { Fieldset, Group, Text, TextInput } from '@mantine/core'
import '@mantine/core/styles/Fieldset.css'
import type { ReactNode } from 'react'
import type { Need } from '#model/move.ts'
import { useWords } from '../language.tsx'
import { basisFaults, type TypedBasis, voteFields } from './decision-basis.ts'

/** @param shouldTell whether what is wrong is said: after somebody has tried to send it */
export function BasisFields({
  typed,
  onChange,
  needs,
  shouldTell,
}: {
  readonly typed: TypedBasis
  readonly onChange: (typed: TypedBasis) => void
  readonly needs: readonly Need[]
  readonly shouldTell: boolean
}): ReactNode {
  const words = useWords().basis
  const faults: ReadonlySet<string> = shouldTell ? basisFaults(typed, needs) : new Set<string>()
  const wrongVote = faults.has('sum') ? words.sum : faults.has('vote') ? words.voteMissing : null
  return (
    <>
      {needs.includes('minutes') && (
        <Group grow gap="sm" align="flex-start">
          <TextInput
            label={words.number}
            placeholder="12-BB/ĐU"
            value={typed.number}
            error={faults.has('number') && words.numberMissing}
            onChange={event => onChange({ ...typed, number: event.currentTarget.value })}
          />
          <TextInput
            label={words.date}
            placeholder={words.dateForm}
            inputMode="numeric"
            value={typed.date}
            error={faults.has('date') && words.dateMissing}
            onChange={event => onChange({ ...typed, date: event.currentTarget.value })}
          />
        </Group>
      )}
      {needs.includes('vote') && (
        <Fieldset legend={<Text fw={600}>{words.vote}</Text>} variant="unstyled" m={0}>
          <Group grow gap="sm" align="flex-end" wrap="nowrap">
            {voteFields.map(field => (
              <TextInput
                key={field}
                label={words.counts[field]}
                inputMode="numeric"
                value={typed[field]}
                error={wrongVote !== null && field !== 'blank'}
                onChange={event => onChange({ ...typed, [field]: event.currentTarget.value })}
              />
            ))}
          </Group>
          {wrongVote !== null && (
            <Text size="sm" c="var(--vk-bad)" role="alert" mt={4}>
              {wrongVote}
            </Text>
          )}
        </Fieldset>
      )}
    </>
  )
}
