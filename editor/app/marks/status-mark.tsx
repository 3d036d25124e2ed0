// Where an opinion stands, as an icon and a word in the colour of its meaning.

import {
  IconArrowBackUp,
  IconArrowUpRight,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCopy,
  IconMapPinOff,
  IconMessageReply,
  IconNote,
} from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import type { Status } from '#model/opinion.ts'
import { useWords } from '../language.tsx'

const marks: Readonly<
  Record<Status, { readonly icon: ComponentType<{ size?: number; stroke?: number }>; readonly color: string }>
> = {
  open: { icon: IconCircleDashed, color: 'var(--vk-warn)' },
  accepted: { icon: IconCircleCheck, color: 'var(--vk-ok)' },
  acceptedPartial: { icon: IconCircleHalf2, color: 'var(--vk-ok)' },
  declined: { icon: IconMessageReply, color: 'var(--vk-info)' },
  noted: { icon: IconNote, color: 'var(--vk-info)' },
  escalated: { icon: IconArrowUpRight, color: 'var(--vk-vio)' },
  duplicate: { icon: IconCopy, color: 'var(--vk-ink2)' },
  outOfScope: { icon: IconMapPinOff, color: 'var(--vk-ink2)' },
  withdrawn: { icon: IconArrowBackUp, color: 'var(--vk-ink3)' },
}

interface StatusMarkProps {
  readonly status: Status
  /** In place of the status's own word, such as `Trùng YK-007`. */
  readonly text?: string
}

/** Icon and word. */
export function StatusMark({ status, text }: StatusMarkProps): ReactNode {
  const words = useWords()
  const { icon: Icon, color } = marks[status]
  return (
    <span className="status-mark" style={{ color }}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <span className="vk-ellipsis">{text ?? words.statusesShort[status]}</span>
    </span>
  )
}
