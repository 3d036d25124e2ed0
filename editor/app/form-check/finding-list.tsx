// The departures of a checked file, by their weight, each with what is found, what is expected and who says so.

import { Button } from '@mantine/core'
import { IconCircleCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { FormCheckAnswer, FormFindingView } from '#model/api.ts'
import { formSeverities } from '#model/form-finding.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone, tellFailure } from '../parts/tell.ts'
import { findingsText, isAbsence, placeText } from './findings-text.ts'

interface FindingListProps {
  readonly name: string
  readonly answer: FormCheckAnswer
  readonly onAgain: () => void
  readonly onClose: () => void
}

/** The list, or that there is nothing to list. */
export function FindingList({ name, answer, onAgain, onClose }: FindingListProps): ReactNode {
  const words = useWords()
  const { findings } = answer
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(findingsText(name, answer, words))
      tellDone(words.formCheck.copied)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      tellFailure(words.formCheck.notCopied)
    }
  }
  return (
    <div role="status">
      {findings.length === 0 ? (
        <div className="form-check-clean">
          <IconCircleCheck size={28} stroke={1.5} aria-hidden />
          <b>{words.formCheck.clean}</b>
          <p>{words.formCheck.cleanHint}</p>
        </div>
      ) : (
        <>
          <h3 className="form-check-title">{words.formCheck.result(name, formatNumber(findings.length))}</h3>
          {formSeverities.map(severity => {
            const own = findings.filter(finding => finding.severity === severity)
            return (
              own.length > 0 && (
                <section key={severity} className={`form-check-group ${severity}`}>
                  <h4>
                    {words.formCheck.severities[severity]}{' '}
                    <small>{words.formCheck.severityHints[severity]}</small>
                  </h4>
                  <ul>
                    {own.map(finding => (
                      <Finding key={keyOf(finding)} finding={finding} />
                    ))}
                  </ul>
                </section>
              )
            )
          })}
        </>
      )}
      <div className="form-check-actions">
        {findings.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconCopy size={16} stroke={1.75} />}
            onClick={() => void copy()}
          >
            {words.formCheck.copy}
          </Button>
        )}
        <Button variant="default" onClick={onAgain}>
          {words.formCheck.again}
        </Button>
        <Button data-autofocus onClick={onClose}>
          {words.act.close}
        </Button>
      </div>
    </div>
  )
}

function Finding({ finding }: { readonly finding: FormFindingView }): ReactNode {
  const words = useWords()
  const { rule, title, found, expected, source, isUnverified, where, count } = finding
  return (
    <li>
      <div className="form-check-head">
        <b>{title}</b>
        {count > 1 && <span className="form-check-chip">{words.formCheck.times(formatNumber(count))}</span>}
        {isUnverified && <span className="form-check-chip">{words.formCheck.unverified}</span>}
        <span className="form-check-place">{placeText(finding, words)}</span>
      </div>
      {where.words !== '' && <p className="form-check-words">{where.words}</p>}
      {!isAbsence(rule) && (
        <p>
          {words.formCheck.found}: <b className="form-check-found">{found}</b>. {words.formCheck.expected}:{' '}
          <b className="form-check-expected">{expected}</b>.
        </p>
      )}
      <p className="form-check-source">
        {words.formCheck.source}: {source}
      </p>
    </li>
  )
}

function keyOf({ rule, element, found, expected }: FormFindingView): string {
  return [rule, element, found, expected].join(' ')
}
