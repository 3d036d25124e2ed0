// `vankien/server` out of the packed package: compiled files, threads and all.

import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPackage } from './guest.ts'

// A house that runs our server: it takes the door by the package's name, answers one address, and ends.
const script = `
import { startServer } from 'vankien/server'
const log = { info() {}, warn() {}, error(facts, message) { console.error(message, facts) } }
const server = await startServer({
  port: 0, host: '127.0.0.1', baseUrl: null, dataDir: process.argv[2], authSecret: 'x'.repeat(32), log,
})
const ready = await fetch(server.url + '/readyz')
const templates = await fetch(server.url + '/api/openapi.json')
console.log('answered', ready.status, templates.status)
await server.stop()
`

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vankien-door-'))
  const modules = join(folder, 'node_modules')
  mkdirSync(modules)
  buildPackage(join(modules, 'vankien'))
  // What the package names as optional peers: our own copies, as if the house had installed them.
  symlinkSync(
    fileURLToPath(new URL('../../node_modules', import.meta.url)),
    join(modules, 'vankien/node_modules'),
  )
  writeFileSync(join(folder, 'run.mjs'), script)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('[BN7] the packed server starts, answers, and ends in order', async () => {
  const child = spawn(process.execPath, ['run.mjs', join(folder, 'data')], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', chunk => {
    output += chunk
  })
  child.stderr.setEncoding('utf8').on('data', chunk => {
    output += chunk
  })
  const code = await new Promise(resolve => child.once('exit', resolve))
  expect(output).toContain('answered 200 200')
  expect(code).toBe(0)
})
