// Approval in Chromium: a return, a second draft that shows what changed, the steering team's word, the standing committee's with
// three binding requests, their verification, and the approval, bound to the text that the exported file names.

import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GateReport } from '#model/api.ts'
import { approvalVi } from '../../editor/words/approval-vi.ts'
import { historyVi } from '../../editor/words/history-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser, type PersonPage } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { type SignedIn, signIn, stringIn } from '../support/people.ts'
import { foreignWords } from '../support/vietnamese.ts'
import {
  type Climbers,
  climb,
  correct,
  fill,
  gatesAreThere,
  numberIn,
  openApproval,
  takeBack,
  write,
} from './approval-page.ts'
import { newReport, signedInPage } from './draft-page.ts'
import { eventsOf } from './way-to-issue.ts'

let server: ChildServer
let browser: Browser
let people: Climbers
let clerk: SignedIn
let report: string
let steering: PersonPage
let standing: PersonPage
let lead: PersonPage

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  const [by, compiler, secretary] = await Promise.all([
    signIn(server.url, 'lead'),
    signIn(server.url, 'compiler'),
    signIn(server.url, 'secretary'),
  ])
  people = { lead: by, compiler, secretary }
  clerk = await signIn(server.url, 'clerk')
  report = await newReport(await signIn(server.url, 'drafter1'), 'Báo cáo chính trị')
  await write(server.url, people.lead, report, fill, '1.184 đảng viên')
  await climb(people, report)
  const page = (name: 'steering' | 'standing' | 'lead') =>
    signedInPage(browser, server.url, name, { bypassCSP: true })
  ;[steering, standing, lead] = await Promise.all([page('steering'), page('standing'), page('lead')])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Pictures for whoever looks, with `PICTURES=folder`. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES']
  for (const width of folder ? [1280, 1920] : []) {
    await page.setViewportSize({ width, height: width === 1280 ? 720 : 1080 })
    await page.screenshot({ path: `${folder}/${name}-${width}.png` })
  }
  if (folder) await page.setViewportSize({ width: 1366, height: 768 })
}

const dialogOf = (page: Page) => page.getByRole('dialog').filter({ has: page.locator('form') })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const stageOf = async () => stringIn(await people.lead.get(`/api/documents/${report}`), 'stage')

async function isSound(page: Page): Promise<void> {
  expect(await graveFaults(page)).toEqual([])
  expect(foreignWords(await page.locator('body').innerText())).toEqual([])
}

async function giveVote(page: Page, present: number, agree: number): Promise<void> {
  const dialog = dialogOf(page)
  await dialog.getByLabel(approvalVi.present).fill(String(present))
  await dialog.getByLabel(approvalVi.for, { exact: true }).fill(String(agree))
}

describe('one report through both bodies', { timeout: 120_000 }, () => {
  test('[UI1060] the list of approvals names what waits for one; the other body is told to wait', async () => {
    const { page } = steering
    await page.goto(`${server.url}/approvals`)
    await page.getByText(approvalVi.list.mine).first().waitFor()
    await isSound(page)
    await page.getByRole('link', { name: 'Báo cáo chính trị', exact: true }).click()
    await gatesAreThere(page)
    await isSound(page)
    await openApproval(standing.page, server.url, report)
    await standing.page.getByText(approvalVi.locked).waitFor()
    expect(await button(standing.page, approvalVi.approve).count()).toBe(0)
    await openApproval(lead.page, server.url, report)
    await lead.page.getByText(approvalVi.waiting(approvalVi.bodies.steering)).waitFor()
  })

  test('[UI1261] gates that were asked of another text than the one beside them say so', async () => {
    const { page } = steering
    await openApproval(page, server.url, report)
    await gatesAreThere(page)
    expect(await page.getByText(approvalVi.gatesOfOther).count()).toBe(0)
    await page.route('**/gates', async route => {
      const response = await route.fetch()
      const asked = (await response.json()) as GateReport
      await route.fulfill({ response, json: { ...asked, text: { ...asked.text, sha256: '0'.repeat(64) } } })
    })
    await openApproval(page, server.url, report)
    await page.getByText(approvalVi.gatesOfOther).waitFor()
    await page.unroute('**/gates')
    await openApproval(page, server.url, report)
    await gatesAreThere(page)
  })

  test('[UI1280] words selected on this page become an opinion beside the text, which names the very text that is shown and stands open there', async () => {
    const { page } = steering
    const words = page.locator('.approval-canvas p').filter({ hasText: '1.184 đảng viên' }).first()
    await words.waitFor()
    const quote = await words.evaluate(paragraph => {
      document.getSelection()?.selectAllChildren(paragraph)
      return document.getSelection()?.toString() ?? ''
    })
    await button(page, approvalVi.give).click()
    const form = page.getByRole('form', { name: vi.form.onWords })
    await form.waitFor()
    expect(await form.getByRole('textbox').first().inputValue()).toBe(quote)
    expect(page.url()).toBe(`${server.url}/documents/${report}/approval`)
    expect(await page.evaluate(() => CSS.highlights.has('vk-selection'))).toBe(true)
    await form.getByRole('textbox').nth(1).fill('Cần nêu rõ nguồn số liệu.')
    await form.getByRole('textbox').first().fill(`${quote} Số liệu đến ngày 31/12/2025.`)
    await isSound(page)
    await picture(page, 'approval-opinion')
    await form.getByRole('button', { name: vi.form.send }).click()
    await form.waitFor({ state: 'detached' })
    await page.getByText(approvalVi.given('YK-001')).waitFor()
    const open = page.locator('.approval-opinions').filter({ hasText: vi.statusesShort.open })
    await open.getByText('Cần nêu rõ nguồn số liệu.').waitFor()
    const { items } = (await people.lead.get(`/api/documents/${report}/opinions`)) as {
      items: { id: string; kind: string; anchor: { quote: string }; versionHash: string }[]
    }
    const { sha256 } = (await people.lead.get(`/api/documents/${report}/content`)) as { sha256: string }
    expect(items.map(({ anchor, versionHash }) => [anchor.quote, versionHash])).toEqual([[quote, sha256]])
    await people.lead.post(`/api/documents/${report}/opinions/${items[0]?.id}/disposition`, {
      decision: 'declined',
      explanation: 'Số liệu đã theo niên giám.',
      expectedSeq: numberIn(await people.lead.get(`/api/documents/${report}`), 'seq'),
    })
  })

  test('[UI1280] [UI1362] without a selection the opinion is on the whole document; what cannot be sent waits here, and what is put aside comes back', async () => {
    const { page, context } = steering
    await page.evaluate(() => document.getSelection()?.removeAllRanges())
    await page.keyboard.press('Control+Alt+m')
    const form = page.getByRole('form', { name: vi.form.onDocument })
    await form.getByLabel(vi.form.body).fill('Báo cáo nên ngắn hơn.')
    await form.getByRole('button', { name: vi.form.later }).click()
    await form.waitFor({ state: 'detached' })
    await button(page, vi.form.resume).click()
    expect(await form.getByLabel(vi.form.body).inputValue()).toBe('Báo cáo nên ngắn hơn.')
    await context.setOffline(true)
    await form.getByRole('button', { name: vi.form.send }).click()
    await form.waitFor({ state: 'detached' })
    await page.locator('[data-waiting]', { hasText: 'Báo cáo nên ngắn hơn.' }).waitFor()
    await context.setOffline(false)
    await page.locator('[data-waiting]').waitFor({ state: 'detached' })
    const open = page.locator('.approval-opinions').filter({ hasText: vi.statusesShort.open })
    await open.getByText('Báo cáo nên ngắn hơn.').waitFor()
    const { items } = (await people.lead.get(`/api/documents/${report}/opinions`)) as {
      items: { id: string; status: string }[]
    }
    const id = items.find(({ status }) => status === 'open')?.id
    await (await signIn(server.url, 'steering')).post(`/api/documents/${report}/opinions/${id}/withdraw`, {})
  })

  test('[UI1281] the opinions are folded by what became of them, with question, answer, and the ways to words and record', async () => {
    const { page } = steering
    await openApproval(page, server.url, report)
    const group = page.locator('.approval-opinions').filter({ hasText: vi.statusesShort.declined })
    await group.waitFor()
    expect(await page.getByText('Số liệu đã theo niên giám.').count()).toBe(0)
    await group.locator('summary').focus()
    await page.keyboard.press('Enter')
    await group.getByText('Số liệu đã theo niên giám.').waitFor()
    await group.getByText('Cần nêu rõ nguồn số liệu.').waitFor()
    await group.getByRole('button', { name: approvalVi.toPlaceOf('YK-001') }).waitFor()
    expect(
      await group.getByRole('link', { name: approvalVi.toRecordOf('YK-001') }).getAttribute('href'),
    ).toBe(`/documents/${report}/opinions?yk=1`)
    await gatesAreThere(page)
    await isSound(page)
    await picture(page, 'approval-answers')
  })

  test('[UI1061] [UI1403] a return needs a reason and may name a last day, and the dialog says what it means; the unit has the text again', async () => {
    const { page } = steering
    await button(page, approvalVi.return).click()
    const dialog = dialogOf(page)
    await button(page, approvalVi.decide.return).click()
    await dialog.getByText(approvalVi.reasonsMissing).waitFor()
    await dialog
      .getByLabel(approvalVi.reason('1'))
      .fill('Số đảng viên chưa khớp với báo cáo tổ chức xây dựng Đảng.')
    await dialog.getByText(approvalVi.effect.return('Báo cáo chính trị', '1', '1')).waitFor()
    const due = dialog.getByLabel(approvalVi.returnDue)
    await due.click()
    const calendar = page.getByRole('dialog', { name: approvalVi.returnDue })
    await calendar.getByRole('button', { name: approvalVi.nextMonth }).click()
    await calendar.getByRole('button', { name: /^15 /u }).click()
    await calendar.waitFor({ state: 'hidden' })
    const day = ((await due.textContent()) ?? '').trim()
    expect(day).toMatch(/^15\/\d\d\/\d{4}$/u)
    await isSound(page)
    await button(page, approvalVi.decide.return).click()
    await page.getByText(approvalVi.told.return).waitFor()
    await lead.page.getByText(`Gửi lại dự thảo trước hết ngày ${day}`).waitFor()
    const returned = (await eventsOf(people.lead, report, 'approvalDecided')).at(-1)
    expect(returned?.payload).toMatchObject({ dueAt: day.split('/').toReversed().join('-') })
    expect(await stageOf()).toBe('changes_requested')
    await lead.page.getByText('Số đảng viên chưa khớp với báo cáo tổ chức xây dựng Đảng.').waitFor()
  })

  test('[UI1062] the next draft shows what changed since one’s last look, step by step', async () => {
    await takeBack(people, report)
    await write(server.url, people.lead, report, doc => correct(doc, '1.184', '1.192'), '1.192')
    await climb(people, report)
    const { page } = steering
    await openApproval(page, server.url, report)
    await page.locator('.compare-sheet del', { hasText: '1.184' }).first().waitFor()
    await page.locator('.compare-sheet ins', { hasText: '1.192' }).first().waitFor()
    await page.keyboard.press('n')
    await page.getByText(vi.compare.place('1', '1'), { exact: true }).waitFor()
    await isSound(page)
    await picture(page, 'approval-steering')
    await page.getByText(approvalVi.clean, { exact: true }).click()
    await page.locator('.approval-canvas .vk-page').waitFor()
    expect(await page.locator('.approval-canvas del').count()).toBe(0)
    await button(page, approvalVi.approve).click()
    await button(page, approvalVi.decide.approve).click()
    await page.getByText(approvalVi.told.approve).waitFor()
    expect(await stageOf()).toBe('submitted')
  })

  test('[UI1063] an approval with requests needs them and the vote; the unit works them off and the body verifies', async () => {
    const { page } = standing
    await openApproval(page, server.url, report)
    await page.getByText(approvalVi.decided(approvalVi.bodies.steering)).waitFor()
    await picture(page, 'approval-standing')
    await button(page, approvalVi.approveWithRequests).click()
    const dialog = dialogOf(page)
    await button(page, approvalVi.decide.approveWithRequests).click()
    await dialog.getByText(approvalVi.requestsMissing).waitFor()
    await dialog.getByText(approvalVi.voteMissing).waitFor()
    const wanted = [
      'Nêu rõ ba công trình chậm và chủ đầu tư.',
      'Thêm số liệu năm 2024.',
      'Rút gọn phần mở đầu.',
    ]
    for (const [index, text] of wanted.entries()) {
      if (index > 0) await dialog.getByRole('button', { name: approvalVi.addRequest }).click()
      await dialog.getByLabel(approvalVi.request(String(index + 1)), { exact: true }).fill(text)
    }
    await giveVote(page, 11, 12)
    await dialog.getByText(approvalVi.voteWrong).waitFor()
    await giveVote(page, 13, 12)
    await isSound(page)
    await picture(page, 'approval-requests')
    await button(page, approvalVi.decide.approveWithRequests).click()
    await page.getByText(approvalVi.told.approveWithRequests).waitFor()
    expect(await stageOf()).toBe('approved_with_changes')
    await openApproval(lead.page, server.url, report)
    for (const number of ['1', '2', '3']) {
      await lead.page
        .getByRole('button', { name: `${approvalVi.close} ${approvalVi.request(number)}` })
        .click()
      await lead.page.getByLabel(approvalVi.closeNote).fill('Đã bổ sung ở mục tương ứng.')
      await button(lead.page, approvalVi.closeDo).click()
      await lead.page.getByText(approvalVi.closeTold(number)).waitFor()
    }
    await isSound(lead.page)
    await openApproval(page, server.url, report)
    for (const number of ['1', '2', '3']) {
      await page.getByRole('button', { name: `${approvalVi.verify} ${approvalVi.request(number)}` }).click()
      await button(page, approvalVi.verifyDo).click()
      await page.getByText(approvalVi.verifyTold(number)).waitFor()
    }
    await page.getByText(approvalVi.requestsTally('3', '3')).waitFor()
  })

  test('[UI1064] approved is the very text that was read: the page, the register and the exported file name one hash', async () => {
    const { page } = standing
    await button(page, approvalVi.approve).click()
    await button(page, approvalVi.decide.approve).click()
    await page.getByText(approvalVi.isApproved).waitFor()
    await picture(page, 'approval-approved')
    const sha256 = stringIn(await people.lead.get(`/api/documents/${report}/content`), 'sha256')
    await page.getByText(sha256.slice(0, 12)).first().waitFor()
    const file = await clerk.request(`/api/documents/${report}/export?mode=clean`)
    const bytes = Buffer.from(await file.arrayBuffer())
    const parts = unzipSync(new Uint8Array(bytes))
    expect(strFromU8(parts['docProps/custom.xml'] ?? new Uint8Array())).toContain(sha256)
    await lead.page.goto(`${server.url}/documents/${report}/history`)
    await button(lead.page, historyVi.check.open).click()
    const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    await lead.page.locator('input[type="file"]').setInputFiles({ name: 'bản.docx', mimeType, buffer: bytes })
    await lead.page.getByText(historyVi.check.approved).waitFor()
    await lead.page.getByText(historyVi.check.hashAgrees).waitFor()
    await isSound(lead.page)
    await picture(lead.page, 'check-file')
    expect([...steering.faults, ...standing.faults, ...lead.faults]).toEqual([])
  })
})
