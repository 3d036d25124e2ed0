// Typing as people do it on a long report: the caret in one place, the eyes in another.

import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { reportProse } from '../support/prose.ts'
import { blocksOnPage, contentOf, goToSection, newReport, personOnDraft, saved } from './draft-page.ts'

let server: ChildServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('[UI912] words typed after scrolling far away from the caret arrive whole, where the caret is', async () => {
  const id = await newReport(await signIn(server.url, 'drafter1'), 'Báo cáo dài')
  const { page, api, faults } = await personOnDraft(browser, server.url, 'drafter1', id)
  await goToSection(page, 'Nhiệm vụ, giải pháp')
  for (const paragraph of reportProse(4_000)) {
    await page.keyboard.insertText(paragraph)
    await page.keyboard.press('Enter')
  }
  const written: string[] = []
  for (const [section, way] of [
    ['Mở đầu', 1],
    ['Tổ chức thực hiện', -1],
    ['Kinh tế', 1],
  ] as const) {
    await goToSection(page, section)
    await page.mouse.move(700, 400)
    for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, way * 500)
    // The wheel scrolls in its own time: the caret's section has left the window when the caret has.
    await page.waitForFunction(() => {
      const box = getSelection()
        ?.getRangeAt(0)
        .startContainer.parentElement?.closest('section')
        ?.getBoundingClientRect()
      return box !== undefined && (box.bottom < -1_000 || box.top > innerHeight + 1_000)
    })
    written.push(`Bà con ${section.toLocaleLowerCase('vi')}.`)
    await page.keyboard.type(written.at(-1) ?? '')
  }
  await saved(page)
  const { blocks } = await contentOf(api, id)
  for (const sentence of written) expect(blocks).toContain(sentence)
  expect(await blocksOnPage(page)).toEqual(blocks)
  expect(faults).toEqual([])
})
