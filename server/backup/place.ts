// Which database a command means, and which file: read from the settings of `npm start` and from the one argument.

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readConfig } from '../config.ts'

/** The database that a command works on, and the data folder, which a server on PostgreSQL has too. */
export type Place =
  | { readonly engine: 'sqlite'; readonly dataDir: string }
  | { readonly engine: 'postgres'; readonly dataDir: string; readonly url: string }

/** A value, or the faults as sentences. */
type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly string[] }

const endings = { sqlite: '.sqlite', postgres: '.dump' } as const

/** Reads DATABASE_URL and DATA_DIR as `npm start` does; the other settings do not matter here. */
export function readPlace(environment: Readonly<Record<string, string | undefined>>): Read<Place> {
  const { DATA_DIR, DATABASE_URL } = environment
  const read = readConfig({ DATA_DIR, DATABASE_URL, AUTH_SECRET: 'x'.repeat(64) }) // nobody signs in here
  if (!read.ok) return read
  const { dataDir, databaseUrl } = read.config
  return {
    ok: true,
    value:
      databaseUrl === null
        ? { engine: 'sqlite', dataDir }
        : { engine: 'postgres', dataDir, url: databaseUrl },
  }
}

/** What the operator calls the database; no user and no password. */
export function nameOf(place: Place): string {
  if (place.engine === 'sqlite') return `thư mục dữ liệu ${resolve(place.dataDir)}`
  const { pathname, host } = new URL(place.url)
  return `cơ sở dữ liệu ${decodeURIComponent(pathname.slice(1))} trên ${host}`
}

/**
 * The file to write: the argument itself, or a name with the time in it where the argument is a folder.
 *
 * @param at the moment that the name carries
 */
export function backupFile(args: readonly string[], engine: Place['engine'], at: Date): Read<string> {
  const [given] = args
  if (given === undefined || args.length > 1) {
    return {
      ok: false,
      faults: ['Hãy nêu một tệp hoặc thư mục để ghi bản sao lưu: npm run backup -- TỆP_HOẶC_THƯ_MỤC'],
    }
  }
  const isFolder = given.endsWith('/') || isFolderAt(given)
  const name = `vankien-${at.toISOString().replaceAll(/[-:]|\.\d+/gu, '')}${endings[engine]}`
  const file = resolve(isFolder ? join(given, name) : given)
  if (existsSync(file)) return { ok: false, faults: [`Tệp ${file} đã có. Hãy chọn một tên khác.`] }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  return { ok: true, value: file }
}

/** The file to read: the argument itself, or the latest backup of this engine in the folder. */
export function restoreFile(args: readonly string[], engine: Place['engine']): Read<string> {
  const [given] = args
  if (given === undefined || args.length > 1) {
    return {
      ok: false,
      faults: ['Hãy nêu tệp sao lưu hoặc thư mục chứa nó: npm run restore -- TỆP_HOẶC_THƯ_MỤC'],
    }
  }
  if (!existsSync(given))
    return { ok: false, faults: [`Không có ${resolve(given)}. Hãy kiểm tra lại đường dẫn.`] }
  const file = isFolderAt(given) ? latestIn(given, engine) : resolve(given)
  if (file === null) {
    return {
      ok: false,
      faults: [
        `Trong thư mục ${resolve(given)} không có bản sao lưu nào tên vankien-….${endings[engine].slice(1)}.`,
      ],
    }
  }
  const kind = kindOf(file)
  if (kind === engine) return { ok: true, value: file }
  if (kind === null) return { ok: false, faults: [`Tệp ${file} không phải bản sao lưu của Văn Kiện.`] }
  const sentence =
    kind === 'sqlite'
      ? 'là bản sao lưu SQLite, còn DATABASE_URL đang chỉ vào PostgreSQL. Hãy bỏ DATABASE_URL và đặt DATA_DIR.'
      : 'là bản sao lưu PostgreSQL. Hãy đặt DATABASE_URL là một cơ sở dữ liệu trống.'
  return { ok: false, faults: [`Tệp ${file} ${sentence}`] }
}

/** Makes an empty file that only its owner reads. A leftover of that name is written over. */
export function createPrivate(file: string): void {
  closeSync(openSync(file, 'w', 0o600))
}

/** Gives a finished file its name, so that it and its name outlive a power cut. */
export function settle(part: string, file: string): void {
  sync(part)
  renameSync(part, file)
  sync(dirname(file))
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function latestIn(folder: string, engine: Place['engine']): string | null {
  const names = readdirSync(folder).filter(
    name => name.startsWith('vankien-') && name.endsWith(endings[engine]),
  )
  const latest = names.toSorted().at(-1)
  return latest === undefined ? null : resolve(folder, latest)
}

/** Which engine wrote a file, by its first bytes. */
function kindOf(file: string): Place['engine'] | null {
  const start = Buffer.alloc(16)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, start, 0, start.length, 0)
  } finally {
    closeSync(handle)
  }
  if (start.toString('latin1') === 'SQLite format 3\0') return 'sqlite'
  return start.toString('latin1').startsWith('PGDMP') ? 'postgres' : null
}

function isFolderAt(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
