// What everybody with a text open may do with it now, asked in one go: cheap enough to ask every second or two.

import type { DocumentId, UserId } from '#model/ids.ts'
import type { AccountService } from '../auth/accounts.ts'
import type { RightAsked } from '../sync/connection.ts'
import { type AccessSource, textRight } from './access.ts'

/** After so many answers others get a turn. */
const perTurn = 100

/**
 * `textRight` for many people and documents; each row is read once. A session that has ended has no right.
 *
 * @returns the rights in the order asked
 */
export async function textRights(
  source: AccessSource,
  accounts: Pick<AccountService, 'isSessionAlive'>,
  asked: readonly RightAsked[],
): Promise<readonly ('write' | 'read' | null)[]> {
  const rows = readOnce(source)
  const isAlive = once((sessionId: string) => accounts.isSessionAlive(sessionId))
  const rights: ('write' | 'read' | null)[] = []
  for (const { userId, documentId, sessionId } of asked) {
    rights.push((await isAlive(sessionId)) ? await textRight(rows, userId, documentId) : null)
    if (rights.length % perTurn === 0) await new Promise(resolve => setImmediate(resolve))
  }
  return rights
}

function readOnce({ store, registers }: AccessSource): AccessSource {
  const findDocument = once((id: DocumentId) => store.findDocument(id))
  const listUnits = once((_all: null) => store.listUnits())
  const state = once((id: DocumentId) => registers.state(id))
  return {
    store: {
      findDocument,
      listUnits: () => listUnits(null),
      listMembershipsOfUser: once((userId: UserId) => store.listMembershipsOfUser(userId)),
    },
    registers: { state, isBroken: id => registers.isBroken(id) },
  }
}

function once<Key, Value>(read: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const known = new Map<Key, Promise<Value>>()
  return key => {
    const value = known.get(key) ?? read(key)
    known.set(key, value)
    return value
  }
}
