// Chromium for the end-to-end tests: contexts as people have them, and the few gestures that every test makes.

import { execFileSync } from 'node:child_process'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { vi } from '../../editor/words/vi.ts'
import { follow } from './last-sight.ts'
import { demoPassword, emailOf, type PersonName } from './people.ts'

/** Starts Chromium. @throws Error when there is none on this machine */
export function launchBrowser(): Promise<Browser> {
  const executablePath =
    process.env['CHROMIUM'] ??
    execFileSync('sh', ['-c', 'command -v chromium || true'], { encoding: 'utf8' }).trim()
  if (executablePath === '') throw new Error('Chromium is needed: apt-get install chromium')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  })
}

/** How a person's browser is set up. */
export interface PersonBrowser {
  /** Whether scripts of the test may run in spite of the page's content policy. */
  readonly bypassCSP?: boolean
  readonly colorScheme?: 'light' | 'dark'
}

/**
 * A page in a context of its own, as on another person's computer.
 * Whatever the page throws or writes to the console as an error is collected in `faults`.
 */
export async function freshPage(browser: Browser, options: PersonBrowser = {}): Promise<PersonPage> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...options,
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  await follow(page)
  const faults: string[] = []
  page.on('pageerror', error => faults.push(`${error.name}: ${error.message}`))
  page.on('console', message => {
    // A refused request is written by the browser itself; the tests look at what the page says of it.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text())
  })
  return { context, page, faults }
}

/** A person's page. */
export interface PersonPage {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors that rose in the page so far. */
  readonly faults: readonly string[]
}

/** Fills in the sign-in page's form and waits for what comes after it. */
export async function signInOnPage(page: Page, url: string, name: PersonName): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel(vi.signIn.email).fill(emailOf(name))
  await page.getByLabel(vi.signIn.password, { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: vi.signIn.submit, exact: true }).click()
  await page.waitForURL(address => address.pathname !== '/sign-in')
}

/** The document's text on the draft page. */
export const textOnPage = '.ProseMirror'

/** Opens a document and waits until its text stands there. */
export async function openDraft(page: Page, url: string, documentId: string): Promise<void> {
  await page.goto(`${url}/documents/${documentId}`)
  await draftIsOpen(page)
}

/** Waits until a draft page shows the document's text. */
export async function draftIsOpen(page: Page): Promise<void> {
  await page.locator(`${textOnPage} section`).first().waitFor()
}

/** Puts the caret behind words of the text, by a click. @throws Error when the words stand in no paragraph */
export async function caretAtEndOf(page: Page, words: string): Promise<void> {
  const { end } = await placeOnPage(page, words)
  await page.mouse.click(end.x, end.y)
  await nextFrame(page)
}

/** Selects words of a text, the draft's if no other is named, by dragging over them. @throws Error when they stand in no paragraph */
export async function selectWords(page: Page, words: string, text = textOnPage): Promise<void> {
  const { start, end } = await placeOnPage(page, words, text)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y, { steps: 4 })
  await page.mouse.up()
  await nextFrame(page)
}

/** Nobody's next key comes in the frame of the click: by the next one the page has been told of the selection. */
async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
  })
}

/** Where the first and the last letter of some words stand in the window, after they were scrolled into it and lie still. */
function placeOnPage(page: Page, words: string, text = textOnPage) {
  return page.locator(text).evaluate(async (root, sought) => {
    const drawn = '.ProseMirror-widget, .vk-caret, .vk-ins'
    const edge = (node: Text, at: number, side: 'left' | 'right') => {
      const range = new Range()
      range.setStart(node, side === 'left' ? at : at - 1)
      range.setEnd(node, side === 'left' ? at + 1 : at)
      const box = range.getBoundingClientRect()
      return { x: side === 'left' ? box.left + 0.5 : box.right - 0.5, y: (box.top + box.bottom) / 2 }
    }
    for (const block of root.querySelectorAll('p, h2, h3, h4, h5')) {
      const texts: { node: Text; from: number }[] = []
      let whole = ''
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!(node instanceof Text) || node.parentElement?.closest(drawn)) continue
        texts.push({ node, from: whole.length })
        whole += node.data
      }
      const from = whole.indexOf(sought)
      if (from < 0) continue
      const to = from + sought.length
      const first = texts.findLast(text => text.from <= from)
      const last = texts.findLast(text => text.from < to)
      if (!first || !last) continue
      const look = () => {
        last.node.parentElement?.scrollIntoView({ block: 'center' })
        return {
          start: edge(first.node, from - first.from, 'left'),
          end: edge(last.node, to - last.from, 'right'),
        }
      }
      // Sections are laid out when they come near the window, and push the words on meanwhile.
      let place = look()
      for (let stillFrames = 0; stillFrames < 3; ) {
        await new Promise(requestAnimationFrame)
        const next = look()
        stillFrames = next.start.y === place.start.y && next.end.x === place.end.x ? stillFrames + 1 : 0
        place = next
      }
      return place
    }
    throw new Error(`"${sought}" is not in the text`)
  }, words)
}

/** Pastes into whatever has the focus, as the browser does on Ctrl+V. */
export async function paste(page: Page, content: { html?: string; text: string }): Promise<void> {
  await page.evaluate(({ html, text }) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    if (html !== undefined) data.setData('text/html', html)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, content)
}
