// The keys of the draft page: opinion, next and previous opinion, accepting and declining the one in focus, footnote, counts.

import { useEffect } from 'react'
import { askForFootnote } from '../../index.ts'
import { useDraft } from './draft-context.ts'

/** Listens while the page stands. The next and previous opinion are those of the list as filtered. */
export function useDraftKeys(onCounts: () => void): void {
  const { editor, beginOpinion } = useDraft()
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
      else if (event.shiftKey && event.code === 'KeyC') onCounts()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [editor, beginOpinion, onCounts])
}

function press(selector: string): void {
  document.querySelector<HTMLButtonElement>(selector)?.click()
}
