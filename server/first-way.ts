// The way of whoever comes first, gone once before anybody is let in: in a fresh process each step takes several times as long as later.

import type { Log } from './actions/deps.ts'
import type { AccountService } from './auth/accounts.ts'
import type { Store } from './store/store.ts'
import type { RightAsked } from './sync/connection.ts'

/** What stands along the way. */
export interface FirstWay {
  readonly accounts: Pick<AccountService, 'warm'>
  readonly store: Pick<Store, 'listMembershipsOfUser' | 'listDocuments' | 'loadText'>
  readonly origins: () => unknown
  /** Asks the application for a page. */
  readonly request: (path: string) => unknown
  readonly right: (asked: RightAsked) => Promise<unknown>
  readonly log: Log
}

/** Opens the latest text of whoever signed in last, and shows it to nobody. What fails is logged: it keeps nobody out. */
export async function goFirstWay({ accounts, store, origins, request, right, log }: FirstWay): Promise<void> {
  try {
    origins()
    const [someone] = await Promise.all([accounts.warm(), request('/livez')])
    const userId = someone?.id ?? ''
    const memberships = await store.listMembershipsOfUser(userId)
    const [latest] = await store.listDocuments([...new Set(memberships.map(({ unitId }) => unitId))])
    const documentId = latest?.id ?? ''
    await Promise.all([
      right({ userId, documentId, sessionId: someone?.sessionId ?? '' }),
      store.loadText(documentId),
    ])
  } catch (error) {
    log.warn({ error: String(error) }, 'the way of the first could not be gone')
  }
}
