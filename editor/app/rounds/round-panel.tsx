// One round: its time and figures, who has answered and who is silent, and what can be done about it.

import { Button, Progress } from '@mantine/core'
import { IconBell, IconCalendarDue, IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { DocumentView } from '#model/api.ts'
import type { Audience, RoundView } from '#model/round.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { FrozenLink } from './frozen-link.tsx'
import { NoneForDialog } from './none-for-dialog.tsx'
import { RoundActDialog, type RoundActName } from './round-act-dialog.tsx'
import { timeLeft } from './round-words.ts'
import { type RoundDetail, roundQuery } from './rounds-data.ts'

interface RoundPanelProps {
  readonly document: DocumentView
  readonly round: RoundView
}

/** The panel. */
export function RoundPanel({ document, round }: RoundPanelProps): ReactNode {
  const words = useWords()
  const detail = useQuery(roundQuery(document.id, round.id))
  const [act, setAct] = useState<RoundActName | null>(null)
  const { permissions } = document
  const mayLead = permissions.includes('openRound')
  const mayClose = permissions.includes('consolidate')
  const { counts, phase } = round
  const reminded = round.reminders.at(-1)
  return (
    <div className="round">
      <h2>{words.rounds.name(formatNumber(round.number), round.title)}</h2>
      <p className="round-time">
        <span className="vk-chip" data-tone={phase === 'open' ? 'info' : phase === 'closed' ? 'ok' : 'warn'}>
          {words.rounds.phases[phase]}
        </span>
        {formatTime(round.opensAt)} – {formatTime(round.closesAt)}
        {phase === 'open' && <b>{timeLeft(round.closesAt, Date.now(), words.rounds)}</b>}
      </p>
      {round.question !== '' && <p className="round-question">{round.question}</p>}
      <p className="round-about">
        {words.rounds.snapshot(formatNumber(round.draft), round.sha256.slice(0, 12))}{' '}
        <FrozenLink documentId={document.id} round={round} />
      </p>
      <Progress
        aria-label={words.rounds.answeredOf(formatNumber(counts.answered), formatNumber(counts.asked))}
        value={counts.asked === 0 ? 0 : (100 * counts.answered) / counts.asked}
        color="var(--vk-ok)"
        size={8}
      />
      <p className="round-figures">
        <b>{words.rounds.answeredOf(formatNumber(counts.answered), formatNumber(counts.asked))}</b>
        {' · '}
        {words.rounds.received(formatNumber(counts.opinions))}
        {counts.late > 0 && ` · ${words.rounds.late(formatNumber(counts.late))}`}
        {counts.none > 0 && ` · ${words.rounds.saidNone(formatNumber(counts.none))}`}
      </p>
      {counts.unassigned > 0 && phase !== 'closed' && (
        <p className="rounds-warning">{words.rounds.unassigned(formatNumber(counts.unassigned))}</p>
      )}
      {phase !== 'closed' && (mayLead || mayClose) && (
        <div className="round-acts">
          {mayLead && counts.silent > 0 && (
            <Button
              variant="default"
              leftSection={<IconBell size={16} stroke={1.75} />}
              onClick={() => setAct('remind')}
            >
              {words.rounds.remind}
            </Button>
          )}
          {mayLead && (
            <Button
              variant="default"
              leftSection={<IconCalendarDue size={16} stroke={1.75} />}
              onClick={() => setAct('extend')}
            >
              {words.rounds.extend}
            </Button>
          )}
          {mayLead && phase === 'open' && (
            <Button variant="default" onClick={() => setAct('end')}>
              {words.rounds.end}
            </Button>
          )}
          {mayClose && phase === 'ended' && (
            <Button
              variant="default"
              leftSection={<IconCircleCheck size={16} stroke={1.75} />}
              onClick={() => setAct('close')}
            >
              {words.rounds.close}
            </Button>
          )}
        </div>
      )}
      {reminded && (
        <p className="round-about">
          {words.rounds.remindedAt(
            reminded.by.name,
            formatTime(reminded.at),
            formatNumber(reminded.people.length + reminded.units.length),
          )}
        </p>
      )}
      {detail.data ? (
        <Answers detail={detail.data} document={document} />
      ) : detail.isError ? (
        <p className="rounds-warning">{words.rounds.detailFailed}</p>
      ) : (
        <LoadingPage />
      )}
      {act !== null && (
        <RoundActDialog name={act} document={document} round={round} onClose={() => setAct(null)} />
      )}
    </div>
  )
}

/** Somebody of the audience who can be answered for. */
interface Silent {
  readonly name: string
  readonly whom: { readonly unitId: string } | { readonly personId: string }
}

interface AnswersProps {
  readonly detail: RoundDetail
  readonly document: DocumentView
}

function Answers({ detail, document }: AnswersProps): ReactNode {
  const words = useWords()
  const [asked, setAsked] = useState<Silent | null>(null)
  const none = new Set([...detail.none.people, ...detail.none.units].map(({ id }) => id))
  const isOver = detail.round.phase === 'waiting' || detail.round.phase === 'closed'
  const mayAnswer = document.permissions.includes('opineForOthers') && !isOver
  return (
    <>
      <Names
        title={words.rounds.silent}
        audience={detail.silent}
        none={none}
        onNone={mayAnswer ? setAsked : null}
      />
      <Names title={words.rounds.answered} audience={detail.answered} none={none} onNone={null} />
      {asked !== null && (
        <NoneForDialog
          documentId={document.id}
          round={detail.round}
          name={asked.name}
          whom={asked.whom}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

interface NamesProps {
  readonly title: string
  readonly audience: Audience
  /** Those who said that they have no opinion. */
  readonly none: ReadonlySet<string>
  /** Asks whether somebody has no opinion; null where nobody can be answered for. */
  readonly onNone: ((silent: Silent) => void) | null
}

function Names({ title, audience, none, onNone }: NamesProps): ReactNode {
  const words = useWords()
  const names = [
    ...audience.units.map(one => ({ ...one, whom: { unitId: one.id } })),
    ...audience.people.map(one => ({ ...one, whom: { personId: one.id } })),
  ]
  if (names.length === 0) return null
  return (
    <section className="round-names">
      <h3>
        {title} <span>{formatNumber(names.length)}</span>
      </h3>
      <ul>
        {names.map(({ id, name, whom }) => (
          <li key={id}>
            <span>{name}</span>
            {none.has(id) && <small>{words.rounds.noOpinionShort}</small>}
            {onNone && (
              <Button
                size="xs"
                variant="subtle"
                aria-label={words.rounds.noOpinionOf(name)}
                onClick={() => onNone({ name, whom })}
              >
                {words.rounds.noOpinionAct}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
