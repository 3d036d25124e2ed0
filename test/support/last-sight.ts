// What stood on the pages of a test that failed, told beside the failure: where each was, its words, and what happened on it last.

import type { Page } from 'playwright'

/** So much of what happened on a page is told, and so many letters of what stands on it. */
const most = { happenings: 40, letters: 4_000 } as const

const followed = new Map<Page, string[]>()
let isFollowing = false

/** From now on pages are followed; benchmarks leave them alone. */
export function beginToFollow(): void {
  isFollowing = true
}

/** Follows a page: its navigations and answers from without; presses and clicks from within, with what they met. */
export async function follow(page: Page): Promise<void> {
  if (!isFollowing) return
  const happened: string[] = []
  const tell = (what: string) => {
    happened.push(`${new Date().toISOString().slice(14, 23)} ${what}`)
    if (happened.length > most.happenings) happened.shift()
  }
  followed.set(page, happened)
  page.on('close', () => followed.delete(page))
  page.on('framenavigated', frame => tell(`at ${new URL(frame.url()).pathname}`))
  page.on('response', response => {
    const { pathname } = new URL(response.url())
    if (pathname.startsWith('/api/')) tell(`${response.request().method()} ${pathname} ${response.status()}`)
  })
  page.on('console', message => {
    if (message.type() === 'error') tell(`said ${message.text()}`)
    else if (message.type() === 'debug' && message.text().startsWith(mark)) tell(message.text())
  })
  await page.addInitScript(tellPresses, mark)
}

const mark = 'met:'

/** Runs in the page. */
function tellPresses(mark: string): void {
  for (const type of ['pointerdown', 'pointerup', 'click', 'keydown']) {
    addEventListener(
      type,
      event => {
        const { target } = event
        const met =
          target instanceof Element
            ? `${target.tagName.toLowerCase()} ${target.getAttribute('aria-label') ?? target.textContent.slice(0, 30)}`
            : 'nothing'
        console.debug(mark, type, event instanceof KeyboardEvent ? event.key : '', met)
      },
      { capture: true },
    )
  }
}

/** What stands on each page that is open, and what happened on it last. */
export async function lastSight(): Promise<string> {
  const sights = [...followed].map(async ([page, happened]) => {
    const words = await page
      .locator('body')
      .innerText({ timeout: 2_000 })
      .catch((error: unknown) => String(error))
    const line = words.replaceAll(/\s*\n\s*/gu, ' | ').slice(0, most.letters)
    return `${page.url()}\n${happened.join('\n')}\n${line}`
  })
  return (await Promise.all(sights)).join('\n\n')
}
