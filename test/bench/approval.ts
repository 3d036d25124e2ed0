// The approval page of a report of 20 pages with 120 decided opinions: until its text and its decisions can be used, until the
// decision's dialog stands open, and until every gate is told.

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import type { EventDraft, EventPayloads } from '#model/register.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { movedTo, received, record } from '../contract/rows.ts'
import { launchBrowser } from '../support/browser.ts'
import { startServer } from '../support/child-server.ts'
import { type SignedIn, signIn } from '../support/people.ts'
import { reportText, soundWords, storeReport } from '../support/report-text.ts'
import { freshContext } from './fresh-context.ts'
import { numberedSentence, openingOf, seeded } from './long-text.ts'
import { median, table, verdict } from './table.ts'

const pages = 20 // of about 350 words
const paragraphs = pages * 6
const wordsEach = 58
const opinions = 120
const rounds = Number(process.env['BENCH_ROUNDS'] ?? '5')
const limitMs = 1_000
const prose = ['pr.p1.1', 'pr.p1.2.1', 'pr.p1.2.2', 'pr.p1.2.3', 'pr.p2.5', 'pr.p2.6']

declare global {
  interface Window {
    /** When text and decisions were painted, and when every gate was, in ms since navigation began. */
    benchUsable?: number
    benchGates?: number
  }
}

interface Figures {
  readonly usable: number[]
  /** Processor time of the page's main thread until then: what other programs cannot lengthen. */
  readonly work: number[]
  readonly gates: number[]
  readonly dialog: number[]
}

/** Opening the page, and a decision's dialog on it; as Markdown. */
export async function benchApproval(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vankien-bench-'))
  const first = await startServer({ dataDir }) // makes people and units
  await first.stop()
  const id = await writeReport(dataDir)
  const server = await startServer({ dataDir })
  const browser = await launchBrowser()
  const figures: Figures = { usable: [], work: [], gates: [], dialog: [] }
  try {
    const person = await signIn(server.url, 'steering')
    for (let round = 0; round < rounds; round++) await measure(browser, server.url, person, id, figures)
  } finally {
    await browser.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return report(figures)
}

/** A report before the steering team, every opinion on it decided. */
async function writeReport(dataDir: string): Promise<string> {
  const store = await openSqliteStore({ dataDir })
  try {
    const unit = (await store.listUnits()).find(({ name }) => name === 'Đảng ủy xã mẫu')
    if (!unit) throw new Error('the sample unit is not there')
    const random = seeded(20_261_122)
    const texts = Array.from({ length: paragraphs }, (_, at) => numberedSentence(at + 1, wordsEach, random))
    const each = Math.ceil(texts.length / prose.length)
    const words = Object.fromEntries(prose.map((key, at) => [key, texts.slice(at * each, (at + 1) * each)]))
    const json = reportText('political_report', soundWords, { words })
    const id = await storeReport(store, unit.id, { json })
    const drafts = Array.from({ length: opinions }, (_, at) => decided(id, at + 1)).flat()
    await record(store, { documentId: id, expectedSeq: 1, drafts })
    await record(store, {
      documentId: id,
      expectedSeq: 1 + drafts.length,
      drafts: [movedTo(id, 'steering_review')],
      stage: { stage: 'steering_review', draft: 1 },
    })
    return id
  } finally {
    await store.close()
  }
}

/** An opinion on a paragraph, and the decision on it. */
function decided(documentId: string, number: number): EventDraft[] {
  const opinionId = randomUUID()
  const given = received(documentId, opinionId, `Đề nghị nêu rõ số liệu của điểm ${number}.`)
  const anchor = { quote: openingOf(number), prefix: '', suffix: '' }
  const { authorName: byName, ...told } = given.payload as EventPayloads['received']
  const opinion = { ...told, authorName: byName, number, sectionKey: prose[0] ?? null, anchor }
  const decision = { decision: 'noted', explanation: 'Ghi nhận để nghiên cứu.', byName } as const
  return [
    { ...given, type: 'received', payload: opinion } as EventDraft,
    { ...given, type: 'dispositionConfirmed', payload: decision } as EventDraft,
  ]
}

async function measure(
  browser: Browser,
  url: string,
  person: SignedIn,
  id: string,
  { usable, work, gates, dialog }: Figures,
): Promise<void> {
  const context = await freshContext(browser, url, person)
  try {
    const page = await context.newPage()
    await page.addInitScript(watchPage, openingOf(paragraphs))
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.goto(`${url}/documents/${id}/approval`, { waitUntil: 'commit' })
    const usableAt = await page.waitForFunction(() => window.benchUsable)
    const { metrics } = await devtools.send('Performance.getMetrics')
    work.push(1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN))
    usable.push((await usableAt.jsonValue()) ?? Number.NaN)
    const gatesAt = await page.waitForFunction(() => window.benchGates)
    gates.push((await gatesAt.jsonValue()) ?? Number.NaN)
    dialog.push(
      await page.evaluate(async () => {
        const begun = performance.now()
        document.querySelector<HTMLElement>('.approval-acts button')?.click()
        while (!document.querySelector('[role=dialog] input, [role=dialog] textarea'))
          await new Promise(requestAnimationFrame)
        return performance.now() - begun
      }),
    )
  } finally {
    await context.close()
  }
}

/** Runs in the page before its own scripts. */
function watchPage(last: string): void {
  const whenPainted = (isThere: () => boolean, then: () => void) => {
    const look = () => {
      if (!isThere()) requestAnimationFrame(look)
      else requestAnimationFrame(() => setTimeout(then))
    }
    requestAnimationFrame(look)
  }
  whenPainted(
    () =>
      document.querySelector('.approval-acts button') !== null &&
      document.querySelector('.approval-canvas')?.textContent.includes(last) === true,
    () => {
      window.benchUsable = performance.now()
    },
  )
  whenPainted(
    () => document.querySelector('.approval-gate') !== null,
    () => {
      window.benchGates = performance.now()
    },
  )
}

function report({ usable, work, gates, dialog }: Figures): string {
  const row = (what: string, times: readonly number[], limit: string) => [
    what,
    median(times),
    Math.max(...times),
    limit,
  ]
  return [
    `A report of ${pages} pages with ${opinions} decided opinions, opened by the head of the steering team, nothing cached, 1366 × 768; ${rounds} rounds.`,
    '',
    table(
      ['approval', 'p50', 'slowest', 'limit'],
      [
        row(
          'approval text and decisions usable, ms',
          usable,
          `≤ ${limitMs} ${verdict(median(usable), limitMs)}`,
        ),
        row('approval processor time of the page until then, ms', work, '–'),
        row('approval every gate told, ms', gates, '–'),
        row('approval decision’s dialog open, ms', dialog, '–'),
      ],
    ),
  ].join('\n')
}
