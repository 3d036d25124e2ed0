// What a room works with while somebody comes or writes: made when it is needed, let go while the room rests.

import type { DocumentId } from '#model/ids.ts'
import type { CatchingUp } from './catching-up.ts'
import type { Connection } from './connection.ts'
import type { Exclusive } from './exclusive.ts'
import { Joining } from './joining.ts'
import { type LentSections, nothingBarred } from './lent-sections.ts'
import { Outbox } from './outbox.ts'
import type { Owners } from './owners.ts'
import type { TextDeps } from './text-deps.ts'
import type { Turning } from './turning.ts'
import { Writing } from './writing.ts'

/** What of a room is worked on. */
export interface WorkedRoom {
  readonly id: DocumentId
  readonly connections: ReadonlySet<Connection>
  readonly owners: Owners
  readonly turn: Turning
  readonly exclusive: Exclusive
  /** The way of other nodes' updates into the text; null where there are none. */
  readonly catchingUp: CatchingUp | null
}

/** The ways into and out of one text. */
export interface RoomWork {
  readonly outbox: Outbox
  readonly joining: Joining
  readonly writing: Writing
  /** An update is on disk: everybody hears of it, its sender too. */
  relay(parts: readonly Buffer[], sender: Connection | null): void
}

/** Makes them. */
export function createRoomWork(
  deps: TextDeps & { readonly loans?: LentSections },
  { id, connections, owners, turn, exclusive, catchingUp }: WorkedRoom,
): RoomWork {
  const outbox = new Outbox(bytes => {
    for (const connection of connections) if (connection.isJoined) connection.sendPackets(bytes)
  })
  const joining = new Joining(
    deps.worker,
    (connection, error) => turn.fault(connection, error),
    () => outbox.flush(),
  )
  const relay: RoomWork['relay'] = (parts, sender) => {
    outbox.add(parts)
    if (sender && !sender.isJoined) for (const part of parts) sender.sendPackets(part)
  }
  const writing = new Writing({
    log: deps.log,
    backgroundWorker: deps.backgroundWorker,
    owners,
    relay,
    tell: (connection, message) => {
      outbox.flush()
      connection.send(message)
    },
    refuse: (connection, why) => turn.refused(connection, why),
    catchUp: catchingUp ? () => catchingUp.now() : null,
    untilFree: () => exclusive.untilFree(),
    barred: userId => deps.loans?.barred(id, userId) ?? nothingBarred,
  })
  return { outbox, joining, writing, relay }
}
