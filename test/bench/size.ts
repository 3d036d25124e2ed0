// What Chromium fetches for a page, gzipped: code and styles against the budgets, fonts and the rest apart.

import { gzipSync } from 'node:zlib'
import type { Browser, Page, Response } from 'playwright'
import { launchBrowser } from '../support/browser.ts'
import { startServer } from '../support/child-server.ts'
import { browserCookies, itemsIn, signIn, stringIn } from '../support/people.ts'
import { freshContext } from './fresh-context.ts'
import { type Cell, table, verdict } from './table.ts'

/** In KB of 1,024 bytes. */
const limits = { list: 250, draft: 450 } as const
/** After this long without a request a page has what it wants. */
const quietMs = 1_500

interface Fetched {
  readonly path: string
  readonly kind: 'js' | 'css' | 'font' | 'other'
  readonly gzipped: number
  /** As it came over the wire, whatever encoding the server chose. */
  readonly transferred: number
}

/** Sizes of sign-in with the list, and of the draft page; as Markdown. */
export async function benchSize(): Promise<string> {
  const server = await startServer()
  const browser = await launchBrowser()
  try {
    const person = await signIn(server.url, 'drafter1')
    const id = stringIn(itemsIn(await person.get('/api/documents'))[0], 'id')
    const signInAndList = await fetched(browser, server.url, async page => {
      await page.goto(`${server.url}/sign-in`)
      await page.locator('form, button').first().waitFor()
      await page.waitForTimeout(quietMs)
      await page.context().addCookies(browserCookies(server.url, person))
      await page.goto(`${server.url}/`)
    })
    const draft = await fetched(browser, server.url, async page => {
      await page.context().addCookies(browserCookies(server.url, person))
      await page.goto(`${server.url}/documents/${id}`)
      await page.locator('.ProseMirror').waitFor()
    })
    return [
      'KB of 1,024 bytes, gzipped at level 9; a fresh profile for each row. Fonts and data do not count against the budgets.',
      '',
      table(
        ['size', 'js', 'css', 'js + css', 'as transferred', 'limit', 'fonts', 'the rest', 'files'],
        [
          row('size sign-in and list', signInAndList, limits.list),
          row('size draft page', draft, limits.draft),
        ],
      ),
      '',
      table(
        ['file of the draft page', 'gzipped'],
        draft
          .filter(({ kind }) => kind === 'js' || kind === 'css')
          .toSorted((a, b) => b.gzipped - a.gzipped)
          .slice(0, 12)
          .map(({ path, gzipped }) => [path, kb(gzipped)]),
      ),
    ].join('\n')
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function fetched(
  browser: Browser,
  url: string,
  visit: (page: Page) => Promise<void>,
): Promise<Fetched[]> {
  const context = await freshContext(browser, url, null)
  try {
    const page = await context.newPage()
    // Read as they come: a body is gone when the page has moved on.
    const files = new Map<string, Promise<Fetched>>()
    page.on('response', response => {
      if (response.url().startsWith(url) && response.status() === 200) {
        const path = new URL(response.url()).pathname
        if (isPartOfThePage(path) && !files.has(path)) files.set(path, measure(path, response))
      }
    })
    await visit(page)
    await page.waitForTimeout(quietMs)
    return await Promise.all(files.values())
  } finally {
    await context.close()
  }
}

async function measure(path: string, response: Response): Promise<Fetched> {
  const [body, sizes] = await Promise.all([response.body(), response.request().sizes()])
  const kind = kindOf(path)
  return {
    path,
    kind,
    gzipped: kind === 'font' ? body.length : gzipSync(body, { level: 9 }).length,
    transferred: sizes.responseBodySize,
  }
}

/** Data is not counted; it also changes from one visit to the next. */
function isPartOfThePage(path: string): boolean {
  return !path.startsWith('/api/') && !path.startsWith('/sync/')
}

function kindOf(path: string): Fetched['kind'] {
  if (/\.(woff2?|ttf|otf)$/u.test(path)) return 'font'
  if (/\.css$/u.test(path)) return 'css'
  return /\.m?js$/u.test(path) ? 'js' : 'other'
}

function row(name: string, files: readonly Fetched[], limit: number): Cell[] {
  const sum = (pick: (file: Fetched) => number, ...of: Fetched['kind'][]) =>
    kb(files.filter(({ kind }) => of.includes(kind)).reduce((total, file) => total + pick(file), 0))
  const gzipped = (file: Fetched) => file.gzipped
  const code = sum(gzipped, 'js', 'css')
  return [
    name,
    sum(gzipped, 'js'),
    sum(gzipped, 'css'),
    code,
    sum(file => file.transferred, 'js', 'css'),
    `≤ ${limit} ${verdict(code, limit)}`,
    sum(gzipped, 'font'),
    sum(gzipped, 'other'),
    files.length,
  ]
}

function kb(bytes: number): number {
  return Math.round((bytes / 1_024) * 10) / 10
}
