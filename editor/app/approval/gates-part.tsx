// The gates with their state: each opens to what it found, and each finding leads to its place in the text.

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { AnsweredFinding, GateResult } from '#model/gates/gate.ts'
import type { BlockId } from '#model/ids.ts'
import { dossierPath } from '../dossier/dossier-path.ts'
import { formatNumber } from '../format.ts'
import { GateMark } from '../gates/gate-mark.tsx'
import { sentenceOf, useGateWords } from '../gates/gate-words.ts'
import { PageLink } from '../gates/page-link.tsx'
import { gateReportQuery, useApprovalWords } from './approval-data.ts'
import { Part } from './part.tsx'

/** How a finding leads to where it is put right. */
interface Leads {
  readonly documentId: string
  readonly onPlace: (blockId: BlockId) => void
}

interface GatesPartProps extends Leads {
  /** Hash of the text that stands beside it. */
  readonly sha256: string
  /** Whose document it is. */
  readonly unitId: string
}

/** The part. @param onPlace shows a block of the text */
export function GatesPart({ documentId, sha256, unitId, onPlace }: GatesPartProps): ReactNode {
  const words = useApprovalWords()
  const own = useGateWords()
  const report = useQuery(gateReportQuery(documentId))
  const asked = (report.data?.gates ?? []).filter(({ state }) => state !== 'notChecked')
  const failing = asked.filter(({ state }) => state === 'fails').length
  const questions = report.data?.questions.filter(({ answer }) => answer === null) ?? []
  return (
    <Part
      title={words.gates}
      aside={
        report.data && (
          <span data-tone={failing === 0 ? 'ok' : 'bad'}>
            {words.tally(formatNumber(asked.length - failing), formatNumber(failing))}
          </span>
        )
      }
    >
      {report.isError && <p className="approval-note">{words.gatesFailed}</p>}
      {report.isPending && <GatesSkeleton />}
      {report.data && report.data.text.sha256 !== sha256 && (
        <p className="approval-note" role="alert">
          {words.gatesOfOther}
        </p>
      )}
      {report.data && (
        <ul className="approval-rows">
          {report.data.gates.map(gate => (
            <GateRow key={gate.gate} gate={gate} documentId={documentId} onPlace={onPlace} />
          ))}
        </ul>
      )}
      <Link className="approval-link approval-dossier" href={dossierPath(unitId)}>
        {own.toDossier}
      </Link>
      {questions.length > 0 && (
        <details className="approval-gate approval-questions">
          <summary>
            <span>{words.questions}</span>
            <small>{formatNumber(questions.length)}</small>
          </summary>
          <p className="approval-note">{words.questionsHint}</p>
          <Findings findings={questions} documentId={documentId} onPlace={onPlace} />
        </details>
      )}
    </Part>
  )
}

function GateRow({ gate, ...leads }: Leads & { readonly gate: GateResult }): ReactNode {
  const own = useGateWords()
  const { state, findings } = gate
  const head = (
    <>
      <GateMark state={state} />
      <span>{own.names[gate.gate]}</span>
      <small data-tone={state === 'fails' ? 'bad' : undefined}>
        {findings.length > 0 ? own.count(formatNumber(findings.length)) : own.states[state]}
      </small>
    </>
  )
  if (findings.length === 0)
    return (
      <li className="approval-gate">
        <div className="approval-gate-head">{head}</div>
      </li>
    )
  return (
    <li>
      <details className="approval-gate">
        <summary>{head}</summary>
        <Findings findings={findings} {...leads} />
      </details>
    </li>
  )
}

function Findings({
  findings,
  documentId,
  onPlace,
}: Leads & { readonly findings: readonly AnsweredFinding[] }): ReactNode {
  const words = useApprovalWords()
  const own = useGateWords()
  return (
    <ul className="approval-findings">
      {findings.map(finding => {
        const blockId = finding.where.find(place => place.blockId !== null)?.blockId ?? null
        return (
          <li key={finding.id}>
            {sentenceOf(finding, own)}
            {finding.answer && finding.answer.answer !== '' && (
              <small>{words.excused(finding.answer.answer, finding.answer.by.name)}</small>
            )}
            {blockId !== null && (
              <button type="button" className="approval-link" onClick={() => onPlace(blockId)}>
                {words.toPlace}
              </button>
            )}
            <PageLink finding={finding} documentId={documentId} className="approval-link" />
          </li>
        )
      })}
    </ul>
  )
}

function GatesSkeleton(): ReactNode {
  return <div className="approval-skeleton" aria-hidden />
}
