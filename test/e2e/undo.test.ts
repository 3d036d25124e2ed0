// Taking a decision back on the draft page and in the table, with the words that it brought into the text.

import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpinionList } from '#model/api.ts'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { undoVi } from '../../editor/words/undo-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { launchBrowser, selectWords, textOnPage } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { type SignedIn, signIn } from '../support/people.ts'
import { card, contentOf, eventually, inFocus, personOnDraft, sampleReport } from './draft-page.ts'

let server: ChildServer
let browser: Browser
let report: string
let lead: SignedIn

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  lead = await signIn(server.url, 'lead')
  report = await sampleReport(lead)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('[UI1340] by keyboard: an accepted proposal is undone, the text is as it was; in the text Ctrl+Z stays the text’s', async () => {
  const quote = 'cho búp ngon, bán được giá'
  const name = await give({ quote, proposedText: 'cho búp thơm, bán được giá' })
  const { page, context, faults } = await personOnDraft(browser, server.url, 'lead', report)
  const before = (await contentOf(lead, report)).blocks
  const acceptByKeys = async () => {
    await inFocus(page, name)
    await page.keyboard.press('Control+Alt+A')
    await page.locator('.decide textarea:focus').waitFor()
    await page.keyboard.press('Control+Enter')
    await eventually(async () => (await opinionNamed(name)).implementation).toBe('done')
    await page.getByText(vi.opinions.placedTold(name)).waitFor()
    await page.locator('li.card[data-focused]').waitFor({ state: 'detached' })
    expect((await contentOf(lead, report)).blocks.join()).toContain('cho búp thơm, bán được giá')
  }
  await acceptByKeys()
  await page.locator(textOnPage).click()
  await page.keyboard.press('Control+Z')
  expect((await opinionNamed(name)).status).toBe('accepted')
  await page.keyboard.press('Control+Alt+Z')
  await eventually(async () => (await opinionNamed(name)).status).toBe('open')
  await page.getByText(undoVi.wordsBack(name)).first().waitFor()
  await eventually(() => focusedName(page)).toBe(name)
  expect((await contentOf(lead, report)).blocks).toEqual(before)
  await acceptByKeys()
  await page.keyboard.press('Control+Z')
  await eventually(async () => (await opinionNamed(name)).status).toBe('open')
  await page.locator('.told').getByText(undoVi.wordsBack(name)).first().waitFor()
  expect((await contentOf(lead, report)).blocks).toEqual(before)
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1341] a decision is undone on its card; words that were changed since are told and led to; the table undoes it too', async () => {
  const quote = 'Ba hợp tác xã chè thành lập'
  const name = await give({ quote, proposedText: 'Bốn hợp tác xã chè thành lập' })
  const { id } = await opinionNamed(name)
  const { page, context, faults } = await personOnDraft(browser, server.url, 'lead', report)
  await inFocus(page, name)
  await page.locator('[data-focused] [data-answer="accepted"]').click()
  await card(page, name).getByRole('button', { name: vi.opinions.confirm }).click()
  await eventually(async () => (await opinionNamed(name)).implementation).toBe('done')
  // The page has settled: its words are there, and no card leaves the list under the pointer any more.
  await page.getByText(vi.opinions.placedTold(name)).waitFor()
  await page.locator('li.card[data-focused]').waitFor({ state: 'detached' })
  const retype = async (from: string, to: string) => {
    await selectWords(page, from)
    await page.keyboard.type(to)
    await eventually(async () => (await contentOf(lead, report)).blocks.join()).toContain(to)
  }
  await retype('Bốn hợp tác xã chè thành lập', 'Bốn hay năm hợp tác xã chè thành lập')
  await showAll(page)
  await inFocus(page, name)
  await card(page, name).getByRole('button', { name: vi.toolbar.undo, exact: true }).click()
  const told = page.locator('.told', { hasText: undoVi.refused(name) })
  await told.getByText('Bốn hay năm hợp tác xã chè thành lập').waitFor()
  expect((await opinionNamed(name)).status).toBe('accepted')
  await told.getByRole('button', { name: undoVi.go }).click()
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('Bốn hay năm hợp tác xã chè')
  await retype('Bốn hay năm hợp tác xã chè thành lập', 'Bốn hợp tác xã chè thành lập')
  const number = Number(name.slice(-3))
  await page.goto(`${server.url}/documents/${report}/opinions?status=all&yk=${number}`)
  await page.locator('aside.detail').getByRole('button', { name: vi.toolbar.undo, exact: true }).click()
  await page.locator('.told').getByText(undoVi.wordsBack(name)).waitFor()
  expect((await opinions()).find(one => one.id === id)?.status).toBe('open')
  expect((await contentOf(lead, report)).blocks.join()).toContain(quote)
  expect(faults).toEqual([])
  await context.close()
})

async function opinions(): Promise<readonly Opinion[]> {
  return ((await lead.get(`/api/documents/${report}/opinions`)) as OpinionList).items
}

async function opinionNamed(name: string): Promise<Opinion> {
  const found = (await opinions()).find(({ number }) => opinionName(number) === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

/** A member gives a proposal by program. @returns its name */
async function give({
  quote,
  proposedText,
}: {
  readonly quote: string
  readonly proposedText: string
}): Promise<string> {
  const member = await signIn(server.url, 'member1')
  const id = crypto.randomUUID()
  const said = { id, kind: 'replace', severity: 'minor', body: 'Đề nghị sửa.', sectionKey: 'pr.p1.1' }
  await member.post(`/api/documents/${report}/opinions`, { ...said, anchor: { quote }, proposedText })
  const found = (await opinions()).find(one => one.id === id)
  return opinionName(found?.number ?? 0)
}

async function showAll(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: vi.opinions.filterStatus }).click()
  await page.getByRole('option', { name: vi.opinions.all, exact: true }).click()
}

function focusedName(page: Page): Promise<string> {
  return page.locator('li.card[data-focused] .card-name').innerText()
}
