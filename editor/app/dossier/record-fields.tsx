// The fields of what is said of an entry: which there are, its kind tells.

import { Checkbox, Group, Select, Text, Textarea, TextInput } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import type { ReactNode } from 'react'
import type { DossierView } from '#model/api.ts'
import { useDossierWords } from './dossier-data.ts'
import type { RecordFault, TypedRecord } from './typed-record.ts'

interface RecordFieldsProps {
  readonly typed: TypedRecord
  readonly onType: (typed: TypedRecord) => void
  readonly faults: ReadonlySet<RecordFault>
  /** Those that can be named. */
  readonly documents: DossierView['documents']
}

/** The fields. */
export function RecordFields({ typed, onType, faults, documents }: RecordFieldsProps): ReactNode {
  const words = useDossierWords()
  const errorOf = (field: RecordFault) => faults.has(field) && words.faults[field]
  const input = (field: 'number' | 'date' | 'by' | 'on', isDay: boolean) => (
    <TextInput
      label={words[field]}
      placeholder={isDay ? words.dayForm : undefined}
      inputMode={isDay ? 'numeric' : undefined}
      value={typed[field]}
      error={errorOf(field)}
      onChange={event => onType({ ...typed, [field]: event.currentTarget.value })}
    />
  )
  if (typed.kind === 'outside')
    return (
      <>
        <Group grow gap="sm" align="flex-start">
          {input('number', false)}
          {input('date', true)}
        </Group>
        <Checkbox
          label={words.isApproved}
          checked={typed.isApproved}
          onChange={event => onType({ ...typed, isApproved: event.currentTarget.checked })}
        />
        {typed.isApproved && (
          <Group grow gap="sm" align="flex-start">
            {input('by', false)}
            {input('on', true)}
          </Group>
        )}
      </>
    )
  if (typed.kind === 'document' && documents.length === 0) return <Text size="sm">{words.noDocument}</Text>
  if (typed.kind === 'document')
    return (
      <Select
        label={words.document}
        placeholder={words.documentPlaceholder}
        data={documents.map(({ id, title }) => ({ value: id, label: title }))}
        value={typed.documentId}
        error={errorOf('documentId')}
        onChange={documentId => onType({ ...typed, documentId })}
      />
    )
  return (
    <Textarea
      autosize
      minRows={2}
      label={words.reason}
      value={typed.reason}
      error={errorOf('reason')}
      onChange={event => onType({ ...typed, reason: event.currentTarget.value })}
    />
  )
}
