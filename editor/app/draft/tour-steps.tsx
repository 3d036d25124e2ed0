// The three steps of the hint: what this person may do here, nearest at hand first.

import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Action } from '#model/right.ts'
import { tourEn } from '../../words/tour-en.ts'
import { type TourWords, tourVi } from '../../words/tour-vi.ts'
import { useLanguage } from '../language.tsx'
import { useDocument } from './draft-context.ts'

type Step = keyof TourWords['steps']

/** Steps in order, each with the right that it takes; null = none. */
const steps: readonly (readonly [Step, Action | null])[] = [
  ['see', 'readOpinions'],
  ['opine', 'opine'],
  ['write', 'write'],
  ['export', 'export'],
  ['outline', null],
  ['answers', null],
]
const shownSteps = 3

/** The hint. */
export function TourSteps({ onRead }: { readonly onRead: () => void }): ReactNode {
  const words = useLanguage().language === 'en' ? tourEn : tourVi
  const { permissions } = useDocument()
  const own = steps.filter(([, right]) => right === null || permissions.includes(right))
  return (
    <aside className="tour" aria-labelledby="tour-title">
      <b id="tour-title">{words.title}</b>
      <ol>
        {own.slice(0, shownSteps).map(([step]) => (
          <li key={step}>{words.steps[step]}</li>
        ))}
      </ol>
      <CloseButton aria-label={words.dismiss} onClick={onRead} />
    </aside>
  )
}
