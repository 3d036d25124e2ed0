// The programs that the tests call, the Debian packages that bring them, and which of them are missing.

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findPostgres } from './postgres-cluster.ts'

/** A program (or font) outside npm that tests need. */
export interface Program {
  /** What the missing list calls it. */
  readonly name: string
  /** Debian package that brings it. */
  readonly aptPackage: string
  /** What the tests do with it. */
  readonly job: string
  /** Whether this machine has it. */
  readonly isPresent: () => boolean
}

/** Everything that the whole suite needs beside what `npm ci` installs. */
const programs: readonly Program[] = [
  {
    name: 'chromium',
    aptPackage: 'chromium',
    job: 'runs the pages',
    isPresent: () => existsSync(process.env['CHROMIUM'] ?? '') || isCommand('chromium'),
  },
  {
    name: 'soffice',
    aptPackage: 'libreoffice-writer',
    job: 'renders exported Word files',
    isPresent: hasWriter,
  },
  {
    name: 'pandoc',
    aptPackage: 'pandoc',
    job: 'reads exported Word files',
    isPresent: () => isCommand('pandoc'),
  },
  {
    name: 'pdftotext',
    aptPackage: 'poppler-utils',
    job: 'measures rendered pages',
    isPresent: () => isCommand('pdftotext'),
  },
  {
    name: 'postgres',
    aptPackage: 'postgresql',
    job: 'keeps the data of several nodes',
    isPresent: () => findPostgres() !== null,
  },
  {
    name: 'nginx',
    aptPackage: 'nginx-light',
    job: 'stands before the server',
    isPresent: () => isCommand('nginx') || existsSync('/usr/sbin/nginx'),
  },
  {
    name: 'Liberation Serif 2',
    aptPackage: 'fonts-liberation2',
    job: 'gives pages the same breaks everywhere',
    isPresent: hasLiberation,
  },
]

/** LibreOffice may be there without Writer, whose library lies beside the program. */
function hasWriter(): boolean {
  if (!isCommand('soffice')) return false
  const program = execFileSync('sh', ['-c', 'readlink -f "$(command -v soffice)"'], {
    encoding: 'utf8',
  }).trim()
  return existsSync(join(dirname(program), 'libswlo.so'))
}

/** The programs that this machine lacks. */
export function missingPrograms(): readonly Program[] {
  return programs.filter(program => !program.isPresent())
}

/** The command that brings them on Debian, as a person would type it. */
export function aptLine(missing: readonly Program[]): string {
  return `apt-get update && apt-get install -y --no-install-recommends ${packagesOf(missing).join(' ')}`
}

/** Whether this process may install packages by apt: Debian or a child of it, and root. */
export function mayInstall(): boolean {
  return existsSync('/etc/debian_version') && isCommand('apt-get') && process.getuid?.() === 0
}

/**
 * Installs the packages of the missing programs.
 *
 * @returns the programs that are missing even so
 */
export function install(missing: readonly Program[]): readonly Program[] {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const stdio: ['ignore', 'inherit', 'inherit'] = ['ignore', 'inherit', 'inherit']
  spawnSync('apt-get', ['-qq', 'update'], { env, stdio })
  const quiet = ['-qq', '-o', 'Dpkg::Use-Pty=0', 'install', '-y', '--no-install-recommends']
  spawnSync('apt-get', [...quiet, ...packagesOf(missing)], { env, stdio })
  return missingPrograms()
}

function packagesOf(missing: readonly Program[]): string[] {
  return missing.map(program => program.aptPackage)
}

function isCommand(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0
}

// Version 1 of the font, which some packages bring in, has other widths: on Debian the package itself is asked for.
function hasLiberation(): boolean {
  if (existsSync('/etc/debian_version')) {
    const asked = spawnSync('dpkg', ['-s', 'fonts-liberation2'], { encoding: 'utf8' })
    return asked.status === 0 && asked.stdout.includes('Status: install ok installed')
  }
  const found = spawnSync('fc-list', [':family=Liberation Serif'], { encoding: 'utf8' })
  return found.status === 0 && found.stdout.trim() !== ''
}
