// Parts of the draft page that come when they are asked for: what happens when the line is gone by then.

import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import { launchBrowser, openDraft, selectWords } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { closeTour, eventually, personOnDraft, sampleReport, signedInPage } from './draft-page.ts'

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

/** The lead on the draft page, where some file cannot be had: from the beginning, as a pointer at rest may already ask for it. */
async function leadWithout(file: RegExp) {
  const person = await signedInPage(browser, server.url, 'lead')
  await person.page.route(file, route => route.abort())
  await openDraft(person.page, server.url, report)
  await closeTour(person.page)
  return person
}

test('[UI1101] a dialog that cannot be fetched says so, and opens once the line is back; closed, it gives the focus back', async () => {
  const { page, context } = await leadWithout(/assets\/move-dialog-/u)
  const button = page.getByRole('button', { name: vi.draft.moveStage, exact: true })
  const dialog = page.getByRole('dialog', { name: vi.move.title })
  await button.press('Enter')
  await page.getByRole('alert').getByText(vi.failure.part).waitFor()
  expect(await dialog.count()).toBe(0)
  await page.unroute(/assets\/move-dialog-/u)
  await button.press('Enter')
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await eventually(() => button.evaluate(element => element === document.activeElement)).toBe(true)
  await context.close()
})

test('[UI1101] a tab that cannot be fetched says so in its place, and can be tried again', async () => {
  const { page, context } = await leadWithout(/assets\/versions-tab-/u)
  await page.getByRole('tab', { name: vi.panel.versions }).click()
  await page.getByRole('tabpanel').getByText(vi.failure.part).waitFor()
  await page.unroute(/assets\/versions-tab-/u)
  await page.getByRole('tabpanel').getByRole('button', { name: vi.act.retry }).click()
  await page.getByRole('button', { name: vi.versions.keep }).waitFor()
  await context.close()
})

test('[UI1103] an opinion is written and kept on a page that lost its line before anything was asked for', async () => {
  const { page, context } = await personOnDraft(browser, server.url, 'member1', report)
  await context.setOffline(true)
  await selectWords(page, 'hơn sáu mươi năm')
  await page.keyboard.press('Control+Alt+M')
  const form = page.getByRole('form')
  await form.getByLabel(vi.form.reason, { exact: false }).fill('Viết khi mất mạng.')
  await form.getByRole('button', { name: vi.form.send }).click()
  await page.getByText('Viết khi mất mạng.').waitFor()
  await page.getByRole('alert').getByText(vi.form.waitingTold).waitFor()
  await context.close()
})
