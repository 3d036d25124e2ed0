// Opinions put aside for later: on this computer only, seen by nobody else.

import type { Criterion, Kind, Severity } from '#model/opinion.ts'
import type { CapturedSelection } from '../../index.ts'
import { recall, remember } from '../remembered.ts'

/** An opinion as far as it was written. */
export interface KeptOpinion {
  readonly id: string
  readonly words: CapturedSelection | null
  readonly sectionKey: string | null
  readonly isOnWhole: boolean
  readonly proposedText: string
  readonly body: string
  /** null = as guessed. */
  readonly kind: Kind | null
  readonly severity: Severity
  readonly criterion: Criterion | null
  readonly onBehalfOf: string
}

/** What was put aside on a document, oldest first. */
export function keptOpinions(documentId: string): readonly KeptOpinion[] {
  const stored: unknown = JSON.parse(recall(`kept.${documentId}`) ?? '[]')
  return Array.isArray(stored) ? stored.filter(isKept) : []
}

/** Puts an opinion aside, in place of an earlier state of the same. */
export function keepOpinion(documentId: string, kept: KeptOpinion): void {
  const others = keptOpinions(documentId).filter(({ id }) => id !== kept.id)
  save(documentId, [...others, kept])
}

/** Forgets an opinion that was put aside: it was sent, or is not wanted. */
export function forgetOpinion(documentId: string, id: string): void {
  save(
    documentId,
    keptOpinions(documentId).filter(kept => kept.id !== id),
  )
}

const changed = new EventTarget()

/** Calls the listener when something was put aside or forgotten. Returns its undoing. */
export function watchKept(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

function save(documentId: string, list: readonly KeptOpinion[]): void {
  remember(`kept.${documentId}`, list.length === 0 ? null : JSON.stringify(list))
  changed.dispatchEvent(new Event('change'))
}

// Written by this module alone; the check keeps what an older release or a person's hand left there from breaking the page.
function isKept(value: unknown): value is KeptOpinion {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'proposedText' in value &&
    'body' in value &&
    typeof value.body === 'string' &&
    typeof value.proposedText === 'string'
  )
}
