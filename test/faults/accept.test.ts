// The server is killed between the steps of accepting a proposal: the text is changed exactly once, the register is complete.
// ACCEPT_KILLS sets how often (3 = once at each moment).

import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import type { ContentView, OpinionList } from '#model/api.ts'
import { signIn } from '../support/people.ts'
import { findPostgres, startCluster } from '../support/postgres-cluster.ts'

const program = fileURLToPath(new URL('../support/accept-child.ts', import.meta.url))
const moments = ['decided', 'writing', 'written'] as const
const killsOn = (usual: number) => Number(process.env['ACCEPT_KILLS'] ?? usual)
const [onSqlite, onPostgres] = [killsOn(moments.length), killsOn(2)]
const bin = findPostgres()

interface History {
  readonly items: readonly { readonly type: string; readonly opinionId: string | null }[]
  readonly verified: { readonly isWhole: boolean }
}

const children = new Set<ChildProcess>()

/** Where a server keeps what it knows. */
interface Place {
  readonly dataDir: string
  /** Address of a database, or `sqlite`. */
  readonly database: string
}

async function start(place: Place, moment: string): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [program, place.dataDir, place.database, moment], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, BASE_URL: '' },
  })
  children.add(child)
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
      const ready = /^ready (\S+)$/mu.exec(said)
      if (ready?.[1]) resolve(ready[1])
    })
    child.once('exit', code => reject(new Error(`ended with ${String(code)} before it was ready`)))
  })
  return { process: child, url }
}

const gone = (child: ChildProcess) =>
  child.signalCode === null && child.exitCode === null
    ? new Promise(resolve => child.once('exit', resolve))
    : Promise.resolve()

const isOfUndoing = (moment: string) => moment === 'undoing' || moment === 'undone'

/** Accepts a proposal on a server that kills itself at a moment of it, or of undoing it. @returns the proposal's id */
async function acceptAndDie(place: Place, moment: string, line: number): Promise<string> {
  const child = await start(place, moment)
  const [member, lead] = await Promise.all([signIn(child.url, 'member1'), signIn(child.url, 'lead')])
  const { items } = (await lead.get('/api/documents')) as { items: { id: string }[] }
  const at = `/api/documents/${items[0]?.id}`
  const id = randomUUID()
  await member.post(`${at}/opinions`, {
    id,
    kind: 'replace',
    severity: 'minor',
    body: 'Ghi rõ.',
    anchor: { quote: `khoảng (${line})` },
    proposedText: `đúng [${line}]`,
  })
  const accept = () => sendUntilTaken('disposition', { decision: 'accepted' })
  if (isOfUndoing(moment)) await accept()
  const dies = isOfUndoing(moment) ? sendUntilTaken('disposition/undo', {}) : accept()
  await expect(dies).rejects.toThrow() // the connection breaks
  await gone(child.process)
  return id

  /** Again as long as it is stale: the start may still be taking up what the last kill left. */
  async function sendUntilTaken(path: string, said: object): Promise<void> {
    for (let status = 409; status === 409; ) {
      const { seq } = (await lead.get(at)) as { seq: number }
      const body = JSON.stringify({ ...said, expectedSeq: seq })
      const headers = { 'content-type': 'application/json' }
      const asked = { method: 'POST', body, headers }
      status = (await lead.request(`${at}/opinions/${id}/${path}`, asked)).status
    }
  }
}

test(
  `[RO47] killed ${onSqlite} times between the steps of accepting: the text changed once, the register complete`,
  () => killWhileAccepting('sqlite', onSqlite, 0),
  120_000 + onSqlite * 60_000,
)

test.skipIf(bin === null)(
  `[FA62] killed ${onPostgres} times between the steps of accepting on PostgreSQL: the same`,
  async () => {
    const cluster = await startCluster(bin ?? '')
    try {
      await killWhileAccepting(await cluster.createDatabase(), onPostgres, 1)
    } finally {
      await cluster.close()
    }
  },
  120_000 + onPostgres * 60_000,
)

test('[OP140] killed before or after an accepted proposal leaves the text again: its words and the register say the same', async () => {
  const place: Place = { dataDir: await mkdtemp(join(tmpdir(), 'vankien-undo-')), database: 'sqlite' }
  try {
    const kept = await acceptAndDie(place, 'undoing', 0)
    const undone = await acceptAndDie(place, 'undone', 1)
    const child = await start(place, 'never')
    const lead = await signIn(child.url, 'lead')
    const { items } = (await lead.get('/api/documents')) as { items: { id: string }[] }
    const at = `/api/documents/${items[0]?.id}`
    const opinions = (await lead.get(`${at}/opinions`)) as OpinionList
    const standing = new Map(opinions.items.map(one => [one.id, [one.status, one.implementation]]))
    expect(standing.get(kept)).toEqual(['accepted', 'done'])
    expect(standing.get(undone)).toEqual(['open', null])
    const { text } = (await lead.get(`${at}/content`)) as ContentView
    const times = (words: string) => text.split(words).length - 1
    expect(['đúng [0]', 'khoảng (0)', 'đúng [1]', 'khoảng (1)'].map(times)).toEqual([1, 0, 0, 1])
    const { verified } = (await lead.get(`${at}/history?verify=1`)) as History
    expect(verified.isWhole).toBe(true)
  } finally {
    for (const child of children) child.kill('SIGKILL')
    await Promise.all([...children].map(gone))
    children.clear()
    await rm(place.dataDir, { recursive: true, force: true })
  }
}, 300_000)

/** @param from the first moment; those after it follow in turn */
async function killWhileAccepting(database: string, kills: number, from: number): Promise<void> {
  const place: Place = { dataDir: await mkdtemp(join(tmpdir(), 'vankien-accept-')), database }
  try {
    const accepted: string[] = []
    for (let line = 0; line < kills; line += 1)
      accepted.push(await acceptAndDie(place, moments[(from + line) % moments.length] ?? 'decided', line))
    const child = await start(place, 'never')
    const lead = await signIn(child.url, 'lead')
    const { items } = (await lead.get('/api/documents')) as { items: { id: string }[] }
    const at = `/api/documents/${items[0]?.id}`
    await vi.waitFor(
      async () => {
        const opinions = (await lead.get(`${at}/opinions`)) as OpinionList
        expect(opinions.items.map(({ implementation }) => implementation)).toEqual(accepted.map(() => 'done'))
      },
      { timeout: 60_000, interval: 200 },
    )
    const { text } = (await lead.get(`${at}/content`)) as ContentView
    const { items: events, verified } = (await lead.get(`${at}/history?verify=1`)) as History
    for (const [line, id] of accepted.entries()) {
      expect([line, text.split(`đúng [${line}]`).length - 1]).toEqual([line, 1])
      expect(text).not.toContain(`khoảng (${line})`)
      const own = events.filter(event => event.opinionId === id).map(({ type }) => type)
      expect(own).toEqual(['received', 'dispositionConfirmed', 'implemented'])
    }
    expect(verified.isWhole).toBe(true)
    console.info(`${kills} kills between the steps of accepting`)
  } finally {
    for (const child of children) child.kill('SIGKILL')
    await Promise.all([...children].map(gone))
    children.clear()
    await rm(place.dataDir, { recursive: true, force: true })
  }
}
