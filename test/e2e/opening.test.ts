// How a draft opens: what its first script asks for ahead of the app's code is taken over by the page, and missed by nobody.

import type { Browser, Page, Request, WebSocket, WebSocketRoute } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldVi } from '../../editor/words/field-vi.ts'
import { draftIsOpen, launchBrowser, openDraft } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn, stringIn } from '../support/people.ts'
import { closeTour, eventually, goToSection, newReport, saved, signedInPage } from './draft-page.ts'

declare global {
  interface Window {
    /** What the first scripts have asked for (editor/app/data/early-start.ts). */
    readonly vankienEarly?: {
      readonly line: { readonly text: { readonly taken: Set<unknown> } | null } | null
    }
    /** Where the text stood when it came into the page, how much stood around it, and the strips over it. */
    atFirst?: { readonly place: readonly number[]; readonly around: number; readonly strips: string }
  }
}

let server: ChildServer
let browser: Browser
let documentId: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  documentId = await newReport(await signIn(server.url, 'drafter1'), 'Báo cáo mở nhanh')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Notes where the text stands at its first sight. */
async function noteFirstSight(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const look = () => {
      const text = document.querySelector('.draft-sheet .ProseMirror section')
      if (!text) return
      watch.disconnect()
      const { left, top, width } = text.getBoundingClientRect()
      const around = document.querySelectorAll('.toolbar button, .outline button, .panel [role=tab]').length
      const strips = [...document.querySelectorAll('.vk-strip')].map(strip => strip.textContent).join(' ')
      window.atFirst = { place: [left, top, width], around, strips }
    }
    const watch = new MutationObserver(look)
    watch.observe(document, { childList: true, subtree: true })
  })
}

const placeOfText = (page: Page) =>
  page
    .locator('.draft-sheet .ProseMirror section')
    .first()
    .evaluate(text => {
      const { left, top, width } = text.getBoundingClientRect()
      return [left, top, width]
    })

/** Whether bytes ask for the text: a sync message, step 1. */
const isStep1 = (bytes: string | Uint8Array) => typeof bytes !== 'string' && bytes[0] === 0 && bytes[1] === 0

test('[UI1241] a draft asks once who is signed in, and once for its text, by the line of its first script', async () => {
  const { page, context, faults } = await signedInPage(browser, server.url, 'drafter1')
  const asked: string[] = []
  const lines: WebSocket[] = []
  let steps = 0
  page.on('request', (request: Request) => asked.push(new URL(request.url()).pathname))
  page.on('websocket', line => {
    if (!line.url().includes('/sync/')) return
    lines.push(line)
    line.on('framesent', ({ payload }) => {
      if (isStep1(payload)) steps += 1
    })
  })
  await openDraft(page, server.url, documentId)
  await closeTour(page)
  await goToSection(page, 'Mở đầu')
  await page.keyboard.type('Chữ đầu tiên.')
  await saved(page)
  const countOf = (path: string) => asked.filter(one => one === path).length
  expect([countOf('/api/me'), countOf('/api/templates/political_report')]).toEqual([1, 1])
  expect([lines.length, steps]).toEqual([1, 1])
  const first = asked.findIndex(path => path.startsWith('/api/'))
  expect(asked.findIndex(path => path.includes('/draft-page-'))).toBeGreaterThanOrEqual(0)
  expect(asked.slice(0, first).some(path => path.includes('/assets/early-'))).toBe(true)
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1444] the text is taken in while the code of the page is on its way, once, and keeps what is written in it', async () => {
  const { page, context, faults } = await signedInPage(browser, server.url, 'drafter1')
  let letCome = () => {}
  const mayCome = new Promise<void>(resolve => {
    letCome = resolve
  })
  let steps = 0
  page.on('websocket', line => {
    if (line.url().includes('/sync/'))
      line.on('framesent', ({ payload }) => {
        if (isStep1(payload)) steps += 1
      })
  })
  await page.route(/\/assets\/draft-page-[\w-]+\.js$/u, async route => {
    await mayCome
    await route.continue()
  })
  await page.goto(`${server.url}/documents/${documentId}`, { waitUntil: 'commit' })
  await page.waitForFunction(() => (window.vankienEarly?.line?.text?.taken.size ?? 0) > 0)
  expect(await page.locator('.ProseMirror').count()).toBe(0)
  letCome()
  await draftIsOpen(page)
  expect(await page.evaluate(() => window.vankienEarly?.line)).toBeNull()
  await closeTour(page)
  await goToSection(page, 'Mở đầu')
  await page.keyboard.type('Chữ sau khi mở sớm.')
  await saved(page)
  expect(steps).toBe(1)
  await page.reload()
  await draftIsOpen(page)
  expect(await page.locator('.ProseMirror').innerText()).toContain('Chữ sau khi mở sớm.')
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1444] a draft opens although the script that takes its text in does not come', async () => {
  const { page, context } = await signedInPage(browser, server.url, 'drafter1')
  await page.route(/\/assets\/early-text-/u, route => route.abort())
  await openDraft(page, server.url, documentId)
  await closeTour(page)
  await goToSection(page, 'Mở đầu')
  await page.keyboard.type('Vẫn có chữ.')
  await saved(page)
  await context.close()
})

test('[UI1443] tools, outline and panel come once the text is painted, and neither they nor the hint move it', async () => {
  const { page, context, faults } = await signedInPage(browser, server.url, 'drafter1')
  await noteFirstSight(page)
  await openDraft(page, server.url, documentId)
  await page.locator('.tour').waitFor() // this person has not read it
  await page.locator('.toolbar button').first().waitFor()
  await page.locator('.outline button').first().waitFor()
  await page.locator('.panel [role=tab]').first().waitFor()
  await page.locator('.draft-track [aria-current=step]').waitFor()
  const first = await page.evaluate(() => window.atFirst)
  expect(first?.around).toBe(0)
  expect(await placeOfText(page)).toEqual(first?.place)
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1501] what is new about somebody’s sections stands over the text from its first sight, and one that comes later moves no word', async () => {
  const lead = await signIn(server.url, 'lead')
  const drafter = await signIn(server.url, 'drafter1')
  const me: unknown = await drafter.get('/api/me')
  const userId = stringIn(Reflect.get(Object(me), 'user'), 'id')
  const lend = (key: string) => lead.post(`/api/documents/${documentId}/sections/${key}/lend`, { userId })
  await lend('pr.open')
  const { page, context, faults } = await signedInPage(browser, server.url, 'drafter1')
  await noteFirstSight(page)
  await openDraft(page, server.url, documentId)
  const news = page.getByRole('status', { name: fieldVi.newsRegion })
  await news.getByText(fieldVi.lent('Mở đầu')).waitFor()
  await page.locator('.toolbar button').first().waitFor()
  await page.locator('.outline button').first().waitFor()
  const first = await page.evaluate(() => window.atFirst)
  expect(first?.strips).toContain(fieldVi.news)
  expect(await placeOfText(page)).toEqual(first?.place)

  await closeTour(page)
  await news.getByRole('button', { name: fieldVi.read }).click()
  await news.waitFor({ state: 'detached' })
  const before = await placeOfText(page)
  await lend('pr.p1.1')
  await news.getByText(fieldVi.lent('I- Đặc điểm')).waitFor()
  await eventually(() => placeOfText(page)).toEqual(before)
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1504] a strip that does not come over the line keeps the text back for seconds at most', async () => {
  const lead = await signIn(server.url, 'lead')
  const drafter = await signIn(server.url, 'drafter1')
  const me: unknown = await drafter.get('/api/me')
  const userId = stringIn(Reflect.get(Object(me), 'user'), 'id')
  await lead.post(`/api/documents/${documentId}/sections/pr.p1.2/lend`, { userId })
  const { page, context } = await signedInPage(browser, server.url, 'drafter1')
  let asked = 0
  await page.route(/\/assets\/section-news-strip-[\w-]+\.js$/u, () => {
    asked += 1 // and never answered
  })
  await openDraft(page, server.url, documentId)
  expect(asked).toBe(1)
  await context.close()
})

test('[UI1244] a first script that comes after the app asks for nothing any more', async () => {
  const { page, context, faults } = await signedInPage(browser, server.url, 'drafter1')
  const asked: string[] = []
  let lines = 0
  let letCome = () => {}
  const mayCome = new Promise<void>(resolve => {
    letCome = resolve
  })
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  page.on('websocket', line => {
    if (line.url().includes('/sync/')) lines += 1
  })
  await page.route(/\/assets\/early-/u, async route => {
    await mayCome
    await route.continue()
  })
  await page.goto(`${server.url}/documents/${documentId}`, { waitUntil: 'commit' })
  await draftIsOpen(page)
  letCome()
  await page.waitForFunction(() => document.readyState === 'complete') // every script has run
  expect(asked.some(path => path.includes('/assets/early-'))).toBe(true)
  expect(asked.filter(path => path === '/api/me')).toHaveLength(1)
  expect(lines).toBe(1)
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1242] a draft opens although its early line is cut and its early answers fail', async () => {
  const { page, context } = await signedInPage(browser, server.url, 'drafter1', { bypassCSP: true })
  const lines: WebSocketRoute[] = []
  await page.routeWebSocket(/\/sync\//u, line => {
    lines.push(line)
    if (lines.length === 1) void line.close({ code: 1012 })
    else line.connectToServer()
  })
  const failed = new Set<string>()
  await page.route(/\/api\/(?:me|templates\/\w+|documents\/[\w-]+(?:\/rounds)?)$/u, async route => {
    const { pathname } = new URL(route.request().url())
    if (failed.has(pathname)) return route.continue()
    failed.add(pathname)
    return pathname.endsWith('/rounds') ? route.fulfill({ status: 500 }) : route.abort()
  })
  await page.goto(`${server.url}/documents/${documentId}`)
  await draftIsOpen(page)
  expect(lines.length).toBeGreaterThan(1)
  expect(failed).toContain('/api/me')
  await closeTour(page)
  await goToSection(page, 'Mở đầu')
  await page.keyboard.type('Vẫn ghi được.')
  await saved(page)
  await context.close()
})

test('[UI1445] a draft that is open stays on the page when what stands around it cannot be asked for, however often it is asked again', async () => {
  const { page, context } = await signedInPage(browser, server.url, 'drafter1')
  let asked = 0
  await page.route(/\/rounds$/u, route => {
    asked += 1
    return route.abort()
  })
  await openDraft(page, server.url, documentId)
  await page.locator('.draft-middle').evaluate(middle => middle.setAttribute('data-first', ''))
  await eventually(() => asked).toBeGreaterThan(3)
  await page.locator('.draft-middle').waitFor()
  expect(await page.locator('.draft-middle[data-first]').count()).toBe(1)
  await context.close()
})
