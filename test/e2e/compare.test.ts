// The compare page in Chromium: from the versions' tab to the changes, by keyboard, in both layouts, and as a Word file.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { itemsIn, signIn, stringIn } from '../support/people.ts'
import { saveDownload } from './download.ts'
import { sampleReport, signedInPage } from './draft-page.ts'

let server: ChildServer
let browser: Browser
let report: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  report = await sampleReport(await signIn(server.url, 'drafter1'))
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const place = (page: Page) => page.getByRole('heading', { name: /^Thay đổi \d+ \/ \d+$/u })
const open = async (page: Page, query = '') => {
  await page.goto(`${server.url}/documents/${report}/compare${query}`)
  await page.locator('.compare-sheet').waitFor()
}

test('[UI1000] the keys n and p go from change to change, and the words struck and added stand level', async () => {
  const { context, page } = await signedInPage(browser, server.url, 'lead', { bypassCSP: true })
  await open(page)
  const changes = page.getByRole('complementary', { name: vi.compare.changes }).getByRole('listitem')
  const count = await changes.count()
  expect(count).toBeGreaterThan(1)
  await page.keyboard.press('n')
  expect(await place(page).textContent()).toBe(vi.compare.place('1', String(count)))
  await page.keyboard.press('p')
  expect(await place(page).textContent()).toBe(vi.compare.place(String(count), String(count)))
  const row = page.locator('.compare-row[data-current]')
  expect(await row.count()).toBe(1)
  expect(await row.evaluate(one => one.getBoundingClientRect().top < innerHeight)).toBe(true)
  expect(await page.locator('.compare-row > div:first-child ins').count()).toBe(0)
  expect(await page.locator('.compare-row > div:last-child del').count()).toBe(0)
  await page.getByText(vi.compare.one, { exact: true }).click()
  await page.locator('.compare-sheet[data-layout="one"]').waitFor()
  expect(await page.locator('.compare-row del').count()).toBeGreaterThan(0)
  await context.close()
})

test('[UI1001] the comparison is taken as a Word file; two versions that agree say so', async () => {
  const { context, page } = await signedInPage(browser, server.url, 'lead', { bypassCSP: true })
  await open(page)
  const folder = mkdtempSync(join(tmpdir(), 'vankien-compare-'))
  const file = await saveDownload(page, folder, () =>
    page.getByRole('button', { name: vi.compare.word }).click(),
  )
  expect(file).toContain('so sánh.docx')
  rmSync(folder, { recursive: true, force: true })
  await page.getByLabel(vi.compare.before).selectOption('current')
  await page.getByText(vi.compare.nothing).waitFor()
  await context.close()
})

test('[UI1002] the versions’ tab leads to the comparison; a document without versions says how to keep one', async () => {
  const { context, page } = await signedInPage(browser, server.url, 'lead', { bypassCSP: true })
  const lead = await signIn(server.url, 'lead')
  const begun = await lead.post('/api/documents', {
    unitId: stringIn(itemsIn(await lead.get('/api/documents'))[0], 'unitId'),
    templateId: 'political_report',
    title: 'Báo cáo chưa có phiên bản',
  })
  const id = stringIn(begun, 'id')
  await page.goto(`${server.url}/documents/${id}/compare`)
  await page.getByText(vi.compare.none).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await page.goto(`${server.url}/documents/${report}`)
  await page.getByRole('link', { name: vi.compare.tab, exact: true }).click()
  await page.locator('.compare-sheet').waitFor()
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI1003] axe finds nothing serious on the compare page in ${colorScheme}`, async () => {
    const options = { bypassCSP: true, colorScheme }
    const { context, page } = await signedInPage(browser, server.url, 'lead', options)
    await open(page)
    await page.keyboard.press('n')
    expect(await graveFaults(page)).toEqual([])
    const pictures = process.env['PICTURES']
    for (const width of pictures ? [1280, 1920] : []) {
      await page.setViewportSize({ width, height: width === 1280 ? 720 : 1080 })
      await page.screenshot({ path: `${pictures}/compare-${colorScheme}-${width}.png` })
    }
    await context.close()
  })
}
