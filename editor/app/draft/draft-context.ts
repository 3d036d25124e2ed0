// What the parts of the draft page share: the open document, and what is in hand on the page.

import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { OpinionId } from '#model/ids.ts'
import type { Role } from '#model/role.ts'
import type { DocumentView, SessionState, TemplateSection } from '../../index.ts'
import type { OpenDocument } from './open-document.ts'
import type { OpinionTarget } from './opinion-place.ts'
import type { Suggestion } from './suggest/suggestion.ts'

const panelTabs = ['opinions', 'guidance', 'gates', 'versions'] as const
/** The tabs of the right panel. */
export type PanelTab = (typeof panelTabs)[number]

/** Whether a string names a tab. */
export function isPanelTab(value: string | null): value is PanelTab {
  return panelTabs.some(tab => tab === value)
}

/** Shared by every part of the page. */
export interface Draft extends OpenDocument {
  /** The roles the person holds on this document. */
  readonly roles: readonly Role[]
  readonly focusId: OpinionId | null
  /** Brings an opinion to the fore, in the panel and in the text. @param shouldScroll whether the text moves to it */
  readonly focusOpinion: (id: OpinionId | null, shouldScroll: boolean) => void
  readonly tab: PanelTab
  readonly setTab: (tab: PanelTab) => void
  /** The opinion being written, or null. */
  readonly target: OpinionTarget | null
  readonly beginOpinion: () => void
  /** The private copy being edited in the suggesting mode; null = the mode is off. */
  readonly suggestion: Suggestion | null
  readonly setSuggestion: (suggestion: Suggestion | null) => void
  /** Turns the suggesting mode on for the section under the caret. */
  readonly beginSuggestion: () => void
  readonly setTarget: (target: OpinionTarget | null) => void
}

/** Given by DraftScreen. */
export const DraftContext = createContext<Draft | null>(null)

/** The draft page's shared state. Throws outside it. */
export function useDraft(): Draft {
  const draft = useContext(DraftContext)
  if (!draft) throw new Error('useDraft() was called outside the draft page')
  return draft
}

/** One part of the session's state; renders again only when that part is another. */
export function useSession<T>(select: (state: SessionState) => T): T {
  const { session } = useDraft()
  return useSyncExternalStore(session.subscribe, () => select(session.getState()))
}

/** The document as the server last told it. The page is shown only once it is known. */
export function useDocument(): DocumentView {
  const document = useSession(state => state.document)
  if (!document) throw new Error('the draft page is shown before its document is known')
  return document
}

/** The section under the caret. */
export function useSectionKey(): string | null {
  const { editor } = useDraft()
  const subscribe = useCallback(
    (listener: () => void) => editor.storage.guidance.subscribe(listener),
    [editor],
  )
  return useSyncExternalStore(subscribe, () => editor.storage.guidance.sectionKey)
}

/** Syllables by section; a new map when one changed. */
export function useLengths(): ReadonlyMap<string, number> {
  const { editor } = useDraft()
  const subscribe = useCallback(
    (listener: () => void) => editor.storage.guidance.subscribe(listener),
    [editor],
  )
  return useSyncExternalStore(subscribe, () => editor.storage.guidance.lengths)
}

const noSections: readonly TemplateSection[] = []

/** The template's sections; none before it is known. */
export function useSections(): readonly TemplateSection[] {
  return useSession(state => state.template?.sections ?? noSections)
}

/** A section's short name with its number, as the outline shows it. */
export function sectionName(section: Pick<TemplateSection, 'label' | 'short' | 'level'>): string {
  if (section.label === '' || section.label === section.short) return section.short
  return section.level === 1 ? `${section.label} – ${section.short}` : `${section.label} ${section.short}`
}
