// What became of an opinion, on its card: decision proposed, decided, carried out, kept to, answered from above.

import {
  IconArrowForwardUp,
  IconCircleCheckFilled,
  IconCornerDownRight,
  IconPin,
  IconRubberStamp,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Opinion } from '#model/opinion.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { staysWritten } from '../opinion/stays-written.ts'
import { unbroken } from '../parts/unbroken.tsx'
import { useOpinionNames } from './card-origin.tsx'
import { WrittenStill } from './later-parts.ts'

/** Nothing for an opinion nobody has answered yet. */
export function Standing({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const { proposedDisposition, issuerAnswer, reserved, status } = opinion
  const decision = opinion.disposition?.decision ?? null
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
      <Decided opinion={opinion} />
      {issuerAnswer && (
        <p className="card-standing">
          <IconRubberStamp size={16} stroke={1.75} aria-hidden />
          <span>
            {words.card.issuer(issuerAnswer.by.name, issuerAnswer.agrees)}
            <em>{[issuerAnswer.answer, issuerAnswer.reference].filter(part => part !== '').join(' – ')}</em>
          </span>
        </p>
      )}
      {reserved && (
        <p className="card-standing" data-tone="warn">
          <IconPin size={16} stroke={1.75} aria-hidden />
          <span>
            {words.card.reserved(reserved.by.name, formatTime(reserved.at))}
            <em>{reserved.reason}</em>
          </span>
        </p>
      )}
      {status === 'withdrawn' && <p className="card-standing">{words.statuses.withdrawn}</p>}
      <CarriedOut opinion={opinion} />
      {staysWritten(opinion, decision) && <WrittenStill opinion={opinion} decision={decision} />}
    </>
  )
}

function Decided({ opinion: { disposition, status } }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const nameOf = useOpinionNames()
  if (!disposition) return null
  const isTaken = status === 'accepted' || status === 'acceptedPartial'
  return (
    <p className="card-standing" data-tone={isTaken ? 'ok' : 'info'}>
      <IconCircleCheckFilled size={16} aria-hidden />
      <span>
        {disposition.duplicateOf === null
          ? words.statuses[disposition.decision]
          : unbroken(words.card.duplicateOf(nameOf(disposition.duplicateOf)))}
        <small>{words.opinions.decidedBy(disposition.by.name, formatTime(disposition.at))}</small>
        {disposition.explanation !== '' && <em>{disposition.explanation}</em>}
        {disposition.basis !== null && <em>{words.card.basis(disposition.basis)}</em>}
      </span>
    </p>
  )
}

/** How far it is in the text, and the words before and after. */
function CarriedOut({
  opinion: { implementation, implementedBy },
}: {
  readonly opinion: Opinion
}): ReactNode {
  const words = useWords()
  if (implementation === null) return null
  const isSettled = implementation === 'done' || implementation === 'noChange'
  const said = (): string => {
    if (!isSettled) return words.opinions.placedBy[implementation]
    if (!implementedBy) return words.opinions.placedBy.done
    const time = formatTime(implementedBy.at)
    if (implementedBy.noChangeReason !== null) return words.card.noChange(implementedBy.noChangeReason)
    return implementedBy.person
      ? words.card.changedBy(implementedBy.person.name, time)
      : words.card.changedByServer(time)
  }
  return (
    <div className="card-standing" data-tone={implementation === 'conflict' ? 'bad' : 'none'}>
      <IconArrowForwardUp size={16} stroke={1.75} aria-hidden />
      <span>
        {said()}
        {isSettled && implementedBy && implementedBy.noChangeReason === null && (
          <dl className="card-change" lang="vi">
            <dt>{words.card.before}</dt>
            <dd>{implementedBy.textBefore}</dd>
            <dt>{words.card.after}</dt>
            <dd>{implementedBy.textAfter}</dd>
          </dl>
        )}
      </span>
    </div>
  )
}
