// The page of docs/embed.md in Chromium, beside our own page on the same document.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshContext } from '../bench/fresh-context.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { demoPassword, emailOf, itemsIn, type SignedIn, signIn, stringIn } from '../support/people.ts'
import { buildGuest, type Guide, installGuest, pack, readGuide } from './guest.ts'
import { type House, openHouse } from './house.ts'

const sectionKey = 'pr.p1.1'

let folder: string
let guest: string
let guide: Guide
let server: ChildServer
let house: House
let browser: Browser
let drafter: SignedIn
let documentId: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vankien-embed-'))
  guest = join(folder, 'house')
  mkdirSync(guest)
  guide = readGuide()
  installGuest(guest, pack(folder), guide)
  server = await startServer()
  house = await openHouse(buildGuest(guest, guide), server.url)
  browser = await launchBrowser()
  drafter = await signIn(server.url, 'drafter1')
  documentId = await findReport(drafter)
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('[EM2] neither React nor an interface kit nor a server comes with the plugin', () => {
  const has = (name: string) => existsSync(join(guest, 'node_modules', name))
  expect(['vankien', 'yjs', '@tiptap/core'].filter(has)).toHaveLength(3)
  expect(['react', 'react-dom', '@mantine', '@tiptap/react', 'hono', 'better-sqlite3'].filter(has)).toEqual(
    [],
  )
})

test('[EM2] the guide names every package that the plugin asks a house for, in a version that fits', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(guest, 'node_modules/vankien/package.json'), 'utf8'))
  const group = (name: string) => Object(Reflect.get(Object(manifest), name))
  const asked = Object.keys(group('peerDependencies')).filter(
    name => !(name in group('peerDependenciesMeta')),
  )
  const named = guide.install.map(word => word.replace(/(?<=.)@[^@/]+$/u, ''))
  expect(asked.filter(name => !named.includes(name))).toEqual([])
})

test('[EM1] a page that is not ours and our own page write one text, with sections, guidance and opinions', async () => {
  const theirs = await openTheirs()
  const ours = await openOurs()

  // Sections: the same headings in the same order.
  const headings = await headingsOf(ours)
  expect(headings.length).toBeGreaterThan(15)
  expect(await headingsOf(theirs)).toEqual(headings)

  // Words, both ways.
  await writeIn(theirs, ' Câu này viết từ trang của nhà khác.')
  await expectText(ours, 'Câu này viết từ trang của nhà khác.')
  await writeIn(ours, ' Câu này viết từ trang của văn kiện.')
  await expectText(theirs, 'Câu này viết từ trang của văn kiện.')
  await theirs.waitForFunction(() => document.getElementById('save')?.textContent === 'saved')

  // Guidance of the section under the caret.
  const need = await firstNeed(drafter)
  await theirs.locator('#guidance', { hasText: need }).waitFor()
  await ours.getByRole('tab', { name: 'Hướng dẫn' }).click()
  await ours.getByText(need).first().waitFor()

  // An opinion that a third person sends: in the list and at its words, in both.
  const member = await signIn(server.url, 'member1')
  const body = 'Nêu rõ câu này do ai chịu trách nhiệm.'
  await member.post(`/api/documents/${documentId}/opinions`, {
    id: crypto.randomUUID(),
    kind: 'clarify',
    severity: 'minor',
    sectionKey,
    anchor: { quote: 'viết từ trang của nhà khác' },
    body,
  })
  await theirs.locator('#opinions li', { hasText: body }).waitFor()
  await ours.getByRole('tab', { name: /Ý kiến/u }).click()
  await ours.getByText(body).first().waitFor()
  for (const page of [theirs, ours]) {
    await page.locator('.vk-mark', { hasText: 'viết từ trang của nhà khác' }).first().waitFor()
  }
})

async function openTheirs(): Promise<Page> {
  const context = await freshContext(browser, house.url, null)
  const page = await context.newPage()
  await page.goto(house.url)
  const signedIn = await page.evaluate(
    async credentials => {
      const answer = await fetch('/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(credentials),
      })
      return answer.status
    },
    { email: emailOf('drafter2'), password: demoPassword },
  )
  expect(signedIn).toBe(200)
  await page.goto(`${house.url}/?document=${documentId}`)
  await page.locator('.ProseMirror section').first().waitFor()
  return page
}

async function openOurs(): Promise<Page> {
  const context = await freshContext(browser, server.url, drafter)
  const page = await context.newPage()
  await page.goto(`${server.url}/documents/${documentId}`)
  await page.locator('.ProseMirror section').first().waitFor()
  return page
}

function headingsOf(page: Page): Promise<string[]> {
  return page.locator('.ProseMirror section > :is(h1, h2, h3, h4, h5, h6)').allTextContents()
}

// At the end of the section's first paragraph, as a person would.
async function writeIn(page: Page, words: string): Promise<void> {
  const paragraph = page.locator(`[data-section="${sectionKey}"] > p`).first()
  await paragraph.click()
  await paragraph.evaluate(element => getSelection()?.collapse(element, element.childNodes.length))
  await page.keyboard.type(words)
}

async function expectText(page: Page, words: string): Promise<void> {
  await page.locator(`[data-section="${sectionKey}"]`, { hasText: words }).waitFor()
}

async function findReport(person: SignedIn): Promise<string> {
  const report = itemsIn(await person.get('/api/documents')).find(
    item => stringIn(item, 'templateId') === 'political_report',
  )
  return stringIn(report, 'id')
}

async function firstNeed(person: SignedIn): Promise<string> {
  const template = await person.get('/api/templates/political_report')
  const sections: unknown = Reflect.get(Object(template), 'sections')
  if (!Array.isArray(sections)) throw new Error('the template has no sections')
  const section = sections.find(candidate => stringIn(candidate, 'key') === sectionKey)
  const needs: unknown = Reflect.get(Object(section), 'guidance')
  if (!Array.isArray(needs)) throw new Error(`no guidance for ${sectionKey}`)
  return String(needs[0])
}
