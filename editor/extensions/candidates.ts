// The places among which an opinion's words stand alike: shown with what stands around them, gone to, taken as its anchor.

import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { type Anchor, type Candidate, captureAnchor, resolveIn } from '#model/anchor.ts'
import type { SectionKey } from '#model/ids.ts'
import { anchorOf, type Opinion } from '#model/opinion.ts'
import { relativeRange } from './relative.ts'
import { focusText } from './section.ts'
import { pageText } from './text-map.ts'

/** One of them. Offsets are of the text as it was when it was asked for. */
export interface CandidatePlace extends Candidate {
  readonly sectionKey: SectionKey | null
}

type OfOpinion = Pick<Opinion, 'anchor' | 'placement' | 'sectionKey'>

/** Where an opinion's words stand alike in the text as it is now; none when their place is clear, or they are gone. */
export function candidatesOf(
  { state }: Pick<Editor, 'state'>,
  opinion: OfOpinion,
): readonly CandidatePlace[] {
  const page = pageText(state.doc)
  const { candidates = [] } = resolveIn(page, anchorOf(opinion), opinion.sectionKey, null)
  return candidates.map(one => ({ ...one, sectionKey: page.blockAt(one.from)?.sectionKey || null }))
}

/** Selects a candidate's words and scrolls there. Only for one that was asked for just now. */
export function goToCandidate(editor: Editor, { from, to }: CandidatePlace): void {
  const { doc, tr } = editor.state
  const page = pageText(doc)
  const at = { from: page.positionOf(from), to: page.positionOf(to) }
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, at.from, at.to)))
  const { node } = editor.view.domAtPos(at.from)
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
  focusText(editor.view)
}

/** A candidate's words as an anchor: with its surroundings and with positions that follow them. Only for one asked for just now. */
export function anchorAtCandidate({ state }: Pick<Editor, 'state'>, { from, to }: CandidatePlace): Anchor {
  const page = pageText(state.doc)
  const anchor = captureAnchor(page.map, from, to)
  const rel = relativeRange(state, page.positionOf(from), page.positionOf(to))
  return rel ? { ...anchor, rel } : anchor
}
