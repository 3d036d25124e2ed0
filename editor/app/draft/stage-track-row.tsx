// The row that shows how far the document has come: eight steps, each with its state as shape and word.

import { Popover, Tooltip, UnstyledButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Stage } from '#model/stage.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { DashedRing, StageDisc } from '../marks/stage-disc.tsx'
import { DocumentTabs } from '../shell/document-tabs.tsx'
import { placeOnTrack } from '../stage-track.ts'
import { useDocument } from './draft-context.ts'
import { NextSteps } from './later-parts.ts'

/** Steps ahead that stand there by name where there is little room; of the rest only how many. */
const aheadShown = 3

/** The track of the draft page, with the ways to the document's other pages. */
export function StageTrack(): ReactNode {
  const document = useDocument()
  return (
    <StageTrackRow
      stage={document.stage}
      whatIsMissing={document.permissions.includes('readOpinions') && <NextSteps stage={document.stage} />}
    >
      <DocumentTabs document={document} here="draft" />
    </StageTrackRow>
  )
}

/**
 * The row under the head.
 *
 * @param whatIsMissing shown at the present step when it is pressed; left out, the step is no button
 * @param children what stands at its left
 */
export function StageTrackRow({
  stage,
  whatIsMissing,
  children,
}: {
  readonly stage: Stage
  readonly whatIsMissing?: ReactNode
  readonly children: ReactNode
}): ReactNode {
  const words = useWords()
  const isNarrow =
    useMediaQuery('(max-width: 1339px)', innerWidth < 1340, { getInitialValueInEffect: false }) ?? false
  const { step, isFinished } = placeOnTrack(stage)
  const done = isFinished ? step + 1 : step
  const folded = isNarrow && done > 1 ? done : 0
  const { steps } = words.track
  const isFarFolded = isNarrow && steps.length - step - 1 > aheadShown + 1
  const shownTo = isFarFolded ? step + aheadShown : steps.length - 1
  return (
    <div className="draft-track">
      {children}
      <ol aria-label={words.track.label}>
        {folded > 0 && (
          <Tooltip label={steps.slice(0, folded).join(' · ')}>
            <li className="draft-step" data-state="done">
              <IconCheck size={16} stroke={1.75} aria-hidden />
              {words.track.done(formatNumber(folded))}
            </li>
          </Tooltip>
        )}
        {steps.map((name, index) => {
          if (index < folded || index > shownTo) return null
          if (index < done) return <DoneStep key={name} name={name} />
          if (index === step)
            return <CurrentStep key={name} name={name} stage={stage} missing={whatIsMissing} />
          return <AheadStep key={name} name={name} />
        })}
        {isFarFolded && (
          <Tooltip label={steps.slice(shownTo + 1).join(' · ')}>
            <li className="draft-step" data-state="ahead">
              <DashedRing size={14} />
              {words.track.more(formatNumber(steps.length - 1 - shownTo))}
            </li>
          </Tooltip>
        )}
      </ol>
    </div>
  )
}

function DoneStep({ name }: { readonly name: string }): ReactNode {
  const words = useWords()
  return (
    <li className="draft-step" data-state="done">
      <IconCheck size={16} stroke={1.75} aria-hidden />
      {name}
      <span className="vk-visually-hidden">, {words.track.isDone}</span>
    </li>
  )
}

function CurrentStep({
  name,
  stage,
  missing,
}: {
  readonly name: string
  readonly stage: Stage
  readonly missing: ReactNode
}): ReactNode {
  const words = useWords()
  const isReturned = placeOnTrack(stage).isReturned
  const exact = words.stages[stage]
  const here = (
    <>
      <StageDisc stage={stage} color="var(--vk-acc)" />
      {exact}
      {exact !== name && !isReturned && <span className="vk-visually-hidden">, {name}</span>}
    </>
  )
  return (
    <li className="draft-step" data-state={isReturned ? 'returned' : 'current'} aria-current="step">
      {missing ? (
        <Popover position="bottom-end" width={340} shadow="md" trapFocus returnFocus>
          <Popover.Target>
            <UnstyledButton className="draft-step-button" aria-label={`${exact}. ${words.track.missing}`}>
              {here}
              <IconChevronDown size={14} stroke={1.75} aria-hidden />
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown aria-label={words.track.missing}>{missing}</Popover.Dropdown>
        </Popover>
      ) : (
        here
      )}
    </li>
  )
}

function AheadStep({ name }: { readonly name: string }): ReactNode {
  const words = useWords()
  return (
    <li className="draft-step" data-state="ahead">
      <DashedRing size={14} />
      {name}
      <span className="vk-visually-hidden">, {words.track.isAhead}</span>
    </li>
  )
}
