// The keys of the draft page: opinion, next and previous opinion, accepting and declining the one in focus, taking that back,
// footnote, counts.

import { useEffect } from 'react'
import { askForFootnote, type Session } from '../../index.ts'
import { tellFailure } from '../parts/tell.ts'
import { useDraft } from './draft-context.ts'
import { loadUndoing } from './later-parts.ts'
import { type UndoPlace, useUndoPlace } from './use-undo-place.ts'

/** Listens while the page stands. The next and previous opinion are those of the list as filtered. */
export function useDraftKeys(onCounts: () => void): void {
  const { session, editor, beginOpinion } = useDraft()
  const undoPlace = useUndoPlace()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey)) return
      if (event.altKey && event.code === 'KeyM') beginOpinion()
      else if (event.altKey && event.code === 'KeyN') press('[data-next-opinion]')
      else if (event.altKey && event.code === 'KeyP') press('[data-previous-opinion]')
      else if (event.altKey && event.code === 'KeyA') press('[data-focused] [data-answer="accepted"]')
      else if (event.altKey && event.code === 'KeyG') press('[data-focused] [data-answer="declined"]')
      else if (event.altKey && event.code === 'KeyS') press('[data-suggest]')
      else if (event.altKey && event.code === 'KeyF' && editor.isEditable) askForFootnote(editor)
      else if (event.code === 'KeyZ' && isForDecisions(event) && mayDecide(session)) void undoLast(undoPlace)
      else if (event.shiftKey && event.code === 'KeyC') onCounts()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [session, editor, beginOpinion, undoPlace, onCounts])
}

/** Where one writes, Ctrl+Z takes back what was typed; with Alt, and anywhere else, what was decided. */
function isForDecisions({ altKey, shiftKey, target }: KeyboardEvent): boolean {
  if (shiftKey) return false
  const isWriting =
    target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null
  return altKey || !isWriting
}

function mayDecide(session: Session): boolean {
  return session.getState().document?.permissions.includes('confirmDisposition') ?? false
}

async function undoLast(place: UndoPlace): Promise<void> {
  const undoing = await loadUndoing().catch(() => null)
  if (undoing) await undoing.undoLast(place)
  else tellFailure(place.language.words.failure.part)
}

function press(selector: string): void {
  document.querySelector<HTMLButtonElement>(selector)?.click()
}
