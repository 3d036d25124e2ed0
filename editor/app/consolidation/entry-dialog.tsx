// The form for an opinion that was given outside the product: on paper or at a meeting, by somebody else than who types it.

import { Button, Modal } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { type ReactNode, useRef, useState } from 'react'
import { opinionName } from '#model/opinion.ts'
import { newOpinionId } from '../../client/opinion-id.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'
import { roundOfPaper } from '../rounds/round-order.ts'
import { useConsolidation } from './consolidation-context.ts'
import { type Entry, entryProblems, firstEntry, nextEntry, sentEntry } from './entry.ts'
import { EntryFields } from './entry-fields.tsx'

/** The dialog; it can stay open for the next opinion of the same minutes. */
export function EntryDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useWords()
  const { act, document, rounds } = useConsolidation()
  const [entry, setEntry] = useState<Entry>(() => ({
    ...firstEntry,
    roundId: roundOfPaper(rounds, document.draft)?.id ?? null,
  }))
  // One id for one opinion, however often it is sent.
  const id = useRef(newOpinionId())
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const problems = entryProblems(entry)
  const send = async (isLast: boolean): Promise<void> => {
    setIsTried(true)
    setRefusal(null)
    if (problems.length > 0) return
    setIsWaiting(true)
    const result = await act<{ readonly number: number }>('/opinions', sentEntry(id.current, entry))
    setIsWaiting(false)
    if (!result.ok) {
      setRefusal(result.failure.message || words.failure.network)
      return
    }
    tellDone(words.entry.told(opinionName(result.value.number)))
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
