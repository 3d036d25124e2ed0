// What the sentences of the history are made with besides an event's own words.

import type { Decision, Kind } from '#model/opinion.ts'
import type { Stage } from '#model/stage.ts'

/** Names by key, in the language of the page. */
export interface EventNames {
  /** `YK-007`; empty when the event is about no opinion. */
  readonly opinion: string
  readonly kinds: Readonly<Record<Kind, string>>
  readonly decisions: Readonly<Record<Decision, string>>
  readonly stages: Readonly<Record<Stage, string>>
  /** A moment, ISO 8601, as people read it. */
  readonly time: (instant: string) => string
  readonly count: (value: number) => string
}
