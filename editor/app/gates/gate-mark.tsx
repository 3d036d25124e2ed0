// Where a gate stands, as a shape; its word stands beside it or in the label.

import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { GateState } from '#model/gates/gate.ts'

/** The shape alone, 16 px. */
export function GateMark({ state }: { readonly state: GateState }): ReactNode {
  if (state === 'passes') return <IconCircleCheckFilled size={16} color="var(--vk-ok)" aria-hidden />
  if (state === 'fails') return <IconAlertTriangleFilled size={16} color="var(--vk-bad)" aria-hidden />
  return <IconCircleDashed size={16} stroke={1.75} color="var(--vk-ink3)" aria-hidden />
}
