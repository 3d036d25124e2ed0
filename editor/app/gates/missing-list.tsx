// What keeps a document from a move: its closed gates, each with the places to put it right.

import { Alert, Button, Loader, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { GateResult } from '#model/gates/gate.ts'
import type { Move } from '#model/move.ts'
import { useDocument, useDraft } from '../draft/draft-context.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { sentenceOf, useGateWords } from './gate-words.ts'
import './gates.css'
import { hasPage, PageLink } from './page-link.tsx'
import { Places } from './places.tsx'
import { useGates } from './use-gates.ts'

/** The list for one move. @param onGo after a jump, so that a dialog closes */
export function MissingList({ move, onGo }: { readonly move: Move; readonly onGo: () => void }): ReactNode {
  const words = useGateWords()
  const common = useWords()
  const gates = useGates()
  const { setTab } = useDraft()
  if (move.gates.length === 0) return null
  if (gates.isPending)
    return (
      <Text c="dimmed" role="status">
        <Loader size={14} /> {words.working}
      </Text>
    )
  if (gates.isError)
    return (
      <Alert color="orange" title={words.failed}>
        {gates.error.message}
      </Alert>
    )
  const closed = gates.data.gates.filter(({ gate, state }) => move.gates.includes(gate) && state === 'fails')
  if (closed.length === 0) return <Text c="var(--vk-ok)">{common.move.ready}</Text>
  return (
    <Alert color="orange" title={common.move.missing} icon={<IconAlertTriangle size={18} stroke={1.75} />}>
      <Stack gap="xs" align="flex-start">
        {closed.map(result => (
          <ClosedGate key={result.gate} result={result} onGo={onGo} />
        ))}
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            setTab('gates')
            onGo()
          }}
        >
          {words.openChecks}
        </Button>
      </Stack>
    </Alert>
  )
}

const findingsShown = 4

/** A closed gate in one line, with its first findings. */
function ClosedGate({
  result: { gate, findings },
  onGo,
}: {
  readonly result: GateResult
  readonly onGo: () => void
}): ReactNode {
  const words = useGateWords()
  const document = useDocument()
  const open = findings.filter(({ answer }) => answer === null)
  const led = open.every(hasPage) ? open[0] : undefined // one page puts all of them right: it is named once
  return (
    <div className="gate-closed">
      <b>{words.summaries[gate](formatNumber(open.length))}</b>
      <ul className="gate-findings">
        {open.slice(0, findingsShown).map(finding => (
          <li key={finding.id} className="gate-finding">
            {gate !== 'sections' && <p>{sentenceOf(finding, words)}</p>}
            {!led && <Places finding={finding} onGo={onGo} />}
          </li>
        ))}
      </ul>
      {led && <PageLink finding={led} documentId={document.id} className="gate-place" />}
    </div>
  )
}
