// Choosing a day and an hour, in Vietnam's time and in the language of the page.

import '@mantine/dates/styles.css'
import 'dayjs/locale/vi'
import { DatesProvider, DateTimePicker } from '@mantine/dates'
import { type ReactNode, useId } from 'react'
import { useLanguage } from '../language.tsx'
import { pickedOf } from './round-words.ts'

interface MomentPickerProps {
  readonly label: string
  /** `2026-11-29 17:00:00`, or null. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly error: string | null
}

/** The field; days that have passed cannot be chosen. */
export function MomentPicker({ label, value, onChange, error }: MomentPickerProps): ReactNode {
  const { language, words } = useLanguage()
  const labelId = useId()
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <DateTimePicker
        label={<span id={labelId}>{label}</span>}
        description={words.rounds.vietnamTime}
        valueFormat="HH:mm DD/MM/YYYY"
        minDate={pickedOf(new Date().toISOString()).slice(0, 10)}
        value={value}
        onChange={onChange}
        error={error}
        // The calendar is a dialog that is named by the element with the popover's own id.
        popoverProps={{ withinPortal: true, id: labelId }}
        classNames={{ day: 'moment-day' }}
        submitButtonProps={{ 'aria-label': words.rounds.takeTime }}
        timePickerProps={{
          hoursInputLabel: words.rounds.hours,
          minutesInputLabel: words.rounds.minutes,
        }}
        ariaLabels={{
          nextMonth: words.rounds.nextMonth,
          previousMonth: words.rounds.previousMonth,
        }}
      />
    </DatesProvider>
  )
}
