// PDF by LibreOffice: one file at a time, a short queue, a time limit, a folder that goes with its job.

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { Log } from '../actions/deps.ts'
import { findOffice, networkless, printCommand, printEnvironment } from './office.ts'
import { runAlone } from './run-alone.ts'

/** Prints Word files. */
export interface PdfWriter {
  /** Refuses `pdf-missing` where LibreOffice is not installed, `pdf-busy` with a full queue, `pdf-failed` when it gives no PDF. */
  print(docx: Uint8Array): Promise<Outcome<Uint8Array>>
  /** Ends what runs; what waits is refused. */
  close(): Promise<void>
}

/** Limits of a writer. */
export interface PdfWriterOptions {
  readonly log: Pick<Log, 'warn'>
  /** Jobs that wait beside the one that runs. */
  readonly waitingMax: number
  readonly timeoutMs: number
  /** Finds the program; left out = on this machine. */
  readonly find?: () => Promise<string | null>
}

/** Makes a writer. It looks for the program at each job, so that one installed meanwhile is found. */
export function createPdfWriter({
  log,
  waitingMax,
  timeoutMs,
  find = findOffice,
}: PdfWriterOptions): PdfWriter {
  const closing = new AbortController()
  let last: Promise<unknown> = Promise.resolve()
  let open = 0
  let isolation: Promise<readonly string[]> | null = null

  async function isolated(): Promise<readonly string[]> {
    const command = await networkless()
    if (command.length === 0) log.warn({}, 'LibreOffice runs without a network namespace of its own')
    return command
  }

  async function printed(docx: Uint8Array): Promise<Outcome<Uint8Array>> {
    const program = await find()
    if (program === null) return refuse('pdf-missing')
    isolation ??= isolated()
    const folder = await mkdtemp(join(tmpdir(), 'vankien-pdf-'))
    try {
      await writeFile(join(folder, 'document.docx'), docx)
      const command = printCommand(program, folder, await isolation)
      const env = printEnvironment(folder)
      const end = await runAlone(command, { timeoutMs, env, signal: closing.signal })
      const pdf = end === 'done' ? await pdfIn(folder) : null
      if (pdf) return done(pdf)
      if (end !== 'stopped') log.warn({ end }, 'LibreOffice made no PDF')
      return refuse('pdf-failed')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  return {
    async print(docx) {
      if (open > waitingMax || closing.signal.aborted) return refuse('pdf-busy')
      open += 1
      const job = last.then(() => (closing.signal.aborted ? refuse('pdf-busy') : printed(docx)))
      last = job.catch(() => undefined) // its caller is told
      return job.finally(() => {
        open -= 1
      })
    },
    async close() {
      closing.abort()
      await last
    },
  }
}

/** The file it wrote, or null: it ends without an error also when it wrote none. */
async function pdfIn(folder: string): Promise<Uint8Array | null> {
  const bytes = await readFile(join(folder, 'out', 'document.pdf')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return bytes?.subarray(0, 5).toString('latin1') === '%PDF-' ? new Uint8Array(bytes) : null
}
