// A picture on the draft page: chosen, refused where it is none, described, seen by a colleague, in the Word file.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { pngFile } from '../support/picture-file.ts'
import { eventually, newReport, personOnDraft, saved } from './draft-page.ts'

let server: ChildServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('[ED62] a picture is chosen, described and sized, seen by a colleague, and stands in the Word file', async () => {
  const drafter = await signIn(server.url, 'drafter1')
  const report = await newReport(drafter, 'Báo cáo có hình')
  await (await signIn(server.url, 'lead')).post(`/api/documents/${report}/versions`, { name: 'Chưa có hình' })
  const options = { bypassCSP: true } // axe runs in the page
  const one = await personOnDraft(browser, server.url, 'drafter1', report, options)
  const other = await personOnDraft(browser, server.url, 'drafter2', report)
  const { toolbar } = vi
  await one.page.locator('.vk-empty').first().click()
  await one.page.keyboard.type('Bản đồ địa giới của xã như sau:')
  const chooser = one.page.locator('[data-picture-file]')
  await chooser.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
  await one.page.getByText(/Đây không phải hình PNG/u).waitFor()
  const file = Buffer.from(pngFile(300, 120))
  await chooser.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: file })
  const dialog = one.page.getByRole('dialog', { name: toolbar.picture })
  await dialog.getByLabel(toolbar.pictureAlt).fill('Bản đồ địa giới xã Mẫu')
  await dialog.getByLabel(toolbar.pictureWidth).fill('90')
  expect(await graveFaults(one.page)).toEqual([])
  const shots = process.env['SHOTS']
  if (shots) {
    mkdirSync(shots, { recursive: true })
    await one.page.screenshot({ path: join(shots, 'picture-dialog.png') })
  }
  await dialog.getByRole('button', { name: toolbar.pictureSave }).click()
  await dialog.waitFor({ state: 'detached' })
  await saved(one.page)
  const seen = other.page.getByRole('img', { name: 'Bản đồ địa giới xã Mẫu' })
  await eventually(() =>
    seen.evaluate(image => image instanceof HTMLImageElement && image.naturalWidth),
  ).toBe(300)
  if (shots) await other.page.screenshot({ path: join(shots, 'picture.png') })
  await other.page.goto(`${server.url}/documents/${report}/compare`)
  const added = other.page.locator('ins img.compare-picture').first()
  await eventually(() =>
    added.evaluate(image => image instanceof HTMLImageElement && image.naturalWidth),
  ).toBe(300)
  if (shots) await other.page.screenshot({ path: join(shots, 'picture-compare.png') })
  const word = await drafter.request(`/api/documents/${report}/export?mode=clean`)
  const media = Object.entries(unzipSync(new Uint8Array(await word.arrayBuffer()))).filter(([name]) =>
    name.startsWith('word/media/'),
  )
  expect(media.map(([, bytes]) => Buffer.from(bytes).equals(file))).toEqual([true])
  expect([...one.faults, ...other.faults].filter(fault => !fault.includes('415'))).toEqual([])
  await Promise.all([one.context.close(), other.context.close()])
})
