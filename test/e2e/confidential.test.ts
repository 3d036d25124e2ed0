// A document for those who deal with personnel, begun on the page.

import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { draftIsOpen, launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { itemsIn, signIn, stringIn } from '../support/people.ts'
import { signedInPage } from './draft-page.ts'

let server: ChildServer
let browser: Browser
const shots = process.env['SHOTS']

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('[UI1106] the secretary begins a document for personnel alone, is told who will see it, and drafters never learn of it', async () => {
  const { page, context } = await signedInPage(browser, server.url, 'secretary', { bypassCSP: true })
  await page.goto(server.url)
  await page.getByRole('button', { name: vi.list.begin }).click()
  const dialog = page.getByRole('dialog', { name: vi.begin.title })
  const choice = dialog.getByRole('radio', { name: vi.begin.accesses.personnel })
  await dialog.getByText(vi.begin.accessHints.personnel).waitFor()
  expect(await dialog.getByRole('radio', { name: vi.begin.accesses.unit }).isChecked()).toBe(true)
  await dialog.getByLabel(vi.begin.name).fill('Đề án nhân sự nhiệm kỳ tới')
  await choice.check()
  expect(await graveFaults(page)).toEqual([])
  if (shots) await page.screenshot({ path: `${shots}/begin-confidential.png` })
  await dialog.getByRole('button', { name: vi.begin.submit }).click()
  await draftIsOpen(page)
  await page.getByText(vi.begin.confidential, { exact: true }).waitFor()
  expect(await graveFaults(page)).toEqual([])
  if (shots) await page.screenshot({ path: `${shots}/draft-confidential.png` })
  await page.goto(server.url)
  const row = page.getByRole('row').filter({ hasText: 'Đề án nhân sự nhiệm kỳ tới' })
  await row.getByText(vi.begin.confidential, { exact: true }).waitFor()
  if (shots) await page.screenshot({ path: `${shots}/list-confidential.png` })
  const drafter = await signIn(server.url, 'drafter1')
  const seen = itemsIn(await drafter.get('/api/documents')).map(document => stringIn(document, 'title'))
  expect(seen).not.toContain('Đề án nhân sự nhiệm kỳ tới')
  await context.close()
})

test('[UI1106] who may begin ordinary documents alone is not asked', async () => {
  const { page, context } = await signedInPage(browser, server.url, 'drafter1')
  await page.goto(server.url)
  await page.getByRole('button', { name: vi.list.begin }).click()
  const dialog = page.getByRole('dialog', { name: vi.begin.title })
  await dialog.getByRole('button', { name: vi.begin.submit }).waitFor()
  expect(await dialog.getByRole('radio').count()).toBe(0)
  await context.close()
})
