// What the live texts work with: made once by the hub, used by every text, its tail, and the ways into it.

import type { Instant } from '#model/ids.ts'
import type { PostgresStore } from '../store/postgres.ts'
import type { Store } from '../store/store.ts'
import type { Log } from './log.ts'
import type { TextWorker } from './text-worker-client.ts'

/** What a live text works with. */
export interface TextDeps {
  readonly store: Store
  readonly now: () => Instant
  readonly log: Log
  /** For what a person waits for. */
  readonly worker: TextWorker
  /** For what nobody waits for, or may take long. */
  readonly backgroundWorker: TextWorker
  /** Other nodes on the same database; left out where there are none. */
  readonly nodes?: Pick<PostgresStore, 'alone' | 'loadTextAfter'>
  /** Told of each commit: how long it took. */
  readonly onCommit?: (ms: number) => void
  /** Bytes of the largest text; 8 MiB unless said otherwise. */
  readonly maxTextBytes?: number
}
