// A role that is given until a moment: held before it, gone after it, at every use and by the server's clock.

import { expect, test } from 'vitest'
import { sampleEmail } from '../../server/demo/accounts.ts'
import { openSite, valueAt } from '../support/site.ts'

test('[GT47] a role given until a moment ends with it: on pages, in lists and for the open text', async () => {
  let now = '2026-11-22T08:00:00.000Z'
  const site = await openSite({ now: () => now })
  const at = `/api/documents/${await site.begin()}`
  const admin = await site.as('admin')
  const member = await site.as('member1')
  const members = `/api/units/${site.sample.units.own}/members`
  const give = (until: string | null) =>
    admin.post(members, { email: sampleEmail('member1'), role: 'drafter', until })
  const permissions = async () => valueAt(await member.get(at), 'permissions')

  const past = await give('2026-11-22T08:00:00Z')
  expect([past.status, valueAt(past, 'error', 'details', '0', 'field')]).toEqual([422, 'until'])
  const given = await give('2026-11-25T00:00:00+07:00')
  expect([given.status, valueAt(given, 'until')]).toEqual([201, '2026-11-24T17:00:00.000Z'])
  expect(await permissions()).toContain('write')

  now = '2026-11-24T17:00:00.000Z'
  expect(await permissions()).not.toContain('write')
  expect(await permissions()).toContain('read') // what was held without an end stays
  const roles = (valueAt(await admin.get(members), 'items') as { email: string; role: string }[])
    .filter(({ email }) => email === sampleEmail('member1'))
    .map(({ role }) => role)
  expect(roles).not.toContain('drafter')
  expect(JSON.stringify((await member.get('/api/me')).json)).not.toContain('"drafter"')

  await give('2026-12-01T00:00:00Z')
  expect(await permissions()).toContain('write')
  expect(valueAt(await give(null), 'until')).toBe(null) // given again without an end
  now = '2027-01-01T00:00:00.000Z'
  expect(await permissions()).toContain('write')
})

test('[GT48] nobody gives a role to themselves, with an end or without', async () => {
  const site = await openSite()
  const admin = await site.as('admin')
  for (const until of [null, '2099-01-01T00:00:00Z']) {
    const own = await admin.post(`/api/units/${site.sample.units.own}/members`, {
      email: sampleEmail('admin'),
      role: 'drafter',
      until,
    })
    expect(own.status).toBe(403)
  }
})
