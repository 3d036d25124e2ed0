// The row above the history: kind of act, person, days, and the table for a spreadsheet.

import '@mantine/dates/styles.css'
import 'dayjs/locale/vi'
import { Button, NativeSelect } from '@mantine/core'
import { DatePickerInput, DatesProvider } from '@mantine/dates'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { formatNumber } from '../format.ts'
import { useLanguage } from '../language.tsx'
import { eventGroups } from './event-groups.ts'
import { type HistoryFilter, isNarrowed, wholeHistory } from './history-filter.ts'
import { useHistoryWords } from './use-history-words.ts'

interface HistoryFiltersProps {
  readonly filter: HistoryFilter
  readonly onChange: (filter: HistoryFilter) => void
  readonly people: readonly string[]
  readonly shown: number
  readonly all: number
  readonly onExport: () => void
}

/** The row. */
export function HistoryFilters({
  filter,
  onChange,
  people,
  shown,
  all,
  onExport,
}: HistoryFiltersProps): ReactNode {
  const words = useHistoryWords()
  const set = (change: Partial<HistoryFilter>): void => onChange({ ...filter, ...change })
  return (
    <div className="history-filters">
      <NativeSelect
        aria-label={words.group}
        data={[
          { value: '', label: words.everyGroup },
          ...eventGroups.map(group => ({ value: group, label: words.groups[group] })),
        ]}
        value={filter.group ?? ''}
        onChange={event => {
          const chosen = event.currentTarget.value
          set({ group: eventGroups.find(group => group === chosen) ?? null })
        }}
      />
      <NativeSelect
        aria-label={words.person}
        data={[{ value: '', label: words.everybody }, ...people]}
        value={filter.who ?? ''}
        onChange={event => set({ who: event.currentTarget.value || null })}
      />
      <Day label={words.from} value={filter.from} onChange={from => set({ from })} />
      <Day label={words.to} value={filter.to} onChange={to => set({ to })} />
      {isNarrowed(filter) && (
        <Button variant="subtle" px={8} onClick={() => onChange(wholeHistory)}>
          {words.clear}
        </Button>
      )}
      <span className="history-shown" role="status">
        {isNarrowed(filter)
          ? words.shown(formatNumber(shown), formatNumber(all))
          : words.all(formatNumber(all))}
      </span>
      <Button
        variant="default"
        title={words.exportHint}
        leftSection={<IconDownload size={16} stroke={1.75} />}
        onClick={onExport}
      >
        {words.export}
      </Button>
    </div>
  )
}

function Day({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}): ReactNode {
  const { language, words } = useLanguage()
  const own = useHistoryWords()
  const labelId = useId()
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <DatePickerInput
        className="history-day"
        label={<span id={labelId}>{label}</span>}
        valueFormat="DD/MM/YYYY"
        placeholder={own.anyDay}
        clearable
        clearButtonProps={{ 'aria-label': own.clearDay }}
        value={value}
        onChange={onChange}
        // The calendar is a dialog that is named by the element with the popover's own id.
        popoverProps={{ withinPortal: true, id: labelId }}
        ariaLabels={{ nextMonth: words.rounds.nextMonth, previousMonth: words.rounds.previousMonth }}
      />
    </DatesProvider>
  )
}
