// What became of an opinion: the decision, what it rests on, and what the text said before and after.

import type { ReactNode } from 'react'
import { type Disposition, type Opinion, opinionName } from '#model/opinion.ts'
import { RedlineWords } from '../draft/redline-words.tsx'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { StatusMark } from '../marks/status-mark.tsx'
import { staysWritten } from '../opinion/stays-written.ts'
import { useConsolidation } from './consolidation-context.ts'

/** Everything that was decided and done; nothing for an opinion that still waits. */
export function DecisionStanding({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const { disposition, proposedDisposition, reserved, issuerAnswer, implementation } = opinion
  return (
    <>
      {disposition !== null && (
        <section className="detail-part">
          <h3>{words.detail.decision}</h3>
          <StatusMark status={opinion.status} />
          <small>{words.detail.decided(disposition.by.name, formatTime(disposition.at))}</small>
          <Grounds disposition={disposition} />
        </section>
      )}
      {proposedDisposition !== null && (
        <section className="detail-part">
          <small>
            {words.detail.proposed(
              proposedDisposition.by.name,
              words.decisions[proposedDisposition.decision].toLocaleLowerCase('vi'),
              formatTime(proposedDisposition.at),
            )}
          </small>
          <Grounds disposition={proposedDisposition} />
        </section>
      )}
      {implementation !== null && <Implemented opinion={opinion} />}
      {reserved !== null && (
        <section className="detail-part">
          <small data-tone="bad">{words.detail.reserved(reserved.by.name, formatTime(reserved.at))}</small>
          <p className="detail-text">{reserved.reason}</p>
        </section>
      )}
      {issuerAnswer !== null && (
        <section className="detail-part">
          <small>{`${words.card.issuer(issuerAnswer.by.name, issuerAnswer.agrees)}, ${formatTime(issuerAnswer.at)}`}</small>
          <p className="detail-text">{issuerAnswer.answer}</p>
          {issuerAnswer.reference !== '' && <small>{words.detail.reference(issuerAnswer.reference)}</small>}
        </section>
      )}
    </>
  )
}

function Grounds({ disposition }: { readonly disposition: Disposition }): ReactNode {
  const words = useWords()
  const { byId, open } = useConsolidation()
  const original = disposition.duplicateOf === null ? undefined : byId.get(disposition.duplicateOf)
  return (
    <>
      {disposition.explanation !== '' && <p className="detail-text">{disposition.explanation}</p>}
      {disposition.basis !== null && (
        <small>
          {words.detail.basis}: {disposition.basis}
        </small>
      )}
      {original && (
        <button type="button" className="detail-link" onClick={() => open(original.id)}>
          {words.consolidation.duplicateOf(opinionName(original.number))}
        </button>
      )}
    </>
  )
}

function Implemented({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const { implementation, implementedBy } = opinion
  if (implementation === null) return null
  return (
    <section className="detail-part">
      <small data-tone={implementation === 'conflict' ? 'bad' : undefined}>
        {words.opinions.placedBy[implementation]}
        {implementedBy?.person && ` · ${implementedBy.person.name}, ${formatTime(implementedBy.at)}`}
      </small>
      {staysWritten(opinion, opinion.disposition?.decision ?? null) && (
        <p className="detail-warning">
          {implementedBy?.textAfter === '' ? words.stays.removed : words.stays.written}
        </p>
      )}
      {implementedBy?.noChangeReason && <p className="detail-text">{implementedBy.noChangeReason}</p>}
      {implementedBy && implementedBy.textAfter !== implementedBy.textBefore && (
        <>
          <h3>{words.detail.after}</h3>
          <blockquote className="detail-words">
            <RedlineWords quote={implementedBy.textBefore} proposedText={implementedBy.textAfter} />
          </blockquote>
        </>
      )}
    </section>
  )
}
