// Five hundred opinions on a report of 6,000 paragraphs, beside the same report without any, on the real draft page.

import type { Browser, Page } from 'playwright'
import { launchBrowser } from '../support/browser.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { type SignedIn, signIn, stringIn } from '../support/people.ts'
import { freshContext } from './fresh-context.ts'
import { writeLongDocument } from './long-document.ts'
import { openingOf } from './long-text.ts'
import { installProbe } from './page-probe.ts'
import { median, percentile, ratio, table, verdict } from './table.ts'
import { paintedAt, putCaret, typeKeys } from './typing.ts'

const size = { paragraphs: 6_000, wordsEach: 16, headings: 100 }
const opinions = 500
const rounds = Number(process.env['BENCH_ROUNDS'] ?? '3')
const keys = 60
const arrivals = 40
const looksEach = 12
/** Of so many opinions, the second is on words that are not in the text, and every other one proposes a wording. */
const lostEvery = 25
const isLost = (index: number) => index % lostEvery === 1
const lookUpMeasure = 'vankien: look opinions up' // as editor/extensions/look-up.ts names it
const limits = { openMs: 1_000, keyRatio: 1.1, lookMs: 5, arrivalMs: 300 }

/** What one page gave. */
interface Series {
  readonly painted: number[]
  readonly marked: number[]
  readonly key: number[]
  readonly looks: number[]
}

declare global {
  interface Window {
    benchLooks?: number[]
    benchArrivals?: { id: string; at: number }[]
  }
}

/** Opening, keys, looking up a changed block, an opinion's way to another screen; as Markdown. */
export async function benchOpinions(): Promise<string> {
  const server = await startServer()
  const browser = await launchBrowser()
  try {
    const drafter = await signIn(server.url, 'drafter1')
    const bare = await writeLongDocument(server.url, drafter, { title: 'Báo cáo không ý kiến', ...size })
    const full = await writeLongDocument(server.url, drafter, { title: 'Báo cáo nhiều ý kiến', ...size })
    const member = await signIn(server.url, 'member1')
    await giveMany(member, full.id)
    const without: Series = series()
    const withMany: Series = series()
    for (let round = 0; round < rounds; round++) {
      const steps = [
        () => measure(browser, server, drafter, bare.id, false, without),
        () => measure(browser, server, drafter, full.id, true, withMany),
      ]
      for (const step of round % 2 === 0 ? steps : steps.toReversed()) await step()
    }
    const came = await measureArrivals(browser, server, drafter, member, full.id)
    return report(without, withMany, came)
  } finally {
    await browser.close()
    await server.stop()
  }
}

function series(): Series {
  return { painted: [], marked: [], key: [], looks: [] }
}

/** The first words of a numbered paragraph, as they stand in the text. */
function quotesOf(texts: readonly string[]): readonly string[] {
  return texts.filter(text => text.startsWith('Điểm ')).map(text => text.split(' ').slice(0, 8).join(' '))
}

async function giveMany(member: SignedIn, documentId: string): Promise<void> {
  const content = await member.get(`/api/documents/${documentId}/content`)
  const quotes = quotesOf(stringIn(content, 'text').split('\n'))
  const step = Math.floor(quotes.length / opinions)
  for (let index = 0; index < opinions; index++) {
    const quote = isLost(index) ? `Câu thứ ${index} đã bị bỏ đi` : (quotes[index * step] ?? '')
    await member.post(`/api/documents/${documentId}/opinions`, {
      id: crypto.randomUUID(),
      kind: index % 2 === 0 ? 'replace' : 'clarify',
      severity: 'minor',
      sectionKey: 'pr.p1.1',
      anchor: { quote },
      body: 'Đề nghị nêu rõ số liệu của mục này.',
      ...(index % 2 === 0 ? { proposedText: `${quote} (năm 2025)` } : {}),
    })
  }
}

async function openedPage(
  browser: Browser,
  server: ChildServer,
  person: SignedIn,
  documentId: string,
): Promise<Page> {
  const context = await freshContext(browser, server.url, person)
  const page = await context.newPage()
  await page.addInitScript(installProbe, openingOf(size.paragraphs))
  await page.addInitScript(name => {
    window.benchLooks = []
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntriesByName(name)) window.benchLooks?.push(duration)
    }).observe({ type: 'measure' })
  }, lookUpMeasure)
  await page.goto(`${server.url}/documents/${documentId}`, { waitUntil: 'commit' })
  return page
}

async function measure(
  browser: Browser,
  server: ChildServer,
  person: SignedIn,
  documentId: string,
  hasOpinions: boolean,
  into: Series,
): Promise<void> {
  const page = await openedPage(browser, server, person, documentId)
  try {
    into.painted.push(await paintedAt(page))
    if (hasOpinions) into.marked.push(await marksAt(page))
    await page.waitForTimeout(2_000)
    // In a paragraph that carries an opinion, so that each pause has words to look up again.
    await putCaret(page, Math.floor(size.paragraphs / opinions) + 1)
    await page.evaluate(() => {
      window.benchLooks = []
    })
    into.key.push(...(await typeKeys(page, keys)))
    if (hasOpinions) into.looks.push(...(await changeQuotes(page, into.painted.length - 1)))
  } finally {
    await page.context().close()
  }
}

/** When the cards and the marks of the first opinions stood there, in ms since navigation began. */
async function marksAt(page: Page): Promise<number> {
  const handle = await page.waitForFunction(
    () =>
      document.querySelector('.ProseMirror [data-opinion]') && document.querySelector('li.card')
        ? performance.now()
        : null,
    null,
    { timeout: 60_000, polling: 20 },
  )
  return (await handle.jsonValue()) ?? Number.NaN
}

/** Writes into quoted words with a rest after each word, in each round into others. @returns how long each look took */
async function changeQuotes(page: Page, round: number): Promise<number[]> {
  const step = Math.floor(size.paragraphs / opinions)
  const plain = Array.from({ length: opinions }, (_, index) => index).filter(
    index => index % 2 === 1 && !isLost(index), // no wording proposed between the words, and the words are there
  )
  for (const index of plain.slice(round * looksEach, (round + 1) * looksEach)) {
    await putCaret(page, index * step + 1)
    await page.keyboard.press('Home')
    for (let word = 0; word < 6; word++) await page.keyboard.press('Control+ArrowRight') // behind the paragraph's number
    const seen = await page.evaluate(() => window.benchLooks?.length ?? 0)
    await page.keyboard.type('mới')
    await page.waitForFunction(before => (window.benchLooks?.length ?? 0) > before, seen, { timeout: 10_000 })
  }
  return page.evaluate(() => window.benchLooks ?? [])
}

/** Some words of the second paragraph, which is on the screen when the page opens. */
async function firstQuote(page: Page): Promise<string> {
  const paragraph = page.locator('.ProseMirror p', { hasText: openingOf(2) }).first()
  return (await paragraph.innerText()).split(' ').slice(0, 8).join(' ')
}

/** From the moment a colleague sends an opinion on words in view until its card stands beside them in another person's page. */
async function measureArrivals(
  browser: Browser,
  server: ChildServer,
  reader: SignedIn,
  author: SignedIn,
  documentId: string,
): Promise<number[]> {
  const page = await openedPage(browser, server, reader, documentId)
  try {
    await paintedAt(page)
    await marksAt(page)
    await page.waitForTimeout(2_000)
    await page.evaluate(() => {
      window.benchArrivals = []
      const known = new Set<string>()
      const look = () => {
        for (const card of document.querySelectorAll<HTMLElement>(
          '[data-card][data-placed]:not([data-unseen])',
        )) {
          const id = card.dataset['card'] ?? ''
          const { top, bottom } = card.getBoundingClientRect()
          if (known.has(id) || bottom < 0 || top > innerHeight) continue
          known.add(id)
          window.benchArrivals?.push({ id, at: Date.now() })
        }
      }
      look()
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true })
    })
    const quote = await firstQuote(page)
    const sent = new Map<string, number>()
    for (let index = 0; index < arrivals; index++) {
      const id = crypto.randomUUID()
      sent.set(id, Date.now())
      await author.post(`/api/documents/${documentId}/opinions`, {
        id,
        kind: 'clarify',
        severity: 'minor',
        sectionKey: null,
        anchor: { quote },
        body: `Ý kiến đến sau số ${index}.`,
      })
      await page.waitForFunction(wanted => window.benchArrivals?.some(({ id }) => id === wanted), id, {
        timeout: 20_000,
        polling: 50,
      })
      // Taken back, so that the next one finds room beside the same words.
      await author.post(`/api/documents/${documentId}/opinions/${id}/withdraw`, {})
      await page.waitForFunction(wanted => document.querySelector(`[data-card="${wanted}"]`) === null, id, {
        timeout: 20_000,
        polling: 50,
      })
    }
    const seen = await page.evaluate(() => window.benchArrivals ?? [])
    return seen.flatMap(({ id, at }) => {
      const begun = sent.get(id)
      return begun === undefined ? [] : [at - begun]
    })
  } finally {
    await page.context().close()
  }
}

function report(without: Series, withMany: Series, came: readonly number[]): string {
  const keyRatio = median(withMany.key) / median(without.key)
  return [
    `${size.paragraphs} paragraphs, ${opinions} opinions, half with a proposed wording, every ${lostEvery}th on words that are gone; ${rounds} rounds, ${keys} keys each. Times in ms.`,
    '',
    table(
      ['open', 'p50', 'worst', 'ratio', 'limit'],
      [
        [
          'text painted, without opinions',
          median(without.painted),
          Math.max(...without.painted),
          '1.00 ×',
          '–',
        ],
        [
          `text painted, ${opinions} opinions`,
          median(withMany.painted),
          Math.max(...withMany.painted),
          ratio(median(withMany.painted), median(without.painted)),
          `≤ ${limits.openMs} ${verdict(median(withMany.painted), limits.openMs)}`,
        ],
        ['first marks and cards', median(withMany.marked), Math.max(...withMany.marked), '–', '–'],
      ],
    ),
    '',
    table(
      ['key to paint', 'p50', 'p95', 'ratio', 'limit'],
      [
        ['without opinions', median(without.key), percentile(without.key, 0.95), '1.00 ×', '–'],
        [
          `${opinions} opinions`,
          median(withMany.key),
          percentile(withMany.key, 0.95),
          ratio(median(withMany.key), median(without.key)),
          `≤ ${limits.keyRatio} × ${verdict(keyRatio, limits.keyRatio)}`,
        ],
      ],
    ),
    '',
    table(
      ['in idle time, on other screens', 'p50', 'p95', 'worst', 'count', 'limit'],
      [
        row('opinions of a changed block looked up', withMany.looks, limits.lookMs),
        row('opinion sent → card on another screen', came, limits.arrivalMs),
      ],
    ),
  ].join('\n')
}

function row(name: string, samples: readonly number[], limit: number) {
  const p95 = percentile(samples, 0.95)
  return [
    name,
    median(samples),
    p95,
    Math.max(...samples),
    samples.length,
    `p95 ≤ ${limit} ${verdict(p95, limit)}`,
  ]
}
