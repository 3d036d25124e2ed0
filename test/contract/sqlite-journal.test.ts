// The journal of the embedded store: commits that span many texts are one row each, and nobody can tell but by SQL.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openSqliteStore, type SqliteStore } from '../../server/store/sqlite.ts'
import { openSqliteInFolder, type SqliteFolder } from '../support/sqlite-folder.ts'
import { linesUntil } from './killed.ts'
import { addDocument, moment, received, record, update, wordsOf } from './rows.ts'

const writer = fileURLToPath(new URL('../support/write-many-until-killed.ts', import.meta.url))
const ids = Array.from({ length: 40 }, (_, at) => `d${at}`)

function rowsIn(db: Database.Database, table: 'text_journal' | 'text_updates'): number {
  return db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? Number.NaN
}

describe('store: the journal of SQLite', () => {
  let folder: SqliteFolder
  let store: SqliteStore
  beforeEach(async () => {
    folder = await openSqliteInFolder()
    store = folder.store
    await addDocument(store, 'd0') // with the unit
    await Promise.all(ids.slice(1).map(id => addDocument(store, id)))
    // What comes in cannot leave before the test says so: the move fails, and is tried again.
    store.raw.exec(
      `CREATE TRIGGER held BEFORE DELETE ON text_journal BEGIN SELECT RAISE(ABORT, 'held by the test'); END`,
    )
  })
  afterEach(async () => {
    await folder.close()
  })

  const letGo = () => store.raw.exec('DROP TRIGGER held')

  /** One update of each document in one commit. */
  const writeAll = (word: string, minute = 1) =>
    Promise.all(ids.map(id => store.appendUpdate(update(id, word, minute))))

  test('[SY260] what one commit writes into many texts is read like any other update, before and after it is in its place', async () => {
    const before = rowsIn(store.raw, 'text_updates')
    expect(await writeAll('một', 2)).toEqual(ids.map(() => 1))
    expect(rowsIn(store.raw, 'text_journal')).toBe(1)
    expect(rowsIn(store.raw, 'text_updates')).toBe(before)
    expect(await store.appendUpdate(update('d3', 'hai', 3))).toBe(2) // few texts: at its place at once
    expect(await writeAll('ba', 4)).toEqual(ids.map(id => (id === 'd3' ? 3 : 2)))
    const readAll = async () => ({
      words: await Promise.all(ids.map(async id => (await wordsOf(store, id)).words)),
      authored: await store.loadAuthored('d3'),
      first: await store.loadAuthored('d3', 2),
      changed: (await store.listDocuments(['u1'])).map(({ id, updatedAt }) => [id, updatedAt]),
    })
    const journaled = await readAll()
    expect(journaled.words[3]).toEqual(['đề cương', 'một', 'hai', 'ba'])
    expect(journaled.words[4]).toEqual(['đề cương', 'một', 'ba'])
    expect(journaled.authored?.tail.map(({ seq, userId, at }) => [seq, userId, at])).toEqual([
      [1, 'lan', moment(2)],
      [2, 'lan', moment(3)],
      [3, 'lan', moment(4)],
    ])
    expect(journaled.first?.tail.map(({ seq }) => seq)).toEqual([1, 2])
    expect(journaled.changed).toHaveLength(ids.length)
    expect(new Set(journaled.changed.map(([, at]) => at))).toEqual(new Set([moment(4)]))
    expect((await store.findDocument('d3'))?.updatedAt).toBe(moment(4))
    letGo()
    await vi.waitUntil(() => rowsIn(store.raw, 'text_journal') === 0, { timeout: 30_000 })
    expect(rowsIn(store.raw, 'text_updates')).toBe(before + 2 * ids.length + 1)
    expect(await readAll()).toEqual(journaled)
    store = await folder.reopen()
    expect(await readAll()).toEqual(journaled)
  })

  test('[SY260] what lies in the journal is folded, and followed by events and later updates, as if it were in its place', async () => {
    await writeAll('một', 2)
    await writeAll('hai', 3)
    await store.compactText('d0', 1, new TextEncoder().encode('gộp'))
    await store.compactText('d1', 2, new TextEncoder().encode('gộp hết'))
    await expect(store.compactText('d2', 3, Uint8Array.of(1))).rejects.toThrow('its last update is 2')
    const [, appended] = await Promise.all([
      writeAll('ba', 4),
      record(store, {
        documentId: 'd2',
        expectedSeq: 1,
        drafts: [received('d2', 'o1')],
        update: update('d2', 'bốn', 5),
      }),
    ])
    expect(appended).toHaveLength(1)
    expect(await store.appendUpdate(update('d2', 'năm', 6))).toBe(5)
    expect(rowsIn(store.raw, 'text_journal')).toBe(3)
    const expectWords = async () => {
      expect(await wordsOf(store, 'd0')).toEqual({ snapshotSeq: 1, words: ['gộp', 'hai', 'ba'] })
      expect(await wordsOf(store, 'd1')).toEqual({ snapshotSeq: 2, words: ['gộp hết', 'ba'] })
      expect((await wordsOf(store, 'd2')).words).toEqual(['đề cương', 'một', 'hai', 'ba', 'bốn', 'năm'])
    }
    await expectWords()
    letGo()
    store = await folder.reopen() // an orderly end leaves nothing in the journal
    expect(rowsIn(store.raw, 'text_journal')).toBe(0)
    await expectWords()
    const folded = store.raw
      .prepare(`SELECT count(*) FROM text_updates WHERE document_id = 'd1' AND seq <= 2`)
      .pluck()
    expect(folded.get()).toBe(0)
    expect((await store.findDocument('d1'))?.updatedAt).toBe(moment(4))
  })

  test('[SY260] what is refused in a commit of many texts is refused alone, and the rest is in the journal', async () => {
    const settled = await Promise.allSettled([
      ...ids.map(id => store.appendUpdate(update(id, 'một'))),
      store.appendUpdate(update('nowhere', 'x')),
      store.appendUpdate(update('d0', new Uint8Array(2000))), // large: at its place at once
      store.appendUpdate(update('d0', 'hai')),
    ])
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(rowsIn(store.raw, 'text_journal')).toBe(1)
    expect((await store.loadText('d0'))?.tail.map(({ seq, update: { length } }) => [seq, length])).toEqual([
      [1, new TextEncoder().encode('một').length],
      [2, 2000],
      [3, 3],
    ])
  })
})

describe('store: the journal of SQLite under violence', () => {
  let dataDir: string
  let child: ChildProcess | undefined
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'vankien-journal-'))
  })
  afterEach(async () => {
    if (child?.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await rm(dataDir, { recursive: true })
  })

  test('[SY261] kill -9 while a thousand documents are written to: every acknowledged round is in each, once and in order', async () => {
    let journaled = 0
    let next = 0
    for (const rounds of [3, 4, 6]) {
      child = spawn(process.execPath, [writer, dataDir, String(next)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const acknowledged = next + (await linesUntil(child, ({ length }) => length >= rounds)).length
      const left = new Database(join(dataDir, 'vankien.sqlite'), { readonly: true })
      journaled += rowsIn(left, 'text_journal')
      left.close()
      const store = await openSqliteStore({ dataDir })
      expect(rowsIn(store.raw, 'text_journal')).toBe(0)
      const texts = await Promise.all(
        Array.from({ length: 1000 }, async (_, at) => (await wordsOf(store, `d${at}`)).words.join('')),
      )
      await store.close()
      const [first = ''] = texts
      expect(new Set(texts)).toEqual(new Set([first])) // a round is one commit: all or none
      const written = first.trim().split(' ').length
      expect(first).toBe(Array.from({ length: written }, (_, round) => `${round} `).join(''))
      expect(written).toBeGreaterThanOrEqual(acknowledged)
      next = written
    }
    expect(journaled).toBeGreaterThan(0)
  }, 60_000)
})
