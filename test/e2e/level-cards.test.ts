// Cards beside their words: where they stand, and that they stand still for who presses one.

import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import { launchBrowser, textOnPage } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { card, eventually, inFocus, personOnDraft, sampleReport } from './draft-page.ts'
import { focusedName, levels } from './level-cards.ts'

let server: ChildServer
let browser: Browser
let report: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  report = await sampleReport(await signIn(server.url, 'lead'))
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('[UI961] on a wide screen each card in view stands level with its words, over no text and no other card', async () => {
  const { page, context, faults } = await personOnDraft(browser, server.url, 'lead', report)
  await page.locator('[data-card]').first().waitFor()
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press('Control+Alt+N')
    await eventually(() => levels(page)).toMatchObject({ isFocusedLevel: true, covered: 0, overText: 0 })
  }
  await page.locator('.draft-canvas').hover()
  await page.mouse.wheel(0, 1_500)
  await eventually(() => levels(page)).toMatchObject({ covered: 0, overText: 0, apart: 0 })
  expect((await levels(page)).inView).toBeGreaterThan(0)
  await page.locator('.opinions-level').hover()
  await page.mouse.wheel(0, -700)
  await eventually(() => levels(page)).toMatchObject({ covered: 0, apart: 0 })
  expect(faults).toEqual([])
  await context.close()
})

test('[UI961] on a narrow screen, and for who wants it, cards are a list; the choice is kept', async () => {
  const { page, context } = await personOnDraft(browser, server.url, 'lead', report)
  await page.locator('.opinions-level').waitFor()
  await page.getByRole('button', { name: vi.opinions.filters }).click()
  await page.getByLabel(vi.opinions.level).uncheck()
  await page.locator('.opinions-level').waitFor({ state: 'detached' })
  await page.reload()
  await card(page, 'YK-005').waitFor()
  expect(await page.locator('.opinions-level').count()).toBe(0)
  await context.close()
})

test('[UI1204] far from the window a card is its name alone; what was begun in one is still there when one comes back', async () => {
  const { page, context, faults } = await personOnDraft(browser, server.url, 'lead', report)
  const unseen = page.locator('.opinions-level [data-card][data-unseen]')
  const whole = page.locator('.opinions-level [data-card]:not([data-unseen])')
  await whole.first().waitFor()
  await page.keyboard.press('Control+Alt+N')
  const name = await focusedName(page)
  await page.keyboard.press('Control+Alt+G')
  await page.locator('.decide textarea:focus').waitFor()
  await page.keyboard.type('Lý do viết dở.')
  await eventually(() => unseen.count()).toBeGreaterThan(0)
  const [far = ''] = await unseen.last().locator('.card-name').allInnerTexts()
  expect(await unseen.last().locator('*').count()).toBe(2) // head and name
  await page.getByRole('button', { name: `${vi.opinions.card(far)}.` }).focus()
  await card(page, far).locator('.card-content').waitFor()
  await inFocus(page, far)
  await eventually(() => levels(page)).toMatchObject({ isFocusedLevel: true, covered: 0, apart: 0 })
  await inFocus(page, name)
  await page.locator('.decide textarea').waitFor()
  expect(await page.locator('.decide textarea').inputValue()).toBe('Lý do viết dở.')
  expect(faults).toEqual([])
  await context.close()
})

test('[UI1446] while a pointer is pressed on a card the cards stand still, whatever is written: what was pressed is clicked', async () => {
  const { page, context, faults } = await personOnDraft(browser, server.url, 'lead', report)
  const colleague = await personOnDraft(browser, server.url, 'drafter1', report)
  await page.locator('[data-card]').first().waitFor()
  await page.keyboard.press('Control+Alt+N')
  await eventually(() => levels(page)).toMatchObject({ isFocusedLevel: true, covered: 0 })
  const pressed = page.locator('.opinions-level [data-placed="near"]:not([data-focused]) .card-name').first()
  const name = await pressed.innerText()
  const id = await pressed.locator('xpath=ancestor::li').getAttribute('data-card')
  await colleague.page.locator(`${textOnPage} [data-opinion="${id}"]`).first().click()
  const standing = await pressed.boundingBox()
  if (!standing) throw new Error('the card is not in view')
  await page.mouse.move(standing.x + standing.width / 2, standing.y + standing.height / 2)
  await page.mouse.down()
  await colleague.page.keyboard.press('Home')
  for (const line of ['Một.', 'Hai.', 'Ba.', 'Bốn.']) {
    await colleague.page.keyboard.type(line)
    await colleague.page.keyboard.press('Enter')
  }
  await page.locator(textOnPage, { hasText: 'Bốn.' }).waitFor()
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 700))) // longer than cards rest before they move
  expect(await pressed.boundingBox()).toEqual(standing)
  await page.mouse.up()
  await page.locator('li.card[data-focused]', { hasText: name }).waitFor()
  await eventually(() => levels(page)).toMatchObject({ isFocusedLevel: true, covered: 0, apart: 0 })
  expect([...faults, ...colleague.faults]).toEqual([])
  await Promise.all([context.close(), colleague.context.close()])
})

test('[UI1320] a card near the window is moved to its words; the others only stand there, as nothing that is moved', async () => {
  const { page, context, faults } = await personOnDraft(browser, server.url, 'lead', report)
  const held = () =>
    page.evaluate(() => {
      const cards = [...document.querySelectorAll<HTMLElement>('.opinions-level [data-card][data-placed]')]
      const isMoved = (one: HTMLElement) => getComputedStyle(one).transform !== 'none'
      const isFar = (one: HTMLElement) => one.dataset['unseen'] !== undefined
      const far = cards.filter(isFar)
      return {
        hasBoth: far.length > 0 && far.length < cards.length,
        wrong: cards.filter(one => isMoved(one) === isFar(one)).length,
        asleep: far.filter(one => getComputedStyle(one).transitionDuration !== '0s').length,
      }
    })
  for (const scrollTop of [0, 3_000, 0]) {
    await page.locator('.draft-canvas').evaluate((canvas, to) => canvas.scrollTo(0, to), scrollTop)
    await eventually(held).toEqual({ hasBoth: true, wrong: 0, asleep: 0 })
    await eventually(() => levels(page)).toMatchObject({ covered: 0, overText: 0, apart: 0 })
  }
  expect(faults).toEqual([])
  await context.close()
})
