// The attack programs of ../shared against the whole server: each held, one process from the first to the last.

import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { newReport } from '../e2e/draft-page.ts'
import { startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const programs = at('../../../shared/tools/attack')
const expected = 20

/**
 * Judged by the rest of what they say: two measure how long another document waits, against a limit for a machine that is not
 * busy; `oversize` counts a watcher's own opening, which earlier attacks have made long, as sent on (1009 is said before a
 * frame is given to anybody).
 */
const judgedByWords: Readonly<Record<string, RegExp>> = {
  oversize: /server: closed 1009/u,
  'missing-parents': /nothing kept, sender closed 4400/u,
  quadratic: /sender closed 4400/u,
}

/** Runs the programs in a copy that finds this project's packages. @returns their lines */
async function attack(args: readonly string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-attack-'))
  try {
    cpSync(programs, folder, { recursive: true })
    symlinkSync(at('../../node_modules'), join(folder, 'node_modules'))
    const child = spawn(process.execPath, [join(folder, 'attack.mjs'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
    })
    await new Promise(resolve => child.once('close', resolve))
    return said.split('\n').filter(line => line.includes('\t'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isHeld(line: string): boolean {
  const [verdict = '', name = ''] = line.split('\t')
  return verdict === 'held' || (judgedByWords[name]?.test(line) === true && !line.includes('died'))
}

describe.skipIf(!existsSync(join(programs, 'attack.mjs')))('attacks', () => {
  test('[FA1] every attack of the shared programs is held, and the same process serves afterwards', async () => {
    const server = await startServer()
    try {
      const [writer, colleague, reader] = await Promise.all([
        signIn(server.url, 'drafter1'),
        signIn(server.url, 'drafter2'),
        signIn(server.url, 'member1'),
      ])
      const [one, other] = [await newReport(writer, 'Bị đánh'), await newReport(writer, 'Bên cạnh')]
      const address = (id: string) => `${server.url.replace('http', 'ws')}/sync/${id}`
      const lines = await attack([
        address(one),
        ...['--cookie', writer.cookie, '--colleague-cookie', colleague.cookie],
        ...['--reader-cookie', reader.cookie, '--other', address(other)],
      ])
      expect(lines.filter(line => !isHeld(line))).toEqual([])
      expect(lines).toHaveLength(expected)
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
      expect(await server.stop()).toBe(0)
    } finally {
      await server.kill()
    }
  }, 300_000)
})
