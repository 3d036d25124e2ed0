// A hint of three steps for whoever tries the product; shown once.

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { demoQuery } from '../data/queries.ts'
import { useRemembered } from '../remembered.ts'
import { TourSteps } from './tour-steps.tsx'

/** The hint, in demo mode only. */
export function Tour(): ReactNode {
  const [state, setState] = useRemembered('tour', 'new')
  const demo = useQuery({ ...demoQuery, enabled: state !== 'read' })
  if (!demo.data || state === 'read') return null
  return <TourSteps onRead={() => setState('read')} />
}

/** Whether it is not known yet if the hint is shown: it stands over the text, which it must not move afterwards. */
export function useTourComing(): boolean {
  const [state] = useRemembered('tour', 'new')
  const { isPending } = useQuery({ ...demoQuery, enabled: state !== 'read' })
  return isPending && state !== 'read'
}
