// One answer for a group: every member gets it in its own row; of several proposed wordings a person chooses one, or none.

import { Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Group } from '#model/group.ts'
import type { OpinionId } from '#model/ids.ts'
import { opinionName } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { useConsolidation } from './consolidation-context.ts'
import { ManyDecision } from './many-decision.tsx'

interface GroupAnswerDialogProps {
  readonly group: Group
  readonly onClose: (isDone: boolean) => void
}

const labelChars = 90

/** The dialog. */
export function GroupAnswerDialog({ group, onClose }: GroupAnswerDialogProps): ReactNode {
  const words = useWords()
  const { byId } = useConsolidation()
  const [wording, setWording] = useState<OpinionId | null>(null)
  const opinions = group.opinionIds.flatMap(id => byId.get(id) ?? [])
  const proposals = opinions.flatMap(({ id, number, proposedText, status }) =>
    proposedText === null || status === 'withdrawn'
      ? []
      : [{ value: id, label: `${opinionName(number)} – ${proposedText.slice(0, labelChars)}` }],
  )
  return (
    <ManyDecision
      title={group.title}
      opinions={opinions}
      asked={null}
      scope="group"
      path={`/groups/${encodeURIComponent(group.id)}/disposition`}
      body={wording === null ? {} : { wording }}
      onClose={onClose}
    >
      {decision =>
        decision === 'accepted' &&
        proposals.length > 0 && (
          <Select
            mt={10}
            label={words.groups.wording}
            description={words.groups.wordingHint}
            data={[{ value: '', label: words.groups.noWording }, ...proposals]}
            value={wording ?? ''}
            onChange={value => setWording(value === null || value === '' ? null : value)}
          />
        )
      }
    </ManyDecision>
  )
}
