// What somebody looks after: the assignments there are, each to be taken away, and a form for another one.

import { Button, Group, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { AssignmentView, Member, Unit } from '#model/api.ts'
import { isSuperior } from '#model/role.ts'
import { request } from '../data/request.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { tell, tellDone } from '../parts/tell.ts'
import { AssignmentForm } from './assignment-form.tsx'
import { assignmentsPath, assignmentsQuery, useAssignmentWords } from './assignments-data.ts'
import { useSectionTitles } from './field-picker.tsx'

interface AssignmentsDialogProps {
  readonly unit: Unit
  /** Whose they are; null = closed. */
  readonly member: Member | null
  readonly onClose: () => void
}

/** The dialog behind "Phân công…". */
export function AssignmentsDialog({ unit, member, onClose }: AssignmentsDialogProps): ReactNode {
  const own = useAssignmentWords()
  return (
    <Dialog isOpen={member !== null} title={member && own.title(member.name)} size="lg" onClose={onClose}>
      {member && <Assignments unit={unit} member={member} />}
    </Dialog>
  )
}

function Assignments({ unit, member }: { readonly unit: Unit; readonly member: Member }): ReactNode {
  const own = useAssignmentWords()
  const queries = useQueryClient()
  const found = useQuery(assignmentsQuery(unit.id))
  if (found.isPending) return <LoadingPage />
  if (found.isError)
    return <FailedPage title={own.failed} error={found.error} onRetry={() => void found.refetch()} />
  const isAbove = isSuperior(member.role)
  // A clerk is given documents of the unit itself, everybody else what lies below.
  const shown = found.data.items.filter(
    ({ userId, unitId }) => userId === member.userId && (unitId === unit.id) !== isAbove,
  )
  const again = () => queries.invalidateQueries(assignmentsQuery(unit.id))
  return (
    <>
      <Text size="sm" c="dimmed">
        {isAbove ? own.hint : own.clerkHint}
      </Text>
      <h3 className="assignments-head">{own.present}</h3>
      {shown.length === 0 && <Text size="sm">{own.none}</Text>}
      <ul className="assignments">
        {shown.map(assignment => (
          <AssignmentItem key={assignment.id} unit={unit} assignment={assignment} onGone={again} />
        ))}
      </ul>
      <AssignmentForm
        unit={unit}
        member={member}
        units={isAbove ? found.data.units : []}
        onMade={() => void again()}
      />
    </>
  )
}

function AssignmentItem({
  unit,
  assignment,
  onGone,
}: {
  readonly unit: Unit
  readonly assignment: AssignmentView
  readonly onGone: () => Promise<void>
}): ReactNode {
  const words = useWords()
  const own = useAssignmentWords()
  const { id, unitName, documentId, sections, from, until } = assignment
  const titles = useSectionTitles(sections)
  const what = documentId === null ? unitName : own.document(unitName, documentId.slice(0, 8))
  const hasEnded = until !== null && until <= new Date().toISOString()
  const times = [own.from(formatTime(from)), ...(until === null ? [] : [own.until(formatTime(until))])]
  const remove = async (): Promise<void> => {
    const path = `${assignmentsPath(unit.id)}/${encodeURIComponent(id)}`
    const isDone = await tell(
      request<unknown>('DELETE', path).then(() => true),
      words,
    )
    if (isDone === null) return
    await onGone()
    tellDone(own.removed)
  }
  return (
    <li>
      <Group justify="space-between" wrap="nowrap">
        <span>
          {what}
          {titles.length > 0 && <small className="admin-until">{own.sections(titles.join('; '))}</small>}
          <small className="admin-until">
            {times.join(' ')}
            {hasEnded && ` · ${own.ended}`}
          </small>
        </span>
        <Button variant="default" size="xs" aria-label={own.removeOf(what)} onClick={() => void remove()}>
          {own.remove}
        </Button>
      </Group>
    </li>
  )
}
