// A backup is made while people write, put into a fresh place, and a server on it shows the same documents.

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { strFromU8, unzipSync } from 'fflate'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { docxFile, formOf, para, run } from '../support/docx-file.ts'
import { itemsIn, type SignedIn, signIn, stringIn } from '../support/people.ts'
import { pngFile } from '../support/picture-file.ts'
import { type Cluster, findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { openTypist, textsOf } from '../support/typist.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = findPostgres()
/** Stands in titles, texts and opinions, and must stand in no output. */
const planted = 'Thủy triều lên'

interface Ended {
  readonly code: number
  readonly said: string
}

function command(name: 'backup' | 'restore', arg: string, env: Record<string, string>): Promise<Ended> {
  const settings = { ...process.env, DATA_DIR: '', DATABASE_URL: '', ...env }
  return new Promise(resolve => {
    execFile(
      process.execPath,
      [`server/backup/${name}-cli.ts`, arg],
      { cwd: root, env: settings },
      (error, out, err) => resolve({ code: error ? 1 : 0, said: out + err }),
    )
  })
}

/** What is compared of a document: the hash of its text, the hash that its clean Word file carries, its history and its files. */
async function factsOf(person: SignedIn, id: string, pictures: readonly string[] = []) {
  const content = await person.get(`/api/documents/${id}/content`)
  const file = await person.request(`/api/documents/${id}/export?mode=clean`)
  expect(file.status).toBe(200)
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()))
  const properties = strFromU8(parts['docProps/custom.xml'] ?? new Uint8Array())
  const exported = /contentSha256"[^>]*>\s*<vt:lpwstr>([0-9a-f]{64})</u.exec(properties)?.[1]
  const history = await person.get(`/api/documents/${id}/history`)
  const hashes = itemsIn(history).map(item => stringIn(item, 'hash'))
  const originals = itemsIn(await person.get(`/api/documents/${id}/originals`)).map(async item => {
    const sha256 = stringIn(item, 'sha256')
    const original = await person.request(`/api/documents/${id}/originals/${sha256}`)
    return { sha256, isWhole: digestOf(await original.arrayBuffer()) === sha256 }
  })
  const kept = pictures.map(async sha256 => {
    const picture = await person.request(`/api/documents/${id}/attachments/${sha256}`)
    return { sha256, isWhole: digestOf(await picture.arrayBuffer()) === sha256 }
  })
  return {
    originals: await Promise.all(originals),
    pictures: await Promise.all(kept),
    text: stringIn(content, 'text'),
    sha256: stringIn(content, 'sha256'),
    exported,
    hashes,
    head: stringIn(history, 'head'),
  }
}

function digestOf(bytes: ArrayBuffer): string {
  return createHash('sha256').update(new Uint8Array(bytes)).digest('hex')
}

async function documentsOf(person: SignedIn): Promise<readonly string[]> {
  return itemsIn(await person.get('/api/documents')).map(item => stringIn(item, 'id'))
}

/** Types numbered words and posts opinions, one after the other, until told to stop. */
async function startWriting(server: ChildServer, id: string, drafter: SignedIn, member: SignedIn) {
  const typist = await openTypist(server.url, id, drafter)
  const paragraph = textsOf(typist.fragment).find(text => text.length > 40)
  if (!paragraph) throw new Error('the sample report has no written paragraph')
  let words = 0
  const timer = setInterval(() => {
    paragraph.insert(paragraph.length, `⟦${words}⟧`)
    words += 1
  }, 5)
  let isOver = false
  const posting = (async () => {
    for (let count = 0; !isOver && count < 60; count += 1) {
      const opinion = { id: crypto.randomUUID(), kind: 'general', severity: 'minor', body: planted }
      await member.post(`/api/documents/${id}/opinions`, opinion)
    }
  })()
  return {
    written: () => words,
    settled: () => typist.settled(20_000),
    async stop() {
      isOver = true
      clearInterval(timer)
      await posting
      await typist.settled(20_000)
      typist.close()
    },
  }
}

function isParagraph(node: unknown): boolean {
  return node instanceof Y.XmlElement && node.nodeName === 'paragraph'
}

/** What tells the data of a running server from the same restored: a row beside them in PostgreSQL, else a file. */
async function epochOf(
  dataDir: string,
  { DATABASE_URL: connectionString }: Record<string, string>,
): Promise<string> {
  if (connectionString === undefined) return readFileSync(join(dataDir, 'epoch'), 'utf8')
  const client = new Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ epoch: string }>('SELECT epoch FROM data_epoch')
  await client.end()
  return rows.map(({ epoch }) => epoch).join()
}

/** The whole way, on either engine. */
async function backUpAndRestore(from: Record<string, string>, to: Record<string, string>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-backup-'))
  const [home, fresh] = [join(folder, 'home'), join(folder, 'fresh')]
  const server = await startServer({ env: from, dataDir: home })
  try {
    const epoch = await epochOf(home, from)
    const drafter = await signIn(server.url, 'drafter1')
    const lead = await signIn(server.url, 'lead')
    const [busy] = await documentsOf(drafter)
    if (busy === undefined) throw new Error('the demo has no document')
    const { unitId, templateId } = (await drafter.get(`/api/documents/${busy}`)) as Record<string, string>
    const quiet = stringIn(await lead.post('/api/documents', { unitId, templateId, title: planted }), 'id')
    const calm = await openTypist(server.url, quiet, drafter)
    const paragraph = calm.fragment.createTreeWalker(isParagraph).next().value
    if (paragraph instanceof Y.XmlElement) paragraph.insert(0, [new Y.XmlText(planted)])
    await calm.settled(20_000)
    calm.close()
    await lead.post(`/api/documents/${quiet}/versions`, { name: planted })
    const body = formOf(docxFile(para(run(planted))), `${planted}.docx`)
    const clerk = await signIn(server.url, 'clerk')
    const sent = await clerk.request(`/api/documents/${busy}/import`, { method: 'POST', body })
    expect(sent.status).toBe(200)
    const form = new FormData()
    form.set('file', new File([pngFile(8, 8)], 'hinh.png'))
    const drawn = await drafter.request(`/api/documents/${quiet}/attachments`, { method: 'POST', body: form })
    expect(drawn.status).toBe(201)
    const pictures = [stringIn(await drawn.json(), 'sha256')]
    const expected = await factsOf(drafter, quiet, pictures)
    expect(expected.text).toContain(planted)
    expect(expected.pictures).toEqual([{ sha256: pictures[0], isWhole: true }])
    const others = (await documentsOf(drafter)).filter(id => id !== busy && id !== quiet)
    const expectedOfOthers = await Promise.all(others.map(id => factsOf(drafter, id)))

    const writing = await startWriting(server, busy, drafter, await signIn(server.url, 'member1'))
    await expect.poll(() => writing.written(), { timeout: 20_000, interval: 5 }).toBeGreaterThan(50)
    await writing.settled()
    const before = writing.written()
    const backups = join(folder, 'backups')
    const saved = await command('backup', `${backups}/`, { DATA_DIR: home, ...from })
    const after = writing.written()
    await writing.stop()
    expect(after).toBeGreaterThan(before)
    expect(saved).toMatchObject({ code: 0 })
    const then = await factsOf(drafter, busy)
    expect(await server.stop()).toBe(0)
    const [name = '', ...more] = readdirSync(backups)
    expect(more).toEqual([])
    expect(statSync(join(backups, name)).mode & 0o077).toBe(0)

    mkdirSync(fresh)
    writeFileSync(join(fresh, 'epoch'), 'of the time before')
    const restored = await command('restore', backups, { DATA_DIR: fresh, ...to })
    expect(restored).toMatchObject({ code: 0 })
    expect(saved.said + restored.said).not.toContain(planted)
    expect(saved.said).toContain(`${quiet}  ${String(expected.hashes.length).padStart(6)}  ${expected.head}`)
    const printed = (said: string) => said.split('\n').filter(line => line.includes('  2025-2030  '))
    expect(printed(saved.said)).toHaveLength(2) // the unit's book and that of personnel
    expect(printed(restored.said)).toEqual(printed(saved.said))
    expect(readdirSync(fresh)).not.toContain('epoch')
    const second = await command('restore', backups, { DATA_DIR: fresh, ...to })
    expect(second).toMatchObject({ code: 1, said: expect.stringContaining('không ghi gì vào đó') })

    const revived = await startServer({ entry: 'main', env: to, dataDir: fresh })
    try {
      const old = await fetch(`${revived.url}/api/me`, { headers: { cookie: drafter.cookie } })
      expect(old.status).toBe(401)
      expect(await epochOf(fresh, to)).toMatch(/^[\da-f-]{36}$/u)
      expect(await epochOf(fresh, to)).not.toBe(epoch)
      const again = await signIn(revived.url, 'drafter1')
      expect(await factsOf(again, quiet, pictures)).toEqual(expected)
      expect(await Promise.all(others.map(id => factsOf(again, id)))).toEqual(expectedOfOthers)
      expect([...(await documentsOf(again))].toSorted()).toEqual([busy, quiet, ...others].toSorted())
      expect(expected.exported).toBe(expected.sha256)
      const now = await factsOf(again, busy)
      expect(now.exported).toBe(now.sha256)
      expect(now.originals).toEqual([{ sha256: expect.any(String), isWhole: true }])
      expect(now.hashes).toEqual(then.hashes.slice(0, now.hashes.length))
      expect(saved.said).toContain(now.head)
      const words = [...now.text.matchAll(/⟦(\d+)⟧/gu)].map(found => Number(found[1]))
      expect(words).toEqual(words.map((_, index) => index))
      expect(words.length).toBeGreaterThanOrEqual(before)
      expect(words.length).toBeLessThanOrEqual(after)
    } finally {
      await revived.stop()
    }
  } finally {
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

test('[OP301] SQLite: a backup made while people write comes back with every text, export and history', async () => {
  await backUpAndRestore({}, {})
})

describe('what is not a sound backup', () => {
  let folder: string
  let sound: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vankien-backup-'))
    const home = join(folder, 'home')
    const server = await startServer({ dataDir: home })
    await server.stop()
    sound = join(folder, 'sound.sqlite')
    expect(await command('backup', sound, { DATA_DIR: home })).toMatchObject({ code: 0 })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** A copy of the sound backup after somebody was at it with SQL. */
  function changed(name: string, sql: string): string {
    const file = join(folder, name)
    writeFileSync(file, readFileSync(sound))
    const db = new Database(file)
    for (const trigger of db
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
      .pluck()
      .all()) {
      db.exec(`DROP TRIGGER ${trigger}`)
    }
    db.exec(sql)
    db.close()
    return file
  }

  async function refused(file: string, sentence: string): Promise<void> {
    const fresh = join(folder, 'fresh')
    const ended = await command('restore', file, { DATA_DIR: fresh })
    expect(ended).toMatchObject({ code: 1, said: expect.stringContaining(sentence) })
    expect(statSync(join(fresh, 'vankien.sqlite'), { throwIfNoEntry: false })).toBeUndefined()
  }

  test('[OP303] a changed event, a missing event, a changed version, a changed file and a gap in a text are refused by name', async () => {
    const event = `UPDATE register_events SET payload = replace(payload, '"', '" ') WHERE seq = 2`
    await refused(changed('event.sqlite', event), 'sự kiện 2 không khớp mã băm')
    await refused(changed('missing.sqlite', 'DELETE FROM register_events WHERE seq = 3'), 'bị đứt')
    await refused(changed('version.sqlite', `UPDATE versions SET json = json || ' '`), 'Phiên bản')
    const file = `INSERT INTO attachments SELECT id, '${'0'.repeat(64)}', 'image/png', 1, x'00', 'nobody', created_at FROM documents LIMIT 1`
    await refused(changed('file.sqlite', file), `tệp ${'0'.repeat(64)} không khớp mã băm`)
    const gap = `INSERT INTO text_updates SELECT id, 99, 'x', created_at, x'00' FROM documents LIMIT 1`
    await refused(changed('gap.sqlite', gap), 'phần nội dung thiếu một đoạn')
    const journal = `INSERT INTO text_journal (entries, bytes)
      SELECT json_object('names', json_array(id, 'x', created_at), 'updates', json_array(0, 1, 2, 99, 1)), x'00'
      FROM documents LIMIT 1`
    await refused(changed('journal.sqlite', journal), 'phần nội dung thiếu một đoạn')
    const torn = `INSERT INTO text_journal (entries, bytes) VALUES ('{"names":', x'00')`
    await refused(changed('torn-journal.sqlite', torn), 'bị hỏng')
  })

  test('[OP190] a changed row of a dossier and a missing one are refused by name', async () => {
    const said = `UPDATE dossier_events SET said = replace(said, '05-KH', '06-KH') WHERE book = 'unit' AND seq = 1`
    await refused(changed('said.sqlite', said), 'sổ unit: dòng 1 không khớp mã băm')
    const first = `DELETE FROM dossier_events WHERE book = 'unit' AND seq = 1`
    await refused(changed('unsaid.sqlite', first), 'sổ unit: chuỗi mã băm bị đứt')
  })

  test('[OP303] a damaged file, a file of another kind and a missing one are refused in words', async () => {
    const torn = join(folder, 'torn.sqlite')
    const bytes = readFileSync(sound)
    writeFileSync(torn, bytes.fill(0xa5, 8192, 40_960))
    await refused(torn, 'bị hỏng')
    const other = join(folder, 'other.sqlite')
    writeFileSync(other, 'không phải')
    await refused(other, 'không phải bản sao lưu')
    await refused(join(folder, 'nowhere'), 'Hãy kiểm tra lại đường dẫn')
  })

  test('[OP304] a backup never writes over a file, keeps no copy that fails the check, and says when there is no database', async () => {
    const home = join(folder, 'home')
    const over = await command('backup', sound, { DATA_DIR: home })
    expect(over).toMatchObject({ code: 1, said: expect.stringContaining('đã có') })
    const empty = await command('backup', join(folder, 'new.sqlite'), { DATA_DIR: join(folder, 'none') })
    expect(empty).toMatchObject({ code: 1, said: expect.stringContaining('không có cơ sở dữ liệu') })
    const sick = join(folder, 'sick')
    mkdirSync(sick)
    renameSync(
      changed('sick.sqlite', 'DELETE FROM register_events WHERE seq = 3'),
      join(sick, 'vankien.sqlite'),
    )
    const refusedCopy = await command('backup', join(folder, 'new.sqlite'), { DATA_DIR: sick })
    expect(refusedCopy).toMatchObject({ code: 1, said: expect.stringContaining('không được giữ lại') })
    expect(readdirSync(folder).filter(name => name.endsWith('.part') || name === 'new.sqlite')).toEqual([])
  })
})

describe.skipIf(bin === null)('on PostgreSQL', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster(bin ?? '')
  })
  afterAll(() => cluster?.close())

  test('[OP302] PostgreSQL: a backup made while people write comes back with every text, export and history', async () => {
    const [from, to] = [await cluster.createDatabase(), await cluster.createDatabase()]
    await backUpAndRestore({ DATABASE_URL: from }, { DATABASE_URL: to })
  })

  test('[OP305] PostgreSQL: a missing program is named with the package that brings it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vankien-backup-'))
    const env = { DATABASE_URL: await cluster.createDatabase(), PATH: folder }
    const ended = await command('backup', `${folder}/`, env)
    expect(ended).toMatchObject({ code: 1, said: expect.stringContaining('postgresql-client') })
    expect(readdirSync(folder)).toEqual([])
    rmSync(folder, { recursive: true, force: true })
  })
})
