// LibreOffice on this machine: where it is, and the command that turns a Word file into a PDF without reaching anything else.

import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { runAlone } from './run-alone.ts'

const usualFolders = ['/usr/lib/libreoffice/program', '/opt/libreoffice/program', '/snap/bin']
const namespaceWithinMs = 10_000

/** Path of the program, or null. @param path folders as in `PATH` */
export async function findOffice(path: string = process.env['PATH'] ?? ''): Promise<string | null> {
  for (const folder of [...path.split(delimiter).filter(part => part !== ''), ...usualFolders]) {
    const program = join(folder, 'soffice')
    const isThere = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return program
  }
  return null
}

/**
 * What is put before a command so that it has no network: a namespace of its own, where this process may make one; empty where it
 * may not.
 */
export async function networkless(): Promise<readonly string[]> {
  for (const flags of ['-n', '-rn']) {
    const command = ['unshare', flags]
    const tried = await runAlone([...command, 'true'], { timeoutMs: namespaceWithinMs, env: {} })
    if (tried === 'done') return command
  }
  return []
}

/** The command. Its profile lies in the job's own folder: nothing of one job is seen by the next. */
export function printCommand(program: string, folder: string, isolation: readonly string[]): string[] {
  return [
    ...isolation,
    'nice', // behind the people who type
    program,
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--norestore',
    '--nolockcheck',
    '--nodefault',
    '--nofirststartwizard',
    '--convert-to',
    'pdf:writer_pdf_Export',
    '--outdir',
    join(folder, 'out'),
    join(folder, 'document.docx'),
  ]
}

/** What the program gets of this process's surroundings. */
export function printEnvironment(folder: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    HOME: folder,
    TMPDIR: folder,
    SAL_USE_VCLPLUGIN: 'svp', // draws in memory, asks for no screen
  }
}
