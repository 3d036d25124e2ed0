// What became of an opinion, on its card: decision proposed, decided, carried out.

import { IconArrowForwardUp, IconCircleCheckFilled, IconCornerDownRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Opinion } from '#model/opinion.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'

/** Nothing for an opinion nobody has answered yet. */
export function Standing({ opinion }: { readonly opinion: Opinion }): ReactNode {
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
