// Who else is in the document, read from awareness.

import type { Awareness } from 'y-protocols/awareness'
import { colorOf } from '#model/person-color.ts'

/** Somebody with the document open. One person in two windows stands here twice. */
export interface PersonHere {
  readonly clientId: number
  readonly userId: string
  readonly name: string
  /** `#rrggbb`. */
  readonly color: string
  /** The section with the caret, or null where it is not known. */
  readonly sectionKey: string | null
  readonly isSelf: boolean
}

/** Everybody here with a name, in the order in which their windows are known. */
export function peopleIn(awareness: Awareness): readonly PersonHere[] {
  return [...awareness.getStates()].flatMap(([clientId, state]) => {
    const user: unknown = state['user']
    const name = field(user, 'name')
    if (name === '') return []
    const userId = field(user, 'id')
    const color = field(user, 'color')
    const section: unknown = state['section']
    return [
      {
        clientId,
        userId,
        name,
        color: /^#[0-9a-f]{6}$/iu.test(color) ? color : colorOf(userId || name),
        sectionKey: typeof section === 'string' && section !== '' ? section : null,
        isSelf: clientId === awareness.clientID,
      },
    ]
  })
}

/** Whether two lists say the same. */
export function samePeople(a: readonly PersonHere[], b: readonly PersonHere[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function field(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null) return ''
  const found: unknown = Reflect.get(value, name)
  return typeof found === 'string' ? found : ''
}
