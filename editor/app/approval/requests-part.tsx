// Binding requests as tasks: where each stands, and what the person may say to it.

import { IconCheck, IconChecks, IconCircleDashed } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { DocumentView } from '#model/api.ts'
import type { ApprovalView, BindingRequest } from '#model/approval.ts'
import { formatDay } from '../../words/day.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useApprovalWords } from './approval-data.ts'
import { Part } from './part.tsx'
import { RequestDialog } from './request-dialog.tsx'

interface RequestsPartProps {
  readonly document: DocumentView
  readonly approval: ApprovalView
}

/** The part. */
export function RequestsPart({ document, approval }: RequestsPartProps): ReactNode {
  const words = useApprovalWords()
  const { requests } = approval
  const [asked, ask] = useState<number | null>(null)
  const verified = requests.filter(({ state }) => state === 'verified').length
  const isDone = verified === requests.length
  return (
    <Part
      title={words.requests}
      aside={
        requests.length > 0 && (
          <span data-tone={isDone ? 'ok' : 'warn'}>
            {words.requestsTally(formatNumber(verified), formatNumber(requests.length))}
          </span>
        )
      }
    >
      {requests.length === 0 && <p className="approval-note">{words.noRequests}</p>}
      <ul className="approval-rows">
        {requests.map(request => (
          <RequestRow
            key={request.number}
            request={request}
            act={actOn(request, document, approval)}
            onAct={() => ask(request.number)}
          />
        ))}
      </ul>
      <RequestDialog
        documentId={document.id}
        request={requests.find(({ number }) => number === asked) ?? null}
        onClose={() => ask(null)}
      />
    </Part>
  )
}

/** What the person may say to a request now; null = nothing. */
function actOn(
  { state, body }: BindingRequest,
  { permissions }: DocumentView,
  { mine }: ApprovalView,
): 'close' | 'verify' | null {
  if (state === 'open') return permissions.includes('closeRequests') ? 'close' : null
  const isOthers = mine.body !== null && mine.body !== body
  return state === 'done' && permissions.includes('verifyRequests') && !isOthers ? 'verify' : null
}

const marks = {
  open: <IconCircleDashed size={16} stroke={1.75} color="var(--vk-warn)" aria-hidden />,
  done: <IconCheck size={16} stroke={1.75} color="var(--vk-info)" aria-hidden />,
  verified: <IconChecks size={16} stroke={1.75} color="var(--vk-ok)" aria-hidden />,
}

function RequestRow({
  request,
  act,
  onAct,
}: {
  readonly request: BindingRequest
  readonly act: 'close' | 'verify' | null
  readonly onAct: () => void
}): ReactNode {
  const words = useApprovalWords()
  const number = formatNumber(request.number)
  return (
    <li className="approval-request" data-state={request.state}>
      {marks[request.state]}
      <div>
        <span>
          {number}. {request.text}
        </span>
        <small>
          {words.bodies[request.body]} · {words.states[request.state]}
          {request.dueAt !== null && ` · ${words.due(formatDay(request.dueAt))}`}
        </small>
        {request.closedBy && request.closedAt !== null && request.state !== 'open' && (
          <small>
            {words.done(request.closedBy.name, formatTime(request.closedAt))}
            {request.closedNote !== '' && `: ${request.closedNote}`}
          </small>
        )}
        {request.verifiedBy && request.verifiedAt !== null && request.state !== 'done' && (
          <small>
            {(request.state === 'verified' ? words.verified : words.sentBack)(
              request.verifiedBy.name,
              formatTime(request.verifiedAt),
            )}
            {request.verifiedNote !== '' && `: ${request.verifiedNote}`}
          </small>
        )}
        {act !== null && (
          <button type="button" className="approval-link" onClick={onAct}>
            {words[act]}
            <span className="vk-visually-hidden"> {words.request(number)}</span>
          </button>
        )}
      </div>
    </li>
  )
}
