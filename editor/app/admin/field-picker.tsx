// The sections of an observer's field: chosen by their titles, under the outline that they belong to.

import '@mantine/core/styles/Pill.css'
import '@mantine/core/styles/PillsInput.css'
import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { templatesQuery } from '../data/queries.ts'
import { useAssignmentWords } from './assignments-data.ts'

interface FieldPickerProps {
  /** Keys of sections; none = every section. */
  readonly value: readonly string[]
  readonly onChange: (keys: readonly string[]) => void
}

/** The field of the form. */
export function FieldPicker({ value, onChange }: FieldPickerProps): ReactNode {
  const own = useAssignmentWords()
  const templates = useQuery(templatesQuery)
  return (
    <MultiSelect
      label={own.field}
      description={own.fieldHint}
      placeholder={value.length === 0 ? own.fieldPlaceholder : ''}
      data={(templates.data ?? []).map(({ title, sections }) => ({
        group: title,
        items: sections.map(({ key, title: label }) => ({ value: key, label })),
      }))}
      searchable
      clearable
      maxDropdownHeight={320}
      nothingFoundMessage={own.noSection}
      value={[...value]}
      onChange={onChange}
    />
  )
}

/** Titles of sections, in the order of their outlines; a key that no outline has any more stands for itself. */
export function useSectionTitles(keys: readonly string[]): readonly string[] {
  const templates = useQuery({ ...templatesQuery, enabled: keys.length > 0 })
  if (!templates.data) return []
  const sections = templates.data.flatMap(template => template.sections)
  const known = sections.filter(({ key }) => keys.includes(key))
  return [
    ...known.map(({ title }) => title),
    ...keys.filter(key => !known.some(section => section.key === key)),
  ]
}
