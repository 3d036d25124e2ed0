// One section's private copy while somebody suggests changes to it: kept on this computer, never sent as text.

import type { DocumentId, SectionKey, UserId } from '#model/ids.ts'
import { recall, remember } from '../../remembered.ts'
import type { SaidOfChange } from './change-fields.ts'
import type { EditedBlock, SectionCopy } from './section-copy.ts'
import { type SuggestedChange, suggestedChanges } from './suggested-changes.ts'

/** What is kept of a suggestion. */
interface Kept {
  readonly copy: SectionCopy
  readonly edited: readonly EditedBlock[]
  /** Keys of changes not to be sent. */
  readonly leftOut: readonly string[]
  /** Keys of changes that were sent. */
  readonly sent: readonly string[]
  /** What was written of changes, by key. */
  readonly said: Readonly<Record<string, SaidOfChange>>
}

/** A suggestion as the page shows it. */
export interface SuggestionState extends Kept {
  /** Changes that were not sent yet. */
  readonly changes: readonly SuggestedChange[]
}

/** A suggestion in hand. */
export interface Suggestion {
  readonly sectionKey: SectionKey
  getState(): SuggestionState
  subscribe(listener: () => void): () => void
  /** Takes what the copy says now. */
  edit(edited: readonly EditedBlock[]): void
  setLeftOut(key: string, isLeftOut: boolean): void
  /** Adds to what was written of a change. */
  say(key: string, more: SaidOfChange): void
  markSent(key: string): void
  /** Forgets the copy for good. */
  discard(): void
}

/** Whose copy of which document. */
export interface SuggestionScope {
  readonly documentId: DocumentId
  readonly userId: UserId
}

/** Takes up the copy that was kept of a section, or begins one. @param copy the section as it is now */
export function openSuggestion(scope: SuggestionScope, copy: SectionCopy): Suggestion {
  const name = `suggest.${scope.userId}.${scope.documentId}.${copy.sectionKey}`
  const listeners = new Set<() => void>()
  let state = withChanges(read(name) ?? begun(copy))
  const set = (change: Partial<Kept>) => {
    state = withChanges({ ...state, ...change })
    const { changes, ...kept } = state
    // Nothing changed, nothing to keep: the next visit begins with the text as it is then.
    remember(name, changes.length === 0 ? null : JSON.stringify(kept))
    for (const listener of listeners) listener()
  }
  return {
    sectionKey: copy.sectionKey,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    edit: edited => set({ edited }),
    setLeftOut: (key, isLeftOut) => {
      const others = state.leftOut.filter(one => one !== key)
      set({ leftOut: isLeftOut ? [...others, key] : others })
    },
    say: (key, more) => set({ said: { ...state.said, [key]: { ...state.said[key], ...more } } }),
    markSent: key => set({ sent: [...state.sent, key] }),
    discard: () => set(begun(copy)),
  }
}

function begun(copy: SectionCopy): Kept {
  const edited = copy.blocks.map(({ id, text }) => ({ id, text }))
  return { copy, edited, leftOut: [], sent: [], said: {} }
}

function withChanges(kept: Kept): SuggestionState {
  const sent = new Set(kept.sent)
  const changes = suggestedChanges(kept.copy, kept.edited).filter(({ key }) => !sent.has(key))
  return { ...kept, changes }
}

// Written by this module alone; what a person's hand left there must not break the page.
function read(name: string): Kept | null {
  const stored = recall(name)
  if (stored === null) return null
  const value: unknown = JSON.parse(stored)
  const isKept =
    typeof value === 'object' &&
    value !== null &&
    'copy' in value &&
    'edited' in value &&
    'sent' in value &&
    'leftOut' in value
  if (!isKept) return null
  const kept = value as Omit<Kept, 'said'> & Partial<Pick<Kept, 'said'>> // kept before changes could be sorted: nothing said
  return { ...kept, said: kept.said ?? {} }
}
