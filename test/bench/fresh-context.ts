// A browser context that nothing was loaded in before, one window size for every benchmark.

import type { Browser, BrowserContext } from 'playwright'
import { browserCookies, type SignedIn } from '../support/people.ts'

/** A fresh profile, nothing cached, with a person signed in when one is given. */
export async function freshContext(
  browser: Browser,
  url: string,
  person: SignedIn | null,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
  if (person) await context.addCookies(browserCookies(url, person))
  return context
}
