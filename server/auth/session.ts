// Who is asking, and in which language they want to be answered.

import type { Language } from '#model/refusal.ts'
import type { Person } from '../actions/deps.ts'
import type { AccountService } from './accounts.ts'

/**
 * The language of an answer: the page's own header `x-language`, its cookie `language`, then the browser's first choice.
 * Vietnamese unless English is asked for.
 */
export function languageOf(headers: Headers): Language {
  const said = headers.get('x-language') ?? cookieLanguage(headers) ?? headers.get('accept-language') ?? 'vi'
  return /^\s*en\b/iu.test(said) ? 'en' : 'vi'
}

/** The signed-in person behind a request's cookie, or null. */
export async function findPerson(
  accounts: Pick<AccountService, 'findSession'>,
  headers: Headers,
): Promise<(Person & { readonly sessionId: string }) | null> {
  if (!headers.has('cookie')) return null
  const account = await accounts.findSession(headers)
  return account ? { ...account, language: languageOf(headers) } : null
}

function cookieLanguage(headers: Headers): string | null {
  return /(?:^|;\s*)language=(\w+)/u.exec(headers.get('cookie') ?? '')?.[1] ?? null
}
