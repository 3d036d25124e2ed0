// The job in small by keyboard alone: no click, no mouse, only keys pressed on whatever has the focus.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vi } from '../../editor/words/vi.ts'
import { draftIsOpen, freshPage, launchBrowser, textOnPage } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { faultsOf } from '../support/docx-oracles.ts'
import { demoPassword, emailOf, itemsIn, type PersonName, type SignedIn, signIn } from '../support/people.ts'
import { saveDownload } from './download.ts'
import { blocksOnPage, card, contentOf, eventually, opinionForm, sampleReport, saved } from './draft-page.ts'

const title = /^Báo cáo chính trị/u
const sentence = 'Xã viết thêm câu này bằng bàn phím.'
const reason = 'Nêu rõ để đại hội thảo luận.'

let server: ChildServer
let browser: Browser
let drafter: SignedIn
let report: string

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
  drafter = await signIn(server.url, 'drafter1')
  report = await sampleReport(drafter)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('[UI911] by keyboard alone a drafter signs in, finds the report, moves between panes and writes', async () => {
  const page = await enter('drafter1')
  await tabTo(page, title)
  await page.keyboard.press('Enter')
  await draftIsOpen(page)

  const panes = new Set<string>()
  for (let press = 0; press < 6; press += 1) {
    await page.keyboard.press('F6')
    panes.add(await paneInFocus(page))
  }
  expect([...panes].sort()).toEqual(['head', 'outline', 'page', 'panel', 'rail', 'tools'])

  await paneTo(page, 'outline')
  await tabTo(page, /Mở đầu\s*:/u)
  await page.keyboard.press('Enter')
  await page.locator(`${textOnPage}:focus`).waitFor()
  await page.keyboard.press('End')
  await page.keyboard.type(` ${sentence}`)
  await saved(page)
  expect((await contentOf(drafter, report)).raw.split(sentence).length).toBe(2)
  await page.context().close()
})

test('[UI911] by keyboard alone a drafter begins a report and writes its first words', async () => {
  const page = await enter('drafter2')
  await page.getByRole('button', { name: vi.list.begin }).waitFor()
  await tabTo(page, new RegExp(vi.list.begin, 'u'))
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').locator(':focus').waitFor() // the dialog takes the focus a moment after it has come
  await tabTo(page, new RegExp(vi.begin.template, 'u'))
  await page.keyboard.press('Enter')
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await tabTo(page, new RegExp(vi.begin.name, 'u'))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Báo cáo viết bằng bàn phím')
  await tabTo(page, new RegExp(vi.begin.submit, 'u'))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/documents\//u)
  await draftIsOpen(page)
  await paneTo(page, 'page')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.type(sentence)
  await saved(page)
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  expect((await contentOf(drafter, id)).blocks).toContain(sentence)
  await page.context().close()
})

test('[UI911] by keyboard alone a committee member selects words and gives an opinion with proposed wording', async () => {
  const page = await openAs('member1')
  await paneTo(page, 'outline')
  await tabTo(page, /Mở đầu\s*:/u)
  await page.keyboard.press('Enter')
  await page.locator(`${textOnPage}:focus`).waitFor()
  await page.keyboard.press('ArrowRight')
  for (let word = 0; word < 6; word += 1) await page.keyboard.press('Shift+ArrowRight')
  const quote = (await page.evaluate(() => getSelection()?.toString() ?? '')).trim()
  expect(quote.split(/\s+/u).length).toBeGreaterThanOrEqual(3)

  await page.keyboard.press('Control+Alt+M')
  const proposed = opinionForm(page).getByLabel(vi.form.proposed)
  await eventually(() => proposed.evaluate(field => field === document.activeElement)).toBe(true)
  expect(await proposed.inputValue()).toBe(quote)
  await page.keyboard.press('End')
  await page.keyboard.type(' và toàn thể nhân dân')
  await page.keyboard.press('Tab')
  await page.keyboard.type(reason)
  await page.keyboard.press('Control+Enter')
  await opinionForm(page).waitFor({ state: 'detached' })
  const [given] = await opinionsWith(reason)
  expect(given).toMatchObject({ kind: 'add', proposedText: `${quote} và toàn thể nhân dân`, status: 'open' })
  await page.context().close()
})

test('[UI911] by keyboard alone the lead reaches opinions, accepts one and declines one with a reason', async () => {
  const page = await openAs('lead')
  const [given] = await opinionsWith(reason)
  const name = nameOf(given)
  await card(page, name).waitFor()
  await paneTo(page, 'panel')
  await tabTo(page, new RegExp(vi.opinions.card(name), 'u'))
  await page.keyboard.press('Enter')
  await paneTo(page, 'panel')
  await tabInto(page, card(page, name), vi.decisions.accepted)
  await page.keyboard.press('Enter')
  await tabInto(page, card(page, name), vi.opinions.confirm)
  await page.keyboard.press('Enter')
  await eventually(async () => (await opinionsWith(reason))[0]).toMatchObject({ status: 'accepted' })
  await eventually(
    async () => (await blocksOnPage(page)).join('\n').split(' và toàn thể nhân dân').length - 1,
  ).toBeGreaterThan(0)

  const [other] = (await opinions()).filter(one => Reflect.get(Object(one), 'status') === 'open')
  const otherName = nameOf(other)
  await paneTo(page, 'panel')
  await tabTo(page, new RegExp(vi.opinions.card(otherName), 'u'))
  await page.keyboard.press('Enter')
  await tabInto(page, card(page, otherName), vi.decisions.declined)
  await page.keyboard.press('Enter')
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type('Số liệu này đã đúng theo báo cáo năm.')
  await page.keyboard.press('Control+Enter')
  const id: unknown = Reflect.get(Object(other), 'id')
  await eventually(async () =>
    (await opinions()).find(one => Reflect.get(Object(one), 'id') === id),
  ).toMatchObject({ status: 'declined' })
  await page.context().close()
})

test('[UI911] by keyboard alone the clerk takes a Word file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-keys-'))
  try {
    const page = await openAs('clerk')
    await paneTo(page, 'head')
    await tabTo(page, new RegExp(vi.draft.word, 'u'))
    await page.keyboard.press('Enter')
    await page.locator('[role="menu"]:focus-within').waitFor()
    await tabTo(page, new RegExp(vi.draft.wordReview, 'u'), 'ArrowDown')
    const file = await saveDownload(page, folder, () => page.keyboard.press('Enter'))
    expect(file).toContain('kèm ý kiến.docx')
    expect(await faultsOf(file)).toEqual([])
    await page.context().close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Signs in with the form, by Tab and Enter. */
async function enter(name: PersonName): Promise<Page> {
  const { page } = await freshPage(browser)
  await page.goto(`${server.url}/sign-in`)
  await page.getByLabel(vi.signIn.email).waitFor()
  await tabTo(page, new RegExp(vi.signIn.email, 'u'))
  await page.keyboard.type(emailOf(name))
  await page.keyboard.press('Tab')
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await page.waitForURL(address => address.pathname !== '/sign-in')
  return page
}

/** Signs in and opens the sample report from the list. */
async function openAs(name: PersonName): Promise<Page> {
  const page = await enter(name)
  if (new URL(page.url()).pathname === '/') {
    await page.getByRole('link', { name: title }).waitFor()
    await tabTo(page, title)
    await page.keyboard.press('Enter')
  }
  await draftIsOpen(page)
  return page
}

const farthest = 200

/** Presses a key until what has the focus bears a name. @throws Error when it does not come round */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  await walkTo(page, key, `something named ${name}`, async () => name.test(await nameInFocus(page)))
}

/** Presses Tab until the button of this name inside a part of the page has the focus. */
async function tabInto(page: Page, part: ReturnType<Page['locator']>, name: string): Promise<void> {
  const button = part.getByRole('button', { name, exact: true })
  await button.waitFor()
  await walkTo(page, 'Tab', `the button ${name}`, () =>
    button.evaluate(one => one === document.activeElement),
  )
}

/** Presses F6 until a pane has the focus. */
async function paneTo(page: Page, pane: string): Promise<void> {
  await walkTo(page, 'F6', `the pane ${pane}`, async () => (await paneInFocus(page)) === pane)
}

async function walkTo(page: Page, key: string, aim: string, isThere: () => Promise<boolean>): Promise<void> {
  const passed: string[] = []
  for (let press = 0; press < farthest; press += 1) {
    if (await isThere()) return
    await page.keyboard.press(key)
    passed.push(await nameInFocus(page))
  }
  throw new Error(`${key} never reached ${aim}; it passed ${[...new Set(passed)].join(' | ')}`)
}

/** Roughly the accessible name of what has the focus: its label, or its words. */
function nameInFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return ''
    const label = element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : ''
    return (element.getAttribute('aria-label') ?? (label || element.innerText)).trim()
  })
}

function paneInFocus(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? 'none',
  )
}

async function opinions(): Promise<readonly unknown[]> {
  return itemsIn(await drafter.get(`/api/documents/${report}/opinions`))
}

async function opinionsWith(body: string): Promise<unknown[]> {
  return (await opinions()).filter(one => Reflect.get(Object(one), 'body') === body)
}

function nameOf(opinion: unknown): string {
  return `YK-${String(Reflect.get(Object(opinion), 'number')).padStart(3, '0')}`
}
