// One answer for many taken back in a browser: from the message, the ticked rows, the group; the card that waits for a person; the
// first steps of who may do what.

import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpinionList } from '#model/api.ts'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { tourVi } from '../../editor/words/tour-vi.ts'
import { undoVi } from '../../editor/words/undo-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { launchBrowser, openDraft } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { type SignedIn, signIn } from '../support/people.ts'
import { card, eventually, inFocus, personOnDraft, sampleReport, signedInPage } from './draft-page.ts'
import { openOpinions, row, table } from './opinions-page.ts'

const pictures = process.env['UNDO_PICTURES']
let server: ChildServer
let browser: Browser
let report: string
let lead: SignedIn
let member: SignedIn

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  lead = await signIn(server.url, 'lead')
  member = await signIn(server.url, 'member1')
  report = await sampleReport(lead)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const opinions = async (): Promise<readonly Opinion[]> =>
  ((await lead.get(`/api/documents/${report}/opinions`)) as OpinionList).items
const seq = async () => ((await lead.get(`/api/documents/${report}/opinions`)) as OpinionList).seq
/** A member gives an opinion by program. @returns it */
const give = async (more: object): Promise<Opinion> => {
  const id = randomUUID()
  await member.post(`/api/documents/${report}/opinions`, {
    id,
    kind: 'general',
    severity: 'editorial',
    ...more,
  })
  const given = (await opinions()).find(one => one.id === id)
  if (!given) throw new Error('the opinion is not there')
  return given
}
const statusOf = async ({ id }: Opinion) => (await opinions()).find(one => one.id === id)?.status
const look = async (page: Page, name: string) => {
  expect(await graveFaults(page)).toEqual([])
  for (const [width, height] of pictures
    ? [
        [1280, 720],
        [1920, 1080],
      ]
    : []) {
    await page.setViewportSize({ width: width ?? 1280, height: height ?? 720 })
    await page.screenshot({ path: `${pictures}/${name}-${width}.png` })
  }
}
/** Whether a message stands on the page, and the buttons of the bar at its foot that something lies over. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const buttons = [...document.querySelectorAll('[role="toolbar"].bulk button')]
    const isFree = (button: Element) => {
      const { left, right, top, bottom } = button.getBoundingClientRect()
      const at = (x: number) => button.contains(document.elementFromPoint(x, (top + bottom) / 2))
      return at(left + 2) && at((left + right) / 2) && at(right - 2)
    }
    return {
      hasMessage: document.querySelector('.told > *') !== null,
      covered: buttons.filter(button => !isFree(button)).map(button => button.textContent),
    }
  })
const undoButton = (page: Page, scope: string) =>
  page.locator(scope).getByRole('button', { name: vi.toolbar.undo, exact: true })

test('[UI1422] [UI1500] one answer for many is undone from the message and from the ticked rows; a group’s from its editor; what could not be is named', async () => {
  const both = [await give({ body: 'Sửa lỗi gõ số một.' }), await give({ body: 'Sửa lỗi gõ số hai.' })]
  const [first = both[0], second = both[1]] = both
  if (!first || !second) throw new Error('two opinions are needed')
  const { page, context, faults } = await signedInPage(browser, server.url, 'lead', {
    bypassCSP: true,
    colorScheme: 'dark',
  })
  await openOpinions(page, server.url, report, '?q=S%E1%BB%ADa%20l%E1%BB%97i%20g%C3%B5')
  const tick = async () => {
    for (const one of both) await row(page, opinionName(one.number)).getByRole('checkbox').check()
  }
  const decide = async () => {
    await page.getByRole('toolbar').getByRole('button', { name: vi.consolidation.decide }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: vi.statusesShort.accepted, exact: true }).click()
    await dialog.getByRole('button', { name: /^Xác nhận/u }).click()
    await dialog.waitFor({ state: 'detached' })
    await eventually(() => statusOf(second)).toBe('accepted')
  }
  await tick()
  await decide()
  await look(page, 'told')
  await undoButton(page, '.told').click()
  await page.locator('.told').getByText(undoVi.many('2')).waitFor()
  expect([await statusOf(first), await statusOf(second)]).toEqual(['open', 'open'])

  await tick()
  await decide()
  const close = page.locator('.told').getByRole('button', { name: vi.act.close }).first()
  await close.focus() // it stays
  for (const one of both)
    await row(page, opinionName(one.number)).getByRole('checkbox').dispatchEvent('click')
  await close.focus() // ticking a row takes the focus to the table
  await page.setViewportSize({ width: 1280, height: 720 })
  await undoButton(page, '[role="toolbar"]').waitFor()
  await eventually(() => covered(page)).toEqual({ hasMessage: true, covered: [] })
  await look(page, 'bar')
  await undoButton(page, '[role="toolbar"]').click()
  await eventually(() => statusOf(first)).toBe('open')

  const grouped = { title: 'Lỗi gõ', opinionIds: both.map(({ id }) => id), expectedSeq: await seq() }
  await lead.post(`/api/documents/${report}/groups`, grouped)
  const groupId = (await opinions()).find(({ id }) => id === first.id)?.groupId
  const answer = { decision: 'declined', explanation: 'Giữ như dự thảo.', expectedSeq: await seq() }
  await lead.post(`/api/documents/${report}/groups/${groupId}/disposition`, answer)
  await member.post(`/api/documents/${report}/opinions/${first.id}/reserve`, { reason: 'Vẫn là lỗi.' })
  await openOpinions(page, server.url, report, '?by=group&q=S%E1%BB%ADa%20l%E1%BB%97i%20g%C3%B5')
  const heading = table(page).locator('tr.line-heading', { hasText: 'Lỗi gõ' })
  await heading.getByText(vi.consolidation.openGroup).click()
  await look(page, 'group')
  await page.getByRole('dialog').getByRole('button', { name: vi.groups.undoAnswer }).click()
  await page
    .locator('.told')
    .getByText(undoVi.refused(opinionName(first.number)))
    .waitFor()
  expect([await statusOf(first), await statusOf(second)]).toEqual(['declined', 'open'])
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1423] a card whose words could not be written offers the undoing to who decided', async () => {
  const one = await give({
    kind: 'replace',
    anchor: { quote: 'những chữ không có trong văn bản này' },
    proposedText: 'chữ khác',
    body: 'Sửa.',
  })
  await lead.post(`/api/documents/${report}/opinions/${one.id}/disposition`, {
    decision: 'accepted',
    expectedSeq: await seq(),
  })
  await eventually(async () => (await opinions()).find(({ id }) => id === one.id)?.implementation).toBe(
    'conflict',
  )
  const { page, context, faults } = await personOnDraft(browser, server.url, 'lead', report, {
    bypassCSP: true,
    colorScheme: 'dark',
  })
  const name = opinionName(one.number)
  await page.getByRole('combobox', { name: vi.opinions.filterStatus }).click()
  await page.getByRole('option', { name: vi.opinions.all, exact: true }).click()
  await page.getByText(/^Không có chỗ \d+$/u).click()
  await inFocus(page, name)
  const undo = card(page, name).getByRole('button', { name: vi.toolbar.undo, exact: true })
  await undo.waitFor()
  await look(page, 'conflict')
  await undo.click()
  await eventually(() => statusOf(one)).toBe('open')
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1424] the three first steps are those that a person may take: a member is told to give opinions, a drafter to write', async () => {
  for (const [name, wanted, not] of [
    ['member1', ['see', 'opine', 'outline'], ['write', 'export']],
    ['drafter1', ['see', 'write', 'export'], ['opine']],
  ] as const) {
    const { page, context } = await signedInPage(browser, server.url, name, { bypassCSP: true })
    await openDraft(page, server.url, report)
    const steps = page.locator('.tour li')
    await eventually(() => steps.allInnerTexts()).toEqual(wanted.map(step => tourVi.steps[step]))
    for (const step of not) expect(await page.getByText(tourVi.steps[step]).count()).toBe(0)
    if (name === 'member1') await look(page, 'tour')
    await context.close()
  }
})
