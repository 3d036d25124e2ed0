// The form for an opinion that was given outside the product: on paper or at a meeting, by somebody else than who types it.

import { Button, Modal } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { type ReactNode, useRef, useState } from 'react'
import { type OpinionDraft, opinionName } from '#model/opinion.ts'
import { newOpinionId } from '../../client/opinion-id.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'
import { roundOfPaper } from '../rounds/round-order.ts'
import { useConsolidation } from './consolidation-context.ts'
import { type Entry, entryOf, entryProblems, firstEntry, nextEntry, sentEntry } from './entry.ts'
import { EntryFields } from './entry-fields.tsx'

interface EntryDialogProps {
  /** One that was refused, to be put right under its own id; null = a new one. It goes on waiting until it is taken. */
  readonly refused: OpinionDraft | null
  readonly onClose: () => void
}

/** The dialog; it can stay open for the next opinion of the same minutes. */
export function EntryDialog({ refused, onClose }: EntryDialogProps): ReactNode {
  const words = useWords()
  const { outbox, document, rounds } = useConsolidation()
  const [entry, setEntry] = useState<Entry>(
    () =>
      (refused && entryOf(refused)) ?? {
        ...firstEntry,
        roundId: roundOfPaper(rounds, document.draft)?.id ?? null,
      },
  )
  // One id for one opinion, however often it is sent.
  const id = useRef(refused?.id ?? newOpinionId())
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const problems = entryProblems(entry)
  const send = async (isLast: boolean): Promise<void> => {
    setIsTried(true)
    setRefusal(null)
    if (problems.length > 0) return
    setIsWaiting(true)
    const sent = await outbox.send(sentEntry(id.current, entry))
    setIsWaiting(false)
    if (sent !== 'waiting' && !sent.ok) {
      setRefusal(sent.message || words.failure.network)
      return
    }
    tellDone(
      sent === 'waiting' ? words.form.waitingTold : words.entry.told(opinionName(numberOf(sent.value))),
    )
    if (isLast) {
      onClose()
      return
    }
    id.current = newOpinionId()
    setEntry(nextEntry(entry))
    setIsTried(false)
  }
  return (
    <Modal
      opened
      size={720}
      onClose={onClose}
      closeOnClickOutside={false}
      title={words.entry.title}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <section
        aria-label={words.entry.title}
        onKeyDown={getHotkeyHandler([['mod+Enter', () => void send(true)]])}
      >
        <p className="dialog-hint">{words.entry.hint}</p>
        <EntryFields entry={entry} onChange={setEntry} problems={isTried ? problems : []} />
        {refusal !== null && (
          <p className="detail-warning" role="alert">
            {refusal}
          </p>
        )}
        <div className="dialog-actions">
          <Button variant="default" onClick={onClose}>
            {words.act.cancel}
          </Button>
          <Button variant="default" disabled={isWaiting} onClick={() => void send(false)}>
            {words.entry.sendMore}
          </Button>
          <Button loading={isWaiting} onClick={() => void send(true)}>
            {words.entry.send}
          </Button>
        </div>
      </section>
    </Modal>
  )
}

/** The number under which the register has it. */
function numberOf(taken: unknown): number {
  const number: unknown = Reflect.get(Object(taken), 'number')
  if (typeof number !== 'number') throw new TypeError('the server took an opinion and gave it no number')
  return number
}
