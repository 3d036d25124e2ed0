// The store's suite, units and memberships, lists of documents, health.

import { expect, test } from 'vitest'
import { addDocument, created, documentRow, type Opened, unit } from './rows.ts'

/** What every store does with units, memberships and lists. */
export function unitsContract(opened: () => Opened): void {
  test('[AC901] units are listed in the order of the Vietnamese alphabet, numbers as numbers', async () => {
    const { store } = opened()
    expect(await store.listUnits()).toEqual([])
    const names = ['Đảng ủy xã An Phú', 'Chi bộ 10', 'Xã Mẫu', 'Chi bộ 2', 'Đảng ủy xã Ân Thi']
    for (const [at, name] of names.entries()) await store.createUnit(unit(`u${at}`, name))
    expect((await store.listUnits()).map(({ name }) => name)).toEqual([
      'Chi bộ 2',
      'Chi bộ 10',
      'Đảng ủy xã An Phú',
      'Đảng ủy xã Ân Thi',
      'Xã Mẫu',
    ])
  })

  test('[AC901] a unit keeps what it was given, once, and under a known superior only', async () => {
    const { store } = opened()
    const rows = [unit('u1', 'Tỉnh ủy Mẫu'), unit('u2', 'Xã Mẫu', 'u1')]
    for (const row of rows) await store.createUnit(row)
    await expect(store.createUnit(unit('u1', 'Khác'))).rejects.toThrow()
    await expect(store.createUnit(unit('u3', 'Lạc', 'nowhere'))).rejects.toThrow()
    expect(await store.listUnits()).toEqual(rows)
  })

  test('[AC902] a role is held once however often it is added, and all roles in a unit go together', async () => {
    const { store } = opened()
    for (const id of ['u1', 'u2']) await store.createUnit(unit(id))
    const rows = [
      { unitId: 'u1', userId: 'lan', role: 'clerk' },
      { unitId: 'u1', userId: 'lan', role: 'drafter' },
      { unitId: 'u1', userId: 'minh', role: 'drafter' },
      { unitId: 'u2', userId: 'lan', role: 'drafter' },
    ] as const
    for (const row of [...rows, ...rows].reverse()) await store.addMembership(row)
    expect(await store.listMembershipsOfUser('lan')).toEqual([rows[0], rows[1], rows[3]])
    expect(await store.listMembershipsOfUnit('u1')).toEqual(rows.slice(0, 3))
    const until = '2026-12-31T17:00:00.000Z'
    const [first] = rows
    if (first) await store.addMembership({ ...first, until })
    expect((await store.listMembershipsOfUser('lan'))[0]).toEqual({ ...first, until })
    expect(await store.listMembershipsOfUsers(['lan'])).toEqual(await store.listMembershipsOfUser('lan'))
    if (first) await store.addMembership(first)
    expect((await store.listMembershipsOfUnit('u1'))[0]).toEqual(first)
    await store.removeMemberships('u1', 'lan')
    expect(await store.listMembershipsOfUser('lan')).toEqual([rows[3]])
    expect(await store.listMembershipsOfUnit('u1')).toEqual([rows[2]])
    await expect(store.addMembership({ unitId: 'nowhere', userId: 'lan', role: 'clerk' })).rejects.toThrow()
  })

  test('[SG60] [AP200] an assignment is read with the roles that it measures, until it or the roles are taken away', async () => {
    const { store } = opened()
    await addDocument(store, 'd1', '', 1) // of u1
    await store.createUnit(unit('top'))
    for (const role of ['steering_member', 'drafter'] as const)
      await store.addMembership({ unitId: 'top', userId: 'lan', role })
    await store.addMembership({ unitId: 'u1', userId: 'lan', role: 'clerk' })
    const from = '2026-11-01T00:00:00.000Z'
    const until = '2026-12-31T00:00:00.000Z'
    const sections = ['pr.p1.3', 'sc.2']
    const made = { userId: 'lan', madeBy: 'minh', madeAt: from }
    const rows = [
      { id: 'a1', holderUnitId: 'top', unitId: 'u1', documentId: null, sections: [], from, until, ...made },
      { id: 'a2', holderUnitId: 'top', unitId: 'u1', documentId: 'd1', sections, from, until: null, ...made },
      { id: 'a3', holderUnitId: 'u1', unitId: 'u1', documentId: 'd1', sections, from, until: null, ...made },
    ]
    for (const row of rows) await store.addAssignment(row)
    expect(await store.listAssignmentsOfUnit('top')).toEqual(rows.slice(0, 2))
    const measured = async () =>
      (await store.listMembershipsOfUser('lan')).map(({ role, assignments }) => [
        role,
        assignments?.map(({ id }) => id),
      ])
    expect(await measured()).toEqual([
      ['drafter', undefined],
      ['steering_member', ['a1', 'a2']],
      ['clerk', ['a3']],
    ])
    expect((await store.listMembershipsOfUsers(['lan']))[1]?.assignments?.[0]).toEqual({
      id: 'a1',
      unitId: 'u1',
      documentId: null,
      sections: [],
      from,
      until,
    })
    expect((await store.listMembershipsOfUser('lan'))[1]?.assignments?.[1]?.sections).toEqual(sections)
    await store.removeAssignment('a1', 'minh') // not theirs
    await store.removeAssignment('a2', 'lan')
    expect((await store.listMembershipsOfUnit('top'))[1]?.assignments?.map(({ id }) => id)).toEqual(['a1'])
    await store.removeMemberships('top', 'lan')
    expect(await store.listAssignmentsOfUnit('top')).toEqual([])
    expect(await measured()).toEqual([['clerk', ['a3']]])
    await expect(store.addAssignment({ ...rows[0], id: 'a4', unitId: 'nowhere' } as never)).rejects.toThrow()
  })

  test('[AP230] a dossier keeps what is said in each of its books in order, and a place that is taken is given to nobody else', async () => {
    const { store } = opened()
    for (const id of ['u1', 'u2']) await store.createUnit(unit(id))
    const by = { at: '2026-11-01T00:00:00.000Z', actor: 'lan', actorRole: 'clerk', byName: 'Lan' } as const
    const event = (unitId: string, book: 'unit' | 'personnel', seq: number, entry: string) => ({
      ...{ unitId, term: '2025-2030', book, seq, entry, ...by, prevHash: `${seq - 1}`, hash: `${seq}` },
      said: { kind: 'notNeeded', reason: 'Không cần, “đã gộp”.' } as const,
    })
    const own = [
      event('u1', 'personnel', 1, 'plan'),
      event('u1', 'unit', 1, 'rules'),
      event('u1', 'unit', 2, 'script'),
    ]
    for (const one of [own[1], own[2], own[0], event('u2', 'unit', 1, 'rules')])
      expect(one && (await store.appendDossierEvent(one))).toBe(true)
    expect(await store.appendDossierEvent(event('u1', 'unit', 2, 'another'))).toBe(false)
    const read = (...books: ('unit' | 'personnel')[]) => store.readDossier('u1', '2025-2030', books)
    expect(await read('unit', 'personnel')).toEqual(own)
    expect(await read('personnel')).toEqual(own.slice(0, 1))
    expect(await read()).toEqual([])
    expect(await store.readDossier('u1', '2020-2025', ['unit'])).toEqual([])
    const dossiers = await store.listDossiers()
    expect(dossiers).toEqual(['u1', 'u2'].map(unitId => ({ unitId, term: '2025-2030' })))
    await expect(store.appendDossierEvent(event('nowhere', 'unit', 1, 'rules'))).rejects.toThrow()
  })

  test('[SY160] several documents, and the roles of several people, are read at once as one by one', async () => {
    const { store } = opened()
    for (const [at, id] of ['d1', 'd2', 'd3'].entries()) await addDocument(store, id, '', at + 1)
    const users = ['lan', 'minh', 'khach']
    await store.createUnit(unit('u2'))
    for (const unitId of ['u2', 'u1'])
      for (const userId of users.slice(0, 2)) await store.addMembership({ unitId, userId, role: 'drafter' })
    const found = await store.findDocuments(['d3', 'nowhere', 'd1'])
    const each = await Promise.all(found.map(({ id }) => store.findDocument(id)))
    expect(found.map(({ id }) => id).toSorted()).toEqual(['d1', 'd3'])
    expect(found).toEqual(each)
    const held = await store.listMembershipsOfUsers(users)
    expect(held).toHaveLength(4)
    for (const userId of users)
      expect(held.filter(row => row.userId === userId)).toEqual(await store.listMembershipsOfUser(userId))
    expect([await store.findDocuments([]), await store.listMembershipsOfUsers([])]).toEqual([[], []])
  })

  test('[AC903] documents are listed for the units asked for, latest first', async () => {
    const { store } = opened()
    await addDocument(store, 'd1', '', 1)
    await addDocument(store, 'd2', '', 3)
    await store.createUnit(unit('u2'))
    await store.createDocument(documentRow('d3', 'u2', 2), Uint8Array.of(), created('d3', 2))
    const listed = async (...unitIds: string[]) => (await store.listDocuments(unitIds)).map(({ id }) => id)
    expect(await listed('u1', 'u2')).toEqual(['d2', 'd3', 'd1'])
    expect(await listed('u2')).toEqual(['d3'])
    expect(await listed('nowhere')).toEqual([])
    expect(await listed()).toEqual([])
    expect(await store.findDocument('nowhere')).toBeNull()
  })

  test('[AC904] a store that works says so, one that was closed does not', async () => {
    const { store } = opened()
    await store.ping()
    await store.ping()
    await store.close()
    await store.close()
    await expect(store.ping()).rejects.toThrow('closed')
  })
}
