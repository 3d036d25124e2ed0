// The menu of a card: every decision, what its author may do, what was done for it by hand, and its course.

import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type Decision, decisions, type Opinion, opinionName } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { mayAnswerBinding } from '../opinion/issuer-answer.ts'
import { mayReserve } from '../opinion/may-reserve.ts'
import { useMe } from '../shell/signed-in.tsx'
import { useDocument, useDraft } from './draft-context.ts'
import {
  CardHistory,
  IssuerDialog,
  LinkDialog,
  NoChangeDialog,
  ReserveDialog,
  WithdrawDialog,
} from './later-parts.ts'
import { emptyFields, fieldsOf } from './opinion-fields.ts'
import { useSay } from './use-say.ts'

interface CardMenuProps {
  readonly opinion: Opinion
  readonly onDecide: (decision: Decision) => void
}

const dialogs = {
  withdraw: WithdrawDialog,
  reserve: ReserveDialog,
  issuer: IssuerDialog,
  link: LinkDialog,
  noChange: NoChangeDialog,
  history: CardHistory,
} as const
type DialogName = keyof typeof dialogs

/** Nothing for who may do none of it. */
export function CardMenu({ opinion, onDecide }: CardMenuProps): ReactNode {
  const words = useWords()
  const [open, setOpen] = useState<DialogName | null>(null)
  const { setTarget } = useDraft()
  const { permissions } = useDocument()
  const say = useSay(opinion)
  const may = useMay(opinion)
  if (!Object.values(may).includes(true)) return null
  const item = (isThere: boolean, label: string, run: () => void): ReactNode =>
    isThere && <Menu.Item onClick={run}>{label}</Menu.Item>
  const correct = (): void =>
    setTarget({
      anchor: opinion.anchor,
      sectionKey: opinion.sectionKey,
      keptId: null,
      fields: { ...emptyFields, ...fieldsOf(opinion), corrects: opinion.id },
    })
  const Dialog = open === null ? null : dialogs[open]
  return (
    <>
      <Menu position="bottom-end" width={240} shadow="md">
        <Menu.Target>
          <ActionIcon
            size={28}
            aria-label={`${may.decide ? words.opinions.decide : words.opinions.more}: ${opinionName(opinion.number)}`}
          >
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {may.decideAgain && <Menu.Label>{words.card.again}</Menu.Label>}
          {(may.decide || may.decideAgain) &&
            decisions.map(decision => (
              <Menu.Item key={decision} onClick={() => onDecide(decision)}>
                {words.decisions[decision]}
              </Menu.Item>
            ))}
          {(may.decide || may.decideAgain) &&
            (may.link || may.reserve || may.issuer || may.correct || may.history) && <Menu.Divider />}
          {item(may.link, words.card.link, () => setOpen('link'))}
          {item(may.link, words.card.noChangeDo, () => setOpen('noChange'))}
          {item(may.issuer, words.issuer.act, () => setOpen('issuer'))}
          {item(may.reserve, words.card.reserve, () => setOpen('reserve'))}
          {item(may.correct, words.card.correct, correct)}
          {item(may.withdraw, words.opinions.withdraw, () => setOpen('withdraw'))}
          {item(may.history, words.card.history, () => setOpen('history'))}
        </Menu.Dropdown>
      </Menu>
      {Dialog && (
        <Dialog opinion={opinion} permissions={permissions} say={say} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

/** What the reader may do with an opinion now. */
function useMay(opinion: Opinion) {
  const { status, author, implementedBy } = opinion
  const me = useMe()
  const { permissions } = useDocument()
  const isOwn = author.id === me.user.id
  const isOpen = status === 'open'
  const isTaken = status === 'accepted' || status === 'acceptedPartial'
  const mayConfirm = permissions.includes('confirmDisposition')
  return {
    decide: isOpen && (mayConfirm || permissions.includes('proposeDisposition')),
    decideAgain: !isOpen && status !== 'withdrawn' && mayConfirm,
    link: isTaken && implementedBy?.by !== 'server' && permissions.includes('proposeDisposition'),
    reserve: mayReserve(opinion, me.user.id),
    issuer: mayAnswerBinding(opinion, permissions, me.user.id),
    correct: isOwn && isOpen && (permissions.includes('opine') || permissions.includes('opineForOthers')),
    withdraw: isOwn && isOpen,
    history: permissions.includes('readOpinions'),
  }
}
