// One opinion as a card: what it asks, of whose, how it stands; in focus also what can be done with it.

import { memo, type ReactNode, type Ref, useState } from 'react'
import type { OpinionId } from '#model/ids.ts'
import { type Decision, type Opinion, opinionName } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { kindTones } from '../marks/kind-tones.ts'
import { SeverityMark } from '../marks/severity-mark.tsx'
import { Answers, ConflictAnswers, IssuerAsked } from './card-answers.tsx'
import { CardMenu } from './card-menu.tsx'
import { Origin } from './card-origin.tsx'
import { CardPlace } from './card-place.tsx'
import { Standing } from './card-standing.tsx'
import { CardTalk } from './card-talk.tsx'
import { sectionName, useSections } from './draft-context.ts'
import { DecideForm } from './later-parts.ts'
import { RedlineWords } from './redline-words.tsx'
import { Rivals } from './rivals.tsx'

interface OpinionCardProps {
  readonly opinion: Opinion
  /** What its name says to who cannot see it. */
  readonly label: string
  /** Whether it is near the window: else it is its name alone. */
  readonly isSeen: boolean
  readonly isFocused: boolean
  /** Whether its words can no longer be shown in the text. */
  readonly isLost: boolean
  /** Whether the card is moved level with its words. */
  readonly isLevel: boolean
  /** Brings an opinion to the fore, and its words. */
  readonly onGo: (id: OpinionId, shouldScroll: boolean) => void
  readonly ref?: Ref<HTMLLIElement>
}

/** A card; pressed, its words are shown in the text. There may be hundreds: what nobody sees asks nothing of the page. */
export const OpinionCard = memo(Card)

function Card({
  opinion,
  label,
  isSeen,
  isFocused,
  isLost,
  isLevel,
  onGo,
  ref,
}: OpinionCardProps): ReactNode {
  const [deciding, setDeciding] = useState<Decision | null>(null)
  return (
    <li
      ref={ref}
      className="card"
      data-level={isLevel ? opinion.id : undefined}
      data-unseen={isSeen ? undefined : ''}
      data-card={opinion.id}
      data-focused={isFocused || undefined}
      data-status={opinion.status}
    >
      <div className="card-head">
        <button
          type="button"
          className="card-name"
          aria-label={label}
          aria-pressed={isFocused}
          onClick={() => onGo(opinion.id, true)}
        >
          {opinionName(opinion.number)}
        </button>
        {isSeen && <Marks opinion={opinion} onDecide={setDeciding} />}
      </div>
      {isSeen && (
        <>
          <Content opinion={opinion} isLost={isLost} onOpen={() => onGo(opinion.id, true)} />
          <Origin opinion={opinion} />
          <CardPlace opinion={opinion} isLost={isLost} />
          <Standing opinion={opinion} />
          {isFocused && <Rivals opinion={opinion} />}
          {deciding !== null ? (
            <DecideForm
              key={deciding}
              opinion={opinion}
              decision={deciding}
              onDecide={setDeciding}
              onClose={() => setDeciding(null)}
            />
          ) : opinion.implementation === 'conflict' ? (
            <ConflictAnswers opinion={opinion} onDecide={setDeciding} />
          ) : (
            <Answers opinion={opinion} isFocused={isFocused} onDecide={setDeciding} />
          )}
          {isFocused && <IssuerAsked opinion={opinion} />}
          <CardTalk opinion={opinion} isFocused={isFocused} />
        </>
      )}
    </li>
  )
}

interface MarksProps {
  readonly opinion: Opinion
  readonly onDecide: (decision: Decision) => void
}

/** Its kind, how much it binds, and what else can be done with it. */
function Marks({ opinion, onDecide }: MarksProps): ReactNode {
  const words = useWords()
  return (
    <>
      <span className="vk-chip" data-tone={kindTones[opinion.kind]}>
        {words.kinds[opinion.kind]}
      </span>
      <span className="card-severity">
        <SeverityMark severity={opinion.severity} />
        {words.severities[opinion.severity]}
      </span>
      <span style={{ flex: 1 }} />
      <CardMenu opinion={opinion} onDecide={onDecide} />
    </>
  )
}

interface ContentProps {
  readonly opinion: Opinion
  readonly isLost: boolean
  readonly onOpen: () => void
}

function Content({ opinion, isLost, onOpen }: ContentProps): ReactNode {
  const words = useWords()
  const sections = useSections()
  const quote = opinion.anchor?.quote ?? null
  const section = sections.find(({ key }) => key === opinion.sectionKey)
  const hasProposal = quote !== null && opinion.proposedText !== null
  return (
    <button type="button" className="card-content" tabIndex={-1} onClick={onOpen}>
      {quote === null && (
        <span className="card-about">
          {section ? words.opinions.onSection(sectionName(section)) : words.opinions.wholeDocument}
        </span>
      )}
      {hasProposal && <RedlineWords quote={quote} proposedText={opinion.proposedText ?? ''} isShort />}
      {quote !== null && (!hasProposal || isLost) && <q className="card-quote">{shortened(quote)}</q>}
      {quote === null && opinion.proposedText !== null && opinion.proposedText !== '' && (
        <span className="vk-redline">
          <ins>{opinion.proposedText}</ins>
        </span>
      )}
      {!(hasProposal && opinion.body === words.form.defaultBody) && (
        <span className="card-body">{opinion.body}</span>
      )}
    </button>
  )
}

const quoteChars = 120

function shortened(quote: string): string {
  return quote.length <= quoteChars ? quote : `${quote.slice(0, quoteChars)}…`
}
