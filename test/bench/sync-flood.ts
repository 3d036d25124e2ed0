// What somebody who works notices of a flood: sign-ins from many addresses, and lines that are opened and left, beside people who type.

import { setTimeout as pause } from 'node:timers/promises'
import { demoPassword, emailOf } from '../support/people.ts'
import { openLoadClient } from './sync-client.ts'
import { typeAway } from './sync-load.ts'
import { type BenchServer, startBenchServer } from './sync-servers.ts'
import { percentile } from './table.ts'

/** How often a second. */
interface Flood {
  readonly name: string
  /** Sign-ins: half with the right password, half of accounts that nobody has. */
  readonly signIns: number
  /** Lines of somebody who is signed in, to one text after another, each left at once. */
  readonly lines: number
  /** Lines without a session. */
  readonly strangers: number
}

const floods: readonly Flood[] = [
  { name: 'no flood', signIns: 0, lines: 0, strangers: 0 },
  { name: '200 sign-ins/s', signIns: 200, lines: 0, strangers: 0 },
  { name: '200 sign-ins/s, 100 lines/s', signIns: 200, lines: 50, strangers: 50 },
]

/** What people noticed, ms: 95 of 100 waited less. */
export interface Noticed {
  readonly name: string
  /** From a key to the others' screens. */
  readonly key: number
  /** Until the list of documents was there. */
  readonly request: number
  /** Until somebody from an address of their own was signed in. */
  readonly signIn: number
  /** Sign-ins of the flood that were answered, and how many were begun. */
  readonly answered: number
  readonly begun: number
  /** Keys that never came. */
  readonly lost: number
}

const seconds = 8
const typing = { documents: 4, writers: 3, readers: 0, rate: 5 }
const floodedTexts = 20
const addresses = 100
const requestEveryMs = 100
const signInEveryMs = 1_000

/** One server under one flood after the other. */
export async function measureFloods(): Promise<readonly Noticed[]> {
  const server = await startBenchServer('vankien', true)
  try {
    const texts: string[] = []
    for (let at = 0; at < floodedTexts; at += 1) texts.push(await server.begin())
    const noticed: Noticed[] = []
    for (const flood of floods) noticed.push(await measureFlood(server, flood, texts))
    return noticed
  } finally {
    await server.end()
  }
}

async function measureFlood(server: BenchServer, flood: Flood, texts: readonly string[]): Promise<Noticed> {
  const { port, headers } = server.address('')
  const url = `http://127.0.0.1:${port}`
  const ending = new AbortController()
  const { signal } = ending
  let begun = 0
  let answered = 0
  const signIn = (email: string, address: string) =>
    fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': address },
      body: JSON.stringify({ email, password: demoPassword }),
    }).then(answer => answer.text())
  const running = [
    repeat(signal, flood.signIns, async at => {
      begun += 1
      const email = at % 2 ? emailOf('member1') : `nobody-${at}@demo.test`
      await signIn(email, `10.1.0.${at % addresses}`)
      answered += 1
    }),
    repeat(signal, flood.lines, async at => {
      const client = await openLoadClient(server.address(texts[at % texts.length] ?? '', 1))
      client.close()
    }),
    repeat(signal, flood.strangers, async at => {
      await openLoadClient({ ...server.address(texts[at % texts.length] ?? ''), headers: { origin: url } })
    }),
  ]
  const requests: number[] = []
  const signIns: number[] = []
  const watched = [
    repeat(signal, 1_000 / requestEveryMs, async () => {
      const begunMs = performance.now()
      await fetch(`${url}/api/documents`, { headers, signal }).then(answer => answer.text())
      requests.push(performance.now() - begunMs)
    }),
    repeat(signal, 1_000 / signInEveryMs, async at => {
      const begunMs = performance.now()
      await signIn(emailOf('lead'), `10.2.0.${at}`)
      signIns.push(performance.now() - begunMs)
    }),
  ]
  const { p95, lost } = await typeAway(server, typing, seconds)
  ending.abort()
  await Promise.all([...running, ...watched])
  return {
    name: flood.name,
    key: p95,
    request: percentile(requests, 0.95),
    signIn: percentile(signIns, 0.95),
    answered,
    begun,
    lost,
  }
}

/** Does something so often a second until it is told to end, whether the ones before are through or not. */
async function repeat(
  signal: AbortSignal,
  perSecond: number,
  act: (at: number) => Promise<void>,
): Promise<void> {
  if (perSecond === 0) return
  const acts: Promise<void>[] = []
  const begunMs = performance.now()
  for (let at = 0; !signal.aborted; at += 1) {
    await pause(Math.max(0, begunMs + (at * 1_000) / perSecond - performance.now()))
    // A flood is refused and cut, and in the end it goes away: that is its affair.
    acts.push(act(at).catch(() => undefined))
  }
  await Promise.all(acts)
}
