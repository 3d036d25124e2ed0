// Who has the document open.

import { Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PersonHere } from '../../index.ts'
import { goToSection } from '../../index.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { PersonAvatar } from '../parts/person-avatar.tsx'
import { sectionName, useDraft, useSections, useSession } from './draft-context.ts'

const shownAtMost = 4

/** Round marks, side by side; pressed, the names and where each one is. */
export function PeopleHere(): ReactNode {
  const words = useWords()
  const { editor } = useDraft()
  const people = onePerPerson(useSession(state => state.people))
  const sections = useSections()
  const others = people.filter(({ isSelf }) => !isSelf)
  if (others.length === 0) return null
  const nameOf = (key: string | null): string | null => {
    const section = sections.find(candidate => candidate.key === key)
    return section ? sectionName(section) : null
  }
  return (
    <Popover trapFocus returnFocus width={280} position="bottom-end" shadow="md">
      <Popover.Target>
        <button type="button" className="draft-people">
          <span className="vk-visually-hidden">{words.draft.people(formatNumber(people.length))}</span>
          {others.slice(0, shownAtMost).map(person => (
            <PersonAvatar
              key={person.userId}
              id={person.userId}
              name={person.name}
              color={person.color}
              size={28}
            />
          ))}
          {others.length > shownAtMost && (
            <span className="vk-chip" aria-hidden>
              +{others.length - shownAtMost}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <ul className="draft-people-list">
          {people.map(person => {
            const place = nameOf(person.sectionKey)
            return (
              <li key={person.userId}>
                <PersonAvatar id={person.userId} name={person.name} color={person.color} size={24} />
                <span style={{ minWidth: 0 }}>
                  {person.isSelf ? words.draft.personSelf(person.name) : person.name}
                  {place !== null && (
                    <button
                      type="button"
                      className="draft-people-place vk-ellipsis"
                      onClick={() => goToSection(editor, person.sectionKey ?? '')}
                    >
                      {place}
                    </button>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

/** One mark a person, whichever windows they have open; oneself last. */
function onePerPerson(people: readonly PersonHere[]): PersonHere[] {
  const byId = new Map<string, PersonHere>()
  for (const person of people) {
    const known = byId.get(person.userId)
    if (!known || person.isSelf) byId.set(person.userId, person)
  }
  return [...byId.values()].sort((a, b) => Number(a.isSelf) - Number(b.isSelf))
}
