// Where an opinion is written: what its form needs of the page it stands on, the draft with its editor or a page that only shows the text.

import { createContext, useContext } from 'react'
import type { Anchor } from '#model/anchor.ts'
import type { DocumentView, TemplateSection } from '#model/api.ts'
import type { OpinionId } from '#model/ids.ts'
import type { Opinion, OpinionDraft } from '#model/opinion.ts'
import type { Role } from '#model/role.ts'
import type { Result } from '../../index.ts'
import type { OpinionFields } from './opinion-fields.ts'

/** What an opinion being written is about. */
export interface OpinionTarget {
  /** The words; null = a section or the whole document. */
  readonly anchor: Anchor | null
  readonly sectionKey: string | null
  /** The opinion put aside that is taken up again; null = a new one. */
  readonly keptId: string | null
  /** What a new one begins with, where it does not begin empty. */
  readonly fields?: Partial<OpinionFields>
}

/** The page. */
export interface OpinionPlace {
  readonly document: DocumentView
  /** The roles the person holds on this document. */
  readonly roles: readonly Role[]
  readonly sections: readonly TemplateSection[]
  readonly opinions: readonly Opinion[]
  /** Said where the words are those of a kept version. */
  readonly versionHint: string
  /** The opinion being written, or null. */
  readonly target: OpinionTarget | null
  readonly setTarget: (target: OpinionTarget | null) => void
  /** Marks the words in the text. @returns its undoing */
  readonly show: (target: OpinionTarget) => (() => void) | undefined
  readonly send: (draft: OpinionDraft) => Promise<Result>
  /** Takes the keyboard back when the form has gone. */
  readonly leave: () => void
  /** The server has it. */
  readonly sent: (id: OpinionId) => void
}

/** Given by the page. */
export const OpinionPlaceContext = createContext<OpinionPlace | null>(null)

/** The page around the form. Throws outside it. */
export function useOpinionPlace(): OpinionPlace {
  const place = useContext(OpinionPlaceContext)
  if (!place) throw new Error('useOpinionPlace() was called outside a page on which opinions are written')
  return place
}
