// What everybody with a text open may do with it now, asked in one go: cheap enough to ask every second or two.

import type { DocumentId, UserId } from '#model/ids.ts'
import type { AccountService } from '../auth/accounts.ts'
import { inOneTurn } from '../in-one-turn.ts'
import type { DocumentRow, MembershipRow, Store } from '../store/store.ts'
import type { RightAsked } from '../sync/connection.ts'
import { type AccessSource, textRight } from './access.ts'

/** What rights are read from: the rows of `textRight`, many at a time. */
export interface RightsSource extends AccessSource {
  readonly store: AccessSource['store'] & Pick<Store, 'findDocuments' | 'listMembershipsOfUsers'>
}

/** What one who opens a text may do: those who come in the same moment are read about together. */
export interface OpeningRights {
  /** At the door, before there is a socket. */
  door(asked: RightAsked): Promise<'write' | 'read' | null>
  /**
   * For the socket. The register is read first: which sections are lent, and whether it is broken, so that the text opens for reading
   * only, must be known before the first letter.
   */
  socket(asked: RightAsked): Promise<'write' | 'read' | null>
}

/** Makes the questions. */
export function createOpeningRights(
  source: RightsSource,
  accounts: Pick<AccountService, 'aliveSessions'>,
): OpeningRights {
  const door = inOneTurn((asked: readonly RightAsked[]) => textRights(source, accounts, asked))
  const readRegister = inOneTurn(async (ids: readonly DocumentId[]) => {
    const states = new Map([...new Set(ids)].map(id => [id, source.registers.state(id)]))
    return ids.map(id => states.get(id))
  })
  return {
    door,
    async socket(asked) {
      const right = await door(asked)
      if (right !== 'write') return right
      await readRegister(asked.documentId)
      return source.registers.isBroken(asked.documentId) ? 'read' : 'write'
    },
  }
}

/** Rows that are read at once, and answers after which others get a turn. */
const perTurn = 100

/**
 * `textRight` for many people and documents. Rows are read many at a time, each once, and what two sockets of a person ask about
 * one document is answered once. A session that has ended has no right.
 *
 * @returns the rights in the order asked
 */
export async function textRights(
  source: RightsSource,
  accounts: Pick<AccountService, 'aliveSessions'>,
  asked: readonly RightAsked[],
): Promise<readonly ('write' | 'read' | null)[]> {
  const alive = new Set<string>()
  await inParts(distinct(asked, 'sessionId'), async part => {
    for (const id of await accounts.aliveSessions(part)) alive.add(id)
  })
  const known = await readAhead(source, asked)
  const answers = new Map<string, Promise<'write' | 'read' | null>>()
  const rights: ('write' | 'read' | null)[] = []
  for (const { userId, documentId, sessionId } of asked) {
    const key = `${userId} ${documentId}`
    const before = answers.get(key)
    const answer = before ?? textRight(known, userId, documentId)
    if (!before) answers.set(key, answer)
    const right = await answer
    rights.push(alive.has(sessionId) ? right : null)
    if (!before && answers.size % perTurn === 0) await nextTurn()
  }
  return rights
}

/** The rows of everybody who is asked about, and the source for what is not among them. */
async function readAhead(
  { store, registers, now }: RightsSource,
  asked: readonly RightAsked[],
): Promise<AccessSource> {
  const documents = new Map<DocumentId, DocumentRow>()
  await inParts(distinct(asked, 'documentId'), async part => {
    for (const row of await store.findDocuments(part)) documents.set(row.id, row)
  })
  const memberships = new Map<UserId, MembershipRow[]>()
  await inParts(distinct(asked, 'userId'), async part => {
    for (const userId of part) memberships.set(userId, [])
    for (const row of await store.listMembershipsOfUsers(part)) memberships.get(row.userId)?.push(row)
  })
  const units = await store.listUnits()
  const states = new Map<DocumentId, ReturnType<AccessSource['registers']['state']>>()
  return {
    store: {
      findDocument: async id => documents.get(id) ?? null,
      listUnits: async () => units,
      listMembershipsOfUser: async userId => memberships.get(userId) ?? [],
    },
    registers: {
      state: id => {
        const state = states.get(id) ?? registers.state(id)
        states.set(id, state)
        return state
      },
      isBroken: id => registers.isBroken(id),
    },
    now,
  }
}

function distinct<K extends keyof RightAsked>(asked: readonly RightAsked[], key: K): RightAsked[K][] {
  return [...new Set(asked.map(one => one[key]))]
}

async function inParts<T>(all: readonly T[], read: (part: readonly T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += perTurn) {
    if (from > 0) await nextTurn()
    await read(all.slice(from, from + perTurn))
  }
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
