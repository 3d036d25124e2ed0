// What was decided so far: by each body, on which text, with vote and minutes; and what was amended afterwards.

import type { ReactNode } from 'react'
import { type Amendment, type ApprovalView, approvalBodies, type BodyDecision } from '#model/approval.ts'
import { formatDay } from '../../words/day.ts'
import { formatNumber, formatTime } from '../format.ts'
import { PersonAvatar } from '../parts/person-avatar.tsx'
import { shortHash, useApprovalWords } from './approval-data.ts'
import { Part } from './part.tsx'

/** The parts; none when nothing was decided. */
export function DecidedParts({ approval }: { readonly approval: ApprovalView }): ReactNode {
  const words = useApprovalWords()
  return (
    <>
      {approvalBodies.map(body => {
        const decided = approval[body]
        return decided && <Decided key={body} decided={decided} sha256={approval.sha256} />
      })}
      {approval.amendments.length > 0 && (
        <Part title={words.amendments}>
          <ul className="approval-rows">
            {approval.amendments.map(amendment => (
              <Amended key={amendment.number} amendment={amendment} />
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

function Decided({
  decided,
  sha256,
}: {
  readonly decided: BodyDecision
  readonly sha256: string
}): ReactNode {
  const words = useApprovalWords()
  const { body, decision, by, at, reasons, vote, minutes, dueAt } = decided
  const isOnThis = decided.sha256 === sha256
  return (
    <Part
      title={words.decided(words.bodies[body])}
      aside={<span data-tone={decision === 'return' ? 'bad' : 'ok'}>{words.decisions[decision]}</span>}
    >
      <div className="approval-decided">
        <PersonAvatar id={by.id} name={by.name} size={32} />
        <div>
          <p>
            <b>{by.name}</b> · {formatTime(at)}
          </p>
          <small>
            {isOnThis ? words.onThis : words.onOther} ({shortHash(decided.sha256)})
          </small>
          {vote && (
            <small>
              {words.vote(
                formatNumber(vote.present),
                formatNumber(vote.for),
                formatNumber(vote.against),
                formatNumber(vote.blank),
              )}
            </small>
          )}
          {minutes && <small>{words.minutes(minutes.number, formatDay(minutes.date))}</small>}
          {dueAt !== null && <small>{words.returnDueBy(formatDay(dueAt))}</small>}
          {reasons.length > 0 && (
            <ol>
              {reasons.map(reason => (
                <li key={reason}>{reason}</li>
              ))}
            </ol>
          )}
        </div>
      </div>
    </Part>
  )
}

function Amended({ amendment }: { readonly amendment: Amendment }): ReactNode {
  const words = useApprovalWords()
  const { number, reason, authority, by, at, closed, sha256Before } = amendment
  return (
    <li className="approval-amended">
      <b>{words.amendment(formatNumber(number))}</b>
      <span>{reason}</span>
      <small>
        {by.name} · {formatTime(at)} · {authority}
      </small>
      <small>
        {shortHash(sha256Before)} → {closed ? shortHash(closed.sha256After) : words.amendmentOpen}
      </small>
    </li>
  )
}
