// The administrator gives a member of the steering team one unit in Chromium: from then on that one is all they see.

import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assignmentsVi } from '../../editor/words/assignments-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { itemsIn, signIn, stringIn } from '../support/people.ts'
import { signedInPage } from './draft-page.ts'

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
