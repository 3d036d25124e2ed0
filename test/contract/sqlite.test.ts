// What only the embedded store promises: the register's triggers, one process per folder, crashes, full disks, migrations.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { migrate } from '../../server/store/migrate.ts'
import { migrations } from '../../server/store/migrations.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { openSqliteInFolder, type SqliteFolder } from '../support/sqlite-folder.ts'
import { expectKept, linesUntil } from './killed.ts'
import { addDocument, received, record, update, version, wordsOf } from './rows.ts'

const writer = fileURLToPath(new URL('../support/write-until-killed.ts', import.meta.url))

describe('store: SQLite alone', () => {
  let folder: SqliteFolder
  beforeEach(async () => {
    folder = await openSqliteInFolder()
  })
  afterEach(async () => {
    await folder.close()
  })

  test('[OP108] the register and kept versions cannot be changed, emptied or written over, not even by SQL', async () => {
    const { store } = folder
    await addDocument(store, 'd1')
    await record(store, {
      documentId: 'd1',
      expectedSeq: 1,
      drafts: [received('d1', 'o1')],
      version: version('d1', 'v1'),
    })
    const said = { kind: 'notNeeded', reason: 'Đã gộp.' } as const
    const kept = { unitId: 'u1', term: '2025-2030', book: 'unit', seq: 1, entry: 'rules', said } as const
    const by = { at: '2026-11-01T00:00:00.000Z', actor: 'lan', actorRole: 'clerk', byName: 'Lan' } as const
    await store.appendDossierEvent({ ...kept, ...by, prevHash: '0', hash: '1' })
    store.raw.exec(`INSERT OR REPLACE INTO dossier_events SELECT unit_id, term, book, seq, 'khác', said, at, actor,
      actor_role, by_name, prev_hash, hash FROM dossier_events`)
    expect((await store.readDossier('u1', '2025-2030', ['unit'])).map(({ entry }) => entry)).toEqual([
      'rules',
    ])
    const before = await store.readEvents('d1', 0)
    const columns = `document_id, seq, opinion_id, type, at, actor, actor_role, unit_id, payload, prev_hash, hash`
    const forgeries = [
      `UPDATE register_events SET payload = '{}'`,
      `UPDATE register_events SET seq = seq + 10`,
      'DELETE FROM register_events',
      'DELETE FROM register_events WHERE seq = 2',
      `INSERT OR REPLACE INTO register_events SELECT * FROM register_events WHERE seq = 2`,
      `INSERT OR REPLACE INTO register_events (${columns}) SELECT document_id, 3, opinion_id, type, at, actor, actor_role,
        unit_id, payload, hash, 'x' FROM register_events WHERE seq = 2`,
      `INSERT INTO register_events (${columns}) SELECT document_id, 4, 'o2', type, at, actor, actor_role, unit_id, payload,
        hash, 'x' FROM register_events WHERE seq = 2`,
      `INSERT INTO register_events (${columns}) SELECT document_id, 3, 'o2', type, at, actor, actor_role, unit_id, payload,
        prev_hash, 'x' FROM register_events WHERE seq = 2`,
      'DELETE FROM documents',
      `UPDATE dossier_events SET said = '{}'`,
      'DELETE FROM dossier_events',
      `UPDATE versions SET name = 'khác'`,
      'DELETE FROM versions',
    ]
    for (const forgery of forgeries) expect(() => store.raw.exec(forgery), forgery).toThrow()
    expect(await store.readEvents('d1', 0)).toEqual(before)
    expect(await store.listVersions('d1')).toHaveLength(1)
  })

  test('[SY108] every connection commits through a synced write-ahead log and checks foreign keys', () => {
    const pragma = (name: string) => folder.store.raw.pragma(name, { simple: true })
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('foreign_keys')).toBe(1)
  })

  test('[SY109] a reader sees what was acknowledged though another library holds an older moment open', async () => {
    const { store } = folder
    await addDocument(store, 'd1')
    store.raw.exec('BEGIN')
    store.raw.prepare('SELECT count(*) FROM documents').get()
    await store.appendUpdate(update('d1', 'một'))
    expect((await wordsOf(store, 'd1')).words).toEqual(['đề cương', 'một'])
    expect((await store.findDocument('d1'))?.updatedAt).toBe(update('d1', 'một').at)
    store.raw.exec('COMMIT')
  })

  test('[SY192] after a busy moment updates wait for one another, and an event of a register takes them along at once', async () => {
    const { store } = folder
    await addDocument(store, 'd1')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }) // time stands unless it is moved
    try {
      await store.appendUpdate(update('d1', 'a')).then(() => vi.advanceTimersByTime(5)) // relaying took so long
      const waited = store.appendUpdate(update('d1', 'b'))
      while (vi.getTimerCount() === 0) await nextTurn()
      await record(store, { documentId: 'd1', expectedSeq: 1, drafts: [received('d1', 'o1')] })
      await waited
      expect((await wordsOf(store, 'd1')).words.slice(1)).toEqual(['a', 'b'])
    } finally {
      vi.useRealTimers()
    }
  })

  test('[SY213] after a busy moment updates wait 30 ms, after a batch of a hundred 50, of two hundred in many texts 80, and not at all once their text can send no more', async () => {
    const { store } = folder
    const many = Array.from({ length: 40 }, (_, at) => `d${at + 1}`)
    for (const id of many) await addDocument(store, id)
    const give = (id: string, count: number) =>
      Promise.all(Array.from({ length: count }, () => store.appendUpdate(update(id, 'a'))))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    try {
      const busy = () => vi.advanceTimersByTime(5)
      const waitsFor = async (ms: number) => {
        let isDone = false
        const waiting = give('d1', 1).then(() => {
          isDone = true
        })
        while (vi.getTimerCount() === 0) await nextTurn()
        vi.advanceTimersByTime(ms - 1)
        for (let turns = 0; turns < 20; turns += 1) await nextTurn()
        expect(isDone).toBe(false)
        vi.advanceTimersByTime(1)
        await waiting
      }
      await give('d1', 10).then(busy)
      await waitsFor(30)
      await give('d1', 100).then(busy)
      await waitsFor(50)
      await give('d1', 200).then(busy)
      await waitsFor(50)
      await Promise.all(many.map(id => give(id, 5))).then(busy)
      await waitsFor(80)
      await give('d1', 100).then(busy)
      const few = give('d2', 255)
      while (vi.getTimerCount() === 0) await nextTurn()
      await Promise.all([give('d1', 256), few]) // and time stood
    } finally {
      vi.useRealTimers()
    }
  })

  test('[SY110] a second server on the same folder is refused with a clear sentence, in this process and in another', async () => {
    const { dataDir, store } = folder
    await expect(openSqliteStore({ dataDir })).rejects.toThrow(
      `the data folder ${dataDir} is in use by another running server`,
    )
    const other = promisify(execFile)(process.execPath, [writer, dataDir, 'x'])
    await expect(other).rejects.toThrow('is in use by another running server')
    await store.ping()
    await (await folder.reopen()).ping()
  })

  test('[SY110] an opening that fails lets go of the folder', async () => {
    const dataDir = join(folder.dataDir, 'sub', 'folder')
    await mkdir(join(dataDir, 'vankien.sqlite'), { recursive: true })
    await expect(openSqliteStore({ dataDir })).rejects.toThrow()
    await rm(join(dataDir, 'vankien.sqlite'), { recursive: true })
    await (await openSqliteStore({ dataDir })).close()
  })
})

describe('store: SQLite under violence', () => {
  let dataDir: string
  let child: ChildProcess | undefined
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'vankien-killed-'))
  })
  afterEach(async () => {
    if (child?.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await rm(dataDir, { recursive: true })
  })

  test('[SY111] kill -9 while typing, recording and compacting loses nothing that was acknowledged', async () => {
    const acknowledged: string[] = []
    for (const run of ['x', 'y', 'z']) {
      child = spawn(process.execPath, [writer, dataDir, run], { stdio: ['ignore', 'pipe', 'inherit'] })
      const lines = await linesUntil(child, ({ length }) => length >= 300)
      expect(lines).not.toContain('refused')
      acknowledged.push(...lines)
      await expectKept(await openSqliteStore({ dataDir }), acknowledged)
    }
  }, 60_000)

  test('[SY112] a full disk refuses writes, keeps what was acknowledged, and writing goes on when there is room', async () => {
    const limited = `ulimit -S -f 1500; exec "$0" "$@"`
    child = spawn('bash', ['-c', limited, process.execPath, writer, dataDir, 'x'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const pid = child.pid
    let freed = false
    const lines = await linesUntil(child, sofar => {
      if (!freed && sofar.includes('refused')) {
        freed = true
        execFile('prlimit', ['--pid', String(pid), '--fsize=unlimited:unlimited'])
      }
      return freed && sofar.length - sofar.indexOf('refused') > 100
    })
    expect(freed).toBe(true)
    await expectKept(await openSqliteStore({ dataDir }), lines)
  }, 60_000)
})

describe('store: SQLite schema', () => {
  test('[SY113] a step that fails half-way leaves nothing behind, and the next start resumes', () => {
    const db = new Database(':memory:')
    const broken = {
      number: 2,
      name: 'broken',
      statements: ['CREATE TABLE half (id INTEGER)', 'CREATE TABLE units (id INTEGER)'],
    }
    expect(() => migrate(db, [...migrations.slice(0, 1), broken])).toThrow('already exists')
    expect(tables(db)).not.toContain('half')
    migrate(db, [...migrations.slice(0, 1), { ...broken, statements: broken.statements.slice(0, 1) }])
    expect(tables(db)).toContain('half')
    migrate(db)
    expect(tables(db)).toContain('half')
    db.close()
  })

  test('[SY113] steps are numbered from 1 without gaps', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, at) => at + 1))
  })
})

function tables(db: Database.Database): string[] {
  return db.prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all()
}
