// One opinion as a card: what it asks, of whose, how it stands; in focus also what can be done with it.

import { memo, type ReactNode, useRef, useState } from 'react'
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
import { DecideForm } from './decide-form.tsx'
import { sectionName, useDraft, useSections } from './draft-context.ts'
import { RedlineWords } from './redline-words.tsx'
import { Rivals } from './rivals.tsx'
import { useSeen } from './use-seen.ts'

interface OpinionCardProps {
  readonly opinion: Opinion
  readonly isFocused: boolean
  /** Whether its words can no longer be shown in the text. */
  readonly isLost: boolean
  /** Whether the card is moved level with its words. */
  readonly isLevel: boolean
}

/** A card; pressed, its words are shown in the text. Until it comes near the window it is its name alone. */
export const OpinionCard = memo(Card)

function Card({ opinion, isFocused, isLost, isLevel }: OpinionCardProps): ReactNode {
  const words = useWords()
  const { focusOpinion } = useDraft()
  const [deciding, setDeciding] = useState<Decision | null>(null)
  const decide = (decision: Decision): void => setDeciding(decision)
  const name = opinionName(opinion.number)
  const item = useRef<HTMLLIElement>(null)
  const isNear = useSeen(item)
  const isSeen = isNear || isFocused // the keys answer the card in focus before anybody has scrolled to it
  return (
    <li
      ref={item}
      className="card"
      data-level={isLevel ? '' : undefined}
      data-unseen={isSeen ? undefined : ''}
      data-card={opinion.id}
      data-focused={isFocused || undefined}
      data-status={opinion.status}
    >
      <div className="card-head">
        <button
          type="button"
          className="card-name"
          aria-label={`${words.opinions.card(name)}. ${words.opinions.go}`}
          aria-pressed={isFocused}
          onClick={() => focusOpinion(opinion.id, true)}
        >
          {name}
        </button>
        {isSeen && (
          <>
            <span className="vk-chip" data-tone={kindTones[opinion.kind]}>
              {words.kinds[opinion.kind]}
            </span>
            <span className="card-severity">
              <SeverityMark severity={opinion.severity} />
              {words.severities[opinion.severity]}
            </span>
            <span style={{ flex: 1 }} />
            <CardMenu opinion={opinion} onDecide={decide} />
          </>
        )}
      </div>
      {isSeen && (
        <>
          <Content opinion={opinion} isLost={isLost} onOpen={() => focusOpinion(opinion.id, true)} />
          <Origin opinion={opinion} />
          <CardPlace opinion={opinion} isLost={isLost} />
          <Standing opinion={opinion} />
          {isFocused && <Rivals opinion={opinion} />}
          {deciding !== null ? (
            <DecideForm
              key={deciding}
              opinion={opinion}
              decision={deciding}
              onDecide={decide}
              onClose={() => setDeciding(null)}
            />
          ) : opinion.implementation === 'conflict' ? (
            <ConflictAnswers opinion={opinion} onDecide={decide} />
          ) : (
            <Answers opinion={opinion} isFocused={isFocused} onDecide={decide} />
          )}
          {isFocused && <IssuerAsked opinion={opinion} />}
          <CardTalk opinion={opinion} isFocused={isFocused} />
        </>
      )}
    </li>
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
