// Which text a round asks about: as it stands now, or one of the kept versions.

import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { VersionId } from '#model/ids.ts'
import { versionsQuery } from '../data/queries.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'

/** A kept version by its id and name; `id` null = the text as it stands. */
export interface AskedText {
  readonly id: VersionId | null
  readonly name: string
}

/** The text as it stands, which is kept when the round is recorded. */
export const presentText: AskedText = { id: null, name: '' }

interface AskedTextFieldProps {
  readonly documentId: string
  readonly text: AskedText
  readonly onChange: (text: AskedText) => void
}

const present = '' // no version has an empty id

/** The field; until the versions are there, or if they do not come, the text as it stands is all there is to choose. */
export function AskedTextField({ documentId, text, onChange }: AskedTextFieldProps): ReactNode {
  const words = useWords()
  const versions = useQuery(versionsQuery(documentId))
  const newestFirst = (versions.data ?? []).toReversed()
  return (
    <Select
      label={words.rounds.askedText}
      description={words.rounds.askedTextHint}
      allowDeselect={false}
      data={[
        { value: present, label: words.rounds.presentText },
        ...newestFirst.map(({ id, name, draft, createdAt }) => ({
          value: id,
          label: words.rounds.keptText(name, formatNumber(draft), formatTime(createdAt)),
        })),
      ]}
      value={text.id ?? present}
      onChange={value => {
        const kept = newestFirst.find(({ id }) => id === value)
        onChange(kept ? { id: kept.id, name: kept.name } : presentText)
      }}
      maxDropdownHeight={240}
      error={versions.isError && words.rounds.versionsFailed}
    />
  )
}
