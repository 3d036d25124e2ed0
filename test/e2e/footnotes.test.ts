// A footnote on the draft page: put in by key, seen by a colleague, changed after a click, and in the Word file.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { eventually, newReport, personOnDraft, saved } from './draft-page.ts'

let server: ChildServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('[ED61] a footnote is put in by key, shown to a colleague, changed and removed', async () => {
  const report = await newReport(await signIn(server.url, 'drafter1'), 'Báo cáo có chú thích')
  const options = { bypassCSP: true } // axe runs in the page
  const one = await personOnDraft(browser, server.url, 'drafter1', report, options)
  const other = await personOnDraft(browser, server.url, 'drafter2', report)
  const { toolbar } = vi
  await one.page.locator('.vk-empty').first().click()
  await one.page.keyboard.type('Thu ngân sách đạt 12 tỷ đồng')
  await one.page.keyboard.press('Control+Alt+f')
  const dialog = one.page.getByRole('dialog', { name: toolbar.footnote })
  await dialog.getByRole('button', { name: toolbar.footnoteInsert }).click()
  await dialog.getByText(toolbar.footnoteEmpty).waitFor()
  await dialog.getByLabel(toolbar.footnoteWords).fill('Báo cáo số 12-BC/ĐU, ngày 05-02-2025.')
  expect(await graveFaults(one.page)).toEqual([])
  await one.page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await one.page.keyboard.type(', vượt kế hoạch.')
  await saved(one.page)
  await other.page.getByText('1 Báo cáo số 12-BC/ĐU, ngày 05-02-2025.').waitFor()
  await eventually(() => other.page.locator('sup.vk-footnote').getAttribute('data-number')).toBe('1')
  const shots = process.env['SHOTS']
  if (shots) {
    mkdirSync(shots, { recursive: true })
    await one.page.screenshot({ path: join(shots, 'footnote.png') })
  }
  await other.page.locator('sup.vk-footnote').click()
  const change = other.page.getByRole('dialog', { name: toolbar.footnoteChange })
  await change.getByLabel(toolbar.footnoteWords).fill('Báo cáo số 21-BC/ĐU.')
  if (shots) await other.page.screenshot({ path: join(shots, 'footnote-dialog.png') })
  await change.getByRole('button', { name: toolbar.footnoteSave }).click()
  await one.page.getByText('1 Báo cáo số 21-BC/ĐU.').waitFor()
  await one.page.locator('sup.vk-footnote').click()
  await one.page.getByRole('button', { name: toolbar.footnoteRemove }).click()
  await eventually(() => other.page.locator('sup.vk-footnote').count()).toBe(0)
  expect([...one.faults, ...other.faults]).toEqual([])
  await Promise.all([one.context.close(), other.context.close()])
})
