// History and versions in Chromium: who did what when, narrowed and taken as a table; a version brought back under an open page.

import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { historyVi } from '../../editor/words/history-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { caretAtEndOf, launchBrowser, openDraft, textOnPage } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { foreignWords } from '../support/vietnamese.ts'
import { closeTour, openTab, sampleReport, signedInPage } from './draft-page.ts'

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

const open = async (page: Page, query = '') => {
  await page.goto(`${server.url}/documents/${report}/history${query}`)
  await rows(page).first().waitFor()
}
const rows = (page: Page) => page.getByRole('region', { name: historyVi.list }).getByRole('listitem')

/** Pictures for whoever looks, with `PICTURES=folder`. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES']
  for (const width of folder ? [1280, 1920] : []) {
    await page.setViewportSize({ width, height: width === 1280 ? 720 : 1080 })
    await page.screenshot({ path: `${folder}/${name}-${width}.png` })
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI1053] the history in ${colorScheme}: reached by its tab, its chain checked, in Vietnamese, no serious fault for axe`, async () => {
    const { context, page, faults } = await signedInPage(browser, server.url, 'lead', {
      bypassCSP: true,
      colorScheme,
    })
    await page.goto(`${server.url}/documents/${report}/compare`)
    await page.getByRole('link', { name: vi.documentTabs.history, exact: true }).click()
    await rows(page).first().waitFor()
    await page.getByText(/^Nguyên vẹn: \d+ mục đã kiểm$/u).waitFor()
    expect(await graveFaults(page)).toEqual([])
    expect(foreignWords(await page.locator('body').innerText())).toEqual([])
    await picture(page, `history-${colorScheme}`)
    expect(faults).toEqual([])
    await context.close()
  })
}

test('[UI1053] narrowed by kind it shows fewer, back undoes it, and what is shown is saved as a table', async () => {
  const { context, page } = await signedInPage(browser, server.url, 'lead', { bypassCSP: true })
  await open(page)
  const all = await rows(page).first().getAttribute('aria-setsize')
  await page.getByLabel(historyVi.group).selectOption('stages')
  await page.waitForURL(/group=stages/u)
  const shown = Number(await rows(page).first().getAttribute('aria-setsize'))
  expect(shown).toBeLessThan(Number(all))
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: historyVi.export }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^Báo cáo chính trị.* – lịch sử\.csv$/u)
  const lines = (await readFile((await file.path()) ?? '', 'utf8')).trim().split('\r\n')
  expect(lines.length).toBe(shown + 1)
  await page.goBack()
  await page.getByText(historyVi.all(String(all)), { exact: true }).waitFor()
  await context.close()
})

test('[UI1054] a version is brought back from its tab after a question, and every open page shows it', async () => {
  const lead = await signedInPage(browser, server.url, 'lead', { bypassCSP: true })
  const drafter = await signedInPage(browser, server.url, 'drafter1', { bypassCSP: true })
  await openDraft(lead.page, server.url, report)
  await openDraft(drafter.page, server.url, report)
  await closeTour(drafter.page)
  await closeTour(lead.page)
  await openTab(lead.page, vi.panel.versions)
  await lead.page.getByRole('button', { name: vi.versions.keep }).click()
  await lead.page.getByLabel(vi.versions.name).fill('Bản trước khi gõ')
  await lead.page.getByRole('button', { name: vi.versions.keepDo, exact: true }).click()
  const kept = lead.page.locator('.versions-list li').filter({ hasText: 'Bản trước khi gõ' })
  await kept.waitFor()
  const words = (await drafter.page.locator(`${textOnPage} p`).allInnerTexts()).find(text => text.length > 40)
  await caretAtEndOf(drafter.page, (words ?? '').trim().slice(-20))
  await drafter.page.keyboard.type(' Câu gõ rồi bỏ.')
  await lead.page.locator(textOnPage).getByText('Câu gõ rồi bỏ.').waitFor()
  await kept.getByRole('button', { name: /^Khôi phục/u }).click()
  const dialog = lead.page.getByRole('dialog')
  await dialog.getByText(vi.restore.kept).waitFor()
  expect(await graveFaults(lead.page)).toEqual([])
  await picture(lead.page, 'restore')
  await dialog.getByRole('button', { name: vi.restore.submit, exact: true }).click()
  for (const { page } of [lead, drafter])
    await page.locator(textOnPage).getByText('Câu gõ rồi bỏ.').waitFor({ state: 'detached' })
  await lead.page.locator('.versions-list b', { hasText: 'Trước khi khôi phục “Bản trước khi gõ”' }).waitFor()
  await drafter.page.getByText(vi.save.saved).waitFor()
  expect([...lead.faults, ...drafter.faults]).toEqual([])
  await lead.context.close()
  await drafter.context.close()
})
