// The dialogs that only a card has: taking an opinion back, and saying what was done for it by hand.

import { Button, Modal, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { opinionName } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { type OpinionDialogProps, SayDialog } from '../opinion/say-dialog.tsx'
import { tellFailure } from '../parts/tell.ts'
import { useDraft } from './draft-context.ts'

/** Asks once more before an opinion is taken back. */
export function WithdrawDialog({ opinion, onClose }: OpinionDialogProps): ReactNode {
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

/** Saying that the text needs no change. */
export function NoChangeDialog(props: OpinionDialogProps): ReactNode {
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
export function LinkDialog(props: OpinionDialogProps): ReactNode {
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
