// A 6,000-paragraph report on the real draft page, beside plain ProseMirror with the same text in the same run.

import type { Browser } from 'playwright'
import { launchBrowser } from '../support/browser.ts'
import { startServer } from '../support/child-server.ts'
import { type SignedIn, signIn } from '../support/people.ts'
import { openTypist, showCaret, textsOf } from '../support/typist.ts'
import { freshContext } from './fresh-context.ts'
import { type Written, writeLongDocument } from './long-document.ts'
import { openingOf } from './long-text.ts'
import { installProbe } from './page-probe.ts'
import { servePlainPage } from './plain-page.ts'
import { load, median, percentile, ratio, table, verdict } from './table.ts'
import { paintedAt, putCaret, typeKeys, watchUpdates } from './typing.ts'

const size = { paragraphs: 6_000, wordsEach: 16, headings: 100 }
const rounds = Number(process.env['BENCH_ROUNDS'] ?? '3')
const keys = 60
const limits = { loadMs: 2_000, keyRatio: 1.1, keyRatioWithTypists: 1.6, updateMs: 20 }
const typistEveryMs = 400
const quietMs = 8_000
/** Paragraphs to type in: near the start and in the middle. */
const places = { start: 3, middle: size.paragraphs / 2 } as const

/** What one page gave in one round. */
interface Series {
  readonly load: number[]
  /** Processor time of the page's main thread until it was painted: the part of `load` that other programs cannot lengthen. */
  readonly work: number[]
  readonly start: number[]
  readonly middle: number[]
}
interface Figures {
  readonly plain: Series
  readonly skipping: Series
  readonly alone: Series
  readonly withTypists: Series
  readonly updates: number[]
}

/** Load, key to paint, remote updates; as Markdown. */
export async function benchEditor(): Promise<string> {
  const server = await startServer()
  try {
    const drafter = await signIn(server.url, 'drafter1')
    const document = await writeLongDocument(server.url, drafter, {
      title: 'Báo cáo dài để đo',
      ...size,
    })
    const content = await drafter.get(`/api/documents/${document.id}/content`)
    const json: unknown =
      typeof content === 'object' && content !== null ? Reflect.get(content, 'json') : null
    const plain = await servePlainPage(json)
    const browser = await launchBrowser()
    const figures: Figures = {
      plain: series(),
      skipping: series(),
      alone: series(),
      withTypists: series(),
      updates: [],
    }
    const loads: string[] = []
    try {
      for (let round = 0; round < rounds; round++) {
        const steps = [
          () => measure(browser, plain.url, null, figures.plain),
          () => measure(browser, `${plain.url}?skipping`, null, figures.skipping),
          () => measure(browser, pageOf(server.url, document), drafter, figures.alone),
        ]
        for (const step of round % 2 === 0 ? steps : steps.toReversed()) await step()
        await measureWithTypists(browser, server.url, document, drafter, figures)
        loads.push(load())
      }
    } finally {
      await browser.close()
      plain.close()
    }
    return report(document, JSON.stringify(json).length, figures, loads)
  } finally {
    await server.stop()
  }
}

function series(): Series {
  return { load: [], work: [], start: [], middle: [] }
}

function pageOf(url: string, document: Written): string {
  return `${url}/documents/${document.id}`
}

async function measure(
  browser: Browser,
  address: string,
  person: SignedIn | null,
  into: Series,
  before: () => Promise<void> = async () => {},
  whileQuiet: ((updates: readonly number[]) => void) | null = null,
): Promise<void> {
  const context = await freshContext(browser, new URL(address).origin, person)
  try {
    const page = await context.newPage()
    await page.addInitScript(installProbe, openingOf(size.paragraphs))
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.goto(address, { waitUntil: 'commit' })
    into.load.push(await paintedAt(page))
    const { metrics } = await devtools.send('Performance.getMetrics')
    into.work.push(1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN))
    await devtools.detach()
    await page.waitForTimeout(2_000)
    await before()
    if (whileQuiet) whileQuiet(await watchUpdates(page, quietMs))
    for (const place of ['start', 'middle'] as const) {
      await putCaret(page, places[place])
      into[place].push(...(await typeKeys(page, keys)))
    }
  } finally {
    await context.close()
  }
}

async function measureWithTypists(
  browser: Browser,
  url: string,
  document: Written,
  drafter: SignedIn,
  figures: Figures,
): Promise<void> {
  const stops: (() => void)[] = []
  // The first one writes where the measured person's middle is on the screen, the others far from it.
  const spots = [places.middle + 2, Math.round(size.paragraphs * 0.2), size.paragraphs - 1]
  try {
    await measure(
      browser,
      pageOf(url, document),
      drafter,
      figures.withTypists,
      async () => {
        for (const [index, spot] of spots.entries()) {
          const person = await signIn(url, index === 1 ? 'lead' : 'drafter2')
          stops.push(await startTyping(url, document.id, person, spot))
        }
      },
      updates => figures.updates.push(...updates),
    )
  } finally {
    for (const stop of stops) stop()
  }
}

/** A colleague who writes a word every 400 ms at the end of a numbered paragraph. */
async function startTyping(url: string, id: string, person: SignedIn, ordinal: number): Promise<() => void> {
  const typist = await openTypist(url, id, person)
  const text = textsOf(typist.fragment).find(found => found.toString().startsWith(`${openingOf(ordinal)} `))
  if (!text) throw new Error(`paragraph ${ordinal} is not in the document`)
  const timer = setInterval(() => {
    text.insert(text.length, ' thêm')
    showCaret(typist, text)
  }, typistEveryMs)
  return () => {
    clearInterval(timer)
    typist.close()
  }
}

function report(document: Written, bytes: number, figures: Figures, loads: readonly string[]): string {
  const { plain, skipping, alone, withTypists, updates } = figures
  const row = (name: string, of: Series, limit: number | null) => {
    const ofStart = median(of.start) / median(plain.start)
    const ofMiddle = median(of.middle) / median(plain.middle)
    return [
      name,
      median(of.start),
      percentile(of.start, 0.95),
      ratio(median(of.start), median(plain.start)),
      median(of.middle),
      percentile(of.middle, 0.95),
      ratio(median(of.middle), median(plain.middle)),
      limit === null ? '–' : `≤ ${limit} × ${verdict(Math.max(ofStart, ofMiddle), limit)}`,
    ]
  }
  const open = (name: string, loads: readonly number[], work: readonly number[], limit: number | null) => [
    name,
    median(loads),
    Math.min(...loads),
    Math.max(...loads),
    ratio(median(loads), median(plain.load)),
    median(work),
    limit === null ? '–' : `≤ ${limit} ${verdict(median(loads), limit)}`,
  ]
  const loadOfOurs = [...alone.load, ...withTypists.load]
  return [
    `${size.paragraphs} paragraphs, ${document.words} words, ${(bytes / 1e6).toFixed(2)} MB of JSON, written through the socket in ${(document.ms / 1000).toFixed(1)} s; ${rounds} rounds, ${keys} keys at each place and round. Times in ms.`,
    '',
    table(
      ['open', 'p50', 'best', 'worst', 'ratio', "page's processor time, p50", 'limit'],
      [
        open('open plain ProseMirror', plain.load, plain.work, null),
        open('open plain, unseen sections not laid out', skipping.load, skipping.work, null),
        open('open vankien', loadOfOurs, [...alone.work, ...withTypists.work], limits.loadMs),
      ],
    ),
    '',
    table(
      ['key to paint', 'start p50', 'p95', 'ratio', 'middle p50', 'p95', 'ratio', 'limit'],
      [
        row('key plain ProseMirror', plain, null),
        row('key plain, unseen sections not laid out', skipping, null),
        row('key vankien', alone, limits.keyRatio),
        row('key vankien, 3 remote typists', withTypists, limits.keyRatioWithTypists),
      ],
    ),
    '',
    table(
      ['remote update', 'p50', 'p95', 'worst', 'count', 'limit'],
      [
        [
          'update vankien',
          median(updates),
          percentile(updates, 0.95),
          Math.max(...updates),
          updates.length,
          `≤ ${limits.updateMs} ${verdict(median(updates), limits.updateMs)}`,
        ],
      ],
    ),
    '',
    ...loads.map((line, index) => `After round ${index + 1}: ${line}.`),
  ].join('\n')
}
