// A document from a Word file in Chromium: chosen in the dialog, its parts placed, made and opened.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { commented, docxFile, para, run } from '../support/docx-file.ts'
import { eventually, signedInPage } from './draft-page.ts'

let server: ChildServer
let browser: Browser
const folder = mkdtempSync(join(tmpdir(), 'vankien-from-word-'))
const file = join(folder, 'dự thảo.docx')

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  writeFileSync(
    file,
    docxFile(
      para(run('Lời mở đầu của báo cáo cũ.')) +
        para(run('I. ĐẶC ĐIỂM TÌNH HÌNH', '<w:b/>')) +
        para(run('Xã có mười hai thôn.')) +
        para(run('Phần thứ bảy', '<w:b/>')) +
        para(run('Chuyện chưa biết xếp vào đâu.'), commented(0, run(' Xem lại.'))),
      [{ id: 0, text: 'Ghi chú của văn phòng' }],
    ),
  )
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const words = vi.fromWord

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[UI1033] a Word file is chosen, its parts are placed, and the document opens with them; axe finds nothing serious, ${colorScheme}`, async () => {
    const options = { bypassCSP: true, colorScheme }
    const { context, page } = await signedInPage(browser, server.url, 'drafter1', options)
    await page.goto(server.url)
    await page.getByRole('button', { name: vi.list.begin }).click()
    await page.locator('input[type="file"]').setInputFiles(file)
    await page.getByText(words.chosen('dự thảo.docx')).waitFor()
    await page.getByLabel(vi.begin.name).fill(`Từ Word ${colorScheme}`)
    await page.getByRole('button', { name: words.next }).click()
    const choice = page.getByLabel(words.goesToOf('Phần thứ bảy'))
    await choice.waitFor()
    await page.getByRole('button', { name: words.back }).click()
    expect(await page.getByLabel(vi.begin.name).inputValue()).toBe(`Từ Word ${colorScheme}`)
    await page.getByRole('button', { name: words.next }).click()
    await choice.waitFor()
    expect(await choice.inputValue()).toBe('unassigned')
    expect(await page.getByLabel(words.goesToOf('I. ĐẶC ĐIỂM TÌNH HÌNH')).inputValue()).toBe(
      'section pr.p1.1',
    )
    await page.getByText(words.summary('2', '1', '0')).waitFor()
    expect(await graveFaults(page)).toEqual([])
    const pictures = process.env['PICTURES']
    for (const width of pictures ? [1280, 1920] : []) {
      await page.setViewportSize({ width, height: width === 1280 ? 720 : 1080 })
      await page.screenshot({ path: `${pictures}/from-word-${colorScheme}-${width}.png` })
    }
    if (colorScheme === 'light') await choice.selectOption('section pr.motto')
    await page.getByRole('button', { name: words.create }).click()
    await page.getByText(words.createdHint).waitFor()
    await page.getByText('Ghi chú của văn phòng').waitFor()
    await page.getByRole('button', { name: words.open }).click()
    await page.waitForURL(/\/documents\/[^/]+$/u)
    const text = () => page.locator('.vk-page').first().textContent()
    await eventually(text).toContain('Xã có mười hai thôn.')
    await eventually(text).toContain('Chuyện chưa biết xếp vào đâu. Xem lại.')
    expect((await text())?.includes(words.unassigned)).toBe(colorScheme === 'dark')
    await context.close()
  })
}
