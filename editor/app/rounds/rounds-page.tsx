// The page at /rounds: every round that asks the person, the soonest to end first.

import { Button } from '@mantine/core'
import { IconCalendarDue, IconFileText, IconMessages } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { MyRound } from '#model/round.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { usePageTitle } from '../page-title.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { StatePage } from '../parts/state-page.tsx'
import { Shell } from '../shell/shell.tsx'
import { FrozenLink } from './frozen-link.tsx'
import { NoOpinionButton } from './no-opinion-button.tsx'
import { Reminder } from './reminder.tsx'
import { timeLeft } from './round-words.ts'
import { myRoundsQuery } from './rounds-data.ts'
import './rounds-styles.ts'

const stepIcons = [IconMessages, IconFileText, IconCalendarDue] as const

/** The list. */
export function RoundsPage(): ReactNode {
  const words = useWords()
  usePageTitle(words.rounds.page)
  const mine = useQuery(myRoundsQuery)
  return (
    <Shell>
      <main id="main" className="page" tabIndex={-1} data-pane="list">
        <div className="page-head">
          <h1>{words.rounds.page}</h1>
          <span className="page-head-hint">{words.rounds.pageHint}</span>
        </div>
        {mine.isPending && <LoadingPage />}
        {mine.isError && (
          <div className="sheet" data-fill>
            <FailedPage title={words.rounds.failed} error={mine.error} onRetry={() => void mine.refetch()} />
          </div>
        )}
        {mine.data && mine.data.length === 0 && (
          <div className="sheet" data-fill>
            <StatePage
              icon={<IconMessages size={24} stroke={1.75} />}
              title={words.rounds.emptyTitle}
              text={words.rounds.emptyText}
              rows={words.rounds.emptySteps.map(({ title, hint }, index) => {
                const Icon = stepIcons[index] ?? IconMessages
                return { icon: <Icon size={20} stroke={1.75} aria-hidden />, title, hint }
              })}
            />
          </div>
        )}
        {mine.data && mine.data.length > 0 && (
          <ul className="my-rounds">
            {mine.data.map(one => (
              <MyRoundCard key={one.round.id} one={one} />
            ))}
          </ul>
        )}
      </main>
    </Shell>
  )
}

function MyRoundCard({ one }: { readonly one: MyRound }): ReactNode {
  const words = useWords()
  const { round, documentId, documentTitle } = one
  const address = `/documents/${encodeURIComponent(documentId)}`
  const isOpen = round.phase === 'open'
  return (
    <li className="sheet my-round">
      <div className="my-round-words">
        <Link className="my-round-title" href={address}>
          {documentTitle}
        </Link>
        <span>{words.rounds.name(formatNumber(round.number), round.title)}</span>
        {round.question !== '' && <p>{round.question}</p>}
        <span className="my-round-time">
          <span className="vk-chip" data-tone={isOpen ? 'info' : 'warn'}>
            {isOpen ? timeLeft(round.closesAt, Date.now(), words.rounds) : words.rounds.phases[round.phase]}
          </span>
          {words.rounds.until(formatTime(round.closesAt))}
          {!isOpen && ` · ${words.rounds.lateHint}`}
        </span>
      </div>
      <FrozenLink documentId={documentId} round={round} />
      <Reminder round={round} />
      {round.mine.hasAnswered ? (
        <span className="round-banner-done">{words.rounds.youAnswered}</span>
      ) : (
        isOpen && <NoOpinionButton documentId={documentId} round={round} />
      )}
      <Button component={Link} href={address}>
        {words.rounds.give}
      </Button>
    </li>
  )
}
