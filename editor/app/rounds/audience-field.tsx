// Whom a round asks: units, or people one by one, each list with a button that takes everybody.

import { Button, MultiSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'
import type { Candidates } from './rounds-data.ts'

interface AudienceFieldProps {
  readonly label: string
  /** What the button that takes everybody says. */
  readonly all: string
  readonly data: { readonly value: string; readonly label: string }[]
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly error: string | null
}

/** The field. */
export function AudienceField({ label, all, data, value, onChange, error }: AudienceFieldProps): ReactNode {
  const words = useWords()
  return (
    <div className="rounds-audience">
      <MultiSelect
        label={label}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': words.rounds.clearAudience }}
        data={data}
        value={[...value]}
        onChange={onChange}
        nothingFoundMessage={words.rounds.nobodyFound}
        maxDropdownHeight={240}
        error={error}
      />
      {data.length > value.length && (
        <Button variant="subtle" size="xs" px={8} onClick={() => onChange(data.map(one => one.value))}>
          {all}
        </Button>
      )}
    </div>
  )
}

/** People by their last word, as Vietnamese lists are; those of one name are told apart by their unit. */
export function peopleOf(candidates: Candidates | undefined) {
  if (!candidates) return []
  const unitName = new Map(candidates.units.map(({ id, name }) => [id, name]))
  const given = (name: string): string => name.trim().split(/\s+/u).at(-1) ?? ''
  return candidates.people
    .toSorted(
      (a, b) => given(a.name).localeCompare(given(b.name), 'vi') || a.name.localeCompare(b.name, 'vi'),
    )
    .map(({ id, name, unitId }) => ({ value: id, label: `${name} · ${unitName.get(unitId) ?? ''}` }))
}
