// The menu of a card: every decision, and taking an opinion back.

import { ActionIcon, Button, Menu, Modal, Text } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type Decision, decisions, type Opinion, opinionName } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { tellFailure } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'
import { useDocument, useDraft } from './draft-context.ts'

/** All decisions, and what only its author may do. Nothing for who may do neither. */
export function CardMenu({
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
