// Opinions as the editor is given them, without a server.

import type { Anchor } from '#model/anchor.ts'
import type { Opinion } from '#model/opinion.ts'
import type { OpinionSource } from '../../../editor/extensions/opinions.ts'
import { untouched } from '../../support/opinion.ts'

/** A source whose opinions the test sets. */
export function register(items: readonly Opinion[] = []) {
  const listeners = new Set<() => void>()
  let state = { opinions: { items } }
  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(next: readonly Opinion[]) {
      state = { opinions: { items: next } }
      for (const listener of listeners) listener()
    },
  } satisfies OpinionSource & { set(next: readonly Opinion[]): void }
}

/** An open opinion on some words. */
export function opinionOn(
  anchor: Anchor | null,
  sectionKey: string | null,
  more: Partial<Opinion> = {},
): Opinion {
  return {
    ...untouched,
    id: 'o1',
    number: 1,
    kind: 'replace',
    severity: 'major',
    criterion: null,
    sectionKey,
    anchor,
    body: 'Nêu rõ số liệu.',
    proposedText: null,
    onBehalfOf: null,
    status: 'open',
    place: { status: 'exact' },
    author: { id: 'm', name: 'Nguyễn Văn An', unitId: 'u' },
    createdAt: '2026-11-22T00:00:00.000Z',
    ...more,
  }
}
