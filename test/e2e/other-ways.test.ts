// Rounds and opinions beside the usual way: a round planned on a kept text, an opinion on the frozen text, one typed from paper.

import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpinionList } from '#model/api.ts'
import type { RoundView } from '#model/round.ts'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser, selectWords } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { type SignedIn, signIn, stringIn } from '../support/people.ts'
import { openTypist } from '../support/typist.ts'
import {
  closeTour,
  eventually,
  goToSection,
  newReport,
  opinionForm,
  personOnDraft,
  signedInPage,
} from './draft-page.ts'
import { deleteWords, sentence, wordsOf, writeEverySection } from './forty-opinions.ts'
import { banner, openOpinions, table } from './opinions-page.ts'

let server: ChildServer
let browser: Browser
let lead: SignedIn
let id: string
let version: { readonly id: string; readonly sha256: string }

const keptName = 'Bản gửi các chi bộ'

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  lead = await signIn(server.url, 'lead')
  const [drafter, secretary] = [await signIn(server.url, 'drafter1'), await signIn(server.url, 'secretary')]
  id = await newReport(drafter, 'Báo cáo có bản lấy ý kiến')
  const typist = await openTypist(server.url, id, drafter)
  writeEverySection(typist)
  await typist.settled(20_000)
  for (const [by, to] of [
    [lead, 'internal_review'],
    [secretary, 'consultation'],
  ] as const)
    await by.post(`/api/documents/${id}/stage`, { to, expectedSeq: (await list()).seq })
  const kept = await lead.post(`/api/documents/${id}/versions`, { name: keptName })
  version = { id: stringIn(kept, 'id'), sha256: stringIn(kept, 'sha256') }
  deleteWords(typist, sentence(1))
  await typist.settled(20_000)
  typist.close()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('[UI1301] the dialog plans a round for a day and hour, about a kept version', async () => {
  const { page, context, faults } = await signedInPage(browser, server.url, 'secretary', {
    bypassCSP: true,
  })
  await page.goto(`${server.url}/documents/${id}/opinions`)
  await page.getByRole('button', { name: vi.rounds.open, exact: true }).first().click()
  await page.getByRole('button', { name: vi.rounds.begin }).click()
  const dialog = page.getByRole('dialog', { name: vi.rounds.openTitle('1') })
  await dialog.getByRole('button', { name: vi.rounds.allPeople }).click()
  await dialog.getByRole('combobox', { name: vi.rounds.askedText }).click()
  await page.getByRole('option', { name: keptName }).click()
  await dialog.getByText(vi.rounds.opensLater).click()
  await dialog.getByRole('button', { name: vi.rounds.planDo }).click()
  await dialog.getByText(vi.rounds.opensMissing).waitFor()
  await dialog.getByLabel(vi.rounds.opens, { exact: true }).click()
  const calendar = page.getByRole('dialog', { name: vi.rounds.opens })
  await calendar.getByRole('button', { name: vi.rounds.nextMonth }).click()
  await calendar.locator('.moment-day:not([data-outside])').first().click()
  await page.getByRole('button', { name: vi.rounds.takeTime }).click()
  await dialog.getByRole('button', { name: vi.rounds.planDo }).click()
  await dialog.getByText(vi.rounds.closesTooSoon).waitFor() // the first of next month lies behind the week that is proposed
  await dialog.getByLabel(vi.rounds.closes, { exact: true }).click()
  const second = page.getByRole('dialog', { name: vi.rounds.closes })
  await second.getByRole('button', { name: vi.rounds.nextMonth }).click()
  await second.locator('.moment-day:not([data-outside])').nth(20).click()
  await page.getByRole('button', { name: vi.rounds.takeTime }).click()
  expect(await graveFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: vi.rounds.planDo }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(vi.rounds.phases.waiting).waitFor()
  const [planned] = await rounds()
  expect(planned).toMatchObject({ phase: 'waiting', versionId: version.id, sha256: version.sha256 })
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1302] who is asked sees the frozen text from each place that asks, and gives an opinion on words that only it has', async () => {
  const secretary = await signIn(server.url, 'secretary')
  const closesAt = new Date(Date.now() + 3_600_000).toISOString()
  const me: unknown = await (await signIn(server.url, 'member1')).get('/api/me')
  const people = [stringIn(Reflect.get(Object(me), 'user'), 'id')]
  const asked = { title: 'Góp ý', people, closesAt, versionId: version.id }
  await secretary.post(`/api/documents/${id}/rounds`, asked)
  const { page, context, faults } = await signedInPage(browser, server.url, 'member1', {
    bypassCSP: true,
  })
  await page.goto(`${server.url}/rounds`)
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Báo cáo có bản lấy ý kiến' })
    .getByRole('link', { name: vi.frozen.see })
    .click()
  const dialog = page.getByRole('dialog', { name: keptName })
  await dialog.getByText(sentence(1)).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await closeTour(page)
  await banner(page).getByRole('link', { name: vi.frozen.see }).click()
  await dialog.getByText(vi.frozen.ofRound('2')).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await selectWords(page, wordsOf(1), '[role="dialog"] .vk-page')
  await dialog.getByRole('button', { name: vi.frozen.opine }).click()
  await dialog.waitFor({ state: 'detached' })
  const form = opinionForm(page)
  await form.getByText(vi.frozen.formHint).waitFor()
  expect(await form.getByLabel(vi.form.proposed).inputValue()).toBe(wordsOf(1))
  await form.getByLabel(vi.form.reason).fill('Câu này cần nguồn số liệu.')
  await form.getByRole('button', { name: vi.form.send }).click()
  await form.waitFor({ state: 'detached' })
  await eventually(async () => (await list()).items.length).toBe(1)
  expect((await list()).items).toMatchObject([
    {
      anchor: { quote: wordsOf(1) },
      versionId: version.id,
      versionHash: version.sha256,
      roundId: (await rounds())[1]?.id,
      place: { status: expect.stringMatching(/^(block|section)$/u) },
    },
  ])
  await page
    .locator('li.card')
    .getByText(vi.frozen.on(version.sha256.slice(0, 8)))
    .waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1304] what a clerk types from paper without a network waits, survives a reload, and is in the register once with both times', async () => {
  const { page, context, faults } = await signedInPage(browser, server.url, 'clerk')
  const body = 'Ghi từ biên bản lúc mất mạng.'
  const kept = page.locator('[data-waiting]').getByText(body)
  await openOpinions(page, server.url, id)
  await page.getByRole('button', { name: vi.consolidation.onBehalf }).click()
  const form = page.getByRole('dialog', { name: vi.entry.title })
  await form.getByLabel(vi.entry.who).fill('Chi bộ 7')
  await form.getByLabel(vi.entry.body).fill(body)
  await context.setOffline(true)
  await form.getByRole('button', { name: vi.entry.send, exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await kept.waitFor()
  await context.route('**/opinions', route =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await context.setOffline(false)
  await page.reload()
  await kept.waitFor()
  const given = async () => (await list()).items.filter(one => one.body === body)
  expect(await given()).toEqual([])
  await context.unroute('**/opinions')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.locator('[data-waiting]').waitFor({ state: 'detached' })
  const [opinion, ...others] = await given()
  expect(opinion).toMatchObject({ source: 'paper', onBehalfOf: 'Chi bộ 7' })
  expect(others).toEqual([])
  expect(Date.parse(opinion?.writtenAt ?? '')).toBeLessThan(Date.parse(opinion?.createdAt ?? ''))
  await table(page).getByText(body).waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1306] a change of the suggesting mode is sorted and worded before it is sent, each by itself', async () => {
  const { page, context, faults } = await personOnDraft(browser, server.url, 'member2', id, {
    bypassCSP: true,
  })
  await goToSection(page, 'Phương châm')
  await page.keyboard.press('Control+Alt+S')
  await page.getByRole('textbox', { name: /Phương châm/u }).waitFor()
  await page.keyboard.press('End')
  await page.keyboard.type(' Rất nhanh')
  const changes = page.getByRole('complementary', { name: vi.suggest.changes })
  await changes.locator('ins', { hasText: 'Rất nhanh' }).waitFor()
  await changes.getByRole('button', { name: vi.suggest.unfold }).click()
  const proposed = changes.getByLabel(vi.form.proposed)
  await proposed.fill((await proposed.inputValue()).replace('Rất nhanh', 'Rất chắc'))
  await changes.getByRole('combobox', { name: vi.form.kind }).click()
  await page.getByRole('option', { name: vi.kinds.format }).click()
  await changes.getByRole('combobox', { name: vi.form.severity }).click()
  await page.getByRole('option', { name: vi.severities.editorial }).click()
  expect(await graveFaults(page)).toEqual([])
  await changes.getByRole('button', { name: vi.suggest.send('1') }).click()
  await page.getByText(vi.suggest.sent('1')).waitFor()
  const given = (await list()).items.find(({ kind }) => kind === 'format')
  expect(given).toMatchObject({ severity: 'editorial', place: { status: 'exact' } })
  expect(given?.proposedText).toMatch(/Rất chắc$/u)
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1307] a card whose words stand at many places lists them; each leads there, and one is made its place', async () => {
  const quote = 'kế hoạch đã giao cho các chi bộ'
  const opinion = { id: crypto.randomUUID(), kind: 'clarify', severity: 'minor', body: 'Kế hoạch nào?' }
  await (await signIn(server.url, 'member2')).post(`/api/documents/${id}/opinions`, {
    ...opinion,
    anchor: { quote },
  })
  const placeOf = async () => (await list()).items.find(one => one.id === opinion.id)?.place
  const { candidates = [] } = (await placeOf()) ?? {}
  expect(candidates).toHaveLength(5)
  const { page, context, faults } = await signedInPage(browser, server.url, 'compiler', { bypassCSP: true })
  await page.goto(`${server.url}/documents/${id}?opinion=${opinion.id}`)
  await closeTour(page)
  const places = page.locator('li.card[data-focused]').getByRole('list', { name: vi.card.candidates })
  await eventually(() => places.getByRole('listitem').count()).toBe(5)
  expect(await graveFaults(page)).toEqual([])
  await places.getByRole('listitem').nth(1).getByRole('button').first().click()
  await eventually(() => page.evaluate(() => getSelection()?.toString())).toBe(quote)
  await places.getByRole('button', { name: vi.card.atCandidate('2') }).click()
  await eventually(placeOf).toMatchObject({
    status: 'exact',
    from: candidates[1]?.from,
    blockId: candidates[1]?.blockId,
  })
  await places.waitFor({ state: 'detached' })
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1309] of a proposal that was accepted and then declined the card says that its words stay, and leads to them', async () => {
  const [quote, proposedText] = [wordsOf(5), 'Việc thứ 5 đạt trọn vẹn']
  const opinion = { id: crypto.randomUUID(), kind: 'replace', severity: 'minor', body: 'Sửa.', proposedText }
  await (await signIn(server.url, 'member2')).post(`/api/documents/${id}/opinions`, {
    ...opinion,
    anchor: { quote },
  })
  const now = async () => (await list()).items.find(one => one.id === opinion.id)
  const decide = async (decision: string) => {
    const body = { decision, explanation: 'Theo kết luận.', expectedSeq: (await list()).seq }
    await lead.post(`/api/documents/${id}/opinions/${opinion.id}/disposition`, body)
  }
  await decide('accepted')
  await eventually(async () => (await now())?.implementation).toBe('done')
  await decide('declined')
  const { page, context, faults } = await signedInPage(browser, server.url, 'lead', { bypassCSP: true })
  await page.goto(`${server.url}/documents/${id}?opinion=${opinion.id}`)
  await closeTour(page)
  const card = page.locator('li.card[data-focused]')
  await card.getByText(vi.stays.written).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await card.getByRole('button', { name: vi.stays.go }).click()
  await eventually(() => page.evaluate(() => getSelection()?.toString())).toBe(proposedText)
  expect(faults).toEqual([])
  await context.close()
})

async function list(): Promise<OpinionList> {
  return (await lead.get(`/api/documents/${id}/opinions`)) as OpinionList // checked by the server's own schema
}

async function rounds(): Promise<readonly RoundView[]> {
  const body = await lead.get(`/api/documents/${id}/rounds`)
  return (body as { items: RoundView[] }).items // checked by the server's own schema
}
