// What the parts of the consolidation page share: the document, its register as read last, and the ways to act on it.

import { createContext, useContext } from 'react'
import type { DocumentView, OpinionList, TemplateSection } from '#model/api.ts'
import type { Group } from '#model/group.ts'
import type { OpinionId } from '#model/ids.ts'
import type { Decision, Opinion, OpinionDraft } from '#model/opinion.ts'
import type { RoundView } from '#model/round.ts'
import type { RegisterAct } from '../data/use-register-act.ts'
import type { UnitNames } from './table-filter.ts'
import type { EntryOutbox } from './use-entry-outbox.ts'

/** What is open over the table. */
export type OpenDialog =
  | { readonly type: 'bulk'; readonly ids: readonly OpinionId[]; readonly decision: Decision | null }
  | { readonly type: 'group'; readonly groupId: string | null; readonly ids: readonly OpinionId[] }
  | { readonly type: 'answer'; readonly group: Group }
  | { readonly type: 'entry'; readonly refused: OpinionDraft | null }
  | { readonly type: 'rounds' }

/** Shared by every part of the page. */
export interface Consolidation {
  readonly document: DocumentView
  readonly list: OpinionList
  readonly byId: ReadonlyMap<OpinionId, Opinion>
  readonly sections: readonly TemplateSection[]
  readonly groups: readonly Group[]
  readonly rounds: readonly RoundView[]
  readonly units: UnitNames
  readonly act: RegisterAct
  /** Of what is typed in from paper. */
  readonly outbox: EntryOutbox
  readonly mayPropose: boolean
  readonly mayConfirm: boolean
  readonly mayGroup: boolean
  readonly mayEnter: boolean
  readonly mayOpenRound: boolean
  /** Opens an opinion's detail; null closes it. */
  readonly open: (id: OpinionId | null) => void
  readonly setDialog: (dialog: OpenDialog | null) => void
}

/** Given by ConsolidationScreen. */
export const ConsolidationContext = createContext<Consolidation | null>(null)

/** The page's shared state. Throws outside it. */
export function useConsolidation(): Consolidation {
  const shared = useContext(ConsolidationContext)
  if (!shared) throw new Error('useConsolidation() was called outside the consolidation page')
  return shared
}
