// What a change of a private copy will say as an opinion: as the change was made, and as its author sorted it before sending.

import type { Anchor } from '#model/anchor.ts'
import type { OpinionId, SectionKey } from '#model/ids.ts'
import type { OpinionDraft } from '#model/opinion.ts'
import {
  draftFrom,
  emptyFields,
  type Missing,
  missingIn,
  type OpinionAbout,
  type OpinionFields,
} from '../opinion-fields.ts'
import type { SuggestedChange } from './suggested-changes.ts'

/** What its author wrote of a change; what is left out is as the change was made. */
export type SaidOfChange = Partial<
  Pick<OpinionFields, 'proposedText' | 'body' | 'kind' | 'severity' | 'criterion' | 'sourceLevel'>
>

/** The fields of an opinion, as the change fills them in. Words for an empty paragraph have nothing to be guessed from: they add. */
export function fieldsOfChange(change: SuggestedChange, said: SaidOfChange): OpinionFields {
  const kind = change.anchor === null ? change.kind : null
  return { ...emptyFields, proposedText: change.proposedText, kind, ...said }
}

/** What the change stands on. */
export function aboutOf({ anchor, quote }: SuggestedChange, sectionKey: SectionKey): OpinionAbout {
  return { words: anchor && { anchor, quote }, sectionKey, isOnBehalf: false }
}

/** What keeps a change from being sent. */
export function missingOfChange(change: SuggestedChange, said: SaidOfChange): readonly Missing[] {
  const fields = fieldsOfChange(change, said)
  if (change.anchor === null) return fields.proposedText.trim() === '' ? ['proposal'] : []
  return missingIn(fields, aboutOf(change, ''))
}

/** The opinion to send. @param anchor the change's own, with today's positions @param defaultBody what it says when its wording says it all */
export function draftOfChange(
  id: OpinionId,
  change: SuggestedChange,
  said: SaidOfChange,
  { sectionKey, anchor }: { readonly sectionKey: SectionKey; readonly anchor: Anchor | null },
  defaultBody: string,
): OpinionDraft {
  const fields = fieldsOfChange(change, said)
  const draft = draftFrom(id, fields, aboutOf({ ...change, anchor }, sectionKey), defaultBody)
  return anchor === null ? { ...draft, proposedText: fields.proposedText.trim() } : draft
}
