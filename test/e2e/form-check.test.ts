// The form of Word files on the pages: a file of anybody's on the list, one's own after it was taken; axe finds nothing serious.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { caretAtEndOf, launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { docxFile, para, run } from '../support/docx-file.ts'
import { signIn } from '../support/people.ts'
import {
  blocksOnPage,
  newReport,
  personOnDraft,
  sampleReport,
  saved,
  signedInPage,
  takeWordFile,
} from './draft-page.ts'

let server: ChildServer
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'vankien-form-'))
const words = vi.formCheck
const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('[UI1020] on the list anybody has a file checked: departures by weight, with place and source, to copy; another profile checks again', async () => {
  const { context, page } = await signedInPage(browser, server.url, 'member1', { bypassCSP: true })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(server.url)
  await page.getByRole('button', { name: words.open }).click()
  const dialog = page.getByRole('dialog', { name: words.title })
  await dialog.getByText(words.dropHint).waitFor()
  expect(await graveFaults(page)).toEqual([])
  const input = dialog.locator('input[type=file]')
  await input.setInputFiles({ name: 'thư.docx', mimeType, buffer: Buffer.from('Đây không phải tệp Word') })
  await dialog.getByRole('alert').getByText('Đây không phải tệp Word', { exact: false }).waitFor()

  const file = docxFile(para(run('ĐẢNG CỘNG SẢN VIỆT NAM')) + para(run('Số: 5-BC/ĐU')))
  await input.setInputFiles({ name: 'báo cáo.docx', mimeType, buffer: Buffer.from(file) })
  await dialog.getByText('“Số: 5-BC/ĐU”').waitFor()
  await dialog.getByRole('heading', { name: words.severities.must }).waitFor()
  expect(await dialog.getByText(words.unverifiedProfile).count()).toBe(0)
  expect(await graveFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: words.copy }).click()
  await page.getByText(words.copied).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('“Số 05-BC/ĐU”')

  await dialog.getByRole('combobox', { name: words.profile }).click()
  await page.getByRole('option', { name: /05-HD/u }).click()
  await dialog.getByText(words.unverifiedProfile).waitFor()
  await dialog.getByText('“Số: 5-BC/ĐU”').waitFor()
  expect(await dialog.getByText(words.unverified, { exact: true }).count()).toBeGreaterThan(5)
  await dialog.getByRole('button', { name: words.again }).click()
  await dialog.getByText(words.dropHint).waitFor()
  await context.close()
})

test('[UI1021] a Word file that was taken says how its form departs, and the menu leads to the list; a clean one says so', async () => {
  const report = await sampleReport(await signIn(server.url, 'drafter1'))
  const { context, page } = await personOnDraft(browser, server.url, 'drafter1', report, { bypassCSP: true })
  const clean = readFileSync(await takeWordFile(page, vi.draft.wordClean, folder))
  await page.getByRole('button', { name: vi.draft.word }).click()
  await page.getByRole('menuitem', { name: words.open }).getByText(words.openHint).waitFor()
  await page.getByRole('menuitem', { name: words.open }).click()
  const dialog = page.getByRole('dialog', { name: words.title })
  await dialog.locator('input[type=file]').setInputFiles({ name: 'sạch.docx', mimeType, buffer: clean })
  await dialog.getByText(words.clean).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  const line =
    (await blocksOnPage(page)).find(
      (text, _, all) => text.length > 60 && all.indexOf(text) === all.lastIndexOf(text),
    ) ?? ''
  await caretAtEndOf(page, line)
  await page.keyboard.type(' Độc lập - Tự do - Hạnh phúc')
  await saved(page)
  await takeWordFile(page, vi.draft.wordClean, folder)
  await page.getByRole('button', { name: vi.draft.word }).click()
  await page.getByRole('menuitem', { name: words.open }).getByText('1 điểm cần xem', { exact: false }).click()
  await dialog.getByText('Dòng không có trong văn bản của Đảng').waitFor()
  await context.close()
})

test('[UI1448] a file that is chosen before the profiles have come is checked once they are there', async () => {
  const report = await newReport(await signIn(server.url, 'drafter1'), 'Báo cáo sạch')
  const { context, page } = await personOnDraft(browser, server.url, 'drafter1', report)
  const clean = readFileSync(await takeWordFile(page, vi.draft.wordClean, folder))
  let letCome = () => {}
  const mayCome = new Promise<void>(resolve => {
    letCome = resolve
  })
  await page.route('**/api/format-profiles', async route => {
    await mayCome
    await route.continue()
  })
  await page.getByRole('button', { name: vi.draft.word }).click()
  await page.getByRole('menuitem', { name: words.open }).click()
  const dialog = page.getByRole('dialog', { name: words.title })
  await dialog.locator('input[type=file]').setInputFiles({ name: 'sạch.docx', mimeType, buffer: clean })
  await dialog.getByText(words.working).waitFor()
  await dialog.getByRole('button', { name: vi.act.cancel }).click()
  await dialog.getByText(words.cancelled).waitFor()
  await dialog.locator('input[type=file]').setInputFiles({ name: 'sạch.docx', mimeType, buffer: clean })
  await dialog.getByText(words.working).waitFor()
  letCome()
  await dialog.getByText(words.clean).waitFor()
  await context.close()
})
