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

const program = fileURLToPath(new URL('../support/accept-child.ts', import.meta.url))
const moments = ['decided', 'writing', 'written'] as const
const kills = Number(process.env['ACCEPT_KILLS'] ?? moments.length)

interface History {
  readonly items: readonly { readonly type: string; readonly opinionId: string | null }[]
  readonly verified: { readonly isWhole: boolean }
}

const children = new Set<ChildProcess>()

async function start(dataDir: string, moment: string): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [program, dataDir, moment], {
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

/** Accepts a proposal on a server that kills itself at a moment of it. @returns the proposal's id */
async function acceptAndDie(dataDir: string, moment: string, line: number): Promise<string> {
  const child = await start(dataDir, moment)
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
  await expect(decideUntilItDies()).rejects.toThrow() // the connection breaks
  await gone(child.process)
  return id

  /** Again as long as it is stale: the start may still be taking up what the last kill left. */
  async function decideUntilItDies(): Promise<void> {
    for (let status = 409; status === 409; ) {
      const { seq } = (await lead.get(at)) as { seq: number }
      const body = JSON.stringify({ decision: 'accepted', expectedSeq: seq })
      const headers = { 'content-type': 'application/json' }
      const asked = { method: 'POST', body, headers }
      status = (await lead.request(`${at}/opinions/${id}/disposition`, asked)).status
    }
  }
}

test(
  `[RO47] killed ${kills} times between the steps of accepting: the text changed once, the register complete`,
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'vankien-accept-'))
    try {
      const accepted: string[] = []
      for (let line = 0; line < kills; line += 1)
        accepted.push(await acceptAndDie(dataDir, moments[line % moments.length] ?? 'decided', line))
      const child = await start(dataDir, 'never')
      const lead = await signIn(child.url, 'lead')
      const { items } = (await lead.get('/api/documents')) as { items: { id: string }[] }
      const at = `/api/documents/${items[0]?.id}`
      await vi.waitFor(
        async () => {
          const opinions = (await lead.get(`${at}/opinions`)) as OpinionList
          expect(opinions.items.map(({ implementation }) => implementation)).toEqual(
            accepted.map(() => 'done'),
          )
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
    } finally {
      for (const child of children) child.kill('SIGKILL')
      await Promise.all([...children].map(gone))
      await rm(dataDir, { recursive: true, force: true })
    }
  },
  120_000 + kills * 60_000,
)
