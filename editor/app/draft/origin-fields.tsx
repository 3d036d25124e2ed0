// Where an opinion given for others comes from: whose it is, on what paper or at what meeting, and how many stood behind it.

import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sources } from '#model/opinion.ts'
import { unitsQuery } from '../data/queries.ts'
import { useWords } from '../language.tsx'
import type { Missing, OpinionFields } from './opinion-fields.ts'
import { useOpinionPlace } from './opinion-place.ts'

interface OriginFieldsProps {
  readonly fields: OpinionFields
  readonly set: (change: Partial<OpinionFields>) => void
  readonly missing: readonly Missing[]
}

const given = sources.filter(source => source !== 'system')

/** The fields; the head count is asked for where there was a meeting. */
export function OriginFields({ fields, set, missing }: OriginFieldsProps): ReactNode {
  const words = useWords()
  const { document } = useOpinionPlace()
  const units = useQuery(unitsQuery)
  const offered = (units.data ?? []).filter(
    ({ id, parentId }) => id === document.unitId || parentId === document.unitId,
  )
  return (
    <fieldset className="origin" aria-label={words.origin.title}>
      <TextInput
        label={words.form.onBehalf}
        placeholder={words.form.onBehalfHint}
        value={fields.onBehalfOf}
        onChange={event => set({ onBehalfOf: event.currentTarget.value })}
        error={missing.includes('holder') ? words.form.onBehalfMissing : null}
      />
      <div className="opinion-form-pair">
        <Select
          label={words.origin.source}
          data={given.map(value => ({ value, label: words.sources[value] }))}
          value={fields.source}
          onChange={value => set({ source: given.find(one => one === value) ?? 'paper' })}
        />
        <Select
          label={words.origin.unit}
          searchable
          data={[
            { value: '', label: words.origin.noUnit },
            ...offered.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={fields.onBehalfOfUnit ?? ''}
          onChange={value => set({ onBehalfOfUnit: value === '' ? null : value })}
        />
      </div>
      <TextInput
        label={words.origin.ref}
        value={fields.sourceRef}
        onChange={event => set({ sourceRef: event.currentTarget.value })}
      />
      {fields.source === 'meeting' && (
        <div className="opinion-form-pair">
          <TextInput
            inputMode="numeric"
            label={words.origin.agreed}
            value={fields.agreed}
            onChange={event => set({ agreed: digitsOf(event.currentTarget.value) })}
            error={missing.includes('count') ? words.origin.wrongCount : null}
          />
          <TextInput
            inputMode="numeric"
            label={words.origin.present}
            value={fields.present}
            onChange={event => set({ present: digitsOf(event.currentTarget.value) })}
          />
        </div>
      )}
    </fieldset>
  )
}

/** A count of people as it is typed. */
function digitsOf(typed: string): string {
  return typed.replaceAll(/\D/gu, '')
}
