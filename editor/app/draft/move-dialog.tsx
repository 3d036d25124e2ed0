// "Chuyển bước…": the moves that are open, what each fixes, and what is still missing.

import { Alert, Button, Radio, Stack, Text, Textarea } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { type Move, moves } from '#model/move.ts'
import { stages } from '#model/stage.ts'
import { listedIn } from '../data/refusal-list.ts'
import { MissingList } from '../gates/missing-list.tsx'
import { useWords } from '../language.tsx'
import { BasisFields } from '../parts/basis-fields.tsx'
import { basisFaults, emptyBasis, minutesFrom, voteFrom } from '../parts/decision-basis.ts'
import { Dialog } from '../parts/dialog.tsx'
import { tellDone } from '../parts/tell.ts'
import { useDocument, useDraft } from './draft-context.ts'

/** The dialog behind the main button. It is never grey: it says what is missing instead. */
export function MoveDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
}): ReactNode {
  const words = useWords()
  return (
    <Dialog isOpen={isOpen} title={words.move.title} size="lg" onClose={onClose}>
      <MoveForm onClose={onClose} />
    </Dialog>
  )
}

function MoveForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useWords()
  const { session, roles } = useDraft()
  const document = useDocument()
  const possible = moves.filter(({ from }) => from === document.stage)
  const mine = possible.filter(({ by, decidedBy }) => !decidedBy && by.some(role => roles.includes(role)))
  const others = possible.filter(move => !mine.includes(move))
  const [chosen, choose] = useState<Move | undefined>(mine.find(isForward) ?? mine[0])
  const [note, setNote] = useState('')
  const [basis, setBasis] = useState(emptyBasis)
  const [tries, setTries] = useState(0)
  const hasTried = tries > 0
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // What is missing may stand out of sight, over or under the buttons.
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])
  const needs = chosen?.needs ?? []
  const lacksNote = needs.includes('note') && note.trim() === ''
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<{ readonly says: string; readonly listed: string } | null>(null)
  const submit = async (): Promise<void> => {
    if (!chosen) return
    setTries(tries + 1)
    if (lacksNote || basisFaults(basis, needs).size > 0) return
    setIsWaiting(true)
    const minutes = needs.includes('minutes') ? minutesFrom(basis) : null
    const vote = needs.includes('vote') ? voteFrom(basis) : null
    const result = await session.moveStage(chosen.to, {
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(minutes && { minutes }),
      ...(vote && { vote }),
    })
    setIsWaiting(false)
    if (!result.ok) {
      setRefusal({ says: result.message, listed: listedIn(result.code, result.details, words) })
      return
    }
    tellDone(words.move.done(words.stages[chosen.to]))
    onClose()
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    void submit()
  }
  return (
    <form ref={form} noValidate onSubmit={onSubmit}>
      <Stack gap="md">
        <Text>{words.move.now(words.stages[document.stage])}</Text>
        {mine.length > 0 ? (
          <Radio.Group
            label={words.move.choose}
            value={chosen?.to ?? ''}
            onChange={value => choose(mine.find(({ to }) => to === value))}
          >
            <Stack gap="xs" mt={6}>
              {mine.map(({ to }) => (
                <Radio key={to} value={to} label={words.stages[to]} description={words.stageEffects[to]} />
              ))}
            </Stack>
          </Radio.Group>
        ) : (
          <Text>{words.move.none}</Text>
        )}
        {chosen && <MissingList move={chosen} onGo={onClose} />}
        <BasisFields typed={basis} onChange={setBasis} needs={needs} shouldTell={hasTried} />
        {mine.length > 0 && (
          <Textarea
            autosize
            minRows={2}
            label={
              needs.includes('note') ? (
                words.move.reason
              ) : (
                <>
                  {words.move.note} <span className="optional">{words.move.noteOptional}</span>
                </>
              )
            }
            error={hasTried && lacksNote && words.move.reasonMissing}
            value={note}
            onChange={event => setNote(event.currentTarget.value)}
          />
        )}
        {others.map(({ to, by, decidedBy }) => (
          <Text key={to} size="sm" c="dimmed">
            {decidedBy
              ? words.move.decidedBy[decidedBy](words.stages[to])
              : words.move.others(words.stages[to], by.map(role => words.roles[role]).join(', '))}
          </Text>
        ))}
      </Stack>
      <div className="dialog-actions">
        {refusal !== null && (
          <Alert w="100%" role="alert" color="orange" icon={<IconAlertTriangle size={18} stroke={1.75} />}>
            {refusal.says}
            {refusal.listed !== '' && <Text fw={600}>{refusal.listed}</Text>}
          </Alert>
        )}
        <Button variant="default" onClick={onClose}>
          {words.act.cancel}
        </Button>
        {chosen && (
          <Button type="submit" loading={isWaiting}>
            {words.move.submit(words.stages[chosen.to])}
          </Button>
        )}
      </div>
    </form>
  )
}

/** Whether a move leads on, not back: what most people came for. */
function isForward({ from, to }: Move): boolean {
  return to !== 'changes_requested' && stages.indexOf(to) > stages.indexOf(from)
}
