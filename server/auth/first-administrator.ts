// The one-time link of a new server: whoever holds it makes the first administrator.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Account } from '../actions/deps.ts'
import type { AccountDraft, AccountService } from './accounts.ts'

/** The door to the first administrator, open until it is used. */
export interface FirstAdministrator {
  /** Goes into the link; null when there is an administrator already. */
  readonly token: string | null
  /** Makes the administrator and closes the door. Null for a wrong or used token; nothing is made then. */
  create(token: string, draft: Omit<AccountDraft, 'isAdministrator'>): Promise<Account | null>
}

/** Opens the door if nobody administers this server yet. The token lives in memory: a restart gives a new link. */
export async function openFirstAdministrator(
  accounts: Pick<AccountService, 'hasAdministrator' | 'createAccount'>,
): Promise<FirstAdministrator> {
  const token = (await accounts.hasAdministrator()) ? null : randomBytes(32).toString('base64url')
  let isOpen = token !== null
  return {
    token,
    async create(given, draft) {
      if (!isOpen || token === null || !isSame(given, token)) return null
      isOpen = false // before anything is awaited: two requests with the link make one administrator
      try {
        return await accounts.createAccount({ ...draft, isAdministrator: true })
      } catch (error) {
        isOpen = true
        throw error
      }
    },
  }
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
