// The dialogs of the consolidation page; at most one is open.

import { lazy, type ReactNode, Suspense } from 'react'
import { BulkDialog } from './bulk-dialog.tsx'
import { type OpenDialog, useConsolidation } from './consolidation-context.ts'
import { EntryDialog } from './entry-dialog.tsx'
import { GroupAnswerDialog } from './group-answer-dialog.tsx'
import { GroupDialog } from './group-dialog.tsx'

// Its calendar is as big as the rest of the page together.
const RoundsDrawer = lazy(async () => ({
  default: (await import('../rounds/rounds-drawer.tsx')).RoundsDrawer,
}))

interface ConsolidationDialogsProps {
  readonly dialog: OpenDialog | null
  /** @param isDone whether the rows in hand were acted on */
  readonly onClose: (isDone: boolean) => void
}

/** The open one. Each is mounted anew, so that it begins empty. */
export function ConsolidationDialogs({ dialog, onClose }: ConsolidationDialogsProps): ReactNode {
  const { document, rounds, setDialog } = useConsolidation()
  switch (dialog?.type) {
    case undefined:
      return null
    case 'bulk':
      return <BulkDialog ids={dialog.ids} asked={dialog.decision} onClose={onClose} />
    case 'group':
      return (
        <GroupDialog
          groupId={dialog.groupId}
          ids={dialog.ids}
          onClose={onClose}
          onAnswer={group => setDialog({ type: 'answer', group })}
        />
      )
    case 'answer':
      return <GroupAnswerDialog group={dialog.group} onClose={onClose} />
    case 'entry':
      return <EntryDialog refused={dialog.refused} onClose={() => onClose(false)} />
    case 'rounds':
      return (
        <Suspense fallback={null}>
          <RoundsDrawer document={document} rounds={rounds} onClose={() => onClose(false)} />
        </Suspense>
      )
  }
}
