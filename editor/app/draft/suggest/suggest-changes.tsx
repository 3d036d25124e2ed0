// The changes of a private copy, each as the proposal it will be: looked over, given a reason, left out or sent.

import { Button } from '@mantine/core'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { newOpinionId, withRelative } from '../../../index.ts'
import { formatNumber } from '../../format.ts'
import { useWords } from '../../language.tsx'
import { tellDone, tellFailure } from '../../parts/tell.ts'
import { useDraft } from '../draft-context.ts'
import { draftOfChange, missingOfChange, type SaidOfChange } from './change-fields.ts'
import { ChangeCard } from './suggested-change.tsx'
import type { Suggestion } from './suggestion.ts'

/** The list, in place of the panel's tabs while the mode is on. */
export function SuggestChanges({ suggestion }: { readonly suggestion: Suggestion }): ReactNode {
  const words = useWords()
  const { session, editor, setSuggestion } = useDraft()
  const state = useSyncExternalStore(suggestion.subscribe, suggestion.getState)
  const [isSending, setIsSending] = useState(false)
  const chosen = state.changes.filter(({ key }) => !state.leftOut.includes(key))
  const saidOf = (key: string): SaidOfChange => state.said[key] ?? {}
  const isLacking = chosen.some(change => missingOfChange(change, saidOf(change.key)).length > 0)
  const send = async (): Promise<void> => {
    setIsSending(true)
    let sent = 0
    let waiting = 0
    let problem: string | null = null
    for (const change of chosen) {
      const { anchor, key } = change
      const { sectionKey } = suggestion
      const stands = { sectionKey, anchor: anchor && withRelative(editor, anchor, sectionKey) }
      const draft = draftOfChange(newOpinionId(), change, saidOf(key), stands, words.form.defaultBody)
      const result = await session.sendOpinion(draft)
      if (!result.ok) {
        problem = result.message
        break
      }
      suggestion.markSent(key)
      sent += 1
      if (result.isWaiting) waiting += 1
    }
    setIsSending(false)
    if (problem !== null) {
      tellFailure(words.suggest.ofMany(formatNumber(sent), formatNumber(chosen.length), problem))
      return
    }
    if (waiting > 0) tellDone(words.suggest.waiting(formatNumber(waiting)))
    else tellDone(words.suggest.sent(formatNumber(sent)))
    if (suggestion.getState().changes.length === 0) setSuggestion(null)
  }
  return (
    <aside className="panel" data-pane="panel" aria-label={words.suggest.changes}>
      <div className="pane-head">
        <b>{words.suggest.changes}</b>
        <span className="vk-chip panel-count">{formatNumber(state.changes.length)}</span>
      </div>
      <div className="opinions-list">
        {state.changes.length === 0 ? (
          <div className="panel-empty">
            <b>{words.suggest.none}</b>
            <p>{words.suggest.noneHint}</p>
          </div>
        ) : (
          <ol className="opinions-cards">
            {state.changes.map((change, index) => (
              <ChangeCard
                key={change.key}
                change={change}
                number={index + 1}
                isLeftOut={state.leftOut.includes(change.key)}
                said={saidOf(change.key)}
                suggestion={suggestion}
              />
            ))}
          </ol>
        )}
      </div>
      {state.changes.length > 0 && (
        <div className="suggest-foot">
          <Button
            fullWidth
            loading={isSending}
            disabled={chosen.length === 0 || isLacking}
            onClick={() => void send()}
          >
            {words.suggest.send(formatNumber(chosen.length))}
          </Button>
        </div>
      )}
    </aside>
  )
}
