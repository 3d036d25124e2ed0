// Word files of a 50-page report with 100 opinions through the running server, and how long anything else waits meanwhile.

import { randomUUID } from 'node:crypto'
import { startServer } from '../support/child-server.ts'
import { type SignedIn, signIn } from '../support/people.ts'
import { writeLongDocument } from './long-document.ts'
import { openingOf } from './long-text.ts'
import { median, ratio, table, verdict } from './table.ts'

/** About 350 words stand on a page of 14 points. */
const size = { paragraphs: 363, wordsEach: 54, headings: 30 }
const opinions = 100
const rounds = 5
const limits = { requestMs: 1_000, waitMs: 50 }
const probeEveryMs = 5

/** What one mode took, round by round. */
interface Taken {
  readonly ms: number[]
  /** Longest answer of /livez meanwhile, as a client sees it. */
  readonly probeMs: number[]
  /** Longest wait of the server's event loop, by its own metrics. */
  readonly lagMs: number[]
  bytes: number
}

/** Time of an export in both modes and the waits it causes; as Markdown. */
export async function benchExport(): Promise<string> {
  const server = await startServer()
  try {
    const drafter = await signIn(server.url, 'drafter1')
    const document = await writeLongDocument(server.url, drafter, {
      title: 'Báo cáo 50 trang để đo',
      ...size,
    })
    await giveOpinions(server.url, document.id)
    const clerk = await signIn(server.url, 'clerk')
    const nothing: Taken = { ms: [], probeMs: [], lagMs: [], bytes: 0 }
    const modes: Record<'clean' | 'review', Taken> = {
      clean: { ms: [], probeMs: [], lagMs: [], bytes: 0 },
      review: { ms: [], probeMs: [], lagMs: [], bytes: 0 },
    }
    // The worker's first file, with its modules still to be read, is counted apart.
    const first = await timed(server.url, () => fetchFile(clerk, document.id, 'review'))
    for (let round = 0; round < rounds; round++) {
      note(nothing, await timed(server.url, async () => pause(500)))
      for (const mode of ['clean', 'review'] as const) {
        note(modes[mode], await timed(server.url, () => fetchFile(clerk, document.id, mode)))
      }
    }
    const row = (name: string, taken: Taken, isExport: boolean) => [
      name,
      median(taken.ms),
      Math.max(...taken.ms),
      isExport ? `≤ ${limits.requestMs} ${verdict(median(taken.ms), limits.requestMs)}` : '–',
      median(taken.probeMs),
      Math.max(...taken.probeMs),
      ratio(median(taken.probeMs), median(nothing.probeMs)),
      median(taken.lagMs),
      Math.max(...taken.lagMs),
      isExport ? `≤ ${limits.waitMs} ${verdict(Math.max(...taken.lagMs), limits.waitMs)}` : '–',
      isExport ? `${(taken.bytes / 1_024).toFixed(0)} KB` : '–',
    ]
    return [
      `${document.words} words in ${size.paragraphs} paragraphs, ${opinions} opinions (half with a proposed text); ${rounds} rounds, ms. /livez is asked every ${probeEveryMs} ms; the loop's wait is the server's own figure.`,
      `The first file after the start: ${first.ms.toFixed(0)} ms, /livez at most ${first.probeMs.toFixed(0)} ms, loop at most ${first.lagMs.toFixed(0)} ms.`,
      '',
      table(
        [
          'export',
          'median',
          'worst',
          'limit',
          '/livez longest, median',
          'worst',
          'ratio',
          "loop's longest, median",
          'worst',
          'limit',
          'file',
        ],
        [
          row('export nothing (500 ms of idling)', nothing, false),
          row('export clean', modes.clean, true),
          row('export review', modes.review, true),
        ],
      ),
    ].join('\n')
  } finally {
    await server.stop()
  }
}

async function giveOpinions(url: string, documentId: string): Promise<void> {
  const givers = await Promise.all([signIn(url, 'member1'), signIn(url, 'secretary'), signIn(url, 'member2')])
  for (let index = 0; index < opinions; index++) {
    const giver = givers[index % givers.length]
    if (!giver) throw new Error('nobody gives opinions')
    const ordinal = 1 + Math.floor((index * size.paragraphs) / opinions)
    const isProposal = index % 2 === 0
    await postPatiently(giver, `/api/documents/${documentId}/opinions`, {
      id: randomUUID(),
      kind: isProposal ? 'replace' : 'clarify',
      severity: 'minor',
      anchor: { quote: openingOf(ordinal) },
      body: `Đề nghị xem lại cách nêu ở điểm ${ordinal} cho thống nhất với phần sau.`,
      ...(isProposal ? { proposedText: `Nội dung ${ordinal}.` } : {}),
    })
  }
}

/** Sends; when the server says there were too many it waits as long as the server asks. */
async function postPatiently(person: SignedIn, path: string, body: unknown): Promise<void> {
  for (;;) {
    const answer = await person.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (answer.ok) return
    if (answer.status !== 429) throw new Error(`POST ${path}: ${answer.status} ${text}`)
    await pause(1_000 * Number(answer.headers.get('retry-after') ?? '1'))
  }
}

async function fetchFile(person: SignedIn, documentId: string, mode: string): Promise<number> {
  const answer = await person.request(`/api/documents/${documentId}/export?mode=${mode}`)
  if (!answer.ok) throw new Error(`export ${mode}: ${answer.status} ${await answer.text()}`)
  return (await answer.arrayBuffer()).byteLength
}

/** Does something while /livez is asked again and again. */
async function timed(
  url: string,
  work: () => Promise<number | undefined>,
): Promise<{ ms: number; probeMs: number; lagMs: number; bytes: number }> {
  await loopWaitMs(url)
  await pause(200)
  await loopWaitMs(url)
  let isOver = false
  let probeMs = 0
  const probing = (async () => {
    while (!isOver) {
      const asked = performance.now()
      await (await fetch(`${url}/livez`)).text()
      probeMs = Math.max(probeMs, performance.now() - asked)
      await pause(probeEveryMs)
    }
  })()
  const begun = performance.now()
  let bytes = 0
  try {
    bytes = (await work()) ?? 0
  } finally {
    isOver = true
    await probing
  }
  return { ms: performance.now() - begun, probeMs, lagMs: await loopWaitMs(url), bytes }
}

function note(taken: Taken, round: { ms: number; probeMs: number; lagMs: number; bytes: number }): void {
  taken.ms.push(round.ms)
  taken.probeMs.push(round.probeMs)
  taken.lagMs.push(round.lagMs)
  taken.bytes = round.bytes
}

/** The event loop's longest delay since the figure was last asked for (it starts anew at each reading), in ms. */
async function loopWaitMs(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const line = /^nodejs_eventloop_lag_max_seconds\S* ([\d.e+-]+)/mu.exec(text)
  return line?.[1] === undefined ? Number.NaN : Number(line[1]) * 1_000
}

async function pause(ms: number): Promise<undefined> {
  await new Promise(resolve => setTimeout(resolve, ms))
}
