// Printing to PDF with programs that stand in for LibreOffice: its queue, its time, its children, its traces.

import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { findOffice, networkless } from '../../../server/pdf/office.ts'
import { createPdfWriter, type PdfWriterOptions } from '../../../server/pdf/pdf-writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'vankien-pdf-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const docx = new TextEncoder().encode('PK')
const patience = { timeout: 20_000 }

/** A shell script in LibreOffice's place; `$out` is the PDF it should write, `$trace` a file that outlives it. */
function program(name: string, script: string): { find: () => Promise<string>; trace: string } {
  const file = join(folder, name)
  const trace = `${file}.trace`
  const head = `#!/bin/sh\ntrace=${trace}\nout=$HOME/out/document.pdf\nmkdir -p $HOME/out\n`
  writeFileSync(file, `${head}${script}\n`)
  chmodSync(file, 0o700)
  return { find: async () => file, trace }
}

function writer(options: Partial<PdfWriterOptions>) {
  return createPdfWriter({ log: { warn: () => undefined }, waitingMax: 4, timeoutMs: 20_000, ...options })
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const codeOf = (outcome: Awaited<ReturnType<ReturnType<typeof writer>['print']>>) =>
  outcome.ok ? Buffer.from(outcome.value).toString() : outcome.refusal.code

test('[WF60] a file is printed in a folder of its own, which is gone afterwards, and without a network where that is permitted', async () => {
  const { find, trace } = program(
    'good',
    'echo $HOME > $trace; { printf %%PDF-; sed -n "s/^ *\\([a-z0-9]*\\):.*/\\1/p" /proc/net/dev; } > $out',
  )
  const pdf = writer({ find })
  const printed = codeOf(await pdf.print(docx))
  expect(printed).toMatch(/^%PDF-/u)
  if ((await networkless()).length > 0) expect(printed).toBe('%PDF-lo\n')
  expect(existsSync(readFileSync(trace, 'utf8').trim())).toBe(false)
  await pdf.close()
})

test('[WF61] a program that takes too long is ended with its children, and the next file is printed', async () => {
  const { find, trace } = program(
    'slow',
    `if [ -e $trace ]; then printf %%PDF-2 > $out; else sleep 1000 & echo $! $HOME > $trace; wait; fi`,
  )
  const impatient = writer({ find, timeoutMs: 1500 })
  expect(codeOf(await impatient.print(docx))).toBe('pdf-failed')
  const [pid = '', home = ''] = readFileSync(trace, 'utf8').trim().split(' ')
  await vi.waitUntil(() => !lives(Number(pid)), patience)
  expect(existsSync(home)).toBe(false)
  const pdf = writer({ find })
  expect(codeOf(await pdf.print(docx))).toBe('%PDF-2')
  await Promise.all([impatient.close(), pdf.close()])
})

test('[WF61] a program that fails, or ends well without a PDF, gives a refusal', async () => {
  for (const script of ['exit 1', 'exit 0', 'echo no > $out']) {
    const pdf = writer({ find: program('bad', script).find })
    expect(codeOf(await pdf.print(docx))).toBe('pdf-failed')
    await pdf.close()
  }
})

test('[WF62] one file at a time, and so many wait; more are refused at once', async () => {
  const { find, trace } = program(
    'counted',
    `if [ -e $trace.busy ]; then printf x >> $trace.twice; fi
     touch $trace.busy; while [ ! -e $trace.go ]; do sleep 0.05; done; rm $trace.busy; printf %%PDF- > $out`,
  )
  const pdf = writer({ find, waitingMax: 2 })
  const jobs = [pdf.print(docx), pdf.print(docx), pdf.print(docx)]
  expect(codeOf(await pdf.print(docx))).toBe('pdf-busy')
  writeFileSync(`${trace}.go`, '')
  expect((await Promise.all(jobs)).map(codeOf)).toEqual(['%PDF-', '%PDF-', '%PDF-'])
  expect(existsSync(`${trace}.twice`)).toBe(false)
  await pdf.close()
})

test('[WF62] closing ends what runs and refuses what waits', async () => {
  const { find, trace } = program('endless', 'echo $$ > $trace; sleep 1000')
  const pdf = writer({ find })
  const jobs = [pdf.print(docx), pdf.print(docx)]
  await vi.waitUntil(() => existsSync(trace) && readFileSync(trace, 'utf8') !== '', patience)
  await pdf.close()
  expect((await Promise.all(jobs)).map(codeOf)).toEqual(['pdf-failed', 'pdf-busy'])
  await vi.waitUntil(() => !lives(Number(readFileSync(trace, 'utf8'))), patience)
  expect(codeOf(await pdf.print(docx))).toBe('pdf-busy')
})

test('[WF63] without LibreOffice the refusal says so', async () => {
  expect(await findOffice(folder)).not.toBe(join(folder, 'soffice'))
  const pdf = writer({ find: async () => null })
  expect(codeOf(await pdf.print(docx))).toBe('pdf-missing')
  await pdf.close()
})
