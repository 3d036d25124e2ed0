// Opinions on the draft page: cards beside their words, and what can be done with them there.

import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import { launchBrowser, textOnPage } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { card, eventually, personOnDraft, sampleReport } from './draft-page.ts'

let server: ChildServer
let browser: Browser
let report: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  report = await sampleReport(await signIn(server.url, 'drafter1'))
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

test('[UI962] a card under the pointer lights up its words, and words under the pointer their card', async () => {
  const { page, context } = await personOnDraft(browser, server.url, 'lead', report)
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

/** How the cards in view stand to their words. */
function levels(page: Page) {
  return page.evaluate(() => {
    const list = document.querySelector('.opinions-level')
    const canvas = document.querySelector('.draft-canvas')
    const sheet = document.querySelector('.draft-sheet')
    if (!list || !canvas || !sheet) throw new Error('cards do not stand level')
    const room = list.getBoundingClientRect()
    const cards = [...list.querySelectorAll<HTMLElement>('[data-level]')]
      .map(element => ({ element, box: element.getBoundingClientRect() }))
      .sort((a, b) => a.box.top - b.box.top)
    const inView = cards.filter(({ box }) => box.bottom > room.top && box.top < room.bottom)
    const wordsOf = ({ dataset }: HTMLElement) =>
      document
        .querySelector(`.ProseMirror [data-opinion="${CSS.escape(dataset['card'] ?? '')}"]`)
        ?.getBoundingClientRect()
    const focused = cards.find(({ element }) => element.dataset['focused'] !== undefined)
    const words = focused && wordsOf(focused.element)
    const lowest = focused ? room.bottom - focused.box.height - 12 : 0
    return {
      inView: inView.length,
      /** The focused card stands at its words, or as low as it can be seen whole. */
      isFocusedLevel: focused && words ? Math.abs(focused.box.top - Math.min(words.top, lowest)) < 4 : null,
      covered: cards.filter(({ box }, index) => (cards[index + 1]?.box.top ?? Infinity) < box.bottom).length,
      overText: inView.filter(({ box }) => box.left < sheet.getBoundingClientRect().right).length,
      /** Cards in view of words that are far from the window. */
      apart: inView.filter(({ element, box }) => {
        const place = wordsOf(element)
        return place !== undefined && Math.abs(place.top - box.top) > 900
      }).length,
      scrolled: Math.round(Math.abs(list.scrollTop - canvas.scrollTop)),
    }
  })
}
