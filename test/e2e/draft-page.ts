// The draft page as the end-to-end tests use it: by the words people read on it.

import type { Browser, Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { type NodeJson, sectionsOf, textBlocksOf } from '#model/content.ts'
import { tourVi } from '../../editor/words/tour-vi.ts'
import { vi } from '../../editor/words/vi.ts'
import { freshPage, openDraft, type PersonBrowser, type PersonPage, textOnPage } from '../support/browser.ts'
import {
  browserCookies,
  itemsIn,
  type PersonName,
  type SignedIn,
  signIn,
  stringIn,
} from '../support/people.ts'
import { saveDownload } from './download.ts'

/** A person signed in twice: on a page of their own, and for the questions a test asks the server in their name. */
export interface Person extends PersonPage {
  readonly api: SignedIn
}

/** An expectation that may take its time: as long as a busy machine needs to bring words from one screen to another. */
export function eventually<T>(look: () => T | Promise<T>): ReturnType<typeof expect.poll> {
  return expect.poll(look, { timeout: 15_000, interval: 100 })
}

/** A page of somebody already signed in. */
export async function signedInPage(
  browser: Browser,
  url: string,
  name: PersonName,
  options: PersonBrowser = {},
): Promise<Person> {
  const api = await signIn(url, name)
  const opened = await freshPage(browser, options)
  await opened.context.addCookies(browserCookies(url, api))
  return { ...opened, api }
}

/** A page of somebody on a document. */
export async function personOnDraft(
  browser: Browser,
  url: string,
  name: PersonName,
  documentId: string,
  options: PersonBrowser = {},
): Promise<Person> {
  const person = await signedInPage(browser, url, name, options)
  await openDraft(person.page, url, documentId)
  await closeTour(person.page)
  return person
}

/** Puts away the hint that newcomers see in demo mode: it lies over the end of the outline. */
export async function closeTour(page: Page): Promise<void> {
  await page.getByRole('button', { name: tourVi.dismiss }).click()
}

/** Id of the sample political report. */
export async function sampleReport(person: SignedIn): Promise<string> {
  const report = itemsIn(await person.get('/api/documents')).find(
    document => stringIn(document, 'templateId') === 'political_report',
  )
  return stringIn(report, 'id')
}

/** Makes an empty report of the person's own unit, a political one unless another template is named. */
export async function newReport(
  person: SignedIn,
  title: string,
  templateId = 'political_report',
): Promise<string> {
  const me: unknown = await person.get('/api/me')
  const [membership] = Reflect.get(Object(me), 'memberships')
  const body = { unitId: stringIn(membership, 'unitId'), templateId, title }
  return stringIn(await person.post('/api/documents', body), 'id')
}

/** What the server holds of a document's text. */
export interface Content {
  readonly sha256: string
  /** Texts of its paragraphs and headings, in order. */
  readonly blocks: readonly string[]
  /** Syllables of all sections. */
  readonly syllables: number
  /** The whole as JSON text. */
  readonly raw: string
}

/** Asks the server for a document's text. */
export async function contentOf(person: SignedIn, documentId: string): Promise<Content> {
  const body = await person.get(`/api/documents/${documentId}/content`)
  const json = Reflect.get(Object(body), 'json') as NodeJson // checked by the server's own schema
  return {
    sha256: stringIn(body, 'sha256'),
    blocks: textBlocksOf(json).map(({ text }) => text),
    syllables: sectionsOf(json).reduce((sum, { syllables }) => sum + syllables, 0),
    raw: JSON.stringify(json),
  }
}

/** Texts of the paragraphs and headings on a page, without carets, proposals and other things that are only drawn. */
export function blocksOnPage(page: Page): Promise<string[]> {
  return page.locator(textOnPage).evaluate(root =>
    [...root.querySelectorAll('p, h1, h2, h3, h4, h5, h6')].map(block => {
      const copy = block.cloneNode(true)
      if (!(copy instanceof HTMLElement)) throw new TypeError('a block is not an element')
      for (const drawn of copy.querySelectorAll('.ProseMirror-widget, .vk-caret, .vk-ins')) drawn.remove()
      for (const pause of copy.querySelectorAll('br:not(.ProseMirror-trailingBreak)')) pause.replaceWith('\n')
      return copy.textContent ?? ''
    }),
  )
}

/** Goes to a section by its line in the outline, by its short name; the caret stands at the beginning of its text. */
export async function goToSection(page: Page, shortName: string): Promise<void> {
  await page
    .getByRole('navigation', { name: vi.outline.title })
    .getByRole('button', { name: new RegExp(`${shortName} ?:`, 'u') })
    .click()
  await page.locator(`${textOnPage}:focus`).waitFor()
}

/** Waits until the page says that everything is saved. */
export async function saved(page: Page): Promise<void> {
  await page.getByRole('button', { name: vi.save.saved, exact: true }).waitFor()
}

/** Puts away by Esc what was opened, and waits until it is gone. */
export async function closeByEsc(page: Page, opened: Locator): Promise<void> {
  await page.keyboard.press('Escape')
  await opened.waitFor({ state: 'detached' })
}

/** Opens a tab of the right panel. */
export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click()
}

/** An opinion's card by its name, `YK-001`. */
export function card(page: Page, name: string): Locator {
  return page.locator('li.card', { has: cardButton(page, name) })
}

function cardButton(page: Page, name: string): Locator {
  return page.getByRole('button', { name: `${vi.opinions.card(name)}.` })
}

/** Brings an opinion to the fore by its card, and waits until the card shows all it has. */
export async function inFocus(page: Page, name: string): Promise<void> {
  await card(page, name)
    .getByRole('button', { name: `${vi.opinions.card(name)}.` })
    .click()
  await page.locator('li.card[data-focused]:not([data-unseen])', { hasText: name }).waitFor()
}

/** Opens the form by the toolbar's button, for the words selected. */
export async function beginOpinion(page: Page): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: vi.toolbar.opinion }).click()
}

/** The form of an opinion on selected words. */
export function opinionForm(page: Page): Locator {
  return page.getByRole('form', { name: vi.form.onWords })
}

/** Fills in and sends the open form. @param proposed the wording in place of the words selected; left out = no proposal */
export async function sendOpinion(page: Page, body: string, proposed?: string): Promise<void> {
  const form = opinionForm(page)
  if (proposed !== undefined) await form.getByLabel(vi.form.proposed).fill(proposed)
  await form.getByLabel(vi.form.reason).fill(body)
  await form.getByRole('button', { name: vi.form.send }).click()
  await form.waitFor({ state: 'detached' }).catch(async (error: unknown) => {
    const [said, buttons] = await Promise.all([form.innerText(), form.locator('button').allInnerTexts()])
    throw new Error(`the form stays: ${said} [${buttons.join('] [')}]`, { cause: error })
  })
}

/** Opens the form of a decision on the first weighty opinion of the list, with no reason in it. */
export async function beginDeciding(page: Page, decision: string): Promise<void> {
  const inFocus = page.locator('li.card[data-focused]:not([data-unseen])')
  const first = page.locator('li.card[data-focused]', { hasText: vi.severities.major })
  await page.locator('li.card').first().waitFor()
  for (let step = 0; step < 40 && !(await first.isVisible()); step += 1) {
    await page.keyboard.press('Control+Alt+N')
    await inFocus.waitFor()
  }
  await first.getByRole('button', { name: decision, exact: true }).click()
  await first.getByRole('group', { name: decision }).getByRole('textbox').fill('')
}

/** Takes one of the decisions that stand on an opinion's card, and confirms it. */
export async function decide(
  page: Page,
  name: string,
  decision: string,
  explanation?: string,
): Promise<void> {
  const shown = card(page, name)
  const group = shown.getByRole('group', { name: decision })
  if (!(await group.isVisible())) {
    await cardButton(page, name).click()
    await shown.getByRole('button', { name: decision, exact: true }).click()
  }
  if (explanation !== undefined) await group.getByRole('textbox').fill(explanation)
  await group.getByRole('button', { name: vi.opinions.confirm, exact: true }).click()
}

/** Takes a Word file by the menu in the head, and gives the path under which it was saved. */
export async function takeWordFile(page: Page, item: string, folder: string): Promise<string> {
  await page.getByRole('button', { name: vi.draft.word }).click()
  return saveDownload(page, folder, () => page.getByRole('menuitem', { name: item }).click())
}
