// The opinions with their answers, folded by what became of them: open ones first, then what was declined.

import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { BlockId } from '#model/ids.ts'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { RedlineWords } from '../draft/redline-words.tsx'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { StatusMark } from '../marks/status-mark.tsx'
import { useApprovalWords } from './approval-data.ts'
import { type OpinionGroup, opinionGroups } from './opinion-groups.ts'
import './grouped-opinions.css'

/** The list and where it leads. */
export interface GroupedOpinionsProps {
  readonly documentId: string
  readonly opinions: readonly Opinion[]
  /** Shows a block of the text. */
  readonly onPlace: (blockId: BlockId) => void
}

/** The list. */
export function GroupedOpinions({ opinions, ...leads }: GroupedOpinionsProps): ReactNode {
  const groups = opinionGroups(opinions)
  const numbers = new Map(opinions.map(({ id, number }) => [id, number]))
  return (
    <ul className="approval-rows">
      {groups.map(group => (
        <li key={group.status}>
          <Group group={group} numbers={numbers} {...leads} />
        </li>
      ))}
    </ul>
  )
}

type Leads = Omit<GroupedOpinionsProps, 'opinions'> & { readonly numbers: ReadonlyMap<string, number> }

const shownAtFirst = 50
/** So few open opinions are read without being asked for. */
const unfoldedAtMost = 10

/** Those with one status: they are drawn when they are unfolded, the first fifty of them. */
function Group({ group: { status, items }, ...leads }: Leads & { readonly group: OpinionGroup }): ReactNode {
  const words = useApprovalWords()
  const [isOpen, setIsOpen] = useState(status === 'open' && items.length <= unfoldedAtMost)
  const [shown, setShown] = useState(shownAtFirst)
  return (
    <details
      className="approval-gate approval-opinions"
      open={isOpen}
      onToggle={event => setIsOpen(event.currentTarget.open)}
    >
      <summary>
        <StatusMark status={status} />
        <small>{formatNumber(items.length)}</small>
      </summary>
      {isOpen && (
        <>
          <ol className="approval-answers">
            {items.slice(0, shown).map(opinion => (
              <li key={opinion.id}>
                <Answered opinion={opinion} {...leads} />
              </li>
            ))}
          </ol>
          {shown < items.length && (
            <Button size="compact-sm" variant="subtle" onClick={() => setShown(shown + shownAtFirst)}>
              {words.moreOpinions(formatNumber(items.length - shown))}
            </Button>
          )}
        </>
      )}
    </details>
  )
}

/** An opinion: what it asks, what was answered, by whom, and the ways to its words and its record. */
function Answered({
  opinion,
  documentId,
  numbers,
  onPlace,
}: Leads & { readonly opinion: Opinion }): ReactNode {
  const words = useApprovalWords()
  const common = useWords()
  const { number, anchor, proposedText, body, disposition, onBehalfOf, author, reserved } = opinion
  const blockId = anchor?.blockId
  const original = disposition?.duplicateOf ? numbers.get(disposition.duplicateOf) : undefined
  return (
    <>
      <p>
        <b>{opinionName(number)}</b> · {onBehalfOf ?? author.name}
      </p>
      {anchor !== null && (
        <blockquote>
          {proposedText === null ? (
            <span lang="vi">{anchor.quote}</span>
          ) : (
            <RedlineWords quote={anchor.quote} proposedText={proposedText} isShort />
          )}
        </blockquote>
      )}
      {body !== '' && <p lang="vi">{body}</p>}
      {disposition !== null && (
        <p className="approval-answer">
          <b>{disposition.by.name}:</b>{' '}
          {original !== undefined && `${common.statuses.duplicate}: ${opinionName(original)}. `}
          {disposition.explanation === '' ? (
            original === undefined && words.noExplanation
          ) : (
            <span lang="vi">{disposition.explanation}</span>
          )}
        </p>
      )}
      {reserved !== null && <p data-tone="bad">{words.reserved(reserved.by.name, reserved.reason)}</p>}
      <p className="approval-leads">
        {blockId !== undefined && (
          <button type="button" className="approval-link" onClick={() => onPlace(blockId)}>
            {words.toPlaceOf(opinionName(number))}
          </button>
        )}
        <Link
          className="approval-link"
          href={`/documents/${encodeURIComponent(documentId)}/opinions?yk=${number}`}
        >
          {words.toRecordOf(opinionName(number))}
        </Link>
      </p>
    </>
  )
}
