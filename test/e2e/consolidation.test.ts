// A consultation from its opening to its answers, in a browser: round, answers, table by keyboard, groups, one answer for many.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isUnassigned } from '#model/group.ts'
import { type Balance, type Opinion, opinionName } from '#model/opinion.ts'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { draftIsOpen, launchBrowser, textOnPage } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { itemsIn, type SignedIn, signIn } from '../support/people.ts'
import { takeReport } from './consultation-page.ts'
import {
  card,
  closeTour,
  eventually,
  inFocus,
  personOnDraft,
  sampleReport,
  signedInPage,
} from './draft-page.ts'
import { banner, detail, openOpinions, row, sumOf, table } from './opinions-page.ts'

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

test('[UI1111] the strip of a round stands there when the text does, however late its answer comes, and shifts nothing', async () => {
  const { page, context } = await signedInPage(browser, server.url, 'member2')
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector('.ProseMirror')) return
      observer.disconnect()
      document.documentElement.dataset['strip'] = String(document.querySelector('.round-banner') !== null)
    }).observe(document, { childList: true, subtree: true })
  })
  const opinionsCame = page.waitForResponse(/\/opinions$/u)
  await page.route(/\/documents\/[^/]+\/rounds$/u, async route => {
    await opinionsCame
    await route.continue()
  })
  await page.goto(`${server.url}/documents/${report}`)
  await draftIsOpen(page)
  expect(await page.locator('html').getAttribute('data-strip')).toBe('true')
  await context.close()
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

test('[UI1107] rows are dragged onto another opinion and onto a group; nothing is grouped before it is confirmed', async () => {
  const { page, context, faults } = await signedInPage(browser, server.url, 'compiler')
  const free = (await opinions()).items.filter(one => one.status === 'open' && isUnassigned(one))
  const section = free.find(
    (one, index) => free.findIndex(({ sectionKey }) => sectionKey === one.sectionKey) < index,
  )?.sectionKey
  const [first, second] = free.filter(one => one.sectionKey === section)
  const some = `?status=open&section=${section ?? ''}`
  await openOpinions(page, server.url, report, `${some}&group=none`)
  const line = (id: string | undefined) => page.locator(`tr.line[data-row="${id}"]`)
  await line(first?.id).dragTo(line(second?.id))
  const making = page.getByRole('dialog', { name: vi.groups.make })
  await making.getByText(vi.groups.members('2')).waitFor()
  expect((await opinions()).items.filter(isUnassigned).length).toBeGreaterThanOrEqual(free.length)
  await making.getByLabel(vi.groups.name).fill('Kéo vào nhau')
  await making.getByRole('button', { name: vi.groups.makeDo }).click()
  await making.waitFor({ state: 'detached' })

  await page.setViewportSize({ width: 1366, height: 3_000 }) // every row in view: nothing has to be scrolled to while dragging
  await openOpinions(page, server.url, report, '?by=group')
  const group = page.locator('tr.line-heading', { hasText: 'Kéo vào nhau' })
  const third = (await opinions()).items.find(one => one.status === 'open' && isUnassigned(one))
  await line(third?.id).dragTo(group)
  const joining = page.getByRole('dialog', { name: vi.groups.edit })
  await joining.getByText(vi.groups.members('3')).waitFor()
  await joining.getByRole('button', { name: vi.groups.save }).click()
  await joining.waitFor({ state: 'detached' })
  await group.getByText(vi.consolidation.opinions('3'), { exact: false }).waitFor()
  expect(faults).toEqual([])
  await context.close()
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

test('[UI991] a binding request cannot be declined before its issuer answers; the superior answers on the card, then the lead declines', async () => {
  const asked = (await opinions()).items.find(
    ({ severity, status }) => severity === 'binding' && status === 'open',
  )
  if (!asked) throw new Error('the sample has no open binding request')
  const name = opinionName(asked.number)
  const lead = await personOnDraft(browser, server.url, 'lead', report)
  await inFocus(lead.page, name)
  const ask = card(lead.page, name)
  await ask.getByRole('button', { name: vi.decisions.declined, exact: true }).click()
  const form = ask.getByRole('group', { name: vi.decisions.declined })
  await form.getByText(vi.issuer.waits).waitFor()
  expect(await form.getByRole('textbox').count()).toBe(0)
  await form.getByRole('button', { name: vi.issuer.escalate }).click()
  await ask.getByRole('group', { name: vi.decisions.escalated }).getByRole('textbox').waitFor()
  await lead.page.keyboard.press('Escape')

  const superior = await personOnDraft(browser, server.url, 'standing', report, { bypassCSP: true })
  await inFocus(superior.page, name)
  await card(superior.page, name).getByRole('button', { name: vi.issuer.act }).click()
  const dialog = superior.page.getByRole('dialog', { name: vi.issuer.title })
  await dialog.getByRole('button', { name: vi.issuer.send }).click()
  await dialog.getByText(vi.issuer.choose).waitFor()
  expect(await graveFaults(superior.page)).toEqual([])
  await dialog.getByRole('radio', { name: vi.issuer.agrees }).check()
  await dialog.getByLabel(vi.issuer.answer).fill('Thời hạn đã có trong đề án của tỉnh.')
  await superior.page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
  await card(superior.page, name).getByText('Thời hạn đã có trong đề án của tỉnh.').waitFor()

  await ask.getByText('Thời hạn đã có trong đề án của tỉnh.').waitFor()
  await ask.getByRole('button', { name: vi.decisions.declined, exact: true }).click()
  await form.getByRole('textbox').fill('Theo trả lời của Ban Thường vụ.')
  await form.getByRole('button', { name: vi.opinions.confirm, exact: true }).click()
  await eventually(async () => (await opinions()).items.find(({ id }) => id === asked.id)?.status).toBe(
    'declined',
  )
  expect([...lead.faults, ...superior.faults]).toEqual([])
  await Promise.all([lead.context.close(), superior.context.close()])
})

test('[UI992] who entered a binding request answers for its issuer with the letter; the lead declines; the holder reserves', async () => {
  const [asked, kept] = [crypto.randomUUID(), crypto.randomUUID()]
  const clerk = await signedInPage(browser, server.url, 'clerk', { bypassCSP: true })
  const member = await signedInPage(browser, server.url, 'member1', { bypassCSP: true })
  const lead = await signedInPage(browser, server.url, 'lead')
  const given = { kind: 'clarify', sectionKey: 'pr.p1.1', anchor: null }
  await clerk.api.post(`/api/documents/${report}/opinions`, {
    ...given,
    id: asked,
    severity: 'binding',
    body: 'Nêu rõ thời hạn di dời 14 hộ.',
    source: 'paper',
    sourceLevel: 'standing',
    sourceRef: '198-CV/TU',
    onBehalfOf: 'Ban Thường vụ Tỉnh ủy',
  })
  await member.api.post(`/api/documents/${report}/opinions`, {
    ...given,
    id: kept,
    severity: 'minor',
    body: 'Nêu số hộ làm nghề chè.',
  })
  const numberOf = async (id: string) => (await opinions()).items.find(one => one.id === id)?.number ?? 0
  const decline = async (id: string) => {
    const seen = Reflect.get(Object(await compiler.get(`/api/documents/${report}`)), 'seq')
    return lead.api.request(`/api/documents/${report}/opinions/${id}/disposition`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        decision: 'declined',
        explanation: 'Đã nêu ở phụ lục.',
        confirm: true,
        expectedSeq: seen,
      }),
    })
  }
  const request = await numberOf(asked)
  await openOpinions(lead.page, server.url, report, `?yk=${request}`)
  await detail(lead.page).getByRole('button', { name: vi.statusesShort.declined, exact: true }).click()
  await detail(lead.page).getByText(vi.issuer.waits).waitFor()
  expect((await decline(asked)).status).toBe(409)
  await openOpinions(clerk.page, server.url, report, `?yk=${request}`)
  await detail(clerk.page).getByRole('button', { name: vi.issuer.act }).click()
  const answer = clerk.page.getByRole('dialog', { name: vi.issuer.title })
  await answer.getByRole('radio', { name: vi.issuer.agrees }).check()
  await answer.getByLabel(vi.issuer.answer).fill('Đồng ý, tỉnh sẽ nêu trong đề án.')
  await answer.getByRole('button', { name: vi.issuer.send }).click()
  await answer.getByText(vi.card.missing).waitFor()
  expect(await graveFaults(clerk.page)).toEqual([])
  await answer.getByLabel(vi.issuer.reference).fill('214-CV/TU')
  await answer.getByRole('button', { name: vi.issuer.send }).click()
  await answer.waitFor({ state: 'detached' })
  await detail(clerk.page).getByText('Đồng ý, tỉnh sẽ nêu trong đề án.').waitFor()
  await detail(lead.page).getByText(vi.issuer.waits).waitFor({ state: 'detached' })
  expect((await decline(asked)).status).toBe(200)

  expect((await decline(kept)).status).toBe(200)
  await openOpinions(member.page, server.url, report, `?yk=${await numberOf(kept)}`)
  await detail(member.page).getByRole('button', { name: vi.card.reserve }).click()
  const dialog = member.page.getByRole('dialog', { name: vi.card.reserveTitle })
  expect(await graveFaults(member.page)).toEqual([])
  await dialog.getByLabel(vi.card.reserveField).fill('Số này không có ở phụ lục nào.')
  await dialog.getByRole('button', { name: vi.card.send }).click()
  await detail(member.page).getByText('Số này không có ở phụ lục nào.').waitFor()
  const { items } = await opinions()
  expect(items.find(({ id }) => id === asked)).toMatchObject({
    status: 'declined',
    issuerAnswer: { agrees: true, reference: '214-CV/TU', by: { name: 'Đỗ Minh Khôi' } },
  })
  expect(items.find(({ id }) => id === kept)?.reserved?.reason).toBe('Số này không có ở phụ lục nào.')
  expect([...clerk.faults, ...member.faults, ...lead.faults]).toEqual([])
  await Promise.all([clerk, member, lead].map(({ context }) => context.close()))
})

test('[UI993] the link of an opinion leads to its words on the draft, also when it is decided', async () => {
  const { items } = await opinions()
  const decided = items.find(
    ({ status, anchor, place, implementation }) =>
      status === 'noted' && anchor !== null && place.status === 'exact' && implementation === null,
  )
  if (!decided) throw new Error('the sample has no noted opinion on words')
  const name = opinionName(decided.number)
  const { page, context, faults } = await signedInPage(browser, server.url, 'lead')
  await openOpinions(page, server.url, report, `?yk=${decided.number}`)
  await detail(page).getByRole('link', { name: vi.detail.seeInText }).click()
  await draftIsOpen(page)
  await page.locator('li.card[data-focused]', { hasText: name }).waitFor()
  const words = page.locator(`${textOnPage} [data-opinion="${decided.id}"]`).first()
  await words.waitFor()
  await eventually(() =>
    words.evaluate(one => {
      const { top, bottom } = one.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    }),
  ).toBe(true)
  expect(faults).toEqual([])
  await context.close()
})

test('[UI994] both reports and the list are taken by the menu, each under its name', async () => {
  const { page, context, faults } = await signedInPage(browser, server.url, 'compiler')
  await openOpinions(page, server.url, report)
  const { reportSynthesis, reportDispositions, reportList } = vi.consolidation
  const names: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'vankien-reports-'))
  for (const item of [reportSynthesis, reportDispositions, reportList]) {
    const name = basename(await takeReport(page, item, folder))
    names.push(name)
    await page.getByText(vi.consolidation.reportDone(name)).waitFor()
  }
  const title = 'Báo cáo chính trị trình Đại hội đại biểu Đảng bộ xã mẫu lần thứ nhất, nhiệm kỳ 2025 – 2030'
  expect(names).toEqual([
    `${title} – tổng hợp ý kiến.docx`,
    `${title} – tiếp thu, giải trình ý kiến.docx`,
    `${title} – danh sách ý kiến.xlsx`,
  ])
  rmSync(folder, { recursive: true, force: true })
  expect(faults).toEqual([])
  await context.close()
})
