// The page's side of live editing: what it shows when it may not send any more, when it has to wait, and who wrote what.

import type { Browser, WebSocketRoute } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../../editor/words/en.ts'
import { vi } from '../../editor/words/vi.ts'
import { samplePassword } from '../../server/demo/accounts.ts'
import { graveFaults } from '../support/axe.ts'
import { draftIsOpen, freshPage, launchBrowser, openDraft } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { demoPassword, emailOf, signIn } from '../support/people.ts'
import {
  closeTour,
  contentOf,
  goToSection,
  newReport,
  personOnDraft,
  saved,
  signedInPage,
} from './draft-page.ts'

let server: ChildServer
let browser: Browser
let documentId: string
/** Where a person looks at the pages: `SHOTS=folder` keeps pictures of them. */
const shots = process.env['SHOTS']

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  documentId = await newReport(await signIn(server.url, 'drafter1'), 'Báo cáo chính trị')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A drafter whose line the test holds in its hand. */
async function drafterOnLine() {
  const person = await signedInPage(browser, server.url, 'drafter1', { bypassCSP: true })
  const lines: WebSocketRoute[] = []
  let isHeld = false
  await person.page.routeWebSocket(/\/sync\//u, line => {
    lines.push(line)
    const far = line.connectToServer()
    line.onMessage(message => {
      if (!isHeld) far.send(message)
    })
  })
  await openDraft(person.page, server.url, documentId)
  await closeTour(person.page)
  await goToSection(person.page, 'Mở đầu')
  return {
    ...person,
    lines,
    hold: () => {
      isHeld = true
    },
    letGo: () => {
      isHeld = false
    },
    close: (code: number) => lines.at(-1)?.close({ code, reason: '' }),
  }
}

test('[UI1205] a link to a text opens one line to it, and none before somebody is signed in', async () => {
  const { page, context, faults } = await freshPage(browser)
  let lines = 0
  page.on('websocket', line => {
    if (line.url().includes('/sync/')) lines += 1
  })
  await page.goto(`${server.url}/documents/${documentId}`)
  await page.getByLabel(vi.signIn.email).fill(emailOf('drafter1'))
  expect(lines).toBe(0)
  await page.getByLabel(vi.signIn.password, { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: vi.signIn.submit, exact: true }).click()
  await draftIsOpen(page)
  expect(lines).toBe(1)
  await page.reload()
  await draftIsOpen(page)
  expect(lines).toBe(2)
  expect(faults).toEqual([])
  await context.close()
})

test('[UI933] a page that may not write any more shows exactly what was not saved, and takes no more', async () => {
  const { page, context, hold, close } = await drafterOnLine()
  await page.keyboard.type('Phần này đã ghi.')
  await saved(page)
  hold()
  await page.keyboard.type(' Phần này chưa kịp ghi.')
  close(4400)
  const unsent = page.getByRole('textbox', { name: vi.ended.unsent })
  await unsent.waitFor()
  expect((await unsent.inputValue()).trim()).toBe('Phần này chưa kịp ghi.')
  await page.getByRole('button', { name: vi.ended.copy }).waitFor()
  await page.locator('.ProseMirror[contenteditable="false"]').waitFor()
  expect(await graveFaults(page)).toEqual([])
  if (shots) await page.screenshot({ path: `${shots}/refused.png` })
  await context.close()
})

test('[FA50] a page that is closed for good says why in words of that reason, and keeps what was not saved', async () => {
  const { page, context, hold, letGo, close } = await drafterOnLine()
  for (const [code, reason] of [
    [4403, 'Bạn không còn quyền làm việc này với văn kiện.'],
    [4404, 'Không tìm thấy văn kiện, hoặc bạn không có quyền xem.'],
    [4409, 'Trang này thuộc phiên bản cũ.'],
    [4413, 'Thay đổi vừa rồi quá lớn nên không được nhận.'],
  ] as const) {
    hold()
    await page.keyboard.type(`Chưa ghi khi đóng ${code}.`)
    close(code)
    const panel = page.getByRole('alert', { name: vi.ended.refused })
    await panel.getByText(reason).waitFor()
    expect(await panel.getByRole('textbox', { name: vi.ended.unsent }).inputValue()).toContain(
      `Chưa ghi khi đóng ${code}.`,
    )
    await page.locator('.ProseMirror[contenteditable="false"]').waitFor()
    letGo()
    await openDraft(page, server.url, documentId)
    await goToSection(page, 'Mở đầu')
  }
  await context.close()
})

test('[FA51] a page whose server goes away comes back by itself and saves what was typed meanwhile', async () => {
  const { page, context, hold, letGo, close } = await drafterOnLine()
  hold()
  await page.keyboard.type('Viết trong lúc máy chủ khởi động lại.')
  letGo()
  close(1012)
  await saved(page)
  expect(await page.getByRole('alert', { name: vi.ended.refused }).count()).toBe(0)
  const { blocks } = await contentOf(await signIn(server.url, 'drafter1'), documentId)
  expect(blocks.join('\n')).toContain('Viết trong lúc máy chủ khởi động lại.')
  await context.close()
})

test('[FA52] a page whose session ended asks for the password over the text, and saves what was not saved', async () => {
  const { page, context, hold, letGo, close } = await drafterOnLine()
  hold()
  await page.keyboard.type('Viết lúc phiên làm việc đã hết.')
  close(4401)
  const asked = page.getByRole('dialog', { name: vi.ended.title })
  await asked.waitFor()
  expect(await graveFaults(page)).toEqual([])
  letGo()
  await asked.getByLabel(vi.signIn.password, { exact: true }).fill(samplePassword)
  await asked.getByRole('button', { name: vi.signIn.submit }).click()
  await asked.waitFor({ state: 'detached' })
  await saved(page)
  const { blocks } = await contentOf(await signIn(server.url, 'drafter1'), documentId)
  expect(blocks.join('\n')).toContain('Viết lúc phiên làm việc đã hết.')
  await context.close()
})

test('[UI934] a page that is asked to wait says why and how long still', async () => {
  const { page, context, close } = await drafterOnLine()
  close(4529)
  const waiting = page.getByRole('status', { name: vi.ended.paused })
  await waiting.waitFor()
  expect(await waiting.innerText()).toMatch(/Nối lại sau \d+ giây/u)
  if (shots) await page.screenshot({ path: `${shots}/paused.png` })
  await context.close()
})

test('[UI935] whoever may see it, readers too, can have who wrote shown beside the blocks, and at the caret in words', async () => {
  const writer = await personOnDraft(browser, server.url, 'drafter2', documentId)
  await goToSection(writer.page, 'Mở đầu')
  await writer.page.keyboard.type('Kinh tế tăng trưởng khá.')
  await saved(writer.page)
  await writer.context.close()

  const reader = await personOnDraft(browser, server.url, 'member1', documentId, { bypassCSP: true })
  const { page } = reader
  expect(await page.locator('[data-author]').count()).toBe(0)
  await page.getByRole('button', { name: vi.authors.show }).press('Enter')
  const block = page.locator('[data-author]', { hasText: 'Kinh tế tăng trưởng khá.' })
  await block.waitFor()
  expect(await block.getAttribute('data-author')).toMatch(/^QV \d\d:\d\d$/u)
  expect(await block.getAttribute('title')).toMatch(
    /^Phạm Quốc Việt, .*, thêm 24 và bớt 0 ký tự\nLò Thị Mai, /u,
  )
  await block.click()
  await page
    .getByRole('status')
    .filter({ hasText: vi.authors.here })
    .filter({ hasText: 'Phạm Quốc Việt' })
    .waitFor()
  expect(await graveFaults(page)).toEqual([])
  if (shots) {
    for (const [width, height] of [
      [1280, 720],
      [1920, 1080],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.screenshot({ path: `${shots}/authors-${width}.png` })
    }
  }
  await page.getByRole('button', { name: vi.authors.show }).click()
  await block.waitFor({ state: 'detached' })
  expect(reader.faults).toEqual([])
  await reader.context.close()
})

test('[UI935] who wrote what is told in English too, and not offered to those who may not see it', async () => {
  const member = await personOnDraft(browser, server.url, 'member2', documentId)
  expect(await member.page.getByRole('button', { name: vi.authors.show }).count()).toBe(0)
  await member.context.close()
  const lead = await signedInPage(browser, server.url, 'lead')
  await lead.page.addInitScript(() => localStorage.setItem('vankien.language', 'en'))
  await lead.page.goto(`${server.url}/documents/${documentId}`)
  const tool = lead.page.getByRole('button', { name: en.authors.show })
  await tool.click()
  await lead.page.getByRole('status').filter({ hasText: en.authors.here }).waitFor()
  if (shots) await lead.page.screenshot({ path: `${shots}/authors-en.png` })
  await lead.context.close()
})
