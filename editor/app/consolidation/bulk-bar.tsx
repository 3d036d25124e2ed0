// The dark bar at the foot of the table: what can be done with the rows that are ticked.

import { Button, CloseButton } from '@mantine/core'
import { IconArrowBackUp, IconArrowsJoin, IconChecklist, IconStack2 } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import type { OpinionId } from '#model/ids.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { atFoot } from '../parts/at-foot.ts'
import { useConsolidation } from './consolidation-context.ts'
import { useKeepSingle } from './use-keep-single.ts'
import { useUndoMany } from './use-undo-many.tsx'

interface BulkBarProps {
  readonly ids: readonly OpinionId[]
  readonly onClear: () => void
}

/** The bar; only while something is ticked. */
export function BulkBar({ ids, onClear }: BulkBarProps): ReactNode {
  return ids.length === 0 ? null : <Bar ids={ids} onClear={onClear} />
}

function Bar({ ids, onClear }: BulkBarProps): ReactNode {
  const words = useWords()
  const { byId, mayGroup, mayPropose, mayConfirm, setDialog } = useConsolidation()
  const keepSingle = useKeepSingle()
  const { undo, undoable } = useUndoMany()
  const undoableIds = undoable(ids.flatMap(id => byId.get(id) ?? []))
  // It takes room from the table: the row with the keyboard stays in view.
  useEffect(() => {
    document.querySelector('[data-at]')?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div
      ref={atFoot}
      className="bulk"
      role="toolbar"
      aria-label={words.consolidation.ticked(formatNumber(ids.length))}
    >
      <b className="bulk-count" role="status">
        {words.consolidation.ticked(formatNumber(ids.length))}
      </b>
      {mayGroup && (
        <Button
          className="bulk-act"
          leftSection={<IconArrowsJoin size={16} stroke={1.75} />}
          onClick={() => setDialog({ type: 'group', groupId: null, ids })}
        >
          {words.consolidation.group}
        </Button>
      )}
      {mayGroup && (
        <Button
          className="bulk-act"
          leftSection={<IconStack2 size={16} stroke={1.75} />}
          onClick={() => void keepSingle(ids)}
        >
          {words.consolidation.keepSingle}
        </Button>
      )}
      {(mayPropose || mayConfirm) && (
        <Button
          className="bulk-act"
          leftSection={<IconChecklist size={16} stroke={1.75} />}
          onClick={() => setDialog({ type: 'bulk', ids, decision: null })}
        >
          {mayConfirm ? words.consolidation.decide : words.consolidation.proposeDecision}
        </Button>
      )}
      {undoableIds.length > 0 && (
        <Button
          className="bulk-act"
          leftSection={<IconArrowBackUp size={16} stroke={1.75} />}
          onClick={() => void undo(undoableIds)}
        >
          {words.toolbar.undo}
        </Button>
      )}
      <span style={{ flex: 1 }} />
      <span>{words.consolidation.untick}</span>
      <CloseButton className="bulk-close" aria-label={words.consolidation.untick} onClick={onClear} />
    </div>
  )
}
