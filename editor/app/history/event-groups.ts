// Which acts stand together when the history is narrowed.

import type { EventType } from '#model/register.ts'

/** Kinds of acts. */
export const eventGroups = ['opinions', 'rounds', 'text', 'stages', 'other'] as const
/** A kind of acts. */
export type EventGroup = (typeof eventGroups)[number]

const groups: Readonly<Partial<Record<string, EventGroup>>> = {
  received: 'opinions',
  dispositionProposed: 'opinions',
  dispositionConfirmed: 'opinions',
  dispositionUndone: 'opinions',
  implemented: 'opinions',
  placementRefused: 'opinions',
  withdrawn: 'opinions',
  replied: 'opinions',
  supported: 'opinions',
  reserved: 'opinions',
  issuerAnswered: 'opinions',
  placed: 'opinions',
  grouped: 'opinions',
  keptSingle: 'opinions',
  roundOpened: 'rounds',
  roundExtended: 'rounds',
  roundClosed: 'rounds',
  reminded: 'rounds',
  noOpinion: 'rounds',
  documentCreated: 'text',
  synthesisUpdated: 'text',
  fileImported: 'opinions',
  versionKept: 'text',
  versionRestored: 'text',
  frontMatterSet: 'text',
  findingAnswered: 'text',
  figureMarked: 'text',
  figureUnmarked: 'text',
  sectionLent: 'text',
  sectionReturned: 'text',
  amendmentOpened: 'stages',
  amendmentClosed: 'stages',
  approvalDecided: 'stages',
  requestClosed: 'stages',
  requestVerified: 'stages',
  stageMoved: 'stages',
} satisfies Partial<Record<EventType, EventGroup>>

/** The kind of an event; what has no kind of its own is `other`. */
export function groupOf(type: string): EventGroup {
  return groups[type] ?? 'other'
}
