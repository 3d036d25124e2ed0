// The changes of a private copy, each as the proposal it will be: looked over, given a reason, left out or sent.

import { Button, Checkbox, TextInput } from '@mantine/core'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { newOpinionId, withRelative } from '../../../index.ts'
import { formatNumber } from '../../format.ts'
import { useWords } from '../../language.tsx'
import { tellDone, tellFailure } from '../../parts/tell.ts'
import { useDraft } from '../draft-context.ts'
import { RedlineWords } from '../redline-words.tsx'
import type { SuggestedChange } from './suggested-changes.ts'
import type { Suggestion } from './suggestion.ts'

/** The list, in place of the panel's tabs while the mode is on. */
export function SuggestChanges({ suggestion }: { readonly suggestion: Suggestion }): ReactNode {
  const words = useWords()
  const { session, editor, setSuggestion } = useDraft()
  const state = useSyncExternalStore(suggestion.subscribe, suggestion.getState)
  const [isSending, setIsSending] = useState(false)
  const chosen = state.changes.filter(({ key }) => !state.leftOut.includes(key))
  const send = async (): Promise<void> => {
    setIsSending(true)
    let sent = 0
    let waiting = 0
    let problem: string | null = null
    for (const change of chosen) {
      const { anchor, kind, proposedText, key } = change
      const result = await session.sendOpinion({
        id: newOpinionId(),
        kind,
        severity: 'minor',
        criterion: null,
        sectionKey: suggestion.sectionKey,
        anchor: anchor && withRelative(editor, anchor, suggestion.sectionKey),
        body: state.reasons[key]?.trim() || words.form.defaultBody,
        proposedText: proposedText.trim(),
        onBehalfOf: null,
      })
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
              <Change
                key={change.key}
                change={change}
                number={index + 1}
                isLeftOut={state.leftOut.includes(change.key)}
                reason={state.reasons[change.key] ?? ''}
                suggestion={suggestion}
              />
            ))}
          </ol>
        )}
      </div>
      {state.changes.length > 0 && (
        <div className="suggest-foot">
          <Button fullWidth loading={isSending} disabled={chosen.length === 0} onClick={() => void send()}>
            {words.suggest.send(formatNumber(chosen.length))}
          </Button>
        </div>
      )}
    </aside>
  )
}

interface ChangeProps {
  readonly change: SuggestedChange
  readonly number: number
  readonly isLeftOut: boolean
  readonly reason: string
  readonly suggestion: Suggestion
}

function Change({ change, number, isLeftOut, reason, suggestion }: ChangeProps): ReactNode {
  const words = useWords()
  return (
    <li className="card" data-left-out={isLeftOut || undefined}>
      <div className="card-head">
        <Checkbox
          label={
            <>
              {words.suggest.include} {formatNumber(number)}
            </>
          }
          checked={!isLeftOut}
          onChange={event => suggestion.setLeftOut(change.key, !event.currentTarget.checked)}
        />
        <span style={{ flex: 1 }} />
        <span className="vk-chip">{words.kinds[change.kind]}</span>
      </div>
      <RedlineWords quote={change.quote} proposedText={change.proposedText} />
      <TextInput
        mt={8}
        aria-label={`${words.suggest.reason} ${formatNumber(number)}`}
        placeholder={words.suggest.reason}
        value={reason}
        onChange={event => suggestion.setReason(change.key, event.currentTarget.value)}
      />
    </li>
  )
}
