// The interface in its two languages: nothing foreign in the Vietnamese one, and a switch that changes every page.

import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminVi } from '../../editor/words/admin-vi.ts'
import { en } from '../../editor/words/en.ts'
import { vi } from '../../editor/words/vi.ts'
import { draftIsOpen, freshPage, launchBrowser, openDraft, selectWords } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { foreignWords } from '../support/vietnamese.ts'
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
import { lookAtOpinions } from './opinions-page.ts'

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

test('[UI930] the Vietnamese sign-in page, its errors, set-up and a missing page hold no foreign word', async () => {
  const { context, page } = await freshPage(browser)
  await page.goto(`${server.url}/sign-in`)
  await page.getByText(vi.signIn.demoTitle).waitFor()
  await speaksVietnamese(page)
  await page.getByRole('button', { name: vi.signIn.submit, exact: true }).click()
  await page.getByText(vi.signIn.emailMissing).waitFor()
  await speaksVietnamese(page)
  await page.getByLabel(vi.signIn.email).fill('ai-do@donvi.vn')
  await page.getByLabel(vi.signIn.password, { exact: true }).fill('không đúng')
  await page.getByRole('button', { name: vi.signIn.submit, exact: true }).click()
  await page.getByRole('alert').waitFor()
  await speaksVietnamese(page)
  await page.goto(`${server.url}/khong-co`)
  await page.getByText(vi.notFound.title).waitFor()
  await speaksVietnamese(page)
  await page.goto(`${server.url}/setup?token=het-han`)
  await page.getByRole('button', { name: vi.setup.submit }).click()
  await page.getByText(vi.setup.nameMissing).waitFor()
  await speaksVietnamese(page)
  await context.close()
})

test('[UI930] the Vietnamese list, its failure and the dialog that begins a document hold no foreign word', async () => {
  const { context, page } = await signedInPage(browser, server.url, 'drafter1')
  await page.goto(server.url)
  await page.getByRole('link', { name: /^Báo cáo chính trị/u }).waitFor()
  await speaksVietnamese(page)
  await page.getByRole('button', { name: vi.list.begin }).click()
  await page.getByRole('dialog').getByRole('button', { name: vi.begin.submit }).waitFor()
  await speaksVietnamese(page)
  await page.route('**/api/documents', route => route.abort())
  await page.reload()
  await page.getByRole('button', { name: vi.act.retry }).waitFor()
  await speaksVietnamese(page)
  await context.close()
})

test('[UI930] the Vietnamese draft page, its tabs, menus and dialogs hold no foreign word', async () => {
  const { context, page } = await signedInPage(browser, server.url, 'lead')
  await openDraft(page, server.url, report)
  for (const tab of [vi.panel.opinions, vi.panel.guidance, vi.panel.versions]) {
    await openTab(page, tab)
    await speaksVietnamese(page)
  }
  await closeTour(page)
  await page
    .getByRole('button', { name: new RegExp(vi.versions.view, 'u') })
    .last() // the first draft: what it says is Vietnamese alone
    .click()
  await dialogSpeaksVietnamese(page)
  await page.getByRole('button', { name: vi.versions.keep }).click()
  await dialogSpeaksVietnamese(page)
  const tools = page.getByRole('toolbar')
  for (const menu of [
    page.getByRole('button', { name: vi.draft.word }),
    tools.getByRole('button', { name: vi.toolbar.more }),
    tools.getByRole('button', { name: vi.toolbar.table, exact: true }),
    tools.getByRole('button', { name: vi.toolbar.zoom }),
  ]) {
    await menu.click()
    await speaksVietnamese(page)
    await page.keyboard.press('Escape')
  }
  await page.getByRole('button', { name: vi.draft.moveStage }).click()
  await dialogSpeaksVietnamese(page)
  await page.getByRole('button', { name: vi.shell.shortcuts }).click()
  await dialogSpeaksVietnamese(page)
  await page.getByRole('button', { name: vi.save.saved }).click()
  const explanation = page.getByText(vi.save.explain.saved)
  await explanation.waitFor()
  await speaksVietnamese(page)
  await closeByEsc(page, explanation)
  await openTab(page, vi.panel.opinions)
  await page.getByRole('button', { name: vi.opinions.filters }).click()
  const mine = page.getByLabel(vi.opinions.mine)
  await mine.waitFor()
  await speaksVietnamese(page)
  await closeByEsc(page, mine)
  await beginDeciding(page, vi.decisions.declined)
  await page.getByRole('button', { name: vi.opinions.confirm, exact: true }).click()
  await page.getByText(vi.opinions.explanationMissing).waitFor()
  await speaksVietnamese(page)
  await context.close()
})

test('[UI930] the Vietnamese opinion form holds no foreign word', async () => {
  const { context, page } = await signedInPage(browser, server.url, 'member1')
  await openDraft(page, server.url, report)
  await selectWords(page, 'Đảng bộ')
  await beginOpinion(page)
  await opinionForm(page).waitFor()
  await speaksVietnamese(page)
  for (const choice of await opinionForm(page).getByRole('combobox').all()) {
    await choice.click()
    await speaksVietnamese(page)
    await page.keyboard.press('Escape')
  }
  await context.close()
})

test('[UI930] the Vietnamese table of opinions, its dialogs and the list of rounds hold no foreign word', async () => {
  const { context, page } = await signedInPage(browser, server.url, 'compiler')
  await lookAtOpinions(page, server.url, report, speaksVietnamese)
  await page.goto(`${server.url}/rounds`)
  await page.getByRole('heading', { name: vi.rounds.page }).waitFor()
  await speaksVietnamese(page)
  await context.close()
})

test('[UI930] the Vietnamese administration page and its dialogs hold no foreign word', async () => {
  const { context, page } = await signedInPage(browser, server.url, 'admin')
  await page.goto(`${server.url}/admin`)
  for (const opener of [adminVi.add, adminVi.newUnit]) {
    await page.getByRole('button', { name: opener }).click()
    await dialogSpeaksVietnamese(page)
  }
  await context.close()
})

test('[UI931] English is a switch away on every page, and is remembered', async () => {
  const { context, page } = await freshPage(browser)
  await page.goto(`${server.url}/sign-in`)
  await page.getByRole('button', { name: `${vi.shell.language}: ${vi.languageName}` }).click()
  await page.getByRole('menuitem', { name: en.languageName }).click()
  await page.getByRole('button', { name: en.signIn.submit, exact: true }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  await page.getByText(en.signIn.demoFirst).click()
  await page.waitForURL(address => address.pathname !== '/sign-in')
  await page.goto(server.url)
  await page.getByRole('button', { name: en.list.begin }).waitFor()
  expect(await page.title()).toContain(en.titles.documents)
  await page.goto(`${server.url}/documents/${report}`)
  await draftIsOpen(page)
  await page.getByRole('button', { name: en.save.saved, exact: true }).waitFor()
  for (const tab of [en.panel.opinions, en.panel.guidance, en.panel.versions]) await openTab(page, tab)
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  await context.close()
})

test('[UI1342] a language that comes while a draft is open changes its words alone: the text and the open form stay', async () => {
  const { context, page, faults } = await signedInPage(browser, server.url, 'member1')
  await context.addInitScript(() => localStorage.setItem('vankien.language', 'en'))
  const english = Promise.withResolvers<void>()
  await page.route(/assets\/en-[^/]*\.js/u, async route => {
    await english.promise
    await route.continue()
  })
  await openDraft(page, server.url, report)
  await page.getByRole('textbox', { name: vi.draft.page }).evaluate(text => {
    text.dataset['seen'] = 'before'
  })
  await selectWords(page, 'đợt mưa lũ tháng 9/2024')
  await beginOpinion(page)
  await opinionForm(page).getByLabel(vi.form.reason).fill('Viết dở khi tiếng Anh chưa tới.')
  english.resolve()
  const form = page.getByRole('form', { name: en.form.onWords })
  await form.waitFor()
  expect(await form.getByLabel(en.form.reason).inputValue()).toBe('Viết dở khi tiếng Anh chưa tới.')
  const text = page.getByRole('textbox', { name: en.draft.page })
  expect(await text.evaluate(element => element.dataset['seen'])).toBe('before')
  expect(faults).toEqual([])
  await context.close()
})

async function dialogSpeaksVietnamese(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await speaksVietnamese(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}

async function speaksVietnamese(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('vi')
  expect(foreignWords(await interfaceTexts(page))).toEqual([])
}

/** Everything that is read or read out, but for the document's own text and what is marked as English. */
function interfaceTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const aside = 'script, style, noscript, .ProseMirror, [lang="en"], kbd'
    const texts = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement
      if (!element || element.closest(aside)) continue
      if (node instanceof Text) texts.push(node.data)
      else if (!element.closest('[aria-hidden="true"]')) {
        for (const name of [
          'aria-label',
          'aria-description',
          'aria-roledescription',
          'title',
          'placeholder',
          'alt',
        ])
          texts.push(element.getAttribute(name) ?? '')
      }
    }
    return texts.filter(text => text.trim() !== '')
  })
}
