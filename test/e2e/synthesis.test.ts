// The synthesis of opinions as a document, in a browser: made from the table, written in by who compiles, brought up to date.

import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../../editor/words/en.ts'
import { gatesVi } from '../../editor/words/gates-vi.ts'
import { synthesisVi } from '../../editor/words/synthesis-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser, textOnPage } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { type SignedIn, signIn } from '../support/people.ts'
import { contentOf, eventually, sampleReport, saved, signedInPage } from './draft-page.ts'
import { openOpinions } from './opinions-page.ts'

const pictures = process.env['SYNTHESIS_PICTURES']
let server: ChildServer
let browser: Browser
let report: string
let member: SignedIn

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  member = await signIn(server.url, 'member1')
  report = await sampleReport(member)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const give = (body: string) =>
  member.post(`/api/documents/${report}/opinions`, {
    id: randomUUID(),
    kind: 'general',
    severity: 'minor',
    body,
  })
const look = async (page: Page, name: string) => {
  expect(await graveFaults(page)).toEqual([])
  if (!pictures) return
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `${pictures}/${name}-${width}.png` })
  }
  await page.setViewportSize({ width: 1280, height: 720 })
}
const beginItem = (page: Page, words: typeof vi.consolidation) =>
  page.getByRole('menuitem', { name: words.beginSynthesis })

test('[UI1420] who compiles makes the synthesis from the table, names it, and writes in it; what came since is added in the tab of checks', async () => {
  const { page, context, api, faults } = await signedInPage(browser, server.url, 'compiler', {
    bypassCSP: true,
  })
  await openOpinions(page, server.url, report)
  await page.getByRole('button', { name: vi.consolidation.report }).click()
  await look(page, 'menu-vi')
  await beginItem(page, vi.consolidation).click()
  const dialog = page.getByRole('dialog', { name: synthesisVi.beginTitle })
  await dialog.getByLabel(synthesisVi.title).fill('')
  await dialog.getByRole('button', { name: synthesisVi.begin }).click()
  await dialog.getByText(synthesisVi.titleMissing).waitFor()
  await dialog.getByLabel(synthesisVi.title).fill('Tổng hợp ý kiến đợt này')
  await look(page, 'dialog-vi')
  await dialog.getByRole('button', { name: synthesisVi.begin }).click()
  const text = page.locator(textOnPage)
  await text.getByText('Khái quát việc lấy ý kiến').waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const numbers = [...(await contentOf(api, id)).raw.matchAll(/YK-(\d+)/gu)].map(([, number]) => number)
  expect(new Set(numbers).size).toBeGreaterThan(5)
  await text.getByText('Góp ý chung', { exact: true }).click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Home')
  await page.keyboard.type('Chúng tôi ghi lại đủ. ')
  await saved(page)

  await give('Góp ý đến sau khi đã lập báo cáo.')
  await page.getByRole('tab', { name: vi.panel.gates }).click()
  const gate = page.getByRole('button', { name: new RegExp(gatesVi.names.synthesis, 'u') })
  await gate.getByText(gatesVi.states.fails).waitFor()
  await page.getByText(synthesisVi.moved('1', '0')).waitFor()
  await look(page, 'checks-vi')
  await page.getByRole('button', { name: synthesisVi.update }).click()
  await text.getByText('“Góp ý đến sau khi đã lập báo cáo.”').first().waitFor()
  await gate.getByText(gatesVi.states.passes).waitFor()
  await eventually(async () => (await contentOf(api, id)).blocks.join('\n')).toContain(
    'Chúng tôi ghi lại đủ. ',
  )
  await page.getByText(synthesisVi.same).waitFor()
  await page.getByRole('link', { name: /^Báo cáo chính trị/u }).click()
  await page.getByRole('button', { name: vi.consolidation.report }).click()
  await beginItem(page, vi.consolidation).click()
  await page.getByRole('link', { name: 'Tổng hợp ý kiến đợt này' }).waitFor()
  await look(page, 'made-vi')
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1421] the menu offers the synthesis to who may begin one, in their language', async () => {
  const lead = await signedInPage(browser, server.url, 'lead', { bypassCSP: true })
  await lead.page.addInitScript(() => localStorage.setItem('vankien.language', 'en'))
  await lead.page.goto(`${server.url}/documents/${report}/opinions`)
  await lead.page.getByRole('button', { name: en.consolidation.report }).click()
  await beginItem(lead.page, en.consolidation).click()
  await lead.page.getByRole('dialog').getByRole('textbox').waitFor()
  await look(lead.page, 'dialog-en')
  await lead.context.close()
  const clerk = await signedInPage(browser, server.url, 'clerk')
  await openOpinions(clerk.page, server.url, report)
  await clerk.page.getByRole('button', { name: vi.consolidation.report }).click()
  await clerk.page.getByRole('menuitem', { name: vi.consolidation.reportSynthesis }).waitFor()
  expect(await beginItem(clerk.page, vi.consolidation).count()).toBe(0)
  await clerk.context.close()
})
