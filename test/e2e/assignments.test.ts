// The administrator gives an observer some sections, who then comments there alone; and a member of the steering team one unit in Chromium: from then on that one is all they see.

import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approvalVi } from '../../editor/words/approval-vi.ts'
import { assignmentsVi } from '../../editor/words/assignments-vi.ts'
import { fieldVi } from '../../editor/words/field-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser, openDraft } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { emailOf, itemsIn, signIn, stringIn } from '../support/people.ts'
import { sendOnSection } from './consultation-page.ts'
import { beginOpinion, goToSection, personOnDraft, sampleReport, signedInPage } from './draft-page.ts'

let server: ChildServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('[UI1220] the administrator assigns a unit, which is listed and taken away again; what is missing is said at its field', async () => {
  const steering = await signIn(server.url, 'steering')
  const unitsSeen = async () =>
    new Set(itemsIn(await steering.get('/api/documents')).map(one => stringIn(one, 'unitName')))
  const [first = '', chosen] = ['Đảng ủy xã mẫu', 'Đảng ủy xã bạn']
  const before = await unitsSeen()
  expect(before).toContain(first)
  const { context, page } = await signedInPage(browser, server.url, 'admin', { bypassCSP: true })
  await page.goto(`${server.url}/admin`)
  await page.getByRole('button', { name: /^Tỉnh ủy/u }).click()
  const row = page.getByRole('row').filter({ hasText: vi.roles.steering_head })
  await row.getByRole('button', { name: /Phân công/u }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(assignmentsVi.none).waitFor()
  await dialog.getByRole('button', { name: assignmentsVi.submit, exact: true }).click()
  await dialog.getByText(assignmentsVi.targetMissing).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await dialog.getByRole('combobox', { name: assignmentsVi.target }).click()
  await page.getByRole('option').filter({ hasText: chosen }).click()
  await dialog.getByRole('button', { name: assignmentsVi.submit, exact: true }).click()
  const remove = dialog.getByRole('button', { name: assignmentsVi.removeOf(chosen) })
  await remove.waitFor()
  expect(await graveFaults(page)).toEqual([])
  expect(await unitsSeen()).not.toContain(first)
  await remove.click()
  await dialog.getByText(assignmentsVi.none).waitFor()
  expect(await unitsSeen()).toEqual(before)
  await context.close()
})

test('[UI1360] [UI1361] [UI1362] [UI1402] an observer given sections by title comments there, is led there, and is told before writing anywhere else', async () => {
  const api = await signIn(server.url, 'admin')
  const superior = itemsIn(await api.get('/api/units')).find(one => stringIn(one, 'name') === 'Tỉnh ủy mẫu')
  const members = `/api/units/${stringIn(superior, 'id')}/members`
  await api.post(members, { email: emailOf('outsider'), role: 'observer_superior' })
  const admin = await signedInPage(browser, server.url, 'admin', { bypassCSP: true })
  await admin.page.goto(`${server.url}/admin`)
  await admin.page.getByRole('button', { name: /^Tỉnh ủy/u }).click()
  const row = admin.page.getByRole('row').filter({ hasText: vi.roles.observer_superior })
  await row.getByRole('button', { name: /Phân công/u }).click()
  const dialog = admin.page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: assignmentsVi.target }).click()
  await admin.page.getByRole('option').filter({ hasText: 'Đảng ủy xã mẫu' }).click()
  await dialog.getByRole('combobox', { name: assignmentsVi.field }).fill('xây dựng, chỉnh đốn')
  const title = 'III- Công tác xây dựng, chỉnh đốn Đảng'
  await admin.page.getByRole('option', { name: title }).click()
  await admin.page.keyboard.press('Escape')
  expect(await graveFaults(admin.page)).toEqual([])
  await dialog.getByRole('button', { name: assignmentsVi.submit, exact: true }).click()
  await dialog.getByText(assignmentsVi.sections(title)).waitFor()
  await admin.context.close()

  const id = await sampleReport(await signIn(server.url, 'lead'))
  const { context, page } = await personOnDraft(browser, server.url, 'outsider', id, { bypassCSP: true })
  const strip = page.getByRole('region', { name: fieldVi.region })
  await strip.waitFor()
  const own = page.getByRole('navigation', { name: vi.outline.title }).locator('li')
  expect(await own.filter({ has: page.getByLabel(vi.outline.own) }).count()).toBe(1)
  await goToSection(page, 'Kinh tế')
  await beginOpinion(page)
  await page.getByText(vi.form.outsideField('III- Xây dựng Đảng')).waitFor()
  expect(await page.getByRole('form').count()).toBe(0)
  await strip.getByRole('button').click()
  await page.locator('.outline-row[aria-current]', { hasText: 'Xây dựng Đảng' }).waitFor()
  await sendOnSection(page, 'Đề nghị nêu rõ kết quả kiểm tra, giám sát.')
  await page.locator('li.card', { hasText: 'Đề nghị nêu rõ kết quả kiểm tra' }).waitFor()
  expect(await graveFaults(page)).toEqual([])

  const assignments = `/api/units/${stringIn(superior, 'id')}/assignments`
  const [given] = itemsIn(await api.get(assignments))
  const body = { userId: stringIn(given, 'userId'), unitId: stringIn(given, 'unitId'), sections: ['pr.p1.1'] }
  await api.post(assignments, body)
  await openDraft(page, server.url, id)
  const news = page.getByRole('status', { name: fieldVi.newsRegion })
  await news.getByText(fieldVi.fieldAdded('I- Đặc điểm')).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await news.getByRole('button', { name: fieldVi.read }).click()
  await news.waitFor({ state: 'detached' })

  await page.goto(`${server.url}/documents/${id}/approval`)
  await strip.getByRole('button', { name: title }).click()
  await page.locator('.approval-canvas').getByText('Công tác xây dựng, chỉnh đốn Đảng').first().waitFor()
  await page.getByRole('button', { name: approvalVi.give }).click()
  await page.getByText(approvalVi.outside).waitFor()
  expect(await page.getByRole('form').count()).toBe(0)
  expect(await graveFaults(page)).toEqual([])
  await context.close()
}, 90_000)
