// Opinions on the draft page: cards beside their words, and what can be done with them there.

import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpinionList } from '#model/api.ts'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { vi } from '../../editor/words/vi.ts'
import { launchBrowser, selectWords, textOnPage } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { type SignedIn, signIn } from '../support/people.ts'
import {
  card,
  contentOf,
  eventually,
  goToSection,
  inFocus,
  personOnDraft,
  sampleReport,
  sendOpinion,
} from './draft-page.ts'
import { focusedName } from './level-cards.ts'

let server: ChildServer
let browser: Browser
let report: string
let lead: SignedIn
let member1: SignedIn
let member2: SignedIn

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  ;[lead, member1, member2] = await Promise.all([
    signIn(server.url, 'lead'),
    signIn(server.url, 'member1'),
    signIn(server.url, 'member2'),
  ])
  report = await sampleReport(lead)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('[UI962] a card under the pointer lights up its words, and words under the pointer their card', async () => {
  const { page, context } = await personOnDraft(browser, server.url, 'lead', report)
  await page.locator('[data-card]').first().waitFor() // opinions come after the text
  await page.keyboard.press('Control+Alt+N')
  const words = page.locator(`${textOnPage} .vk-mark-on`).first()
  await words.waitFor()
  const id = await words.getAttribute('data-opinion')
  await page.locator(`[data-card="${id}"]`).hover()
  await eventually(() => page.evaluate(() => CSS.highlights.get('vk-hover')?.size ?? 0)).toBeGreaterThan(0)
  await page.locator('.draft-head, header').first().hover()
  await eventually(() => page.evaluate(() => CSS.highlights.has('vk-hover'))).toBe(false)
  await words.hover()
  await page.locator(`[data-card="${id}"][data-hovered]`).waitFor()
  await context.close()
})

test('[UI964] others support an opinion and reply to it; its card says so on every screen', async () => {
  const name = await give(member1, {
    quote: 'Người dân có nghề hơn sáu mươi năm',
    body: 'Nêu số hộ làm chè.',
  })
  const other = await personOnDraft(browser, server.url, 'secretary', report)
  const lead = await personOnDraft(browser, server.url, 'lead', report)
  await Promise.all([inFocus(other.page, name), inFocus(lead.page, name)])
  await card(other.page, name)
    .getByRole('button', { name: `${vi.card.for}: 0`, exact: true })
    .click()
  await card(lead.page, name)
    .getByRole('button', { name: `${vi.card.for}: 1`, exact: true })
    .waitFor()
  await card(lead.page, name).getByRole('button', { name: vi.card.reply, exact: true }).click()
  await lead.page.keyboard.type('Tổ biên tập sẽ hỏi Hội Nông dân.')
  await lead.page.keyboard.press('Control+Enter')
  await card(other.page, name).getByText('Tổ biên tập sẽ hỏi Hội Nông dân.').waitFor()
  expect([...other.faults, ...lead.faults]).toEqual([])
  await Promise.all([other.context.close(), lead.context.close()])
})

test('[UI965] the holder of a declined opinion reserves it; before that it can be put right by a new one', async () => {
  const corrected = 'Viết đúng: cây chè shan.'
  const first = await give(member1, { quote: 'cây chè. Người dân', body: 'Viết sai tên.' })
  const { page, context, faults } = await personOnDraft(browser, server.url, 'member1', report)
  await inFocus(page, first)
  await menuOf(page, first, vi.card.correct)
  const form = page.getByRole('form')
  await form.getByText(vi.card.correctHint(first)).waitFor()
  await form.getByLabel(vi.form.reason).fill(corrected)
  await form.getByRole('button', { name: vi.form.send }).click()
  await eventually(() => newest(corrected)).not.toBe(null)
  await form.waitFor({ state: 'hidden' }) // it gives the focus back, and a list that is open then closes
  const second = (await newest(corrected)) ?? ''
  expect(await opinionNamed(first)).toMatchObject({ status: 'withdrawn' })
  const { id } = await opinionNamed(second)
  const { seq } = await register()
  await lead.post(`/api/documents/${report}/opinions/${id}/disposition`, {
    decision: 'declined',
    explanation: 'Tên đúng đã ghi ở mục trước.',
    confirm: true,
    expectedSeq: seq,
  })
  await showAll(page)
  await inFocus(page, second)
  await menuOf(page, second, vi.card.reserve)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: vi.card.send }).click()
  await dialog.getByText(vi.card.missing).waitFor()
  await dialog.getByLabel(vi.card.reserveField).fill('Chè shan là tên riêng đã đăng ký.')
  await dialog.getByRole('button', { name: vi.card.send }).click()
  await card(page, second).getByText('Chè shan là tên riêng đã đăng ký.').waitFor()
  expect(await opinionNamed(second)).toMatchObject({
    status: 'declined',
    reserved: { reason: 'Chè shan là tên riêng đã đăng ký.' },
  })
  await menuOf(page, second, vi.card.history)
  await page
    .getByRole('dialog')
    .getByText(vi.card.events['reserved'] ?? '', { exact: true })
    .waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('[UI966] an opinion whose words are gone is listed with its quote and given a place by hand', async () => {
  const quote = 'câu này không còn trong bản dự thảo'
  const name = await give(member1, { quote, body: 'Đưa câu này lên đầu.' })
  const { page, context, faults } = await personOnDraft(browser, server.url, 'lead', report)
  await page.getByText(/^Không có chỗ/u).click()
  const lost = card(page, name)
  await lost.getByText(quote).first().waitFor()
  await lost.getByText(vi.places.section).waitFor()
  await lost.getByRole('button', { name: vi.card.place }).click()
  await lost.getByRole('button', { name: vi.card.placeHere }).click()
  await lost.getByText(vi.card.placeNothing).waitFor()
  await selectWords(page, 'có người quản lý qua đào tạo')
  await lost.getByRole('button', { name: vi.card.placeHere }).click()
  await page.locator('.opinions-level').waitFor()
  await page.locator(`${textOnPage} .vk-mark-on`, { hasText: 'có người quản lý qua đào tạo' }).waitFor()
  expect(await opinionNamed(name)).toMatchObject({
    anchor: { quote },
    placement: { anchor: { quote: 'có người quản lý qua đào tạo' } },
    place: { status: 'exact' },
  })
  expect(faults).toEqual([])
  await context.close()
})

test('[UI967] proposals on the same words are shown side by side and none is drawn over the other', async () => {
  const quote = 'Cấp ủy hai xã cũ đoàn kết'
  const one = await give(member1, { quote, proposedText: 'Cấp ủy hai xã cũ giữ vững đoàn kết', kind: 'add' })
  const two = await give(member2, { quote, proposedText: 'Cấp ủy hai xã cũ thống nhất', kind: 'replace' })
  const { page, context, faults } = await personOnDraft(browser, server.url, 'lead', report)
  await inFocus(page, one)
  await card(page, one).getByText(vi.card.rivals('1')).waitFor()
  const drawn = page.locator(`${textOnPage} .vk-ins`)
  await drawn.filter({ hasText: 'giữ vững' }).waitFor()
  expect(await drawn.filter({ hasText: 'thống nhất' }).count()).toBe(0)
  await card(page, one).getByRole('button', { name: vi.card.rivalsOpen }).click()
  const dialog = page.getByRole('dialog', { name: vi.card.rivalsTitle })
  for (const name of [one, two]) await dialog.getByRole('region', { name }).waitFor()
  await dialog.getByRole('button', { name: vi.card.openRival(two) }).click()
  await page.locator('li.card[data-focused]', { hasText: two }).waitFor()
  await drawn.filter({ hasText: 'thống nhất' }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('[UI968] by keyboard: accept the opinion in focus, go on to the one after it, decline that with a reason', async () => {
  const { page, context, faults } = await personOnDraft(browser, server.url, 'lead', report)
  await page.locator('[data-card]').first().waitFor()
  await page.keyboard.press('Control+Alt+N')
  const first = await focusedName(page)
  await page.keyboard.press('Control+Alt+N')
  await eventually(() => focusedName(page)).not.toBe(first)
  const second = await focusedName(page)
  await page.keyboard.press('Control+Alt+P')
  await eventually(() => focusedName(page)).toBe(first)
  await page.keyboard.press('Control+Alt+A')
  await page.locator('.decide textarea:focus').waitFor()
  await page.keyboard.press('Control+Enter')
  await eventually(async () => (await opinionNamed(first)).status).toBe('accepted')
  await page.locator('li.card[data-focused]').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Alt+N')
  await eventually(() => focusedName(page)).toBe(second)
  await page.keyboard.press('Control+Alt+G')
  await page.locator('.decide textarea:focus').waitFor()
  await page.keyboard.type('Giữ như dự thảo.')
  await page.keyboard.press('Control+Enter')
  await eventually(async () => (await opinionNamed(second)).status).toBe('declined')
  expect(faults).toEqual([])
  await context.close()
})

test('[UI969] an opinion sent without a network waits, survives a reload and reaches the register once with both times', async () => {
  const { page, context } = await personOnDraft(browser, server.url, 'member1', report)
  const body = 'Viết lúc mất mạng, gửi khi có mạng.'
  await selectWords(page, 'lao động trẻ tiếp tục rời xã')
  await page.keyboard.press('Control+Alt+M')
  await context.setOffline(true)
  await sendOpinion(page, body)
  await page.locator('[data-waiting]').getByText(body).waitFor()
  await context.route('**/opinions', route =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await context.setOffline(false)
  await page.reload()
  await page.locator('[data-waiting]').getByText(body).waitFor()
  expect(await newest(body)).toBe(null)
  await context.unroute('**/opinions')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.locator('[data-waiting]').waitFor({ state: 'detached' })
  const given = (await opinions()).filter(one => one.body === body)
  expect(given).toHaveLength(1)
  expect(Date.parse(given[0]?.writtenAt ?? '')).toBeLessThan(Date.parse(given[0]?.createdAt ?? ''))
  await context.close()
})

test('[UI1447] the copy of the suggesting mode has the caret as soon as it stands there, and takes it from nobody afterwards', async () => {
  const { page, context, faults } = await personOnDraft(browser, server.url, 'member1', report)
  await goToSection(page, 'Phương châm')
  const focused = page.evaluate(
    () =>
      new Promise(resolve => {
        new MutationObserver((_, observer) => {
          const copy = document.querySelector('.suggest-copy')
          if (!copy) return
          observer.disconnect()
          resolve(document.activeElement === copy)
        }).observe(document.body, { childList: true, subtree: true })
      }),
  )
  await page.keyboard.press('Control+Alt+S')
  expect(await focused).toBe(true)
  await page.keyboard.type('Từ đầu: ')
  const changes = page.getByRole('complementary', { name: vi.suggest.changes })
  await changes.locator('ins', { hasText: 'Từ đầu:' }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('[UI970] in the suggesting mode a section is edited as a copy of one’s own, kept over a reload, and sent as proposals', async () => {
  const { page, context, faults } = await personOnDraft(browser, server.url, 'member1', report)
  const before = await contentOf(lead, report)
  await goToSection(page, 'Phương châm')
  await page.keyboard.press('Control+Alt+S')
  const copy = page.getByRole('textbox', { name: /Phương châm/u })
  await copy.waitFor()
  await page.keyboard.press('End')
  await page.keyboard.type(' – Vì dân')
  const changes = page.getByRole('complementary', { name: vi.suggest.changes })
  await changes.locator('ins', { hasText: 'Vì dân' }).waitFor()
  await page.reload()
  await page.locator(`${textOnPage} section`).first().waitFor()
  await goToSection(page, 'Phương châm')
  await page.getByRole('toolbar').getByRole('button', { name: vi.suggest.start }).click()
  await changes.locator('ins', { hasText: 'Vì dân' }).waitFor()
  await changes.getByRole('textbox').fill('Nêu rõ mục đích.')
  await changes.getByRole('button', { name: vi.suggest.send('1') }).click()
  await page.getByText(vi.suggest.sent('1')).waitFor()
  const given = (await opinions()).find(({ body }) => body === 'Nêu rõ mục đích.')
  expect(given).toMatchObject({ kind: 'add', status: 'open', place: { status: 'exact' } })
  expect(given?.proposedText).toMatch(/ – Vì dân$/u)
  expect((await contentOf(lead, report)).sha256).toBe(before.sha256)
  await goToSection(page, 'Phương châm')
  await page.keyboard.press('Control+Alt+S')
  await changes.getByText(vi.suggest.none).waitFor()
  await page.getByRole('button', { name: vi.suggest.close }).click()
  await page.locator(`${textOnPage} section`).first().waitFor()
  expect(faults).toEqual([])
  await context.close()
})

interface Given {
  readonly quote: string
  readonly body?: string
  readonly proposedText?: string
  readonly kind?: 'add' | 'replace' | 'clarify'
}

/** Gives an opinion by program. @returns its name */
async function give(
  person: SignedIn,
  { quote, body = 'Đề nghị sửa.', proposedText, kind = 'clarify' }: Given,
) {
  const id = crypto.randomUUID()
  await person.post(`/api/documents/${report}/opinions`, {
    id,
    kind,
    severity: 'minor',
    sectionKey: 'pr.p1.1',
    anchor: { quote },
    body,
    ...(proposedText === undefined ? {} : { proposedText }),
  })
  const found = (await opinions()).find(one => one.id === id)
  if (!found) throw new Error('the opinion is not in the list')
  return opinionName(found.number)
}

async function register(): Promise<OpinionList> {
  return (await lead.get(`/api/documents/${report}/opinions`)) as OpinionList
}

async function opinions(): Promise<readonly Opinion[]> {
  return (await register()).items
}

async function opinionNamed(name: string): Promise<Opinion> {
  const found = (await opinions()).find(({ number }) => opinionName(number) === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

/** Name of the opinion that says this, or null. */
async function newest(body: string): Promise<string | null> {
  const found = (await opinions()).findLast(one => one.body === body)
  return found ? opinionName(found.number) : null
}

/** Opens an item of a card's menu, once the card has come to rest: a menu goes with its card. */
async function menuOf(page: Page, name: string, item: string): Promise<void> {
  await card(page, name).evaluate(async element => {
    let last = Number.NaN
    for (let stillFrames = 0; stillFrames < 40; ) {
      await new Promise(requestAnimationFrame)
      const { top } = element.getBoundingClientRect()
      stillFrames = top === last ? stillFrames + 1 : 0
      last = top
    }
  })
  await card(page, name).locator('[aria-haspopup="menu"]').click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function showAll(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: vi.opinions.filterStatus }).click()
  await page.getByRole('option', { name: vi.opinions.all, exact: true }).click()
}
