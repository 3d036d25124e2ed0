// The tab "Kiểm tra": gates with their places, a written reason, a marked figure, and what the next step waits for.

import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../../editor/words/en.ts'
import { gatesEn } from '../../editor/words/gates-en.ts'
import { gatesVi } from '../../editor/words/gates-vi.ts'
import { termVi } from '../../editor/words/term-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { eventually, newReport, personOnDraft, saved } from './draft-page.ts'

const readable = { bypassCSP: true } // axe runs in the page

let server: ChildServer
let browser: Browser
let report: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  report = await newReport(await signIn(server.url, 'drafter1'), 'Báo cáo chính trị để kiểm tra')
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const openChecks = (page: Page) => page.getByRole('tab', { name: vi.panel.gates }).click()
const gate = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`, 'u') })
const caretSection = (page: Page) => page.locator('.outline-row[aria-current]').innerText()

test('[UI1080] the tab lists every gate; a place leads to its section, and what is written there settles it', async () => {
  const { context, page, faults } = await personOnDraft(browser, server.url, 'drafter1', report)
  await openChecks(page)
  for (const [key, name] of Object.entries(gatesVi.names))
    if (key !== 'synthesis') await gate(page, name).waitFor()
  await gate(page, gatesVi.names.sections).getByText(gatesVi.states.fails).waitFor()
  const place = page.locator('.gate-place', { hasText: 'Mở đầu' })
  await place.click()
  await eventually(() => caretSection(page)).toContain('Mở đầu')
  await page.keyboard.type('Thu nhập bình quân đạt 52 triệu đồng.')
  await saved(page)
  await eventually(() => place.count()).toBe(0) // asked again by itself
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1260] the tab says of which text it speaks: changed words are said to be unchecked until they were checked', async () => {
  const { context, page } = await personOnDraft(browser, server.url, 'drafter1', report)
  await openChecks(page)
  const said = page.locator('.gates-head .gate-note')
  const time = /\d\d:\d\d \d\d\/\d\d\/\d{4}/u
  await eventually(() => said.innerText()).toMatch(new RegExp(`^${gatesVi.asOf('').slice(0, -2)}`, 'u'))
  expect(await said.innerText()).toMatch(time)
  await page.getByText('Thu nhập bình quân đạt 52').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Thêm vài chữ.')
  await page.getByText(gatesVi.behind('').split(' lúc ')[0] ?? '').waitFor()
  await saved(page)
  await eventually(() => said.getAttribute('data-behind')).toBe(null) // asked again by itself
  await context.close()
})

test('[UI1282] the rules of the term stand folded under the guidance: names, themes, documents in force, each unsure one marked', async () => {
  const { context, page, faults } = await personOnDraft(browser, server.url, 'drafter1', report, readable)
  await page.getByRole('tab', { name: vi.panel.guidance }).click()
  expect(await page.getByText('Ban Thường vụ Tỉnh ủy').count()).toBe(0)
  await page.locator('.guidance-term > summary').focus()
  await page.keyboard.press('Enter')
  await page.getByText('Ban Thường vụ Tỉnh ủy').waitFor()
  const part = page.locator('.guidance-term')
  for (const title of [termVi.themes, termVi.references, termVi.thresholds])
    await part.getByRole('heading', { name: title }).waitFor()
  await part.getByText(termVi.reference('45-CT/TW', '14/04/2025')).waitFor()
  expect(await part.getByText(gatesVi.unverified).count()).toBeGreaterThan(0)
  expect(await graveFaults(page)).toEqual([])
  const folder = process.env['PICTURES']
  for (const width of folder ? [1280, 1920] : []) {
    await page.setViewportSize({ width, height: width === 1280 ? 720 : 1080 })
    await page.screenshot({ path: `${folder}/term-${width}.png` })
  }
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1081] a reason is written, shown with its author, and taken back', async () => {
  const { context, page } = await personOnDraft(browser, server.url, 'lead', report)
  await openChecks(page)
  const finding = page.locator('.gate-finding', { hasText: 'Phương châm' })
  await finding.getByRole('button', { name: gatesVi.excuse }).click()
  await finding.getByRole('button', { name: gatesVi.save }).click()
  await finding.getByText(gatesVi.reasonMissing).waitFor()
  await finding.getByLabel(gatesVi.excuseLabel).fill('Đại hội không đặt phương châm riêng.')
  await finding.getByRole('button', { name: gatesVi.save }).click()
  await finding.getByText(/^Nguyễn Văn Dũng/u).waitFor()
  await finding.getByRole('button', { name: gatesVi.takeBack }).click()
  await finding.getByRole('button', { name: gatesVi.excuse }).waitFor()
  await context.close()
})

test('[UI1082] the number under the caret is marked as a figure, by keyboard', async () => {
  const { context, page } = await personOnDraft(browser, server.url, 'drafter1', report)
  await openChecks(page)
  await gate(page, gatesVi.names.figures).click()
  await page.getByRole('button', { name: gatesVi.mark }).click()
  await page.getByText(gatesVi.markNone).waitFor()
  await page.getByText('Thu nhập bình quân đạt 52').click()
  await page.keyboard.press('Home')
  const stepsToNumber = 'Thu nhập bình quân đạt '.length
  for (let step = 0; step < stepsToNumber; step += 1) await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: gatesVi.mark }).click()
  await page.getByRole('combobox', { name: gatesVi.markName }).fill('Thu nhập')
  await page.keyboard.press('Enter')
  await page.locator('.gate-figure', { hasText: 'Thu nhập' }).getByText('52', { exact: true }).waitFor()
  await gate(page, gatesVi.names.figures).getByText(gatesVi.states.passes).waitFor()
  await context.close()
})

test('[UI1083] the present step of the track, and the dialog that moves on, say what is missing, and lead there', async () => {
  const lead = await signIn(server.url, 'lead')
  const { seq } = Object(await lead.get(`/api/documents/${report}`))
  await lead.post(`/api/documents/${report}/stage`, { to: 'internal_review', expectedSeq: seq })
  const { context, page } = await personOnDraft(browser, server.url, 'secretary', report, readable)
  await page.getByRole('button', { name: new RegExp(vi.track.missing.replace('?', '\\?'), 'u') }).click()
  await page.getByText(gatesVi.missingFor(vi.stages.consultation)).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: vi.draft.moveStage }).click()
  const dialog = page.getByRole('dialog', { name: vi.move.title })
  await dialog.locator('.gate-place').first().click()
  await dialog.waitFor({ state: 'hidden' })
  await eventually(() => caretSection(page)).toContain('Tiêu đề')
  await context.close()
})

test('[UI1262] at 1280 px no step of the track is cut, in either language', async () => {
  const { context, page } = await personOnDraft(browser, server.url, 'lead', report)
  await page.setViewportSize({ width: 1280, height: 720 })
  for (const [language, words] of [
    ['vi', vi],
    ['en', en],
  ] as const) {
    await page.evaluate(chosen => localStorage.setItem('vankien.language', chosen), language)
    await page.reload()
    const track = page.getByRole('list', { name: words.track.label })
    await track
      .getByText(words.track.more('4'))
      .or(track.getByText(words.track.more('3')))
      .waitFor()
    const cut = await track.evaluate(list => {
      const room = list.getBoundingClientRect()
      const isOutside = ({ right, bottom }: DOMRect) => right > room.right + 0.5 || bottom > room.bottom + 0.5
      return [...list.children].filter(step => isOutside(step.getBoundingClientRect())).length
    })
    expect(cut, language).toBe(0)
  }
  await context.close()
})

test('[UI1084] axe finds nothing serious on the tab; it speaks English too; who sees only own opinions has no such tab', async () => {
  const { context, page } = await personOnDraft(browser, server.url, 'lead', report, readable)
  await openChecks(page)
  await gate(page, gatesVi.names.sections).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await page.evaluate(() => localStorage.setItem('vankien.language', 'en'))
  await page.reload()
  await page.getByRole('tab', { name: 'Checks' }).click()
  await page.getByText(gatesEn.names.sections).waitFor()
  await context.close()
  const member = await personOnDraft(browser, server.url, 'member2', report)
  expect(await member.page.getByRole('tab', { name: vi.panel.gates }).count()).toBe(0)
  await member.context.close()
})
