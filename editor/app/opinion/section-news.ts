// What has changed in the sections that a person was given, since the page last told them: an observer's field, sections lent to write in.

import type { DocumentView } from '#model/api.ts'
import type { SectionKey, UserId } from '#model/ids.ts'
import { recall, remember } from '../remembered.ts'

/** The sections that somebody has in one document. */
export interface HeldSections {
  /** Those in which opinions are given; null = the whole document. */
  readonly field: readonly SectionKey[] | null
  /** Those lent to them. */
  readonly lent: readonly SectionKey[]
}

/** What is new about them; empty lists where nothing is. */
export interface SectionNews {
  readonly fieldAdded: readonly SectionKey[]
  readonly fieldGone: readonly SectionKey[]
  /** Whether opinions are given in the whole document again. */
  readonly isWhole: boolean
  readonly lent: readonly SectionKey[]
  readonly back: readonly SectionKey[]
}

/** What somebody has in a document now. */
export function heldIn(
  { field, loans }: Pick<DocumentView, 'field' | 'loans'>,
  userId: UserId,
): HeldSections {
  return { field, lent: loans.filter(({ to }) => to.id === userId).map(({ sectionKey }) => sectionKey) }
}

/**
 * What has changed; null = nothing.
 *
 * @param before null = this person was told nothing yet: what is lent then is new, and of the field its own strip tells
 */
export function newsBetween(before: HeldSections | null, now: HeldSections): SectionNews | null {
  const added = (old: readonly SectionKey[], next: readonly SectionKey[]) =>
    next.filter(key => !old.includes(key))
  const was = before ?? { field: now.field, lent: [] }
  const news: SectionNews = {
    fieldAdded: added(was.field ?? [], now.field ?? []),
    fieldGone: now.field === null ? [] : added(now.field, was.field ?? []),
    isWhole: was.field !== null && now.field === null,
    lent: added(was.lent, now.lent),
    back: added(now.lent, was.lent),
  }
  const { fieldAdded, fieldGone, isWhole, lent, back } = news
  return isWhole || [fieldAdded, fieldGone, lent, back].some(keys => keys.length > 0) ? news : null
}

const nameOf = (documentId: string, userId: UserId) => `sections.${documentId}.${userId}`

/** What a person was last told on this computer, or null. */
export function lastTold(documentId: string, userId: UserId): HeldSections | null {
  const kept: unknown = JSON.parse(recall(nameOf(documentId, userId)) ?? 'null')
  if (typeof kept !== 'object' || kept === null) return null
  const keysAt = (key: string): readonly SectionKey[] | null => {
    const found: unknown = Reflect.get(kept, key)
    return Array.isArray(found) ? found.filter(one => typeof one === 'string') : null
  }
  return { field: keysAt('field'), lent: keysAt('lent') ?? [] }
}

/** Notes what a person was told; nothing is noted for somebody who has, and had, no sections of their own. */
export function noteTold(documentId: string, userId: UserId, now: HeldSections): void {
  const isPlain = now.field === null && now.lent.length === 0
  remember(nameOf(documentId, userId), isPlain ? null : JSON.stringify(now))
}
