// The page of the front matter in Chromium: form and preview, saving, leaving with unsaved changes, and axe.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusals } from '#model/refusal.ts'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { type SignedIn, signIn } from '../support/people.ts'
import { closeTour, eventually, newReport, signedInPage } from './draft-page.ts'

let server: ChildServer
let browser: Browser
let drafter: SignedIn

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  drafter = await signIn(server.url, 'drafter1')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const words = vi.frontMatter
const sheet = (page: Page) => page.locator('.fm-sheet')
const dialog = (page: Page) => page.getByRole('dialog', { name: words.leaveTitle })
const open = async (page: Page, id: string) => {
  await page.goto(`${server.url}/documents/${id}/front-matter`)
  await sheet(page).waitFor()
}

const fromMenu = async (page: Page) => {
  await page.getByRole('button', { name: vi.draft.word }).click()
  await page.getByRole('menuitem', { name: words.open }).click()
  await sheet(page).waitFor()
}

test('[UI1030] from the menu of files to the form; what is typed stands on the page at once, and stays when it is saved', async () => {
  const id = await newReport(drafter, 'Báo cáo có thể thức')
  const { context, page } = await signedInPage(browser, server.url, 'clerk', { bypassCSP: true })
  await page.goto(`${server.url}/documents/${id}`)
  await closeTour(page)
  await fromMenu(page)
  await page.getByText(words.defaults).waitFor()
  await page.getByText(words.numberLater).waitFor()
  expect(await sheet(page).textContent()).toContain('ĐẢNG CỘNG SẢN VIỆT NAM')
  await page.getByLabel(words.signer).fill('Nguyễn Văn Dũng')
  await page.getByLabel(words.date, { exact: true }).fill('31/02/2026')
  await page.getByText(words.dateWrong).waitFor()
  await page.getByLabel(words.date, { exact: true }).fill('5/2/2026')
  await eventually(() => sheet(page).textContent()).toContain('ngày 05 tháng 02 năm 2026')
  await page.getByLabel(words.recipients).fill('Ban Thường vụ Tỉnh ủy\nLưu Văn phòng')
  await eventually(() => sheet(page).textContent()).toContain('- Lưu Văn phòng.')
  await page.getByRole('combobox', { name: words.level }).click()
  await page.getByRole('option', { name: 'Đại hội', exact: true }).click()
  await eventually(() => sheet(page).textContent()).toContain('T/M ĐOÀN CHỦ TỊCH')
  await page.getByRole('button', { name: words.save, exact: true }).click()
  await page.getByText(words.saved).waitFor()
  await page.reload()
  await eventually(() => sheet(page).textContent()).toContain('Nguyễn Văn Dũng')
  expect(await sheet(page).textContent()).toContain('NHIỆM KỲ 2025 - 2030')
  await context.close()
})

test('[UI1031] leaving with unsaved changes asks first, and the browser’s back keeps them; what somebody else saved meanwhile is said', async () => {
  const id = await newReport(drafter, 'Báo cáo sửa dở')
  const { context, page, api } = await signedInPage(browser, server.url, 'clerk', { bypassCSP: true })
  await page.goto(`${server.url}/documents/${id}`)
  await closeTour(page)
  await fromMenu(page)
  await page.getByLabel(words.signer).fill('Người ký thử')
  await page.getByText(words.unsaved).waitFor()
  await page.getByRole('link', { name: vi.documentTabs.draft, exact: true }).click()
  await dialog(page).getByRole('button', { name: words.stay }).click()
  await page.goBack()
  await page.getByText(words.kept).waitFor()
  await page.goForward()
  await page.getByText(words.unsaved).waitFor()
  expect(await page.getByLabel(words.signer).inputValue()).toBe('Người ký thử')
  const path = `/api/documents/${id}/front-matter`
  const now = Object(await api.get(path))
  const { number: _number, ...record } = Reflect.get(now, 'frontMatter')
  await api.post(path, { ...record, post: 'PHÓ BÍ THƯ', expectedSeq: Reflect.get(now, 'seq') })
  await page.getByRole('button', { name: words.save, exact: true }).click()
  await page.getByText(words.conflict).waitFor()
  await page.getByRole('button', { name: words.takeTheirs }).click()
  await eventually(() => sheet(page).textContent()).toContain('PHÓ BÍ THƯ')
  await page.getByLabel(words.signer).fill('Người ký khác')
  await page.getByRole('link', { name: vi.documentTabs.draft, exact: true }).click()
  await dialog(page).getByRole('button', { name: words.leave }).click()
  await page.waitForURL(`${server.url}/documents/${id}`)
  await context.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI1032] axe finds nothing serious on the page of the front matter in ${colorScheme}; whoever may not change it reads it`, async () => {
    const id = await newReport(drafter, `Báo cáo để xem ${colorScheme}`)
    const options = { bypassCSP: true, colorScheme }
    const { context, page } = await signedInPage(browser, server.url, 'clerk', options)
    await open(page, id)
    expect(await graveFaults(page)).toEqual([])
    const pictures = process.env['PICTURES']
    for (const width of pictures ? [1280, 1920] : []) {
      await page.setViewportSize({ width, height: width === 1280 ? 720 : 1080 })
      await page.screenshot({ path: `${pictures}/front-matter-${colorScheme}-${width}.png` })
    }
    await context.close()
    const reader = await signedInPage(browser, server.url, 'member1', options)
    await open(reader.page, id)
    await reader.page.getByText(words.readOnly).waitFor()
    expect(await reader.page.getByRole('button', { name: words.save, exact: true }).count()).toBe(0)
    await reader.context.close()
  })
}

test('[UI1034] the clerk takes the next number at one press, gives it back after a question, and is told when one typed by hand is taken', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vankien-numbers-'))
  const before = await startServer({ dataDir })
  const drafting = await signIn(before.url, 'drafter1')
  const ids = [await newReport(drafting, 'Báo cáo một'), await newReport(drafting, 'Báo cáo hai')]
  await before.stop()
  // The way to adoption is long and has tests of its own.
  const database = new Database(join(dataDir, 'vankien.sqlite'))
  for (const id of ids) database.prepare(`UPDATE documents SET stage = 'adopted' WHERE id = ?`).run(id)
  database.close()
  const numbered = await startServer({ dataDir })
  const { context, page } = await signedInPage(browser, numbered.url, 'clerk', { bypassCSP: true })
  const [one = '', two = ''] = ids
  await page.goto(`${numbered.url}/documents/${one}/front-matter`)
  await page.getByRole('button', { name: words.take('01') }).click()
  await page.getByText(words.taken('01')).waitFor()
  await eventually(() => sheet(page).textContent()).toContain('Số 01-BC/ĐU')
  await page.goto(`${numbered.url}/documents/${two}/front-matter`)
  await page.getByRole('button', { name: words.take('02') }).waitFor()
  await page.getByRole('button', { name: words.takeOther }).click()
  await page.getByLabel(words.otherLabel).fill('1')
  await page.getByRole('button', { name: words.otherSubmit, exact: true }).click()
  await page.getByText(refusals['number-taken'].vi).waitFor()
  await page.getByLabel(words.otherLabel).fill('07')
  await page.getByRole('button', { name: words.otherSubmit, exact: true }).click()
  await eventually(() => sheet(page).textContent()).toContain('Số 07-BC/ĐU')
  await page.getByRole('button', { name: words.giveBack, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: words.giveBackSubmit, exact: true }).click()
  await page.getByText(words.noNumber).waitFor()
  await context.close()
  await numbered.stop()
  rmSync(dataDir, { recursive: true, force: true })
})
