// Opinions read back from Word on the draft page: chosen, confirmed, reported, by keyboard too; axe finds nothing serious.

import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { commented, docxFile, inserted, para, run } from '../support/docx-file.ts'
import { signIn, stringIn } from '../support/people.ts'
import { personOnDraft, sampleReport } from './draft-page.ts'

let server: ChildServer
let browser: Browser
let report: string
const words = vi.wordImport
const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  report = await sampleReport(await signIn(server.url, 'drafter1'))
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('[WR50] the clerk chooses a Word file, confirms, and reads what became of it; a wrong file says why', async () => {
  const { context, page } = await personOnDraft(browser, server.url, 'clerk', report, { bypassCSP: true })
  await page.getByRole('button', { name: vi.draft.word }).click()
  await page.getByRole('menuitem', { name: words.open }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(words.drop).waitFor()
  expect(await graveFaults(page)).toEqual([])
  const input = dialog.locator('input[type=file]')

  await input.setInputFiles({ name: 'thư.docx', mimeType, buffer: Buffer.from('Đây không phải tệp Word') })
  await dialog.getByRole('button', { name: words.confirm }).press('Enter')
  await dialog.getByRole('alert').getByText('Đây không phải tệp Word', { exact: false }).waitFor()

  const file = docxFile(
    para(commented(0, run('Câu này không có trong văn kiện nào cả.'))) +
      para(run('Cũng không. '), inserted('Thêm.')),
    [
      { id: 0, text: 'Bỏ câu này.', author: 'Chi bộ Bến Gốm' },
      { id: 1, text: 'Đồng ý.', replyTo: 0 },
    ],
  )
  await input.setInputFiles({ name: 'Chi bộ Bến Gốm.docx', mimeType, buffer: Buffer.from(file) })
  await dialog.getByText('Chi bộ Bến Gốm.docx').waitFor()
  expect(await graveFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: words.confirm }).press('Enter')
  await dialog.getByText(words.made('1', '1', '1')).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: words.done }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page
    .locator('.opinions-top')
    .getByText(/^Không có chỗ \d+$/u)
    .click()
  await page.getByText('Bỏ câu này.').first().waitFor()
  await context.close()
})

test('[WF145] what was sent is found from the report and from the menu, and saved as it was', async () => {
  const { context, page } = await personOnDraft(browser, server.url, 'compiler', report, { bypassCSP: true })
  const own = vi.originals
  await page.getByRole('button', { name: vi.draft.word }).click()
  await page.getByRole('menuitem', { name: words.open }).click()
  const dialog = page.getByRole('dialog')
  const file = docxFile(para(run('Không có ghi chú nào.')))
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'Đoàn xã.docx', mimeType, buffer: Buffer.from(file) })
  await dialog.getByRole('button', { name: words.confirm }).press('Enter')
  await dialog.getByText(own.kept).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: own.open }).press('Enter')
  const saving = dialog.getByRole('button', { name: own.saveOf('Đoàn xã.docx') })
  await saving.waitFor()
  expect(await graveFaults(page)).toEqual([])
  const [saved] = await Promise.all([page.waitForEvent('download'), saving.press('Enter')])
  expect(saved.suggestedFilename()).toBe('Đoàn xã.docx')
  expect(readFileSync(await saved.path())).toEqual(Buffer.from(file))
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  await page.route('**/originals', route => route.abort())
  await page.getByRole('button', { name: vi.draft.word }).click()
  await page.getByRole('menuitem', { name: own.open }).click()
  await dialog.getByText(own.failed).waitFor()
  await page.unroute('**/originals')
  await dialog.getByRole('button', { name: vi.act.retry }).click()
  await saving.waitFor()
  await context.close()
})

test('[WF146] a document that came from no file says so', async () => {
  const lead = await signIn(server.url, 'lead')
  const { unitId, templateId } = (await lead.get(`/api/documents/${report}`)) as Record<string, string>
  const empty = stringIn(await lead.post('/api/documents', { unitId, templateId, title: 'Trống' }), 'id')
  const { context, page } = await personOnDraft(browser, server.url, 'lead', empty)
  await page.getByRole('button', { name: vi.draft.word }).click()
  await page.getByRole('menuitem', { name: vi.originals.open }).click()
  await page.getByRole('dialog').getByText(vi.originals.none).waitFor()
  await context.close()
})

test('[WR51] who may not give opinions for others is not offered the import', async () => {
  const { context, page } = await personOnDraft(browser, server.url, 'lead', report)
  await page.getByRole('button', { name: vi.draft.word }).click()
  await page.getByRole('menuitem', { name: vi.draft.wordReview }).waitFor()
  expect(await page.getByRole('menuitem', { name: words.open }).count()).toBe(0)
  await context.close()
})
