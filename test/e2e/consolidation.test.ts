// A consultation from its opening to its answers, in a browser: round, answers, table by keyboard, groups, one answer for many.

import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isUnassigned } from '#model/group.ts'
import { type Balance, decisions, type Opinion } from '#model/opinion.ts'
import { vi } from '../../editor/words/vi.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { itemsIn, type SignedIn, signIn } from '../support/people.ts'
import { closeTour, eventually, sampleReport, signedInPage } from './draft-page.ts'
import { banner, detail, openOpinions, row, table } from './opinions-page.ts'

let server: ChildServer
let browser: Browser
let report: string
let compiler: SignedIn

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  compiler = await signIn(server.url, 'compiler')
  report = await sampleReport(compiler)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function opinions(): Promise<{ readonly items: readonly Opinion[]; readonly balance: Balance }> {
  const body = await compiler.get(`/api/documents/${report}/opinions`)
  return body as { items: Opinion[]; balance: Balance } // checked by the server's own schema
}

function sumOf(balance: Balance): number {
  return [...decisions, 'open' as const, 'withdrawn' as const].reduce(
    (sum, status) => sum + balance[status],
    0,
  )
}

test('[UI952] the secretary opens a round on the page; who is asked sees it on the draft and in the list, and answers', async () => {
  const secretary = await signedInPage(browser, server.url, 'secretary')
  const { page } = secretary
  await openOpinions(page, server.url, report)
  await page.getByRole('button', { name: vi.rounds.open, exact: true }).click()
  await page.getByRole('button', { name: vi.rounds.begin }).click()
  const dialog = page.getByRole('dialog', { name: /^Mở đợt lấy ý kiến \d/u })
  await dialog.getByRole('button', { name: vi.rounds.openDo }).click()
  await dialog.getByText(vi.rounds.audienceMissing).waitFor()
  await dialog.getByRole('button', { name: vi.rounds.allPeople }).click()
  await dialog.getByRole('button', { name: vi.rounds.openDo }).click()
  await dialog.waitFor({ state: 'detached' })
  const drawer = page.getByRole('dialog', { name: vi.rounds.drawer })
  await drawer.getByText(vi.rounds.phases.open).waitFor()

  const member = await signedInPage(browser, server.url, 'member2')
  await member.page.goto(`${server.url}/rounds`)
  const asked = member.page.getByRole('listitem').filter({ hasText: /^Báo cáo chính trị/u })
  await asked.getByRole('button', { name: vi.rounds.noOpinion }).waitFor()
  await asked.getByRole('link', { name: vi.rounds.give }).click()
  await closeTour(member.page)
  await banner(member.page)
    .getByText(/còn \d+ ngày/u)
    .waitFor()
  await banner(member.page).getByRole('button', { name: vi.rounds.noOpinion }).click()
  await member.page.getByRole('dialog').getByRole('button', { name: vi.rounds.noOpinionDo }).click()
  await banner(member.page).getByText(vi.rounds.youAnswered).waitFor()

  await drawer.getByText(vi.rounds.noOpinionShort, { exact: true }).waitFor()
  expect([...secretary.faults, ...member.faults]).toEqual([])
  await secretary.context.close()
  await member.context.close()
})

test('[UI953] by keyboard rows are ticked and grouped; the lead answers the group once and every member keeps its row', async () => {
  const before = await opinions()
  const { page, context, faults } = await signedInPage(browser, server.url, 'compiler')
  const waiting = before.items.filter(one => one.status === 'open' && isUnassigned(one))
  const section = waiting.find(
    (one, index) => waiting.findIndex(({ sectionKey }) => sectionKey === one.sectionKey) < index,
  )?.sectionKey
  const some = `?status=open&section=${section ?? ''}`
  await openOpinions(page, server.url, report, `${some}&group=none`)
  await table(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  const ticked = page.getByRole('toolbar', { name: vi.consolidation.ticked('2') })
  await ticked.waitFor()
  await page.keyboard.press('g')
  const editor = page.getByRole('dialog', { name: vi.groups.make })
  await editor.getByLabel(vi.groups.name).fill('Nêu rõ số liệu và trách nhiệm')
  await editor
    .getByRole('button', { name: /^Ghi .+ nổi bật$/u })
    .first()
    .click()
  await editor.getByRole('button', { name: vi.groups.makeDo }).click()
  await editor.waitFor({ state: 'detached' })
  await page.goto(`${server.url}/documents/${report}/opinions${some}&by=group`)
  await table(page).getByText('Nêu rõ số liệu và trách nhiệm').waitFor()
  await context.close()

  const lead = await signedInPage(browser, server.url, 'lead')
  await openOpinions(lead.page, server.url, report, `${some}&by=group`)
  const heading = table(lead.page)
    .getByRole('row', { name: /Nêu rõ số liệu và trách nhiệm/u })
    .first()
  await heading.getByText(vi.consolidation.openGroup).click()
  await lead.page.getByRole('button', { name: vi.groups.answer }).click()
  const answer = lead.page.getByRole('dialog', { name: 'Nêu rõ số liệu và trách nhiệm' })
  await answer.getByRole('button', { name: vi.statusesShort.noted, exact: true }).click()
  await answer.getByRole('button', { name: /^Xác nhận Ghi nhận/u }).click()
  await answer.getByText(vi.opinions.explanationMissing).waitFor()
  await answer
    .getByLabel(vi.detail.explanation, { exact: false })
    .first()
    .fill('Bổ sung khi có số liệu của Kho bạc.')
  await answer.getByRole('button', { name: /^Xác nhận Ghi nhận/u }).click()
  await answer.waitFor({ state: 'detached' })
  const after = await opinions()
  expect(after.items.length).toBe(before.items.length)
  expect(after.balance.noted).toBe(before.balance.noted + 2)
  expect(sumOf(after.balance)).toBe(after.balance.received)
  expect([...faults, ...lead.faults]).toEqual([])
  await lead.context.close()
})

test('[UI954] an address leads to what it names, a letter decides the row, and back undoes the steps', async () => {
  const { items } = await opinions()
  const open = items.filter(({ status, kind }) => status === 'open' && kind === 'replace')
  const first = open.find(({ severity }) => severity !== 'editorial')
  if (!first) throw new Error('the sample has no open change')
  const { page, context, faults } = await signedInPage(browser, server.url, 'lead')
  const name = `YK-${String(first.number).padStart(3, '0')}`
  await openOpinions(page, server.url, report, `?status=open&kind=replace&yk=${first.number}`)
  await detail(page).getByText(name, { exact: true }).waitFor()
  expect(await table(page).locator('tr.line').count()).toBe(open.length)
  await row(page, name).click()
  await page.keyboard.press('r')
  await detail(page)
    .getByRole('button', { name: vi.opinions.confirmDecision(vi.decisions.declined) })
    .click()
  await detail(page).getByText(vi.opinions.explanationMissing).waitFor()
  await detail(page).getByRole('button', { name: vi.detail.close }).click()
  await detail(page).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: vi.consolidation.clear }).click()
  await eventually(() => table(page).locator('tr.line').count()).toBeGreaterThan(open.length)
  await page.goBack()
  await eventually(() => table(page).locator('tr.line').count()).toBe(open.length)
  expect(faults).toEqual([])
  await context.close()
})

test('[UI955] an opinion given on paper is entered for who gave it, with its source and head count', async () => {
  const { page, context, faults } = await signedInPage(browser, server.url, 'clerk')
  await openOpinions(page, server.url, report)
  await page.getByRole('button', { name: vi.consolidation.onBehalf }).click()
  const form = page.getByRole('dialog', { name: vi.entry.title })
  await form.getByRole('button', { name: vi.entry.send, exact: true }).click()
  await form.getByText(vi.entry.whoMissing).waitFor()
  await form.getByLabel(vi.entry.who).fill('Chi bộ bản Nà Lùng')
  await form.getByLabel(vi.entry.reference).fill('Biên bản 05/7')
  await form.getByLabel(vi.entry.agreed).fill('12')
  await form.getByLabel(vi.entry.present).fill('15')
  await form.getByLabel(vi.entry.body).fill('Nêu rõ số hộ thoát nghèo từng năm.')
  await form.getByRole('button', { name: vi.entry.send, exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByLabel(vi.consolidation.search).fill('thoat ngheo tung nam')
  const entered = table(page).locator('tr.line', { hasText: 'Chi bộ bản Nà Lùng' })
  await entered.click()
  await detail(page).getByText(vi.detail.headCount('12', '15')).waitFor()
  await detail(page).getByText(vi.detail.reference('Biên bản 05/7')).waitFor()
  const [kept] = itemsIn(await opinions()).slice(-1)
  expect(kept).toMatchObject({ onBehalfOf: 'Chi bộ bản Nà Lùng', headCount: { agreed: 12, present: 15 } })
  expect(faults).toEqual([])
  await context.close()
})
