// The line of the synthesis an opinion stands in: the others that say the same, and the way to the group.

import { Button } from '@mantine/core'
import { IconArrowsJoin, IconStack2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isUnassigned } from '#model/group.ts'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { useConsolidation } from './consolidation-context.ts'
import { useKeepSingle } from './use-keep-single.ts'

const namedMembers = 6

/** The group; or, for who may group, the ways to give the opinion its line. */
export function SameContent({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const { groups, byId, setDialog, mayGroup, open } = useConsolidation()
  const keepSingle = useKeepSingle()
  const group = groups.find(({ id }) => id === opinion.groupId)
  if (!group) {
    if (!mayGroup || !isUnassigned(opinion)) return null
    return (
      <div className="detail-group" data-tone="warn">
        <span>{words.consolidation.noGroup}</span>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowsJoin size={14} stroke={1.75} />}
          onClick={() => setDialog({ type: 'group', groupId: null, ids: [opinion.id] })}
        >
          {words.consolidation.group}
        </Button>
        <Button variant="default" size="xs" onClick={() => void keepSingle([opinion.id])}>
          {words.consolidation.keepSingle}
        </Button>
      </div>
    )
  }
  const others = group.opinionIds.flatMap(id => (id === opinion.id ? [] : (byId.get(id) ?? [])))
  return (
    <div className="detail-group">
      <IconStack2 size={16} stroke={1.75} aria-hidden />
      <div>
        <b>{group.title}</b>
        {others.length > 0 && (
          <p>
            {words.detail.sameContent}:{' '}
            {others.slice(0, namedMembers).map(({ id, number }) => (
              <button key={id} type="button" className="detail-link" onClick={() => open(id)}>
                {opinionName(number)}
              </button>
            ))}
            {others.length > namedMembers && '…'}
          </p>
        )}
      </div>
      <button
        type="button"
        className="detail-link"
        onClick={() => setDialog({ type: 'group', groupId: group.id, ids: [] })}
      >
        {words.detail.seeGroup}
      </button>
    </div>
  )
}
