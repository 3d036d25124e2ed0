// Taking decisions back on the draft page: the message after deciding with its button, the card's button, the key.

import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { OpinionId } from '#model/ids.ts'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { objectionToUndo } from '#model/undo.ts'
import { goToBlock } from '../../index.ts'
import { forgetDecided, tellNotUndone, tellUndone, tellWithUndo, undoWords } from '../opinion/undo-told.tsx'
import { tellDone } from '../parts/tell.ts'
import { type UndoPlace, useUndoPlace } from './use-undo-place.ts'

/** What was decided since the page was loaded, the last one last: what the key takes back. */
const decidedHere: OpinionId[] = []

/** Says what was decided, with the button that takes it back. */
export function tellDecided(place: UndoPlace, id: OpinionId, message: string): void {
  decidedHere.push(id)
  const run = () => void undoDecision(place, id)
  tellWithUndo([id], message, { label: place.language.words.toolbar.undo, run })
}

/** Takes the decision on an opinion back and brings its card to the fore; told when it cannot be. */
export async function undoDecision(place: UndoPlace, id: OpinionId): Promise<void> {
  const { session, editor, focusOpinion } = place
  const { language } = place.language
  const opinionNow = () => session.getState().opinions.items.find(opinion => opinion.id === id)
  const before = opinionNow()
  if (!before) return
  const name = opinionName(before.number)
  const result = await session.undoDecision(id)
  if (!result.ok) {
    tellNotUndone(name, result, language, (blockId, text) => goToBlock(editor, blockId, text))
    return
  }
  forgetDecided([id])
  const isLast = decidedHere.lastIndexOf(id)
  if (isLast >= 0) decidedHere.splice(isLast, 1)
  const hasWords = before.implementedBy !== null && opinionNow()?.implementedBy === null
  tellUndone(name, hasWords, language)
  focusOpinion(id, true)
}

/** Takes back what the person decided last on this page and may still take back. */
export async function undoLast(place: UndoPlace): Promise<void> {
  const { items } = place.session.getState().opinions
  const id = decidedHere.findLast(decided =>
    items.some(opinion => opinion.id === decided && objectionToUndo(opinion, place.personId) === null),
  )
  if (id === undefined) tellDone(undoWords(place.language.language).nothing)
  else await undoDecision(place, id)
}

/** On the card of an opinion: takes the reader's own decision back. Nothing where that cannot be any more. */
export function UndoButton({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const place = useUndoPlace()
  if (objectionToUndo(opinion, place.personId) !== null) return null
  return (
    <Button variant="default" px={10} onClick={() => void undoDecision(place, opinion.id)}>
      {place.language.words.toolbar.undo}
    </Button>
  )
}
