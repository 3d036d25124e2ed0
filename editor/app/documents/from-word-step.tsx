// The page on which a person confirms where each part of a Word file goes, before the document is made of it; and what did not come in.

import '@mantine/core/styles/Checkbox.css'
import './from-word.css'
import { Button, Checkbox, Loader, NativeSelect } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { Assignment, LeftOut, PlannedPart, PlanTarget } from '#model/draft-plan.ts'
import { leftOutKinds } from '#model/draft-plan.ts'
import type { LegacyLetters } from '#model/legacy-letters.ts'
import { RequestFailure } from '../data/failure.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import {
  askForParts,
  assignmentOf,
  choiceOf,
  createFromFile,
  type PlanAnswer,
  type WantedDraft,
} from './from-word-data.ts'

type Step =
  | { readonly is: 'reading' }
  | { readonly is: 'failed'; readonly says: string }
  | { readonly is: 'placing'; readonly answer: PlanAnswer; readonly says: string | null }
  | { readonly is: 'made'; readonly id: string; readonly leftOut: readonly LeftOut[] }

interface FromWordStepProps {
  readonly wanted: WantedDraft
  readonly onBack: () => void
  /** The document is there. */
  readonly onMade: () => void
  readonly onOpen: (id: string) => void
}

/** The step. */
export function FromWordStep({ wanted, onBack, onMade, onOpen }: FromWordStepProps): ReactNode {
  const words = useWords()
  const [step, setStep] = useState<Step>({ is: 'reading' })
  const [letters, setLetters] = useState<LegacyLetters>('unicode')
  const [choices, setChoices] = useState<readonly Assignment[]>([])
  const [isWaiting, setIsWaiting] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    askForParts(wanted, letters, stop.signal).then(
      answer => {
        setChoices(answer.plan.parts.map(({ proposed }) => proposed))
        setStep({ is: 'placing', answer, says: null })
      },
      (error: unknown) => {
        if (stop.signal.aborted) return
        if (!(error instanceof RequestFailure)) throw error
        setStep({ is: 'failed', says: error.message || words.failure.network })
      },
    )
    return () => stop.abort()
  }, [wanted, letters, words])
  const create = async (answer: PlanAnswer): Promise<void> => {
    setIsWaiting(true)
    try {
      const { id, leftOut } = await createFromFile(wanted, letters, choices)
      onMade()
      if (leftOut.length === 0) onOpen(id)
      else setStep({ is: 'made', id, leftOut })
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      setStep({ is: 'placing', answer, says: error.message || words.failure.network })
    } finally {
      setIsWaiting(false)
    }
  }
  switch (step.is) {
    case 'reading':
      return (
        <div className="from-word-reading" role="status">
          <Loader size="sm" />
          <p>{words.fromWord.reading}</p>
          <Button variant="default" onClick={onBack}>
            {words.act.cancel}
          </Button>
        </div>
      )
    case 'failed':
      return (
        <>
          <div className="from-word-problem" role="alert">
            <b>{words.fromWord.failed}</b>
            <p>{step.says}</p>
          </div>
          <div className="from-word-actions">
            <Button data-autofocus onClick={onBack}>
              {words.fromWord.back}
            </Button>
          </div>
        </>
      )
    case 'placing':
      return (
        <>
          <Placing
            answer={step.answer}
            choices={choices}
            letters={letters}
            onLetters={wish => {
              setStep({ is: 'reading' })
              setLetters(wish)
            }}
            onChoose={(index, chosen) =>
              setChoices(before => before.map((one, at) => (at === index ? chosen : one)))
            }
          />
          {step.says !== null && (
            <div className="from-word-problem" role="alert">
              <p>{step.says}</p>
            </div>
          )}
          <div className="from-word-actions">
            <span role="status">{summaryOf(choices, words.fromWord.summary)}</span>
            <Button variant="default" onClick={onBack}>
              {words.fromWord.back}
            </Button>
            <Button loading={isWaiting} onClick={() => void create(step.answer)}>
              {words.fromWord.create}
            </Button>
          </div>
        </>
      )
    case 'made':
      return (
        <>
          <p role="status">
            <b>{words.fromWord.created}</b>. {words.fromWord.createdHint}
          </p>
          <LeftOutList leftOut={step.leftOut} />
          <div className="from-word-actions">
            <Button data-autofocus onClick={() => onOpen(step.id)}>
              {words.fromWord.open}
            </Button>
          </div>
        </>
      )
  }
}

function summaryOf(
  choices: readonly Assignment[],
  say: (placed: string, unassigned: string, leftOut: string) => string,
): string {
  const count = (to: Assignment['to']) => formatNumber(choices.filter(choice => choice.to === to).length)
  return say(count('section'), count('unassigned'), count('leftOut'))
}

function Placing({
  answer: { plan, targets },
  choices,
  letters,
  onLetters,
  onChoose,
}: {
  readonly answer: PlanAnswer
  readonly choices: readonly Assignment[]
  readonly letters: LegacyLetters
  readonly onLetters: (wish: LegacyLetters) => void
  readonly onChoose: (index: number, chosen: Assignment) => void
}): ReactNode {
  const words = useWords().fromWord
  return (
    <>
      <p className="from-word-intro">
        {words.intro} {words.unassignedHint}
      </p>
      {plan.legacyLetters > 0 && (
        <Checkbox
          className="from-word-note"
          label={words.legacy(formatNumber(plan.legacyLetters))}
          description={words.legacyHint}
          checked={letters === 'unicode'}
          onChange={event => onLetters(event.currentTarget.checked ? 'unicode' : 'asWritten')}
        />
      )}
      {plan.parts.length === 0 && <p className="from-word-note">{words.empty}</p>}
      <div className="from-word-scroll" {...{ tabIndex: 0, role: 'group', 'aria-label': words.part }}>
        <table className="from-word-table">
          <thead>
            <tr>
              <th scope="col">{words.part}</th>
              <th scope="col">{words.goesTo}</th>
            </tr>
          </thead>
          <tbody>
            {plan.parts.map((part, index) => (
              <PartRow
                key={keyOf(plan.parts, index)}
                part={part}
                targets={targets}
                choice={choices[index] ?? part.proposed}
                onChoose={chosen => onChoose(index, chosen)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {plan.leftOut.length > 0 && (
        <details className="from-word-left">
          <summary>{words.notTaken(formatNumber(plan.leftOut.length))}</summary>
          <LeftOutList leftOut={plan.leftOut} />
        </details>
      )}
    </>
  )
}

/** Parts of one file never change places: their place is their name. */
function keyOf(parts: readonly PlannedPart[], index: number): string {
  return `${index} ${parts[index]?.title ?? ''}`
}

function PartRow({
  part,
  targets,
  choice,
  onChoose,
}: {
  readonly part: PlannedPart
  readonly targets: readonly PlanTarget[]
  readonly choice: Assignment
  readonly onChoose: (chosen: Assignment) => void
}): ReactNode {
  const words = useWords().fromWord
  const name = `${part.label} ${part.title}`.trim() || words.noHeading
  const some = (count: number) => (count === 0 ? '' : formatNumber(count))
  return (
    <tr data-to={choice.to}>
      <td>
        <b>{name}</b>
        {part.preview !== '' && <p className="from-word-preview">{part.preview}</p>}
        <small>{words.counts(formatNumber(part.syllables), some(part.tables), some(part.lists))}</small>
      </td>
      <td>
        <NativeSelect
          aria-label={words.goesToOf(name)}
          value={choiceOf(choice)}
          onChange={event => onChoose(assignmentOf(event.currentTarget.value))}
          data={[
            { value: 'unassigned', label: words.unassigned },
            { value: 'leftOut', label: words.leftOut },
            ...targets.map(target => ({
              value: choiceOf({ to: 'section', key: target.key }),
              label: `${'\u2003'.repeat(Math.max(0, target.level - 1))}${`${target.label} ${target.title}`.trim()}`,
            })),
          ]}
        />
      </td>
    </tr>
  )
}

function LeftOutList({ leftOut }: { readonly leftOut: readonly LeftOut[] }): ReactNode {
  const words = useWords().fromWord
  return (
    <dl className="from-word-list">
      {leftOutKinds.map(kind => {
        const own = leftOut.filter(({ what }) => what === kind)
        if (own.length === 0) return null
        return (
          <div key={kind}>
            <dt>
              {words.kinds[kind]} ({formatNumber(own.length)})
            </dt>
            <dd>
              {own
                .map(({ text }) => text)
                .filter(text => text !== '')
                .join('\n')}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
