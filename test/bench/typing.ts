// Keys pressed at a person's pace in a page that carries the probe, at a place the caller names.

import type { Page } from 'playwright'
import { openingOf } from './long-text.ts'

const paceMs = 120
/** The first keys of a series wake code and caches that stay awake afterwards. */
const warmUpKeys = 6
const letters = 'can bo dang vien trong chi bo da thuc hien tot nghi quyet cua dai hoi '

/** Waits until the text's last paragraph is painted. @returns ms since navigation began */
export async function paintedAt(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => window.benchProbe?.paintedAt ?? null, null, {
    timeout: 60_000,
    polling: 20,
  })
  const value = await handle.jsonValue()
  if (value === null) throw new Error('the page was never painted')
  return value
}

/** Puts the caret at the end of a numbered paragraph, by mouse. @throws Error when it is not on the page */
export async function putCaret(page: Page, ordinal: number): Promise<void> {
  const find = async () =>
    page.evaluate(async opening => {
      const paragraph = [...document.querySelectorAll('.ProseMirror p')].find(candidate =>
        candidate.textContent?.startsWith(`${opening} `),
      )
      if (!paragraph) return null
      paragraph.scrollIntoView({ block: 'center' })
      await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const box = paragraph.getBoundingClientRect()
      return { x: box.left + box.width / 3, y: box.top + Math.min(12, box.height / 2) }
    }, openingOf(ordinal))
  // Twice: what the first scroll brought into sight may have got another height than was guessed.
  await find()
  const spot = await find()
  if (!spot) throw new Error(`paragraph ${ordinal} is not on the page`)
  await page.mouse.click(spot.x, spot.y)
  await page.keyboard.press('End')
  await page.waitForTimeout(300)
}

/** Presses keys, each when it is due, whether the page is through with the last one or not. @returns their times to paint */
export async function typeKeys(page: Page, count: number): Promise<number[]> {
  await page.evaluate(() => {
    if (window.benchProbe) window.benchProbe.keys = []
  })
  const total = count + warmUpKeys
  let typed = ''
  const begun = performance.now()
  const pressed: Promise<void>[] = []
  for (let index = 0; index < total; index++) {
    const due = begun + index * paceMs
    await new Promise(resolve => setTimeout(resolve, Math.max(0, due - performance.now())))
    const letter = letters.charAt(index % letters.length)
    typed += letter
    pressed.push(page.keyboard.press(letter === ' ' ? 'Space' : letter))
  }
  await Promise.all(pressed)
  await page.waitForFunction(wanted => (window.benchProbe?.keys.length ?? 0) >= wanted, total, {
    timeout: 60_000,
  })
  // A key that is fast because nothing happens would be no key: the words must stand in the text.
  const isThere = await page.evaluate(
    words => document.querySelector('.ProseMirror')?.textContent?.includes(words),
    typed,
  )
  if (isThere !== true) throw new Error(`what was typed is not in the text: ${typed}`)
  const keys = await page.evaluate(() => window.benchProbe?.keys ?? [])
  return keys.slice(warmUpKeys)
}

/** Forgets the updates seen so far, waits, and gives the handling times of those that came. */
export async function watchUpdates(page: Page, forMs: number): Promise<number[]> {
  await page.evaluate(() => {
    if (window.benchProbe) window.benchProbe.updates = []
  })
  await page.waitForTimeout(forMs)
  return page.evaluate(() => window.benchProbe?.updates ?? [])
}
