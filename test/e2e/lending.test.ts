// A section in one drafter's hand: lent on the page by the lead, locked with the name for the others, open for whoever has it.

import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldVi } from '../../editor/words/field-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { draftIsOpen, launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { type SignedIn, signIn } from '../support/people.ts'
import { contentOf, newReport, personOnDraft, saved } from './draft-page.ts'

const borrower = 'Lò Thị Mai'

let server: ChildServer
let browser: Browser
let drafter: SignedIn
let report: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  drafter = await signIn(server.url, 'drafter1')
  report = await newReport(drafter, 'Báo cáo chính trị có mục giao riêng')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('[UI1085] [UI1402] the lead lends a section; others see it locked with the name and cannot type there, its holder can', async () => {
  const lead = await personOnDraft(browser, server.url, 'lead', report)
  await lead.page.getByRole('button', { name: /^Mở đầu/u }).click()
  await lead.page.getByRole('tab', { name: vi.panel.guidance }).click()
  await lead.page.getByRole('combobox', { name: vi.loan.to }).click()
  await lead.page.getByRole('option', { name: borrower }).click()
  await lead.page.getByRole('button', { name: vi.loan.lend, exact: true }).click()
  await lead.page.getByText(vi.loan.held(borrower)).waitFor()

  const other = await personOnDraft(browser, server.url, 'drafter2', report)
  await other.page.locator('.outline').getByLabel(vi.loan.outline(borrower)).waitFor()
  await other.page.getByRole('button', { name: /^Mở đầu/u }).click()
  await other.page.keyboard.type('Chen ngang.')
  await other.page.getByText(new RegExp(`giao cho ${borrower} viết`, 'u')).waitFor()
  await other.page.getByRole('button', { name: /^Phương châm/u }).click()
  await other.page.keyboard.type('Đoàn kết.')
  await saved(other.page)

  const holder = await personOnDraft(browser, server.url, 'drafter1', report)
  await holder.page.getByRole('button', { name: /^Mở đầu/u }).click()
  await holder.page.keyboard.type('Người được giao viết.')
  await saved(holder.page)
  const { raw } = await contentOf(drafter, report)
  expect([
    raw.includes('Chen ngang'),
    raw.includes('Đoàn kết.'),
    raw.includes('Người được giao viết.'),
  ]).toEqual([false, true, true])
  expect([...lead.faults, ...other.faults, ...holder.faults]).toEqual([])

  const told = holder.page.getByRole('status', { name: fieldVi.newsRegion })
  await told.getByText(fieldVi.lent('Mở đầu')).waitFor()
  await told.getByRole('button', { name: fieldVi.read }).click()
  await told.waitFor({ state: 'detached' })

  await lead.page.getByRole('button', { name: vi.loan.takeBack }).click()
  await other.page.locator('.outline').getByLabel(vi.loan.outline(borrower)).waitFor({ state: 'detached' })
  await told.getByText(fieldVi.back('Mở đầu')).waitFor()
  await told.getByRole('button', { name: fieldVi.read }).click()
  await holder.page.reload()
  await draftIsOpen(holder.page)
  expect(await told.count()).toBe(0)
  for (const { context } of [lead, other, holder]) await context.close()
})
