// The members of a group in its editor: each in its own words; it can be marked as notable, or taken out.

import { ActionIcon, Tooltip } from '@mantine/core'
import { IconStar, IconStarFilled, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { OpinionId } from '#model/ids.ts'
import { opinionName } from '#model/opinion.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { useConsolidation } from './consolidation-context.ts'
import { holderOf } from './table-filter.ts'

interface GroupMembersProps {
  readonly ids: readonly OpinionId[]
  readonly notable: readonly OpinionId[]
  readonly mayChange: boolean
  readonly onChange: (ids: readonly OpinionId[], notable: readonly OpinionId[]) => void
}

/** The list, in the order of the numbers. */
export function GroupMembers({ ids, notable, mayChange, onChange }: GroupMembersProps): ReactNode {
  const words = useWords()
  const { byId, units } = useConsolidation()
  const members = ids.flatMap(id => byId.get(id) ?? []).sort((a, b) => a.number - b.number)
  return (
    <section className="members">
      <h3>{words.groups.members(formatNumber(members.length))}</h3>
      <ul>
        {members.map(opinion => {
          const { id } = opinion
          const name = opinionName(opinion.number)
          const isNotable = notable.includes(id)
          return (
            <li key={id}>
              <b className="vk-nowrap">{name}</b>
              <span className="members-body">
                {opinion.body}
                <small>{holderOf(opinion, units)}</small>
              </span>
              <Tooltip label={words.groups.notable}>
                <ActionIcon
                  aria-label={words.groups.markNotable(name)}
                  aria-pressed={isNotable}
                  disabled={!mayChange}
                  onClick={() =>
                    onChange(ids, isNotable ? notable.filter(one => one !== id) : [...notable, id])
                  }
                >
                  {isNotable ? <IconStarFilled size={16} /> : <IconStar size={16} stroke={1.75} />}
                </ActionIcon>
              </Tooltip>
              {mayChange && (
                <ActionIcon
                  aria-label={words.groups.remove(name)}
                  onClick={() =>
                    onChange(
                      ids.filter(one => one !== id),
                      notable.filter(one => one !== id),
                    )
                  }
                >
                  <IconX size={16} stroke={1.75} />
                </ActionIcon>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
