// The dialog that opens a round: what it is called, whom it asks, about which text, from when until when.

import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { DocumentView } from '#model/api.ts'
import { versionsQuery } from '../data/queries.ts'
import { useRegisterAct } from '../data/use-register-act.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'
import { type AskedText, AskedTextField, presentText } from './asked-text-field.tsx'
import { AudienceField, peopleOf } from './audience-field.tsx'
import { MomentPicker } from './moment-picker.tsx'
import { OpeningField } from './opening-field.tsx'
import { type Opening, timesOf } from './round-times.ts'
import { defaultClosing } from './round-words.ts'
import { candidatesQuery } from './rounds-data.ts'

interface OpenRoundDialogProps {
  readonly document: DocumentView
  /** Number the round will have. */
  readonly number: number
  readonly onClose: () => void
}

/** The dialog. Unless it is told otherwise, the round begins at once and asks about the text as it stands, which is kept. */
export function OpenRoundDialog({ document, number, onClose }: OpenRoundDialogProps): ReactNode {
  const words = useWords()
  const act = useRegisterAct(document.id)
  const queries = useQueryClient()
  const candidates = useQuery(candidatesQuery(document.id))
  const [title, setTitle] = useState(() => words.rounds.defaultTitle(formatNumber(document.draft)))
  const [question, setQuestion] = useState('')
  const [units, setUnits] = useState<readonly string[]>([])
  const [people, setPeople] = useState<readonly string[]>([])
  const [text, setText] = useState<AskedText>(presentText)
  const [opens, setOpens] = useState<Opening>('now')
  const [closes, setCloses] = useState<string | null>(() => defaultClosing(Date.now()))
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const isAudienceMissing = units.length + people.length === 0
  const times = timesOf(opens, closes, Date.now())
  const isReady = title.trim() !== '' && !isAudienceMissing && times.ok
  const send = async (): Promise<void> => {
    setIsTried(true)
    if (!isReady || !times.ok) return
    setIsWaiting(true)
    const result = await act('/rounds', {
      title: title.trim(),
      question: question.trim(),
      people,
      units,
      closesAt: times.closesAt,
      ...(times.opensAt === null ? {} : { opensAt: times.opensAt }),
      ...(text.id === null ? {} : { versionId: text.id }),
    })
    setIsWaiting(false)
    if (!result.ok) {
      setRefusal(result.failure.message || words.failure.network)
      return
    }
    void queries.invalidateQueries(versionsQuery(document.id))
    const closing = formatTime(times.closesAt)
    tellDone(
      times.opensAt === null
        ? words.rounds.opened(formatNumber(number), closing)
        : words.rounds.planned(formatNumber(number), formatTime(times.opensAt), closing),
    )
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
        <AudienceField
          label={words.rounds.askedUnits}
          all={words.rounds.allUnits}
          data={(candidates.data?.units ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={units}
          onChange={setUnits}
          error={isTried && isAudienceMissing ? words.rounds.audienceMissing : null}
        />
        <AudienceField
          label={words.rounds.askedPeople}
          all={words.rounds.allPeople}
          data={peopleOf(candidates.data)}
          value={people}
          onChange={setPeople}
          error={null}
        />
        {candidates.isError && <p className="rounds-warning">{words.rounds.audienceFailed}</p>}
        <AskedTextField documentId={document.id} text={text} onChange={setText} />
        <OpeningField
          opens={opens}
          onChange={setOpens}
          error={isTried && !times.ok && times.field === 'opens' ? words.rounds[times.problem] : null}
        />
        <MomentPicker
          label={words.rounds.closes}
          value={closes}
          onChange={setCloses}
          error={isTried && !times.ok && times.field === 'closes' ? words.rounds[times.problem] : null}
        />
        {times.ok && !isAudienceMissing && (
          <p className="rounds-effect">
            {text.id === null ? words.rounds.effectOnPresent : words.rounds.effectOnKept(text.name)}{' '}
            {words.rounds.effectAsks(
              formatNumber(units.length),
              formatNumber(people.length),
              times.opensAt && formatTime(times.opensAt),
              formatTime(times.closesAt),
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
          {opens === 'now' ? words.rounds.openDo : words.rounds.planDo}
        </Button>
      </div>
    </Modal>
  )
}
