// The fold of what people said to the gates' findings, and of the figures they marked as the same.

import type { Figure } from './gates/figures.ts'
import type { FindingAnswer } from './gates/gate.ts'
import type { RegisterEvent } from './register.ts'

/** Answers by finding; taken back, one is gone. */
export function foldAnswer(
  answers: ReadonlyMap<string, FindingAnswer>,
  { actor, at, payload }: RegisterEvent & { type: 'findingAnswered' },
): ReadonlyMap<string, FindingAnswer> {
  const { finding, answer, byName } = payload
  const next = new Map(answers)
  if (answer === null) next.delete(finding)
  else next.set(finding, { answer, by: { id: actor, name: byName }, at })
  return next
}

/** Figures by id; one without a place is gone. */
export function foldFigure(
  figures: ReadonlyMap<string, Figure>,
  event: RegisterEvent & { type: 'figureMarked' | 'figureUnmarked' },
): ReadonlyMap<string, Figure> {
  const next = new Map(figures)
  if (event.type === 'figureMarked') {
    const { figureId, name, place } = event.payload
    const others = (next.get(figureId)?.places ?? []).filter(({ id }) => id !== place.id)
    next.set(figureId, { id: figureId, name, places: [...others, place] })
    return next
  }
  for (const figure of figures.values()) {
    const places = figure.places.filter(({ id }) => id !== event.payload.placeId)
    if (places.length === 0) next.delete(figure.id)
    else if (places.length < figure.places.length) next.set(figure.id, { ...figure, places })
  }
  return next
}
