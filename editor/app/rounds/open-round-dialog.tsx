// The dialog that opens a round: what it is called, whom it asks, until when; and what will be fixed from then on.

import { Button, Modal, MultiSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { DocumentView } from '#model/api.ts'
import { useRegisterAct } from '../data/use-register-act.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'
import { MomentPicker } from './moment-picker.tsx'
import { defaultClosing, instantOf } from './round-words.ts'
import { candidatesQuery } from './rounds-data.ts'

interface OpenRoundDialogProps {
  readonly document: DocumentView
  /** Number the round will have. */
  readonly number: number
  readonly onClose: () => void
}

/** The dialog. The text as it stands is kept as the version that the round is about. */
export function OpenRoundDialog({ document, number, onClose }: OpenRoundDialogProps): ReactNode {
  const words = useWords()
  const act = useRegisterAct(document.id)
  const candidates = useQuery(candidatesQuery(document.id))
  const [title, setTitle] = useState(() => words.rounds.defaultTitle(formatNumber(document.draft)))
  const [question, setQuestion] = useState('')
  const [units, setUnits] = useState<readonly string[]>([])
  const [people, setPeople] = useState<readonly string[]>([])
  const [closes, setCloses] = useState<string | null>(() => defaultClosing(Date.now()))
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const isAudienceMissing = units.length + people.length === 0
  const isPast = closes !== null && Date.parse(instantOf(closes)) <= Date.now()
  const isReady = title.trim() !== '' && !isAudienceMissing && closes !== null && !isPast
  const send = async (): Promise<void> => {
    setIsTried(true)
    if (!isReady) return
    setIsWaiting(true)
    const result = await act('/rounds', {
      title: title.trim(),
      question: question.trim(),
      people,
      units,
      closesAt: instantOf(closes),
    })
    setIsWaiting(false)
    if (!result.ok) {
      setRefusal(result.failure.message || words.failure.network)
      return
    }
    tellDone(words.rounds.opened(formatNumber(number), formatTime(instantOf(closes))))
    onClose()
  }
  return (
    <Modal
      opened
      size={600}
      onClose={onClose}
      title={words.rounds.openTitle(formatNumber(number))}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <div className="rounds-fields">
        <TextInput
          label={words.rounds.title}
          data-autofocus
          maxLength={300}
          value={title}
          onChange={event => setTitle(event.currentTarget.value)}
          error={isTried && title.trim() === '' && words.rounds.titleMissing}
        />
        <Textarea
          label={
            <>
              {words.rounds.question} <span className="optional">{words.opinions.explanationOptional}</span>
            </>
          }
          placeholder={words.rounds.questionHint}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={20_000}
          value={question}
          onChange={event => setQuestion(event.currentTarget.value)}
        />
        <Audience
          label={words.rounds.askedUnits}
          all={words.rounds.allUnits}
          data={(candidates.data?.units ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={units}
          onChange={setUnits}
          error={isTried && isAudienceMissing ? words.rounds.audienceMissing : null}
        />
        <Audience
          label={words.rounds.askedPeople}
          all={words.rounds.allPeople}
          data={peopleOf(candidates.data)}
          value={people}
          onChange={setPeople}
          error={null}
        />
        {candidates.isError && <p className="rounds-warning">{words.rounds.audienceFailed}</p>}
        <MomentPicker
          label={words.rounds.closes}
          value={closes}
          onChange={setCloses}
          error={
            isTried && closes === null
              ? words.rounds.closesMissing
              : isTried && isPast
                ? words.rounds.closesPast
                : null
          }
        />
        {closes !== null && !isAudienceMissing && (
          <p className="rounds-effect">
            {words.rounds.openEffect(
              formatNumber(units.length),
              formatNumber(people.length),
              formatTime(instantOf(closes)),
            )}
          </p>
        )}
        {refusal !== null && (
          <p className="rounds-warning" role="alert">
            {refusal}
          </p>
        )}
      </div>
      <div className="dialog-actions">
        <Button variant="default" onClick={onClose}>
          {words.act.cancel}
        </Button>
        <Button loading={isWaiting} onClick={() => void send()}>
          {words.rounds.openDo}
        </Button>
      </div>
    </Modal>
  )
}

interface AudienceProps {
  readonly label: string
  /** What the button that takes everybody says. */
  readonly all: string
  readonly data: { readonly value: string; readonly label: string }[]
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
  readonly error: string | null
}

function Audience({ label, all, data, value, onChange, error }: AudienceProps): ReactNode {
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
function peopleOf(
  candidates:
    | {
        people: readonly { id: string; name: string; unitId: string }[]
        units: readonly { id: string; name: string }[]
      }
    | undefined,
) {
  if (!candidates) return []
  const unitName = new Map(candidates.units.map(({ id, name }) => [id, name]))
  const given = (name: string): string => name.trim().split(/\s+/u).at(-1) ?? ''
  return candidates.people
    .toSorted(
      (a, b) => given(a.name).localeCompare(given(b.name), 'vi') || a.name.localeCompare(b.name, 'vi'),
    )
    .map(({ id, name, unitId }) => ({ value: id, label: `${name} · ${unitName.get(unitId) ?? ''}` }))
}
