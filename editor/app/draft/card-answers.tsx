// What can be answered right on a card.

import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { Decision, Opinion } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { mayAnswerBinding } from '../opinion/issuer-answer.ts'
import { useMe } from '../shell/signed-in.tsx'
import { useDocument } from './draft-context.ts'
import { DecideForm, IssuerDialog, LinkDialog, UndoButton } from './later-parts.ts'
import { useSay } from './use-say.ts'

interface AnswersProps {
  readonly opinion: Opinion
  readonly isFocused: boolean
  readonly onDecide: (decision: Decision) => void
}

const quick = ['accepted', 'acceptedPartial', 'declined'] as const

/** The decisions nearest at hand, on the card in focus. */
export function Answers({ opinion, isFocused, onDecide }: AnswersProps): ReactNode {
  const words = useWords()
  const me = useMe()
  const { permissions } = useDocument()
  const mayDecide = permissions.includes('proposeDisposition') || permissions.includes('confirmDisposition')
  const mayConfirm = permissions.includes('confirmDisposition')
  useEffect(() => {
    if (isFocused && mayDecide) DecideForm.fetch() // a key may ask for it next
  }, [isFocused, mayDecide])
  if (isFocused && mayConfirm && opinion.disposition?.by.id === me.user.id)
    return (
      <div className="card-answers">
        <UndoButton opinion={opinion} />
      </div>
    )
  if (!isFocused || opinion.status !== 'open' || !mayDecide) return null
  const waiting = opinion.proposedDisposition
  return (
    <div className="card-answers">
      {waiting && mayConfirm && (
        <Button fullWidth onClick={() => onDecide(waiting.decision)}>
          {words.opinions.confirmDecision(words.decisions[waiting.decision])}
        </Button>
      )}
      {quick.map(decision => (
        <Button
          key={decision}
          variant="default"
          px={10}
          data-answer={decision}
          onClick={() => onDecide(decision)}
        >
          {words.decisions[decision]}
        </Button>
      ))}
    </div>
  )
}

/** Asks who may answer for the issuer of a binding request to do it, on the card in focus; nothing once it was answered. */
export function IssuerAsked({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const me = useMe()
  const { permissions } = useDocument()
  const say = useSay(opinion)
  const [isOpen, setIsOpen] = useState(false)
  if (opinion.issuerAnswer !== null || !mayAnswerBinding(opinion, permissions, me.user.id)) return null
  return (
    <div className="card-answers">
      <Button variant="default" px={10} onClick={() => setIsOpen(true)}>
        {words.issuer.act}
      </Button>
      {isOpen && (
        <IssuerDialog
          opinion={opinion}
          permissions={permissions}
          say={say}
          onClose={() => setIsOpen(false)}
        />
      )}
    </div>
  )
}

/** An accepted proposal that could not be written: its words had changed. The document does not move on before it is settled. */
export function ConflictAnswers({
  opinion,
  onDecide,
}: {
  readonly opinion: Opinion
  readonly onDecide: (decision: Decision) => void
}): ReactNode {
  const words = useWords()
  const { permissions } = useDocument()
  const say = useSay(opinion)
  const isDecider =
    opinion.disposition?.by.id === useMe().user.id && permissions.includes('confirmDisposition')
  const [isLinking, setIsLinking] = useState(false)
  return (
    <div className="card-answers">
      {permissions.includes('proposeDisposition') && (
        <Button variant="default" px={10} onClick={() => setIsLinking(true)}>
          {words.opinions.byHand}
        </Button>
      )}
      {permissions.includes('confirmDisposition') && (
        <Button variant="default" px={10} onClick={() => onDecide('accepted')}>
          {words.opinions.placeAgain}
        </Button>
      )}
      {isDecider && <UndoButton opinion={opinion} />}
      {isLinking && <LinkDialog opinion={opinion} say={say} onClose={() => setIsLinking(false)} />}
    </div>
  )
}
