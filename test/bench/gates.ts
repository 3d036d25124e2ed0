// Every gate and question asked of a long report: in the thread where a server asks them, with the way there and back.

import { existsSync, readFileSync } from 'node:fs'
import type { NodeJson } from '#model/content.ts'
import { type Figure, placeOfNumber } from '#model/gates/figures.ts'
import { writtenText } from '#model/gates/written-text.ts'
import type { CheckInput } from '../../server/word/check-input.ts'
import { createWordPool } from '../../server/word/pool.ts'
import { reportText, soundWords } from '../support/report-text.ts'
import { input as exportInput } from '../unit/word/small.ts'
import { numberedSentence, seeded } from './long-text.ts'
import { median, percentile, table, verdict } from './table.ts'

/** Pages of about 350 words; whether the clean file is written and its form checked, too. */
const cases = [
  [20, false],
  [100, false],
  [300, false],
  [20, true],
  [100, true],
  [300, true],
] as const
const paragraphsAPage = 6
const wordsEach = 54
const rounds = 15
const limitMs = 300
const prose = [
  'pr.p1.1',
  'pr.p1.2.1',
  'pr.p1.2.2',
  'pr.p1.2.3',
  'pr.p1.2.4',
  'pr.p1.2.5',
  'pr.p2.5',
  'pr.p2.6',
]

/** Times of a whole check by length; as Markdown. */
export async function benchGates(): Promise<string> {
  const pool = newPool()
  const rows: (string | number)[][] = []
  await pool.check(inputOf(20, true)) // the process's code is loaded
  for (const [pages, hasForm] of cases) {
    const input = inputOf(pages, hasForm)
    await pool.check(input)
    const times: number[] = []
    let found = 0
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now()
      const { gates } = await pool.check(input)
      times.push(performance.now() - begun)
      found = gates.reduce((sum, gate) => sum + (gate.found?.length ?? 0), 0)
    }
    rows.push([
      hasForm ? `gates and form ${pages} pages` : `gates ${pages} pages`,
      found,
      median(times),
      percentile(times, 0.99),
      pages === 300 ? verdict(percentile(times, 0.99), limitMs) : '',
    ])
  }
  const peakMb = peakMemoryMb()
  await pool.close()
  for (const pages of [20, 300]) rows.push(await firstOf(pages))
  const head = ['vankien', 'findings', 'p50 ms', 'p99 ms', `≤ ${limitMs} ms`]
  return [
    `Nothing kept between the rounds; text and findings sent between processes included; 40 marked figures, a citation a page; ${rounds} rounds.`,
    `“First”: the start of the process and the loading of its code included. The most memory its process had: ${peakMb} MiB.`,
    '',
    table(head, rows),
  ].join('\n')
}

function newPool() {
  return createWordPool({ size: 1, timeoutMs: 60_000, memoryMb: 512, waitingMax: 1 })
}

/** The first check of a process that nobody has warmed. */
async function firstOf(pages: number): Promise<(string | number)[]> {
  const input = inputOf(pages, true)
  const times: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const pool = newPool()
    const begun = performance.now()
    await pool.check(input)
    times.push(performance.now() - begun)
    await pool.close()
  }
  return [`gates and form ${pages} pages, first`, '', median(times), Math.max(...times), '']
}

/** Of the children of this process, where the system tells it. */
function peakMemoryMb(): number | string {
  const children = `/proc/self/task/${process.pid}/children`
  if (!existsSync(children)) return 'unknown'
  const peaks = readFileSync(children, 'utf8')
    .split(' ')
    .filter(pid => pid !== '')
    .map(pid => Number(/VmHWM:\s*(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0))
  return Math.round(Math.max(0, ...peaks) / 1024)
}

function inputOf(pages: number, hasForm: boolean): CheckInput {
  const random = seeded(20_261_122)
  const paragraphs = Array.from({ length: pages * paragraphsAPage }, (_, index) => {
    const cited = index % paragraphsAPage === 0 ? ' theo Chỉ thị 35-CT/TW ngày 14/6/2024' : ''
    return `${numberedSentence(index + 1, wordsEach, random)}${cited}`
  })
  const each = Math.ceil(paragraphs.length / prose.length)
  const words = Object.fromEntries(
    prose.map((key, index) => [key, paragraphs.slice(index * each, (index + 1) * each)]),
  )
  const doc = reportText('political_report', soundWords, { words })
  const { profile, front, documentId, contentSha256, creator, now } = exportInput(doc, [])
  return {
    mode: 'gates',
    doc,
    templateId: 'political_report',
    templateVersion: 1,
    termProfile: '2025-2030',
    termProfileVersion: 1,
    figures: figuresIn(doc),
    form: hasForm ? { profile, front, documentId, contentSha256, creator, now } : null,
    today: '2026-11-22',
  }
}

/** Twenty figures, each at two places. */
function figuresIn(doc: NodeJson): Figure[] {
  const places = writtenText(doc).flatMap(({ key, blocks }) =>
    blocks.flatMap(({ id, text }) => {
      const at = text.search(/\d/u)
      const named = id !== null && at >= 0 ? placeOfNumber(text, at) : null
      return named && id !== null
        ? [{ id, sectionKey: key, blockId: id, before: named.before, after: named.after }]
        : []
    }),
  )
  return Array.from({ length: 20 }, (_, index) => ({
    id: `f${index}`,
    name: `Số liệu ${index + 1}`,
    places: places.slice(index * 2, index * 2 + 2),
  }))
}
