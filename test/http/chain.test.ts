// A register that somebody changed behind the server's back: found, named, and never written on.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { implementPending } from '../../server/actions/apply.ts'
import { createRegisters } from '../../server/actions/registers.ts'
import { createOpeningRights } from '../../server/actions/text-rights.ts'
import { type Consultation, consultationOn } from '../support/consultation.ts'
import { codeOf, field, openSite, type Site, valueAt } from '../support/site.ts'
import { openSqliteInFolder, type SqliteFolder } from '../support/sqlite-folder.ts'

let folder: SqliteFolder
let site: Site
let here: Consultation
beforeEach(async () => {
  folder = await openSqliteInFolder()
  site = await openSite({ store: folder.store })
  here = await consultationOn(site)
  await here.give('member1')
  await here.give('secretary')
  await here.give('steering')
})
afterEach(() => folder.close())

/** Changes the log as somebody with the file in hand would: without its triggers. */
function tamper(...statements: readonly string[]): void {
  const { raw } = folder.store
  const triggers = ['no_update', 'no_delete', 'in_order'].map(name => `register_events_${name}`)
  for (const trigger of triggers) raw.exec(`DROP TRIGGER ${trigger}`)
  for (const statement of statements) raw.prepare(statement).run(here.id)
}
const verify = async (query = '') => valueAt(await here.get('lead', `/history?verify=1${query}`), 'verified')
const ways: readonly [string, readonly string[], number][] = [
  [
    'changed',
    [
      `UPDATE register_events SET payload = replace(payload, 'nêu rõ', 'bỏ qua') WHERE document_id = ? AND seq = 4`,
    ],
    4,
  ],
  ['taken away', ['DELETE FROM register_events WHERE document_id = ? AND seq = 4'], 4],
  [
    'put elsewhere',
    [
      'UPDATE register_events SET seq = 40 WHERE document_id = ? AND seq = 3',
      'UPDATE register_events SET seq = 3 WHERE document_id = ? AND seq = 4',
      'UPDATE register_events SET seq = 4 WHERE document_id = ? AND seq = 40',
    ],
    3,
  ],
]

describe.each(ways)('a row %s', (_, statements, at) => {
  test('[RO41] is found and named on demand; from then on the document only opens for reading', async () => {
    expect(await verify()).toEqual({ isWhole: true, checked: 5, brokenAt: null, headAt: null })
    tamper(...statements)
    expect(await verify()).toEqual({ isWhole: false, checked: at - 1, brokenAt: at, headAt: null })
    const refused = await here.give('member1')
    expect([refused.status, codeOf(refused), valueAt(refused, 'error', 'details')]).toEqual([
      409,
      'register-broken',
      { seq: at },
    ])
    expect(codeOf(await here.post('lead', '/versions', { name: 'Bản khác' }))).toBe('register-broken')
    expect(valueAt(await here.get('drafter1', ''), 'permissions')).toEqual([
      'read',
      'readOpinions',
      'export',
      'exportReview',
    ])
    expect((await here.get('lead', '/opinions')).status).toBe(200)
  })

  test('[RO42] is found at the next start and named in the log without a word of any text', async () => {
    tamper(...statements)
    const registers = createRegisters(folder.store)
    await implementPending({ ...site.deps, registers })
    const lines = site.logged.filter(line => line.includes('broken'))
    expect(lines.map(line => JSON.parse(line))).toMatchObject([{ documentId: here.id, seq: at }])
    expect(lines.join()).not.toContain('số liệu')
    expect(registers.isBroken(here.id)).toBe(true)
    expect((await registers.state(here.id)).seq).toBe(at - 1)
  })

  test('[SY191] opens its text for reading only from the first socket on, whoever has looked at the register before', async () => {
    const userId = here.person('drafter1')
    const ask = () =>
      createOpeningRights(
        { ...site.deps, store: folder.store, registers: createRegisters(folder.store) },
        { aliveSessions: async ids => new Set(ids) },
      ).socket({ userId, documentId: here.id, sessionId: '' })
    expect(await ask()).toBe('write')
    tamper(...statements)
    expect(await ask()).toBe('read')
  })
})

test('[RO43] a tail that was cut is noticed by the head printed on a report', async () => {
  const head = field(await here.get('lead', '/history'), 'head')
  expect(await verify(`&head=${head}`)).toMatchObject({ isWhole: true, headAt: 5 })
  tamper('DELETE FROM register_events WHERE document_id = ? AND seq = 5')
  expect(await verify(`&head=${head}`)).toMatchObject({ isWhole: true, checked: 4, headAt: null })
})

test('[RO44] one broken register leaves the other documents alone', async () => {
  const other = await consultationOn(site)
  tamper(...(ways[0]?.[1] ?? []))
  expect(await verify()).toMatchObject({ isWhole: false })
  expect((await other.give('member1')).status).toBe(201)
  expect(valueAt(await other.get('drafter1', ''), 'permissions')).toContain('write')
})
