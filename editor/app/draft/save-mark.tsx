// Whether what was written is safe: one word, always true; pressed, it explains itself.

import { Popover, Text } from '@mantine/core'
import { IconCloudCheck, IconCloudOff, IconCloudUp, IconEye } from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { useDocument, useSession } from './draft-context.ts'

type Shown = 'connecting' | 'saved' | 'saving' | 'offline' | 'readonly' | 'readonlyOpine'

const looks: Readonly<
  Record<Shown, { icon: ComponentType<{ size?: number; stroke?: number }>; tone: string }>
> = {
  connecting: { icon: IconCloudUp, tone: 'var(--vk-ink2)' },
  saved: { icon: IconCloudCheck, tone: 'var(--vk-ok)' },
  saving: { icon: IconCloudUp, tone: 'var(--vk-ink2)' },
  offline: { icon: IconCloudOff, tone: 'var(--vk-warn)' },
  readonly: { icon: IconEye, tone: 'var(--vk-ink2)' },
  readonlyOpine: { icon: IconEye, tone: 'var(--vk-ink2)' },
}

/** The state of saving. */
export function SaveMark(): ReactNode {
  const words = useWords()
  const save = useSession(state => state.save)
  const { permissions } = useDocument()
  const mayOpine = permissions.includes('opine') || permissions.includes('opineForOthers')
  const shown: Shown = save === 'readonly' && mayOpine ? 'readonlyOpine' : save
  const { icon: Icon, tone } = looks[shown]
  return (
    <Popover trapFocus returnFocus width={300} position="bottom-start" shadow="md">
      <Popover.Target>
        <button type="button" className="draft-save" style={{ color: tone }} data-save={save}>
          <Icon size={18} stroke={1.75} />
          <span aria-live="polite">{words.save[shown]}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text fw={600}>{words.save[shown]}</Text>
        <Text size="sm" mt={4} c="var(--vk-ink2)">
          {words.save.explain[shown]}
        </Text>
      </Popover.Dropdown>
    </Popover>
  )
}
