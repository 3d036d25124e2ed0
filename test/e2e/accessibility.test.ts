// Every page under axe-core, light and dark: nothing serious, nothing critical.

import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminVi } from '../../editor/words/admin-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { graveFaults } from '../support/axe.ts'
import { freshPage, launchBrowser, openDraft, selectWords } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import {
  beginDeciding,
  beginOpinion,
  closeByEsc,
  closeTour,
  openTab,
  opinionForm,
  sampleReport,
  signedInPage,
} from './draft-page.ts'
import { detail, lookAtOpinions, openOpinions, table } from './opinions-page.ts'

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

describe.each(['light', 'dark'] as const)('in %s', colorScheme => {
  const options = { bypassCSP: true, colorScheme }

  test('[UI920] axe finds nothing serious on sign-in, set-up and a page that does not exist', async () => {
    const { context, page } = await freshPage(browser, options)
    await page.goto(`${server.url}/sign-in`)
    await page.getByText(vi.signIn.demoTitle).waitFor()
    await clean(page)
    await page.getByRole('button', { name: vi.signIn.submit, exact: true }).click()
    await page.getByText(vi.signIn.emailMissing).waitFor()
    await clean(page)
    await page.goto(`${server.url}/khong-co`)
    await page.getByText(vi.notFound.title).waitFor()
    await clean(page)
    await page.goto(`${server.url}/setup?token=het-han`)
    await page.getByRole('button', { name: vi.setup.submit }).waitFor()
    await clean(page)
    await context.close()
  })

  test('[UI920] axe finds nothing serious on the list and in the dialog that begins a document', async () => {
    const { context, page } = await signedInPage(browser, server.url, 'drafter1', options)
    await page.goto(server.url)
    await page.getByRole('link', { name: /^Báo cáo chính trị/u }).waitFor()
    await clean(page)
    await page.getByRole('button', { name: vi.list.begin }).click()
    await page.getByRole('dialog').getByRole('button', { name: vi.begin.submit }).waitFor()
    await clean(page)
    await context.close()
  })

  test('[UI920] axe finds nothing serious on the draft page, on each tab and in each dialog', async () => {
    const { context, page } = await signedInPage(browser, server.url, 'lead', options)
    await openDraft(page, server.url, report)
    for (const tab of [vi.panel.opinions, vi.panel.guidance, vi.panel.versions]) {
      await openTab(page, tab)
      await clean(page)
    }
    await closeTour(page)
    await page
      .getByRole('button', { name: new RegExp(vi.versions.view, 'u') })
      .first()
      .click()
    await dialogIsClean(page)
    await page.getByRole('button', { name: vi.versions.keep }).click()
    await dialogIsClean(page)
    await page.getByRole('button', { name: vi.draft.word }).click()
    await page.getByRole('menuitem', { name: vi.draft.wordClean }).waitFor()
    await clean(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: vi.draft.moveStage }).click()
    await dialogIsClean(page)
    await page.getByRole('button', { name: vi.shell.shortcuts }).click()
    await dialogIsClean(page)
    await page.keyboard.press('Control+Shift+C')
    await dialogIsClean(page)
    await openTab(page, vi.panel.opinions)
    await page.getByRole('button', { name: vi.opinions.filters }).click()
    const mine = page.getByLabel(vi.opinions.mine)
    await mine.waitFor()
    await clean(page)
    await closeByEsc(page, mine)
    await beginDeciding(page, vi.decisions.declined)
    await clean(page)
    await context.close()
  })

  test('[UI920] axe finds nothing serious while an opinion is being written', async () => {
    const { context, page } = await signedInPage(browser, server.url, 'member1', options)
    await openDraft(page, server.url, report)
    await selectWords(page, 'Đảng bộ')
    await beginOpinion(page)
    await opinionForm(page).waitFor()
    await clean(page)
    await context.close()
  })

  test('[UI920] axe finds nothing serious on the table of opinions, in its dialogs and on the list of rounds', async () => {
    const { context, page } = await signedInPage(browser, server.url, 'compiler', options)
    await lookAtOpinions(page, server.url, report, clean)
    await page.goto(`${server.url}/rounds`)
    await page.getByRole('heading', { name: vi.rounds.page }).waitFor()
    await clean(page)
    await context.close()
    const lead = await signedInPage(browser, server.url, 'lead', options)
    await openOpinions(lead.page, server.url, report, '?status=open&yk=8')
    await table(lead.page).focus()
    await lead.page.keyboard.press('Control+a')
    await lead.page.keyboard.press('r')
    await dialogIsClean(lead.page)
    await lead.page.keyboard.press('Escape')
    await lead.page.keyboard.press('ArrowDown')
    await lead.page.keyboard.press('u')
    await detail(lead.page).getByLabel(vi.detail.duplicateOf).waitFor()
    await clean(lead.page)
    await lead.context.close()
  })

  test('[UI920] axe finds nothing serious on the administration page and in its dialogs', async () => {
    const { context, page } = await signedInPage(browser, server.url, 'admin', options)
    await page.goto(`${server.url}/admin`)
    await page.getByRole('button', { name: adminVi.add }).waitFor()
    await clean(page)
    await page.getByRole('button', { name: adminVi.add }).click()
    await dialogIsClean(page)
    await page.getByRole('button', { name: adminVi.newUnit }).click()
    await dialogIsClean(page)
    await context.close()
  })
})

/** A dialog names itself in the effect after its first frame: it is looked at once it has a name. */
async function dialogIsClean(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /\S/u })
  await dialog.waitFor()
  await clean(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}

async function clean(page: Page): Promise<void> {
  expect(await graveFaults(page)).toEqual([])
}
