// A hint of three steps for whoever tries the product; shown once.

import { CloseButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { demoQuery } from '../data/queries.ts'
import { useWords } from '../language.tsx'
import { useRemembered } from '../remembered.ts'

/** The hint, in demo mode only. */
export function Tour(): ReactNode {
  const words = useWords()
  const [state, setState] = useRemembered('tour', 'new')
  const demo = useQuery({ ...demoQuery, enabled: state !== 'read' })
  if (!demo.data || state === 'read') return null
  return (
    <aside className="tour" aria-labelledby="tour-title">
      <b id="tour-title">{words.tour.title}</b>
      <ol>
        {words.tour.steps.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <CloseButton aria-label={words.tour.dismiss} onClick={() => setState('read')} />
    </aside>
  )
}

/** Whether it is not known yet if the hint is shown: it stands over the text, which it must not move afterwards. */
export function useTourComing(): boolean {
  const [state] = useRemembered('tour', 'new')
  const { isPending } = useQuery({ ...demoQuery, enabled: state !== 'read' })
  return isPending && state !== 'read'
}
