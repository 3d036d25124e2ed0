// A person as a round mark with two letters, in the colour they keep everywhere.

import { Avatar } from '@mantine/core'
import type { ReactNode } from 'react'
import { colorOf } from '#model/person-color.ts'
import { initials } from '../format.ts'

interface PersonAvatarProps {
  readonly id: string
  readonly name: string
  /** Pixels across. */
  readonly size: number
  readonly color?: string
}

/** The mark alone; the name stands beside it or in a tooltip. */
export function PersonAvatar({ id, name, size, color }: PersonAvatarProps): ReactNode {
  return (
    <Avatar
      component="span"
      size={size}
      radius="xl"
      variant="filled"
      color={color ?? colorOf(id)}
      aria-hidden
      styles={{ placeholder: { fontSize: size > 24 ? 11 : 9, fontWeight: 600, color: '#fff' } }}
    >
      {initials(name)}
    </Avatar>
  )
}
