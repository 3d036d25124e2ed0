// The store on PostgreSQL: the suite of every store, and what only this engine promises to one node.

import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { migrations } from '../../server/store/migrations.ts'
import { openPostgresStore, type PostgresStore } from '../../server/store/postgres.ts'
import { forPostgres, migratePostgres } from '../../server/store/postgres-migrations.ts'
import type { TextAfter } from '../../server/store/postgres-text-after.ts'
import { type Cluster, findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { addDocument, received, record, update, version, wordsOf } from './rows.ts'
import { storeContract } from './store.ts'

const bin = findPostgres()

describe.skipIf(bin === null)('PostgreSQL', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster(bin ?? '')
  }, 60_000)
  afterAll(async () => {
    await cluster.close()
  }, 60_000)

  storeContract('PostgreSQL', async () => {
    const url = await cluster.createDatabase()
    const store = await openPostgresStore({ url })
    let current = store
    return {
      store,
      async reopen() {
        await current.close()
        current = await openPostgresStore({ url })
        return current
      },
      close: () => current.close(),
    }
  })

  describe('store: PostgreSQL alone', () => {
    let url: string
    let store: PostgresStore
    beforeEach(async () => {
      url = await cluster.createDatabase()
      store = await openPostgresStore({ url })
    })
    afterEach(async () => {
      await store.close()
    })

    test('[OP109] PostgreSQL keeps the register and versions from change, emptying and writing over', async () => {
      await addDocument(store, 'd1')
      await record(store, {
        documentId: 'd1',
        expectedSeq: 1,
        drafts: [received('d1', 'o1')],
        version: version('d1', 'v1'),
      })
      const before = await store.readEvents('d1', 0)
      const rest = 'opinion_id, type, at, actor, actor_role, unit_id, payload'
      const columns = `document_id, seq, prev_hash, hash, ${rest}`
      const from = `FROM register_events WHERE seq = 1`
      const forgeries = [
        `UPDATE register_events SET payload = '{}'`,
        'DELETE FROM register_events',
        'TRUNCATE register_events',
        'TRUNCATE documents CASCADE',
        `INSERT INTO register_events SELECT * ${from} ON CONFLICT (document_id, seq) DO UPDATE SET payload = '{}'`,
        `INSERT INTO register_events (${columns}) SELECT document_id, 4, hash, 'x', ${rest} ${from}`,
        `INSERT INTO register_events (${columns}) SELECT document_id, 3, prev_hash, 'x', ${rest} ${from}`,
        `SET session_replication_role = replica; DELETE FROM register_events`,
        'DELETE FROM documents',
        `UPDATE versions SET name = 'khác'`,
        'DELETE FROM versions',
        'TRUNCATE versions',
        `UPDATE dossier_events SET said = '{}'`,
        'DELETE FROM dossier_events',
        'TRUNCATE dossier_events',
      ]
      for (const forgery of forgeries) {
        const client = new Client({ connectionString: url })
        await client.connect()
        await expect(client.query(forgery), forgery).rejects.toThrow(
          /never changed|does not follow|violates/u,
        )
        await client.end()
      }
      expect(await store.readEvents('d1', 0)).toEqual(before)
      expect(await store.listVersions('d1')).toHaveLength(1)
    })

    test('[OP109] a role without the right to change the register does the whole work', async () => {
      await store.pool.query(`
        CREATE ROLE writer_only LOGIN;
        GRANT USAGE ON SCHEMA public TO writer_only;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO writer_only;
        REVOKE UPDATE, DELETE, TRUNCATE ON register_events, versions FROM writer_only`)
      const limited = await openPostgresStore({ url: url.replace('vankien@', 'writer_only@') })
      try {
        await addDocument(limited, 'd1')
        await limited.appendUpdate(update('d1', 'một'))
        await record(limited, {
          documentId: 'd1',
          expectedSeq: 1,
          drafts: [received('d1', 'o1')],
          version: version('d1', 'v1'),
        })
        await limited.compactText('d1', 1, Uint8Array.of(1))
        await limited.ping()
        await expect(limited.pool.query('DELETE FROM register_events')).rejects.toThrow('permission denied')
      } finally {
        await limited.close()
      }
    })

    test('[SY114] a write is acknowledged after the disk has it, even where the database is set up for less', async () => {
      await store.pool.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`)
      await store.close()
      store = await openPostgresStore({ url })
      await store.ping()
      await addDocument(store, 'd1')
      await store.pool.query(`CREATE TABLE seen (setting TEXT);
        CREATE FUNCTION note_setting() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN INSERT INTO seen VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$;
        CREATE TRIGGER note_setting BEFORE INSERT ON text_updates FOR EACH ROW EXECUTE FUNCTION note_setting()`)
      await store.appendUpdate(update('d1', 'một'))
      expect((await store.pool.query('SELECT setting FROM seen')).rows).toEqual([{ setting: 'on' }])
    })

    test('[SY103] PostgreSQL: one row that it does not take fails no other row of the same statement', async () => {
      await addDocument(store, 'd1')
      const settled = await Promise.allSettled([
        store.appendUpdate(update('d1', 'một')),
        store.appendUpdate({ ...update('d1', 'hỏng'), userId: 'a\u0000b' }),
        store.appendUpdate(update('d1', 'hai')),
        store.ping(),
      ])
      expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
      expect((await wordsOf(store, 'd1')).words).toEqual(['đề cương', 'một', 'hai'])
    })

    test('[SY115] a text is read from a seq on: its tail, or the snapshot where that covers more', async () => {
      await addDocument(store, 'd1')
      for (const word of ['một', 'hai', 'ba']) await store.appendUpdate(update('d1', word))
      const seqs = async (seq: number) => (await store.loadTextAfter('d1', seq))?.tail.map(row => row.seq)
      expect(await seqs(0)).toEqual([1, 2, 3])
      expect(await seqs(2)).toEqual([3])
      expect(await seqs(3)).toEqual([])
      await store.compactText('d1', 2, new TextEncoder().encode('một hai'))
      expect(await store.loadTextAfter('d1', 2)).toMatchObject({ snapshot: null, tail: [{ seq: 3 }] })
      const behind = await store.loadTextAfter('d1', 1)
      expect(new TextDecoder().decode(behind?.snapshot ?? undefined)).toBe('một hai')
      expect(behind?.tail.map(row => row.seq)).toEqual([3])
      expect(await store.loadTextAfter('nowhere', 0)).toBeNull()
    })

    test('[SY190] texts that are asked for while one is read are read together, and what fails one fails it alone', async () => {
      for (const id of ['d1', 'd2', 'd3']) {
        await addDocument(store, id)
        for (const word of ['một', '', 'ba']) await store.appendUpdate(update(id, `${id} ${word}`))
      }
      await store.pool.query(`DELETE FROM text_updates WHERE document_id = 'd2' AND seq = 2`)
      const asked = vi.spyOn(store.pool, 'query')
      const first = store.loadTextAfter('d1', 0)
      await null // it is on its way
      const [one, none, gap, three] = await Promise.allSettled([
        first,
        store.loadTextAfter('nowhere', 0),
        store.loadTextAfter('d2', 0),
        store.loadTextAfter('d3', 1),
      ])
      expect(asked).toHaveBeenCalledTimes(2)
      asked.mockRestore()
      const wordsOf = (text: PromiseSettledResult<TextAfter | null>) =>
        text.status === 'rejected'
          ? String(text.reason)
          : text.value?.tail.map(row => `${row.seq} ${new TextDecoder().decode(row.update)}`)
      expect(wordsOf(one)).toEqual(['1 d1 một', '2 d1 ', '3 d1 ba'])
      expect(none).toMatchObject({ status: 'fulfilled', value: null })
      expect(wordsOf(gap)).toContain('update 1 or one above it is missing')
      expect(wordsOf(three)).toEqual(['2 d3 ', '3 d3 ba'])
    })
  })

  describe('store: PostgreSQL schema', () => {
    test('[SY116] nodes that start at once bring an empty database up to date once', async () => {
      const url = await cluster.createDatabase()
      const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore({ url })))
      for (const store of stores) {
        await store.ping()
        await store.close()
      }
    })

    test('[SY116] a step that fails half-way leaves nothing behind, and the next start resumes', async () => {
      const url = await cluster.createDatabase()
      const broken = {
        number: 1 + migrations.length,
        name: 'broken',
        statements: ['CREATE TABLE half (id INTEGER)', 'CREATE TABLE units (id INTEGER)'],
      }
      await expect(migratePostgres(url, [...migrations, broken])).rejects.toThrow('already exists')
      const client = new Client({ connectionString: url })
      await client.connect()
      const half = async () => (await client.query(`SELECT to_regclass('half') AS found`)).rows[0].found
      expect(await half()).toBeNull()
      await migratePostgres(url, [...migrations, { ...broken, statements: broken.statements.slice(0, 1) }])
      expect(await half()).toBe('half')
      await migratePostgres(url)
      await client.end()
    })

    test('[SY116] every trigger of a step has its counterpart on PostgreSQL', () => {
      for (const step of migrations) {
        const guarded = (statements: readonly string[]) =>
          new Set(
            statements.flatMap(text => /^CREATE TRIGGER [\s\S]*? ON (\w+)/u.exec(text)?.slice(1, 2) ?? []),
          )
        expect(guarded(forPostgres(step).statements)).toEqual(guarded(step.statements))
      }
    })
  })
})
