// Runs pg_dump and pg_restore: the password goes by the environment, where other users of the machine cannot see it.

import { spawn } from 'node:child_process'
import { fault } from './outcome.ts'

/** The end of a program. */
export type Ran = { readonly ok: true } | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Runs one of them and hands its stdout on as text.
 *
 * @param url database that `--dbname` shall name; null for none
 */
export async function runProgram(
  program: 'pg_dump' | 'pg_restore',
  args: readonly string[],
  url: string | null,
  read: (chunk: string) => void = () => undefined,
): Promise<Ran> {
  const target = url === null ? null : withoutPassword(url)
  const child = spawn(
    program,
    [...args, ...(target ? ['--no-password', `--dbname=${target.address}`] : [])],
    {
      env: { ...process.env, LC_ALL: 'C.UTF-8', ...target?.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  child.stdout.setEncoding('utf8').on('data', read)
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
  })
  return new Promise((resolve, reject) => {
    child.once('error', error => {
      if ('code' in error && error.code === 'ENOENT') resolve(fault(missing(program)))
      else reject(error)
    })
    child.once('close', code => {
      resolve(
        code === 0
          ? { ok: true }
          : fault(`${program} dừng với mã ${String(code)}. ${firstError(said, program)}`),
      )
    })
  })
}

function missing(program: string): string {
  return `Máy này không có chương trình ${program}. Hãy cài gói postgresql-client, bản không cũ hơn máy chủ cơ sở dữ liệu, rồi chạy lại.`
}

/** The first complaint alone: the lines after it may quote rows. */
function firstError(said: string, program: string): string {
  const line = said.split('\n').find(text => text.startsWith(`${program}: error:`))
  return line?.slice(`${program}: error: `.length) ?? ''
}

function withoutPassword(url: string): { readonly address: string; readonly env: Record<string, string> } {
  const parsed = new URL(url)
  const { password } = parsed
  parsed.password = ''
  return { address: parsed.href, env: password === '' ? {} : { PGPASSWORD: decodeURIComponent(password) } }
}
