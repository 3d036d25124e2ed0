// Opinions put aside for later: on this computer only, seen by nobody else, not even by who signs in here next.

import type { Anchor } from '#model/anchor.ts'
import type { DocumentId, OpinionId, SectionKey, UserId } from '#model/ids.ts'
import { recall, remember } from '../remembered.ts'
import { emptyFields, type OpinionFields } from './opinion-fields.ts'

/** An opinion as far as it was written. */
export interface KeptOpinion extends OpinionFields {
  readonly id: OpinionId
  /** The words it is about; null = a section or the whole. */
  readonly anchor: Anchor | null
  readonly sectionKey: SectionKey | null
}

/** Whose drafts on which document. */
export interface KeptScope {
  readonly documentId: DocumentId
  readonly userId: UserId
}

/** Name under which they are remembered. */
export function keptName({ documentId, userId }: KeptScope): string {
  return `kept.${userId}.${documentId}`
}

/** What was put aside on a document, oldest first. */
export function keptOpinions(scope: KeptScope): readonly KeptOpinion[] {
  const stored: unknown = JSON.parse(recall(keptName(scope)) ?? '[]')
  return Array.isArray(stored) ? stored.filter(isKept).map(kept => ({ ...emptyFields, ...kept })) : []
}

/** Puts an opinion aside, in place of an earlier state of the same. */
export function keepOpinion(scope: KeptScope, kept: KeptOpinion): void {
  const others = keptOpinions(scope).filter(({ id }) => id !== kept.id)
  save(scope, [...others, kept])
}

/** Forgets an opinion that was put aside: it was sent, or is not wanted. */
export function forgetOpinion(scope: KeptScope, id: string): void {
  save(
    scope,
    keptOpinions(scope).filter(kept => kept.id !== id),
  )
}

const changed = new EventTarget()

/** Calls the listener when something was put aside or forgotten. Returns its undoing. */
export function watchKept(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

function save(scope: KeptScope, list: readonly KeptOpinion[]): void {
  remember(keptName(scope), list.length === 0 ? null : JSON.stringify(list))
  changed.dispatchEvent(new Event('change'))
}

// Written by this module alone; the check keeps what an older release or a person's hand left there from breaking the page.
function isKept(value: unknown): value is KeptOpinion {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'anchor' in value &&
    'proposedText' in value &&
    'body' in value &&
    typeof value.body === 'string' &&
    typeof value.proposedText === 'string'
  )
}
