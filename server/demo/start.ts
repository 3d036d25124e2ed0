// npm run demo: a server on this machine only, with sample data in a throwaway folder or in DATA_DIR.

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beginProcess } from '../begin-process.ts'
import { authSecretMinChars, readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { isLoopback } from '../origins.ts'
import { stopOnSignal } from '../stop.ts'
import { hubLimitsOfAddress } from '../sync/open-sockets.ts'
import { sampleAccounts, sampleEmail, samplePassword } from './accounts.ts'

beginProcess()
const read = readConfig({
  ...process.env,
  AUTH_SECRET: process.env['AUTH_SECRET'] || 'x'.repeat(authSecretMinChars),
})
const faults = read.ok ? [] : [...read.faults]
if (read.ok && !isLoopback(read.config.host)) {
  faults.push(
    `Bản dùng thử chỉ chạy trên chính máy này (HOST=127.0.0.1), không nhận HOST=${read.config.host}.`,
  )
}
if (read.ok && faults.length === 0) await run(read.config.host, read.config.port, read.config.baseUrl)
else {
  process.stderr.write(`Bản dùng thử chưa khởi động được:\n${faults.map(fault => `- ${fault}\n`).join('')}`)
  process.exitCode = 1
}

async function run(host: string, port: number, baseUrl: string | null): Promise<void> {
  const log = createLog('warn')
  const kept = process.env['DATA_DIR']?.trim() || null
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'vankien-demo-'))
  // By hand and synchronously: the last thing a process does must not be lost.
  if (kept === null) process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  const [{ startServer, appFolder }, { demoAccounts, seedDemo }] = await Promise.all([
    import('../assemble.ts'),
    import('./seed.ts'),
  ])
  if (!existsSync(join(appFolder, 'index.html'))) await build()
  const server = await startServer({
    host,
    port,
    baseUrl,
    dataDir,
    databaseUrl: process.env['DATABASE_URL']?.trim() || null,
    authSecret: process.env['AUTH_SECRET'] || (await keptSecret(dataDir)),
    log,
    hubLimits: { socketsPerUser: 5000, roomsPerUser: 2000, ...hubLimitsOfAddress(10_000) }, // everybody who tries it out shares these few accounts
    prepare: async target => {
      if (await target.accounts.isEmpty()) await seedDemo(target)
      return demoAccounts()
    },
  })
  stopOnSignal(log, () => server.stop())
  process.stdout.write(`ready ${server.url}\n${welcome(server.url, kept)}`)
}

/** Runs the build, its output on stderr: stdout is for the line that says ready. */
function build(): Promise<void> {
  process.stderr.write('Đang dựng giao diện, chỉ cần làm một lần…\n')
  const root = fileURLToPath(new URL('../..', import.meta.url))
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', 'build'], { cwd: root, stdio: ['ignore', 2, 2] })
    child.once('error', reject)
    child.once('exit', code =>
      code === 0 ? resolve() : reject(new Error(`npm run build ended with ${String(code)}`)),
    )
  })
}

/** The secret of a folder, so that people stay signed in when the demo is stopped and started again. */
async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'demo-secret')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  if (existsSync(file)) return readFile(file, 'utf8')
  const secret = randomBytes(32).toString('hex')
  await writeFile(file, secret, { mode: 0o600 })
  return secret
}

function welcome(url: string, dataDir: string | null): string {
  const width = Math.max(...sampleAccounts.map(({ account }) => sampleEmail(account).length))
  const lines = sampleAccounts.map(
    ({ account, name, roleName }) => `  ${sampleEmail(account).padEnd(width)}  ${roleName} – ${name}`,
  )
  return [
    '',
    `Văn Kiện, bản dùng thử: mở ${url}`,
    `Mật khẩu của mọi tài khoản: ${samplePassword}`,
    ...lines,
    dataDir === null ? 'Dữ liệu mất khi dừng. Dừng: Ctrl+C.' : `Dữ liệu giữ trong ${dataDir}. Dừng: Ctrl+C.`,
    '',
  ].join('\n')
}
