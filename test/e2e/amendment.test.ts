// In Chromium: the committee's move with minutes and vote, an approval while somebody types, an amendment from opening to closing.

import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser, textOnPage } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { type PersonName, type SignedIn, signIn, stringIn } from '../support/people.ts'
import { contentOf, eventually, goToSection, newReport, personOnDraft, saved } from './draft-page.ts'

let server: ChildServer
let browser: Browser
const people = new Map<PersonName, SignedIn>()

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  for (const name of ['drafter1', 'lead', 'compiler', 'secretary', 'steering', 'standing'] as const)
    people.set(name, await signIn(server.url, name))
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const as = (name: PersonName): SignedIn => {
  const person = people.get(name)
  if (!person) throw new Error(`${name} has not signed in`)
  return person
}
const at = (id: string, path = '') => `/api/documents/${id}${path}`
const seqOf = async (id: string) => Number(Reflect.get(Object(await as('lead').get(at(id))), 'seq'))
const stageOf = async (id: string) => stringIn(await as('lead').get(at(id)), 'stage')
const vote = { present: 15, for: 15, against: 0, blank: 0 }
const basis = { minutes: { number: '12-BB/ĐU', date: '2026-11-20' }, vote }

async function move(id: string, name: PersonName, to: string): Promise<void> {
  await as(name).post(at(id, '/stage'), { to, expectedSeq: await seqOf(id), ...basis })
}

/** Decides on the text as it is; false when somebody has typed since it was read. */
async function decide(id: string, body: 'steering' | 'standing', sha256: string): Promise<boolean> {
  const asked = { body, decision: 'approve', ...basis, sha256, expectedSeq: await seqOf(id) }
  const answer = await as(body).request(at(id, '/approval'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  })
  if (!answer.ok) expect(await answer.text()).toContain('text-another')
  return answer.ok
}

/** A report before the committee, with a reason for all that the gates find in it. */
async function beforeCommittee(title: string): Promise<string> {
  const id = await newReport(as('drafter1'), title)
  const report: unknown = await as('lead').get(at(id, '/gates'))
  const gates = Reflect.get(Object(report), 'gates') as { findings: { id: string }[] }[]
  for (const { findings } of gates)
    for (const { id: finding } of findings)
      await as('lead').post(at(id, '/findings'), { finding, answer: 'Báo cáo thử.' })
  await move(id, 'lead', 'internal_review')
  await move(id, 'secretary', 'consultation')
  await move(id, 'compiler', 'consolidation')
  await move(id, 'secretary', 'committee_review')
  return id
}

test('[SG20] the committee’s move asks for minutes and vote, says what does not add up, and records both', async () => {
  const id = await beforeCommittee('Báo cáo trình cấp ủy')
  const options = { bypassCSP: true }
  const { context, page } = await personOnDraft(browser, server.url, 'secretary', id, options)
  await page.getByRole('button', { name: vi.draft.moveStage }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: vi.stages.steering_review }).check()
  const submit = dialog.getByRole('button', { name: vi.move.submit(vi.stages.steering_review) })
  await submit.click()
  for (const said of [vi.basis.numberMissing, vi.basis.dateMissing, vi.basis.voteMissing])
    await dialog.getByText(said).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await dialog.getByLabel(vi.basis.number).fill('12-BB/ĐU')
  await dialog.getByLabel(vi.basis.date).fill('20/11/2026')
  await dialog.getByLabel(vi.basis.counts.present, { exact: true }).fill('15')
  await dialog.getByLabel(vi.basis.counts.for, { exact: true }).fill('14')
  await dialog.getByLabel(vi.basis.counts.against, { exact: true }).fill('2')
  await dialog.getByText(vi.basis.sum).waitFor()
  await dialog.getByLabel(vi.basis.counts.against, { exact: true }).fill('1')
  await submit.click()
  await eventually(() => stageOf(id)).toBe('steering_review')
  const history: unknown = await as('lead').get(at(id, '/history'))
  const last = (Reflect.get(Object(history), 'items') as { payload: unknown }[]).at(-1)
  expect(last?.payload).toMatchObject({
    minutes: { number: '12-BB/ĐU', date: '2026-11-20' },
    vote: { present: 15, for: 14, against: 1, blank: 0 },
  })
  await context.close()
})

test('[SG18] who types across the moment of approval finds every word in the approved text or offered for copying', async () => {
  const id = await beforeCommittee('Báo cáo đang được gõ')
  await move(id, 'secretary', 'steering_review')
  const { context, page } = await personOnDraft(browser, server.url, 'drafter1', id)
  await goToSection(page, 'Mở đầu')
  let isPassed = false
  let keyMs = 100
  const typing = (async () => {
    for (let n = 1; !isPassed; n += 1) await page.keyboard.type(`[${n}] `, { delay: keyMs })
  })()
  await page.locator(textOnPage).getByText('[1]').waitFor()
  while (!isPassed) {
    isPassed = await decide(id, 'steering', (await contentOf(as('steering'), id)).sha256)
    keyMs *= 1.5 // on a busy machine too there comes a gap between two keys in which the text can be read and decided on
  }
  await typing
  const ended = page.getByRole('alert', { name: vi.ended.refused })
  // A key that was on its way is offered for copying; in a gap between two keys the text only closes.
  const closed = page.locator(`${textOnPage}[contenteditable="false"]`)
  await ended.or(closed).first().waitFor()
  const { raw, sha256 } = await contentOf(as('lead'), id)
  expect(await decide(id, 'standing', sha256)).toBe(true)
  const lost = async () => {
    const onPage = (await page.locator(textOnPage).textContent()) ?? ''
    const offered =
      (await ended.locator('textarea').count()) > 0 ? await ended.locator('textarea').inputValue() : ''
    const typed = onPage.match(/\[\d+\]/gu) ?? []
    expect(typed.length).toBeGreaterThan(0)
    // A number whose bracket alone came too late is in both, in part.
    return typed.filter(
      token => !raw.includes(token) && !offered.includes(token) && !raw.includes(token.slice(0, 2)),
    )
  }
  await eventually(lost).toEqual([])
  expect((await contentOf(as('lead'), id)).sha256).toBe(sha256)
  const approval: unknown = await as('lead').get(at(id, '/approval'))
  expect(Reflect.get(Object(approval), 'approved')).toMatchObject({ sha256 })
  await context.close()
})

test('[SG21] an amendment is opened with reason and authority, written, and closed on the page; everybody sees that one is open', async () => {
  const id = await beforeCommittee('Báo cáo đã duyệt')
  await move(id, 'secretary', 'steering_review')
  const { sha256 } = await contentOf(as('lead'), id)
  expect(await decide(id, 'steering', sha256)).toBe(true)
  expect(await decide(id, 'standing', sha256)).toBe(true)
  const lead = await personOnDraft(browser, server.url, 'lead', id, { bypassCSP: true })
  const drafter = await personOnDraft(browser, server.url, 'drafter1', id)
  const { page } = lead
  await page.getByRole('button', { name: vi.amendment.open, exact: true }).click()
  const dialog = page.getByRole('dialog')
  const submit = dialog.getByRole('button', { name: vi.amendment.submit })
  await submit.click()
  await dialog.getByText(vi.amendment.reasonMissing).waitFor()
  expect(await graveFaults(page)).toEqual([])
  await dialog.getByLabel(vi.amendment.reason).fill('Sửa số liệu thu ngân sách.')
  await dialog.getByLabel(vi.amendment.authority).fill('Thông báo số 15-TB/TU ngày 21/11/2026')
  await submit.click()
  const banner = page.getByRole('region', { name: vi.amendment.region })
  await banner.getByText('Sửa số liệu thu ngân sách.').waitFor()
  await drafter.page.getByRole('region', { name: vi.amendment.region }).waitFor()
  expect(await drafter.page.getByRole('button', { name: vi.amendment.close }).count()).toBe(0)
  await goToSection(page, 'Mở đầu')
  await page.keyboard.type('Thu ngân sách đạt 52 tỷ đồng. ')
  await saved(page)
  expect(await graveFaults(page)).toEqual([])
  await banner.getByRole('button', { name: vi.amendment.close }).click()
  await page.getByRole('dialog').getByRole('button', { name: vi.amendment.closeSubmit }).click()
  await banner.waitFor({ state: 'detached' })
  const after = await contentOf(as('lead'), id)
  expect(after.raw).toContain('Thu ngân sách đạt 52 tỷ đồng. ')
  const approval: unknown = await as('lead').get(at(id, '/approval'))
  expect(Reflect.get(Object(approval), 'amendments')).toMatchObject([
    { number: 1, sha256Before: sha256, closed: { sha256After: after.sha256 } },
  ])
  expect([...lead.faults, ...drafter.faults]).toEqual([])
  await lead.context.close()
  await drafter.context.close()
})
