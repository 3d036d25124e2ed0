// What each next step of the track still waits for: the content of the popover at the present step.

import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Move, moves } from '#model/move.ts'
import { type Stage, stages } from '#model/stage.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { GateMark } from './gate-mark.tsx'
import { useGateWords } from './gate-words.ts'
import './gates.css'
import { useGates } from './use-gates.ts'

/** The steps that lead on from a stage, each with its gates. */
export function NextSteps({ stage }: { readonly stage: Stage }): ReactNode {
  const words = useGateWords()
  const ahead = moves.filter(
    ({ from, to }) =>
      from === stage && to !== 'changes_requested' && stages.indexOf(to) > stages.indexOf(from),
  )
  if (ahead.length === 0) return <Text size="sm">{words.lastStep}</Text>
  return ahead.map(move => <Step key={move.to} move={move} />)
}

function Step({ move }: { readonly move: Move }): ReactNode {
  const words = useGateWords()
  const common = useWords()
  const gates = useGates()
  const name = common.stages[move.to]
  const by = common.move.others(name, move.by.map(role => common.roles[role]).join(', '))
  const asked = (gates.data?.gates ?? []).filter(({ gate }) => move.gates.includes(gate))
  const isClosed = asked.some(({ state }) => state === 'fails')
  return (
    <section className="next-step">
      <h3>{move.gates.length === 0 ? words.freeFor(name) : isClosed ? words.missingFor(name) : name}</h3>
      {move.gates.length > 0 && gates.isPending && <p role="status">{words.working}</p>}
      {gates.isError && <p role="alert">{words.failed}</p>}
      <ul>
        {asked.map(({ gate, state, findings }) => (
          <li key={gate}>
            <GateMark state={state} />
            <span>
              {state === 'fails'
                ? words.summaries[gate](formatNumber(findings.filter(({ answer }) => answer === null).length))
                : words.names[gate]}
              <span className="vk-visually-hidden">, {words.states[state]}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="gate-note">{by}</p>
    </section>
  )
}
