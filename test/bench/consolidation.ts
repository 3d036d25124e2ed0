// Five hundred opinions on the consolidation page: until its rows are painted, frames while it scrolls, a key to its paint.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, CDPSession, Page } from 'playwright'
import { launchBrowser } from '../support/browser.ts'
import { startServer } from '../support/child-server.ts'
import { itemsIn, signIn, stringIn } from '../support/people.ts'
import { freshContext } from './fresh-context.ts'
import { median, percentile, table, verdict } from './table.ts'

const opinions = 500
const rounds = Number(process.env['BENCH_ROUNDS'] ?? '3')
const keys = 60
const limits = { usableMs: 1_000, framesPerSecond: 50, keyMs: 50 }
/** Pixels of one frame's scrolling: the whole table in about four seconds. */
const stepPx = 100

interface Figures {
  readonly usable: number[]
  readonly drawn: number[]
  readonly frames: number[]
  readonly idleFrames: number[]
  /** Processor time of the page's main thread for each frame of scrolling, ms: what other programs cannot lengthen. */
  readonly work: number[]
  readonly keys: number[]
}

/** Opening, scrolling and keys; as Markdown. */
export async function benchConsolidation(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vankien-bench-'))
  seed(dataDir)
  const server = await startServer({ dataDir })
  const browser = await launchBrowser()
  const figures: Figures = { usable: [], drawn: [], frames: [], idleFrames: [], work: [], keys: [] }
  try {
    for (let round = 0; round < rounds; round++) await measure(browser, server.url, figures)
  } finally {
    await browser.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return report(figures)
}

function seed(dataDir: string): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['server/demo/seed-cli.ts', '--units', '1', '--documents', '1', '--opinions', String(opinions)],
    { env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`seeding ended with ${status}: ${stderr}`)
}

async function measure(browser: Browser, url: string, figures: Figures): Promise<void> {
  const person = await signIn(url, 'lead')
  const id = stringIn(itemsIn(await person.get('/api/documents'))[0], 'id')
  const context = await freshContext(browser, url, person)
  try {
    const page = await context.newPage()
    await page.addInitScript(watchFirstRow)
    await page.goto(`${url}/documents/${id}/opinions`, { waitUntil: 'commit' })
    const firstRow = await page.waitForFunction(() => window.benchFirstRow)
    figures.usable.push((await firstRow.jsonValue()) ?? Number.NaN)
    figures.idleFrames.push(...(await framesWhile(page, 0)).rates)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    const before = await taskMs(devtools)
    const scrolled = await framesWhile(page, stepPx)
    figures.work.push(((await taskMs(devtools)) - before) / scrolled.frames)
    await devtools.detach()
    figures.frames.push(...scrolled.rates)
    figures.drawn.push(await page.locator('tr.line').count())
    figures.keys.push(...(await pressKeys(page)))
  } finally {
    await context.close()
  }
}

declare global {
  interface Window {
    /** When the first opinion's row was painted, in ms since navigation began. */
    benchFirstRow?: number
  }
}

/** Runs in the page before its own scripts. */
function watchFirstRow(): void {
  const look = () => {
    if (!document.querySelector('tr.line')) requestAnimationFrame(look)
    else
      requestAnimationFrame(() => {
        setTimeout(() => {
          window.benchFirstRow = performance.now()
        })
      })
  }
  requestAnimationFrame(look)
}

/** Frames in all, and a second in each half second, while the table is scrolled from top to end, so many pixels a frame; 0 = left alone. */
function framesWhile(page: Page, px: number): Promise<{ rates: number[]; frames: number }> {
  return page.evaluate(async step => {
    const scroller = document.querySelector('.grid-scroll')
    if (!scroller) throw new Error('the page has no table')
    scroller.scrollTop = 0
    const rates: number[] = []
    let begun = performance.now()
    let frames = 0
    let all = 0
    const until = performance.now() + (step === 0 ? 2_000 : 20_000)
    while (performance.now() < until) {
      await new Promise(requestAnimationFrame)
      frames += 1
      all += 1
      const now = performance.now()
      if (now - begun >= 500) {
        rates.push((1_000 * frames) / (now - begun))
        begun = now
        frames = 0
      }
      const before = scroller.scrollTop
      scroller.scrollTop += step
      if (step > 0 && scroller.scrollTop === before) break
    }
    return { rates, frames: all }
  }, px)
}

/** Processor time of the page's tasks so far, ms. */
async function taskMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
}

/** From a key's own time stamp to after the paint that follows it, in ms: arrows down the table. */
async function pressKeys(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    Reflect.set(window, 'benchKeys', times)
    addEventListener(
      'keydown',
      event => {
        const begun = event.timeStamp
        requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - begun)))
      },
      { capture: true },
    )
  })
  await page.locator('[role=treegrid]').focus()
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(60)
  }
  const times: unknown = await page.evaluate(() => Reflect.get(window, 'benchKeys'))
  return Array.isArray(times) ? times.map(Number) : []
}

function report({ usable, drawn, frames, idleFrames, work, keys: pressed }: Figures): string {
  const slow = percentile(frames, 0.05)
  return [
    `${opinions} opinions on a political report, 1366 × 768; ${rounds} rounds. Frames are counted in half seconds while the table is scrolled ${stepPx} px a frame from top to end, beside a page that is left alone.`,
    '',
    table(
      ['consolidation', 'p50', 'slowest', 'limit'],
      [
        [
          'consolidation first row painted, ms',
          median(usable),
          Math.max(...usable),
          `≤ ${limits.usableMs} ${verdict(median(usable), limits.usableMs)}`,
        ],
        ['consolidation frames a second, left alone', median(idleFrames), Math.min(...idleFrames), '–'],
        [
          'consolidation frames a second, scrolling (slowest: 5 %)',
          median(frames),
          slow,
          `≥ ${limits.framesPerSecond} ${median(frames) >= limits.framesPerSecond ? 'kept' : 'MISSED'}`,
        ],
        [
          'consolidation processor time a frame, scrolling, ms',
          median(work),
          Math.max(...work),
          `≤ ${1_000 / limits.framesPerSecond} ${verdict(median(work), 1_000 / limits.framesPerSecond)}`,
        ],
        [
          'consolidation key to paint, ms (slowest: p95)',
          median(pressed),
          percentile(pressed, 0.95),
          `≤ ${limits.keyMs} ${verdict(median(pressed), limits.keyMs)}`,
        ],
        ['consolidation rows drawn of 500', median(drawn), Math.max(...drawn), '–'],
      ],
    ),
  ].join('\n')
}
