// Approval of one document: left the text, clean or with what changed; right what the decision rests on, and the decision.

import { type ReactNode, useEffect, useState } from 'react'
import type { DocumentView } from '#model/api.ts'
import type { ApprovalDecision, ApprovalView } from '#model/approval.ts'
import type { BlockId } from '#model/ids.ts'
import { laterDialog } from '../parts/later.tsx'
import { useApprovalWords } from './approval-data.ts'
import { ApprovalText } from './approval-text.tsx'
import { DecidedParts } from './decided-parts.tsx'
import { DecisionFoot } from './decision-foot.tsx'
import { GatesPart } from './gates-part.tsx'
import { type GivenWords, GiveOpinion } from './give.ts'
import { OpinionsPart } from './opinions-part.tsx'
import { OwnField } from './own-field.tsx'
import { RequestsPart } from './requests-part.tsx'

// Its fields are most of the page's code, and nobody decides before they have read.
const DecideDialog = laterDialog(async () => (await import('./decide-dialog.tsx')).DecideDialog)

interface ApprovalScreenProps {
  readonly document: DocumentView
  readonly approval: ApprovalView
}

/** By then the text stands there. */
const fetchAfterMs = 1_000

/** The screen. */
export function ApprovalScreen({ document, approval }: ApprovalScreenProps): ReactNode {
  const words = useApprovalWords()
  const [deciding, setDeciding] = useState<ApprovalDecision | null>(null)
  const [sought, seek] = useState<{ readonly blockId: BlockId } | null>(null)
  const [given, give] = useState<GivenWords | null>(null)
  const decides = approval.mine.decisions.length > 0
  useEffect(() => {
    if (!decides) return undefined
    const timer = setTimeout(DecideDialog.fetch, fetchAfterMs)
    return () => clearTimeout(timer)
  }, [decides])
  return (
    <div className="approval-panes">
      <ApprovalText document={document} approval={approval} sought={sought} onGive={give} />
      <aside className="approval-panel" aria-label={words.panel} data-pane="panel">
        <div className="approval-parts" {...reachable}>
          <OwnField document={document} onPlace={blockId => seek({ blockId })} />
          {given && <GiveOpinion document={document} sha256={approval.sha256} given={given} />}
          <GatesPart
            documentId={document.id}
            sha256={approval.sha256}
            unitId={document.unitId}
            onPlace={blockId => seek({ blockId })}
          />
          <OpinionsPart documentId={document.id} onPlace={blockId => seek({ blockId })} />
          <RequestsPart document={document} approval={approval} />
          <DecidedParts approval={approval} />
        </div>
        <DecisionFoot document={document} approval={approval} onDecide={setDeciding} />
      </aside>
      <DecideDialog
        document={document}
        approval={approval}
        isOpen={deciding !== null}
        decision={deciding}
        onClose={() => setDeciding(null)}
      />
    </div>
  )
}

/** A part of the page that scrolls is reached by keyboard. */
const reachable = { tabIndex: 0, role: 'group' } as const
