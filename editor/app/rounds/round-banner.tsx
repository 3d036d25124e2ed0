// The strip over the draft for somebody who is asked: which round, how long it still runs, and "no opinion" at hand.

import { IconMessages } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { roundsQuery } from '../data/document-queries.ts'
import { useDocument } from '../draft/draft-context.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { FrozenLink } from './frozen-link.tsx'
import { NoOpinionButton } from './no-opinion-button.tsx'
import { Reminder } from './reminder.tsx'
import { nextOpeningMs, waitingRound } from './round-order.ts'
import { timeLeft } from './round-words.ts'
import './rounds.css'

const tickMs = 60_000

/** The strip; nothing while no open round asks the person. It follows the register as the draft page knows it. */
export function RoundBanner(): ReactNode {
  const { id: documentId, seq } = useDocument()
  const words = useWords()
  const rounds = useQuery(roundsQuery(documentId))
  const { refetch, data } = rounds
  const [nowMs, setNowMs] = useState(() => Date.now())
  const opensAtMs = nextOpeningMs(data ?? [])
  useEffect(() => {
    const tick = (): void => {
      setNowMs(Date.now())
      if (opensAtMs !== null && opensAtMs <= Date.now()) void refetch() // by then the server says that it is open
    }
    const timer = setInterval(tick, tickMs)
    return () => clearInterval(timer)
  }, [opensAtMs, refetch])
  const readSeq = useRef(seq)
  useEffect(() => {
    if (seq <= readSeq.current) return
    readSeq.current = seq
    void refetch()
  }, [seq, refetch])
  const round = waitingRound(data ?? [])
  if (!round || Date.parse(round.closesAt) <= nowMs) return null
  return (
    <section className="vk-strip round-banner" aria-label={words.rounds.drawer}>
      <IconMessages size={18} stroke={1.75} aria-hidden />
      <span className="round-banner-words">
        <b>
          {words.rounds.bannerOf(formatNumber(round.number))} {timeLeft(round.closesAt, nowMs, words.rounds)}
        </b>
        <span className="vk-ellipsis">
          {round.question === '' ? words.rounds.until(formatTime(round.closesAt)) : round.question}
        </span>
      </span>
      <FrozenLink documentId={documentId} round={round} />
      <Reminder round={round} />
      {round.mine.hasAnswered ? (
        <span className="round-banner-done">{words.rounds.youAnswered}</span>
      ) : (
        <NoOpinionButton documentId={documentId} round={round} />
      )}
    </section>
  )
}
