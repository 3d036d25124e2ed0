// The tab "Kiểm tra": every gate with its state and places, the marked figures, and the questions to the author.

import { Accordion, ActionIcon, Button, Tooltip } from '@mantine/core'
import '@mantine/core/styles/Accordion.css'
import { IconRefresh } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { GateReport } from '#model/api.ts'
import { type Gate, type GateResult, mayBeExcused } from '#model/gates/gate.ts'
import { dossierPath } from '../dossier/dossier-path.ts'
import { useDocument } from '../draft/draft-context.ts'
import { formatNumber, formatTime } from '../format.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { SynthesisPart } from '../synthesis/synthesis-part.tsx'
import { FindingItem } from './finding-item.tsx'
import { GateMark } from './gate-mark.tsx'
import { useGateWords } from './gate-words.ts'
import './gates.css'
import { MarkedFigures } from './marked-figures.tsx'
import { useGates } from './use-gates.ts'

/** The tab. */
export function GatesTab(): ReactNode {
  const words = useGateWords()
  const gates = useGates()
  if (gates.isPending) return <LoadingPage />
  if (gates.isError)
    return <FailedPage title={words.failed} error={gates.error} onRetry={() => void gates.refetch()} />
  return (
    <div className="gates">
      <Head
        report={gates.data}
        isBusy={gates.isFetching}
        isBehind={gates.isBehind}
        onAgain={() => void gates.refetch()}
      />
      <Gates report={gates.data} />
      <DossierLink />
      <Questions report={gates.data} />
    </div>
  )
}

function DossierLink(): ReactNode {
  const { toDossier } = useGateWords()
  const { unitId } = useDocument()
  return (
    <Link className="gate-place gates-dossier" href={dossierPath(unitId)}>
      {toDossier}
    </Link>
  )
}

function Head({
  report,
  isBusy,
  isBehind,
  onAgain,
}: {
  readonly report: GateReport
  readonly isBusy: boolean
  readonly isBehind: boolean
  readonly onAgain: () => void
}): ReactNode {
  const words = useGateWords()
  const count = (wanted: GateResult['state']) =>
    formatNumber(report.gates.filter(({ state }) => state === wanted).length)
  return (
    <header className="gates-head">
      <h2>{words.title}</h2>
      <Tooltip label={isBusy ? words.working : words.again}>
        <ActionIcon aria-label={words.again} loading={isBusy} onClick={onAgain}>
          <IconRefresh size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <p role="status">
        <span className="vk-chip" data-tone="bad">
          {words.failing(count('fails'))}
        </span>
        <span className="vk-chip" data-tone="ok">
          {words.passing(count('passes'))}
        </span>
      </p>
      <p className="gate-note" data-behind={isBehind || undefined}>
        {(isBehind ? words.behind : words.asOf)(formatTime(report.text.readAt))}
      </p>
    </header>
  )
}

function Gates({ report }: { readonly report: GateReport }): ReactNode {
  const [open, setOpen] = useState<string[]>(() =>
    report.gates.filter(({ state }) => state === 'fails').map(({ gate }) => gate),
  )
  return (
    <Accordion multiple order={3} chevronPosition="right" value={open} onChange={setOpen}>
      {report.gates.filter(isOfDocument).map(result => (
        <GateItem key={result.gate} result={result} report={report} />
      ))}
    </Accordion>
  )
}

/** Whether a gate concerns the document at all: one that consolidates no register is not asked for its opinions. */
function isOfDocument({ gate, state }: GateResult): boolean {
  return gate !== 'synthesis' || state !== 'notChecked'
}

const shownAtFirst = 6

function GateItem({
  result: { gate, state, findings },
  report,
}: {
  readonly result: GateResult
  readonly report: GateReport
}): ReactNode {
  const words = useGateWords()
  const [shown, setShown] = useState(shownAtFirst)
  const open = findings.filter(({ answer }) => answer === null).length
  return (
    <Accordion.Item value={gate}>
      <Accordion.Control icon={<GateMark state={state} />}>
        <span className="gate-name">{words.names[gate]}</span>
        <span className="gate-state" data-state={state}>
          {words.states[state]}
          {open > 0 && `, ${words.count(formatNumber(open))}`}
        </span>
      </Accordion.Control>
      <Accordion.Panel>
        {findings.length === 0 && <p className="gate-note">{noteOf(gate, state, words)}</p>}
        <ul className="gate-findings">
          {findings.slice(0, shown).map(finding => (
            <FindingItem key={finding.id} finding={finding} kind={mayBeExcused(gate) ? 'reason' : null} />
          ))}
        </ul>
        {shown < findings.length && (
          <Button size="compact-sm" variant="subtle" mt={8} onClick={() => setShown(findings.length)}>
            {words.more(formatNumber(findings.length - shown))}
          </Button>
        )}
        {gate === 'synthesis' && <SynthesisPart hasGaps={findings.length > 0} seq={report.seq} />}
        {gate === 'figures' && <MarkedFigures figures={report.figures} />}
      </Accordion.Panel>
    </Accordion.Item>
  )
}

function noteOf(gate: Gate, state: GateResult['state'], words: ReturnType<typeof useGateWords>): string {
  return state === 'notChecked' ? words.nothing[gate] : words.sound
}

function Questions({ report: { questions } }: { readonly report: GateReport }): ReactNode {
  const words = useGateWords()
  return (
    <section className="gates-questions" aria-labelledby="gates-questions">
      <h2 id="gates-questions">{words.questions}</h2>
      <p className="gate-note">{questions.length === 0 ? words.noQuestions : words.questionsHint}</p>
      <ul className="gate-findings">
        {questions.map(question => (
          <FindingItem key={question.id} finding={question} kind="question" />
        ))}
      </ul>
    </section>
  )
}
