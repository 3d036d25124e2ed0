// The dialogs of a card: taking an opinion back, keeping to it, and saying what was done for it by hand.

import { Button, Modal, Text, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { type Opinion, opinionName } from '#model/opinion.ts'
import type { OpinionAct, Result } from '../../index.ts'
import { useWords } from '../language.tsx'
import { tellFailure } from '../parts/tell.ts'
import { useDraft } from './draft-context.ts'

/** What every dialog of a card is given; it stands open until it closes itself. */
export interface CardDialogProps {
  readonly opinion: Opinion
  readonly onClose: () => void
}

/** Asks once more before an opinion is taken back. */
export function WithdrawDialog({ opinion, onClose }: CardDialogProps): ReactNode {
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
      opened
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

/** Keeping to an opinion that was declined. */
export function ReserveDialog(props: CardDialogProps): ReactNode {
  const { card } = useWords()
  return (
    <SayDialog
      {...props}
      title={card.reserveTitle}
      hint={card.reserveHint}
      labels={[card.reserveField]}
      act={([reason = '']) => ({ act: 'reserve', reason })}
    />
  )
}

/** Saying that the text needs no change. */
export function NoChangeDialog(props: CardDialogProps): ReactNode {
  const { card } = useWords()
  return (
    <SayDialog
      {...props}
      title={card.noChangeTitle}
      hint={card.linkHint}
      labels={[card.noChangeField]}
      act={([noChange = '']) => ({ act: 'implemented', textBefore: '', textAfter: '', noChange })}
    />
  )
}

/** Naming the words before and after a change made by hand. */
export function LinkDialog(props: CardDialogProps): ReactNode {
  const { card } = useWords()
  const { anchor, proposedText, implementedBy } = props.opinion
  return (
    <SayDialog
      {...props}
      title={card.linkTitle}
      hint={card.linkHint}
      labels={[card.before, card.after]}
      first={[
        implementedBy?.textBefore ?? anchor?.quote ?? '',
        implementedBy?.textAfter ?? proposedText ?? '',
      ]}
      problemOf={([before, after]) => (before === after ? card.same : null)}
      act={([textBefore = '', textAfter = '']) => ({
        act: 'implemented',
        textBefore,
        textAfter,
        noChange: null,
      })}
    />
  )
}

interface SayDialogProps extends CardDialogProps {
  readonly title: string
  readonly hint: string
  /** One field each; all must be filled in. */
  readonly labels: readonly string[]
  readonly first?: readonly string[]
  /** What is wrong with the texts together, or null. */
  readonly problemOf?: (texts: readonly string[]) => string | null
  readonly act: (texts: readonly string[]) => OpinionAct
}

/** A few texts, sent as one act; Ctrl+Enter sends. */
function SayDialog(props: SayDialogProps): ReactNode {
  const { opinion, onClose, title, hint, labels, first = [], problemOf, act } = props
  const words = useWords()
  const { session } = useDraft()
  const [texts, setTexts] = useState(() => labels.map((_, index) => first[index] ?? ''))
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const said = texts.map(text => text.trim())
  const problem = said.includes('') ? null : (problemOf?.(said) ?? null)
  const send = async (): Promise<void> => {
    setIsTried(true)
    if (said.includes('') || problem !== null || isWaiting) return
    setIsWaiting(true)
    const result: Result = await session.say(opinion.id, act(said))
    setIsWaiting(false)
    if (result.ok) onClose()
    else setFailure(result.message)
  }
  const errorOf = (index: number): string | null => {
    if (isTried && said[index] === '') return words.card.missing
    return index === labels.length - 1 ? ((isTried ? problem : null) ?? failure) : null
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${title} – ${opinionName(opinion.number)}`}
      closeButtonProps={{ 'aria-label': words.act.close }}
      onKeyDown={getHotkeyHandler([['mod+Enter', () => void send()]])}
    >
      <Text size="sm" c="var(--vk-ink2)">
        {hint}
      </Text>
      {labels.map((label, index) => (
        <Textarea
          key={label}
          mt="sm"
          autosize
          minRows={2}
          maxRows={8}
          label={label}
          data-autofocus={index === 0 || undefined}
          value={texts[index] ?? ''}
          onChange={event => {
            const { value } = event.currentTarget
            setTexts(now => now.map((text, at) => (at === index ? value : text)))
          }}
          error={errorOf(index)}
        />
      ))}
      <div className="dialog-actions">
        <Button variant="default" onClick={onClose}>
          {words.act.cancel}
        </Button>
        <Button loading={isWaiting} onClick={() => void send()}>
          {words.card.send}
        </Button>
      </div>
    </Modal>
  )
}
