// One opinion as a card: what it asks, of whose, how it stands; in focus also what can be done with it.

import { ActionIcon, Button, Menu, Modal, Text } from '@mantine/core'
import { IconArrowForwardUp, IconCircleCheckFilled, IconCornerDownRight, IconDots } from '@tabler/icons-react'
import { memo, type ReactNode, useState } from 'react'
import { type Decision, decisions, type Kind, type Opinion, opinionName } from '#model/opinion.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { SeverityMark } from '../marks/severity-mark.tsx'
import { PersonAvatar } from '../parts/person-avatar.tsx'
import { tellFailure } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'
import { DecideForm } from './decide-form.tsx'
import { sectionName, useDocument, useDraft, useSections } from './draft-context.ts'
import { RedlineWords } from './redline-words.tsx'

const tones: Readonly<Record<Kind, string>> = {
  add: 'ok',
  replace: 'info',
  delete: 'del',
  move: 'info',
  clarify: 'vio',
  data_error: 'warn',
  inconsistency: 'warn',
  substantive: 'bad',
  format: 'none',
  spelling: 'none',
  general: 'none',
}

interface OpinionCardProps {
  readonly opinion: Opinion
  readonly isFocused: boolean
  /** Whether its words can no longer be shown in the text. */
  readonly isLost: boolean
}

/** A card; pressed, its words are shown in the text. */
export const OpinionCard = memo(Card)

function Card({ opinion, isFocused, isLost }: OpinionCardProps): ReactNode {
  const words = useWords()
  const { focusOpinion } = useDraft()
  const [deciding, setDeciding] = useState<{ decision: Decision; reason: string } | null>(null)
  const decide = (decision: Decision, reason = ''): void => setDeciding({ decision, reason })
  const name = opinionName(opinion.number)
  return (
    <li
      className="card"
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
        <span className="vk-chip" data-tone={tones[opinion.kind]}>
          {words.kinds[opinion.kind]}
        </span>
        <span className="card-severity">
          <SeverityMark severity={opinion.severity} />
          {words.severities[opinion.severity]}
        </span>
        <span style={{ flex: 1 }} />
        <CardMenu opinion={opinion} onDecide={decide} />
      </div>
      <Content opinion={opinion} isLost={isLost} onOpen={() => focusOpinion(opinion.id, true)} />
      <Author opinion={opinion} />
      <Standing opinion={opinion} />
      {deciding !== null ? (
        <DecideForm
          opinion={opinion}
          decision={deciding.decision}
          reason={deciding.reason}
          onClose={() => setDeciding(null)}
        />
      ) : opinion.implementation === 'conflict' ? (
        <ConflictAnswers onDecide={decide} />
      ) : (
        <Answers opinion={opinion} isFocused={isFocused} onDecide={decide} />
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

function Author({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  return (
    <div className="card-author">
      <PersonAvatar id={opinion.author.id} name={opinion.author.name} size={20} />
      <span className="vk-ellipsis">
        {opinion.onBehalfOf ?? opinion.author.name}
        {opinion.onBehalfOf !== null && ` (${opinion.author.name})`}
      </span>
      <span
        className="card-time vk-nowrap"
        title={words.opinions.decidedBy(opinion.author.name, formatTime(opinion.createdAt))}
      >
        {formatTime(opinion.createdAt)}
      </span>
    </div>
  )
}

function Standing({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const { disposition, proposedDisposition, implementation, status } = opinion
  return (
    <>
      {proposedDisposition && (
        <p className="card-standing" data-tone="info">
          <IconCornerDownRight size={16} stroke={1.75} aria-hidden />
          <span>
            {words.opinions.proposed(
              proposedDisposition.by.name,
              words.decisions[proposedDisposition.decision],
            )}
            {proposedDisposition.explanation !== '' && <em>{proposedDisposition.explanation}</em>}
          </span>
        </p>
      )}
      {disposition && (
        <p
          className="card-standing"
          data-tone={status === 'accepted' || status === 'acceptedPartial' ? 'ok' : 'info'}
        >
          <IconCircleCheckFilled size={16} aria-hidden />
          <span>
            {words.statuses[disposition.decision]}
            <small>{words.opinions.decidedBy(disposition.by.name, formatTime(disposition.at))}</small>
            {disposition.explanation !== '' && <em>{disposition.explanation}</em>}
          </span>
        </p>
      )}
      {status === 'withdrawn' && <p className="card-standing">{words.statuses.withdrawn}</p>}
      {implementation !== null && (
        <p className="card-standing" data-tone={implementation === 'conflict' ? 'bad' : 'none'}>
          <IconArrowForwardUp size={16} stroke={1.75} aria-hidden />
          <span>{words.opinions.placedBy[implementation]}</span>
        </p>
      )}
    </>
  )
}

interface AnswersProps {
  readonly opinion: Opinion
  readonly isFocused: boolean
  readonly onDecide: (decision: Decision) => void
}

const quick = ['accepted', 'acceptedPartial', 'declined'] as const

function Answers({ opinion, isFocused, onDecide }: AnswersProps): ReactNode {
  const words = useWords()
  const { permissions } = useDocument()
  const mayDecide = permissions.includes('proposeDisposition') || permissions.includes('confirmDisposition')
  if (!isFocused || opinion.status !== 'open' || !mayDecide) return null
  const waiting = opinion.proposedDisposition
  const mayConfirm = permissions.includes('confirmDisposition')
  return (
    <div className="card-answers">
      {waiting && mayConfirm && (
        <Button fullWidth onClick={() => onDecide(waiting.decision)}>
          {words.opinions.confirmDecision(words.decisions[waiting.decision])}
        </Button>
      )}
      {quick.map(decision => (
        <Button key={decision} variant="default" px={10} onClick={() => onDecide(decision)}>
          {words.decisions[decision]}
        </Button>
      ))}
    </div>
  )
}

/** An accepted proposal that could not be written: its words had changed. The document does not move on before it is settled. */
function ConflictAnswers({
  onDecide,
}: {
  readonly onDecide: (decision: Decision, reason?: string) => void
}): ReactNode {
  const words = useWords()
  const { permissions } = useDocument()
  if (!permissions.includes('confirmDisposition')) return null
  return (
    <div className="card-answers">
      <Button
        variant="default"
        px={10}
        onClick={() => onDecide('acceptedPartial', words.opinions.byHandReason)}
      >
        {words.opinions.byHand}
      </Button>
      <Button variant="default" px={10} onClick={() => onDecide('accepted')}>
        {words.opinions.placeAgain}
      </Button>
    </div>
  )
}

function CardMenu({
  opinion,
  onDecide,
}: {
  readonly opinion: Opinion
  readonly onDecide: (decision: Decision) => void
}): ReactNode {
  const words = useWords()
  const me = useMe()
  const { permissions } = useDocument()
  const [isWithdrawing, setIsWithdrawing] = useState(false)
  const isOpen = opinion.status === 'open'
  const mayDecide =
    isOpen && (permissions.includes('proposeDisposition') || permissions.includes('confirmDisposition'))
  const mayWithdraw = isOpen && opinion.author.id === me.user.id
  if (!mayDecide && !mayWithdraw) return null
  return (
    <>
      <Menu position="bottom-end" width={220} shadow="md">
        <Menu.Target>
          <ActionIcon
            size={28}
            aria-label={`${mayDecide ? words.opinions.decide : words.opinions.more}: ${opinionName(opinion.number)}`}
          >
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayDecide &&
            decisions.map(decision => (
              <Menu.Item key={decision} onClick={() => onDecide(decision)}>
                {words.decisions[decision]}
              </Menu.Item>
            ))}
          {mayDecide && mayWithdraw && <Menu.Divider />}
          {mayWithdraw && (
            <Menu.Item onClick={() => setIsWithdrawing(true)}>{words.opinions.withdraw}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <WithdrawDialog opinion={opinion} isOpen={isWithdrawing} onClose={() => setIsWithdrawing(false)} />
    </>
  )
}

interface WithdrawDialogProps {
  readonly opinion: Opinion
  readonly isOpen: boolean
  readonly onClose: () => void
}

function WithdrawDialog({ opinion, isOpen, onClose }: WithdrawDialogProps): ReactNode {
  const words = useWords()
  const { session, focusOpinion } = useDraft()
  const withdraw = async (): Promise<void> => {
    const result = await session.withdraw(opinion.id)
    onClose()
    if (result.ok) focusOpinion(null, false)
    else tellFailure(result.message)
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={words.opinions.withdrawTitle(opinionName(opinion.number))}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <Text>{words.opinions.withdrawHint}</Text>
      <div className="dialog-actions">
        <Button variant="default" onClick={onClose} data-autofocus>
          {words.act.cancel}
        </Button>
        <Button onClick={() => void withdraw()}>{words.opinions.withdrawDo}</Button>
      </div>
    </Modal>
  )
}
