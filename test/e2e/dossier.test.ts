// The dossier of a congress in Chromium: reached from the list, the checks and the approval page; what is missing is recorded there, and
// what was held back goes on.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DossierView } from '#model/api.ts'
import { dossierEn } from '../../editor/words/dossier-en.ts'
import { dossierVi } from '../../editor/words/dossier-vi.ts'
import { gatesVi } from '../../editor/words/gates-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser, openDraft } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn, stringIn } from '../support/people.ts'
import { excuse, fill, move, openApproval, write } from './approval-page.ts'
import { saveDownload } from './download.ts'
import { eventually, newReport, openTab, personOnDraft, sampleReport, signedInPage } from './draft-page.ts'
import { moveOnPage } from './way-to-issue.ts'

const folder = mkdtempSync(join(tmpdir(), 'vankien-dossier-'))
let server: ChildServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Whether the middle of a part of the page stands in the window, and nothing lies over it. */
const isInSight = (part: Element): boolean => {
  const { left, right, top, bottom } = part.getBoundingClientRect()
  const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  return above !== null && part.contains(above)
}
const script = 'Kịch bản điều hành đại hội'

test('[UI1400] [UI1503] the clerk records what is missing, the page says so at once, and keeps all that was said', async () => {
  const { context, page, faults } = await signedInPage(browser, server.url, 'clerk', { bypassCSP: true })
  await page.goto(server.url)
  await page.getByRole('link', { name: vi.list.dossier }).click()
  await page.getByText(dossierVi.operatingOpen('4')).waitFor()
  await page.getByText(dossierVi.apart).first().waitFor()
  const group = page.locator('tbody', { has: page.getByText(dossierVi.groups.lacking, { exact: true }) })
  expect(await group.locator('td b').allTextContents()).toContain(script)
  expect(await graveFaults(page)).toEqual([])

  await page.getByRole('button', { name: dossierVi.recordFor(script) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: dossierVi.save }).click()
  await dialog.getByText(dossierVi.faults.number).waitFor()
  await dialog.getByLabel(dossierVi.number).fill('04-KB/ĐU')
  await dialog.getByLabel(dossierVi.date).fill('20/11/2026')
  await dialog.getByLabel(dossierVi.isApproved).check()
  await dialog.getByLabel(dossierVi.by).fill('Tổ chỉ đạo đại hội')
  await dialog.getByLabel(dossierVi.on).fill('21/11/2026')
  expect(await graveFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: dossierVi.save }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(dossierVi.operatingOpen('3')).waitFor()
  const settled = page.locator('tbody', { has: page.getByText(dossierVi.groups.settled, { exact: true }) })
  await settled.getByText(dossierVi.approvedBy('Tổ chỉ đạo đại hội', '2026-11-21')).waitFor()

  await page.getByRole('button', { name: dossierVi.recordFor(script) }).click()
  await dialog.getByLabel(dossierVi.kinds.takenBack).check()
  await dialog.getByLabel(dossierVi.reason).fill('Ghi nhầm ngày.')
  await dialog.getByRole('button', { name: dossierVi.save }).click()
  await page.getByText(dossierVi.operatingOpen('4')).waitFor()
  // Of what the secretary recorded of personnel nothing is counted: the plan, the programme, and the two acts above.
  await page.getByText(dossierVi.history('4')).click()
  await page.getByText(dossierVi.reasonIs('Ghi nhầm ngày.')).waitFor()

  const file = await saveDownload(page, folder, () =>
    page.getByRole('button', { name: dossierVi.file.take }).click(),
  )
  expect(basename(file)).toBe('Hồ sơ đại hội – Đảng ủy xã mẫu.docx')
  await page.getByText(dossierVi.file.done(basename(file))).waitFor()

  await page.getByRole('button', { name: dossierVi.check }).click()
  await page
    .getByText(/^Chưa sẵn sàng/u)
    .first()
    .waitFor()
  expect(await graveFaults(page)).toEqual([])
  await page.getByRole('button', { name: new RegExp(vi.shell.language, 'u') }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await page.getByText(dossierEn.operatingOpen('4')).waitFor()
  expect(faults).toEqual([])
  await context.close()
}, 90_000)

test('[UI1400] the checks of a draft and the approval page lead to the dossier of its unit', async () => {
  const id = await sampleReport(await signIn(server.url, 'lead'))
  const { context, page } = await personOnDraft(browser, server.url, 'secretary', id)
  await openTab(page, vi.panel.gates)
  await page.getByRole('link', { name: gatesVi.toDossier }).click()
  await page.getByText(dossierVi.complete).waitFor()
  // The secretary deals with personnel: nothing is followed apart.
  expect(await page.getByText(dossierVi.apart).count()).toBe(0)
  await openApproval(page, server.url, id)
  await page.getByRole('link', { name: gatesVi.toDossier }).click()
  await page.getByText(dossierVi.complete).waitFor()
  await context.close()
}, 90_000)

test('[UI1400] [UI1502] the dialog that moves a report up names what the dossier lacks and leads there; recorded there, the report goes up', async () => {
  const [lead, compiler, secretary] = await Promise.all(
    (['lead', 'compiler', 'secretary'] as const).map(name => signIn(server.url, name)),
  )
  if (!lead || !compiler || !secretary) throw new Error('somebody could not sign in')
  const id = await newReport(lead, 'Báo cáo chính trị trình Tổ chỉ đạo')
  await write(server.url, lead, id, fill, '1.184 đảng viên')
  await excuse(lead, id)
  await move(lead, id, 'internal_review')
  await move(secretary, id, 'consultation')
  await move(compiler, id, 'consolidation')
  await move(secretary, id, 'committee_review')
  const at = `/api/units/${stringIn(await lead.get(`/api/documents/${id}`), 'unitId')}/dossier`
  const plan = 'Đề án nhân sự cấp ủy khóa mới'
  const { term, books } = (await secretary.get(at)) as DossierView // checked by the server's own schema
  const expectedSeq = books.find(({ book }) => book === 'personnel')?.seq
  const said = { kind: 'takenBack', reason: 'Ghi nhầm văn kiện.' }
  await secretary.post(at, { term: term.id, entry: 'personnelPlan', said, expectedSeq })

  const { context, page } = await personOnDraft(browser, server.url, 'secretary', id, { bypassCSP: true })
  await page.getByRole('button', { name: vi.draft.moveStage }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(gatesVi.summaries.dossier('1')).waitFor()
  await dialog.getByText(plan).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 720 })
  const submit = dialog.getByRole('button', { name: vi.move.submit(vi.stages.steering_review) })
  await eventually(() => submit.evaluate(isInSight)).toBe(true)
  await submit.click()
  const number = dialog.getByLabel(vi.basis.number)
  await eventually(() => number.evaluate(field => field === document.activeElement)).toBe(true)
  expect([await number.evaluate(isInSight), await submit.evaluate(isInSight)]).toEqual([true, true])
  await dialog.getByRole('link', { name: gatesVi.toDossier }).click()
  await page.getByText(dossierVi.missing('1')).waitFor()
  await page.getByRole('button', { name: dossierVi.recordFor(plan) }).click()
  await page.getByRole('dialog').getByLabel(dossierVi.kinds.notNeeded).check()
  await page.getByRole('dialog').getByLabel(dossierVi.reason).fill('Đại hội hai nội dung, không bầu cử.')
  await page.getByRole('button', { name: dossierVi.save }).click()
  await page.getByText(dossierVi.complete).waitFor()
  await openDraft(page, server.url, id)
  await moveOnPage(page, 'steering_review', '12-BB/ĐU')
  await context.close()
}, 120_000)
