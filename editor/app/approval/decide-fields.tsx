// The fields of a decision: reasons, binding requests, vote, minutes.

import '@mantine/dates/styles.css'
import 'dayjs/locale/vi'
import { ActionIcon, Button, Input, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { DatePickerInput, DatesProvider } from '@mantine/dates'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import type { Vote } from '#model/approval.ts'
import { templatesQuery } from '../data/queries.ts'
import { formatNumber } from '../format.ts'
import { useLanguage } from '../language.tsx'
import { useApprovalWords } from './approval-data.ts'
import type { DecisionFault, DecisionFields, RequestFields } from './decision-draft.ts'

interface FieldsProps {
  readonly fields: DecisionFields
  readonly set: (change: Partial<DecisionFields>) => void
}

/** Why the text is returned, one reason a field, and by which day the next draft is due. */
export function ReasonFields({
  fields: { reasons, dueAt },
  set,
  isMissing,
}: FieldsProps & { readonly isMissing: boolean }): ReactNode {
  const words = useApprovalWords()
  return (
    <Fields title={words.reasons} error={isMissing ? words.reasonsMissing : null}>
      {reasons.map(({ id, text }, index) => {
        const name = words.reason(formatNumber(index + 1))
        return (
          <Line
            key={id}
            name={name}
            onRemove={
              reasons.length > 1 ? () => set({ reasons: reasons.filter(one => one.id !== id) }) : null
            }
          >
            <Textarea
              autosize
              minRows={2}
              aria-label={name}
              placeholder={name}
              value={text}
              onChange={event => {
                const typed = event.currentTarget.value
                set({ reasons: reasons.map(one => (one.id === id ? { ...one, text: typed } : one)) })
              }}
            />
          </Line>
        )
      })}
      <More
        label={words.addReason}
        onClick={() => set({ reasons: [...reasons, { id: nextId(reasons), text: '' }] })}
      />
      <Day isLabelled label={words.returnDue} value={dueAt} onChange={day => set({ dueAt: day })} />
    </Fields>
  )
}

/** What has to be put right, one request a field, with its section and last day. */
export function RequestsFields({
  templateId,
  fields: { requests },
  set,
  isMissing,
}: FieldsProps & { readonly templateId: string; readonly isMissing: boolean }): ReactNode {
  const words = useApprovalWords()
  const templates = useQuery(templatesQuery)
  const sections = templates.data?.find(({ id }) => id === templateId)?.sections ?? []
  const change = (id: number, changed: Partial<RequestFields>): void =>
    set({ requests: requests.map(one => (one.id === id ? { ...one, ...changed } : one)) })
  return (
    <Fields title={words.requestFields} error={isMissing ? words.requestsMissing : null}>
      {requests.map(({ id, text, sectionKey, dueAt }, index) => {
        const number = formatNumber(index + 1)
        const name = words.request(number)
        return (
          <Line
            key={id}
            name={name}
            onRemove={
              requests.length > 1 ? () => set({ requests: requests.filter(one => one.id !== id) }) : null
            }
          >
            <Textarea
              autosize
              minRows={2}
              aria-label={name}
              placeholder={name}
              value={text}
              onChange={event => change(id, { text: event.currentTarget.value })}
            />
            <div className="approval-request-more">
              <NativeSelect
                aria-label={words.section(number)}
                data={[
                  { value: '', label: words.wholeText },
                  ...sections.map(({ key, title }) => ({ value: key, label: title })),
                ]}
                value={sectionKey}
                onChange={event => change(id, { sectionKey: event.currentTarget.value })}
              />
              <Day label={words.dueAt(number)} value={dueAt} onChange={day => change(id, { dueAt: day })} />
            </div>
          </Line>
        )
      })}
      <More
        label={words.addRequest}
        onClick={() =>
          set({ requests: [...requests, { id: nextId(requests), text: '', sectionKey: '', dueAt: null }] })
        }
      />
    </Fields>
  )
}

const voteFields: readonly (keyof Vote)[] = ['present', 'for', 'against', 'blank']

/** How the body voted. */
export function VoteFields({
  fields: { vote },
  set,
  isNeeded,
  faults,
}: FieldsProps & { readonly isNeeded: boolean; readonly faults: readonly DecisionFault[] }): ReactNode {
  const words = useApprovalWords()
  const missing = faults.includes('vote-missing') ? words.voteMissing : null
  return (
    <Fields
      title={words.voteFields}
      isOptional={!isNeeded}
      error={faults.includes('vote-wrong') ? words.voteWrong : missing}
    >
      <div className="approval-vote">
        {voteFields.map(name => (
          <NumberInput
            key={name}
            label={words[name]}
            min={0}
            max={100_000}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            value={vote[name] ?? ''}
            onChange={value => set({ vote: { ...vote, [name]: typeof value === 'number' ? value : null } })}
          />
        ))}
      </div>
    </Fields>
  )
}

/** The minutes it rests on. */
export function MinutesFields({
  fields: { minutesNumber, minutesDate },
  set,
  isNeeded,
  isMissing,
}: FieldsProps & { readonly isNeeded: boolean; readonly isMissing: boolean }): ReactNode {
  const words = useApprovalWords()
  return (
    <Fields
      title={words.minutesFields}
      isOptional={!isNeeded}
      error={isMissing ? words.minutesMissing : null}
    >
      <div className="approval-minutes">
        <TextInput
          label={words.minutesNumber}
          placeholder={words.minutesHint}
          value={minutesNumber}
          onChange={event => set({ minutesNumber: event.currentTarget.value })}
        />
        <Day
          isLabelled
          label={words.minutesDate}
          value={minutesDate}
          onChange={day => set({ minutesDate: day })}
        />
      </div>
    </Fields>
  )
}

function Fields({
  title,
  isOptional = false,
  error,
  children,
}: {
  readonly title: string
  readonly isOptional?: boolean
  readonly error: string | null
  readonly children: ReactNode
}): ReactNode {
  const words = useApprovalWords()
  return (
    <fieldset className="approval-fields">
      <legend>
        {title} {isOptional && <span className="optional">{words.optional}</span>}
      </legend>
      {children}
      {error !== null && <Input.Error role="alert">{error}</Input.Error>}
    </fieldset>
  )
}

function Line({
  name,
  onRemove,
  children,
}: {
  readonly name: string
  readonly onRemove: (() => void) | null
  readonly children: ReactNode
}): ReactNode {
  const words = useApprovalWords()
  return (
    <div className="approval-line">
      <div>{children}</div>
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" aria-label={words.remove(name)} onClick={onRemove}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      )}
    </div>
  )
}

function More({ label, onClick }: { readonly label: string; readonly onClick: () => void }): ReactNode {
  return (
    <Button
      variant="subtle"
      px={8}
      leftSection={<IconPlus size={16} stroke={1.75} />}
      style={{ alignSelf: 'flex-start' }}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}

function Day({
  label,
  isLabelled = false,
  value,
  onChange,
}: {
  readonly label: string
  readonly isLabelled?: boolean
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}): ReactNode {
  const { language } = useLanguage()
  const words = useApprovalWords()
  const labelId = useId()
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <DatePickerInput
        label={
          <span id={labelId} className={isLabelled ? undefined : 'vk-visually-hidden'}>
            {label}
          </span>
        }
        valueFormat="DD/MM/YYYY"
        placeholder={words.day}
        value={value}
        onChange={onChange}
        // The calendar is a dialog that is named by the element with the popover's own id.
        popoverProps={{ withinPortal: true, id: labelId }}
        ariaLabels={{ nextMonth: words.nextMonth, previousMonth: words.previousMonth }}
      />
    </DatesProvider>
  )
}

function nextId(lines: readonly { readonly id: number }[]): number {
  return Math.max(0, ...lines.map(({ id }) => id)) + 1
}
