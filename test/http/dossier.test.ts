// The dossier of a unit's congress: what is required, what is said of it and by whom, what it holds back, and what nobody else learns.

import { beforeEach, describe, expect, test } from 'vitest'
import { dossierBooks, readsBook, recordsIn } from '#model/dossier.ts'
import { isSuperior, type Role, roles } from '#model/role.ts'
import { dossierLists } from '#templates/dossier/congress.ts'
import { nameBrokenBooks } from '../../server/actions/dossier-books.ts'
import { type SampleName, samplePassword } from '../../server/demo/accounts.ts'
import { beginClimb } from '../support/approval.ts'
import { fillDossier, paper } from '../support/dossier.ts'
import { gatesOf } from '../support/gates.ts'
import { type Caller, codeOf, field, openSite, type Site, valueAt } from '../support/site.ts'

const term = '2025-2030'
const entries = dossierLists.find(list => list.term === term)?.entries.map(({ value }) => value) ?? []
const plenty = { points: 100_000, seconds: 60 }

interface Item {
  readonly id: string
  readonly isRequired: boolean
  readonly standing: null | {
    readonly state: string
    readonly isFulfilled: boolean
    readonly said: null | { readonly byName: string; readonly said: object }
    readonly documents: readonly { readonly id: string; readonly isBehind: boolean }[]
  }
}

let site: Site
let at: string
beforeEach(async () => {
  site = await openSite({ isDossierEmpty: true, limits: { documents: plenty, checks: plenty } })
  at = `/api/units/${site.sample.units.own}/dossier`
})

const read = async (by: SampleName) => (await site.as(by)).get(at)
const itemOf = async (by: SampleName, id: string) =>
  ((valueAt(await read(by), 'items') ?? []) as readonly Item[]).find(item => item.id === id)
const seqOf = async (by: SampleName, book: string) => {
  const books = (valueAt(await read(by), 'books') ?? []) as { book: string; seq: number | null }[]
  return books.find(one => one.book === book)?.seq ?? 0
}
const say = async (by: SampleName, entry: string, said: object, more: object = {}) => {
  const book = entries.find(({ id }) => id === entry)?.isConfidential ? 'personnel' : 'unit'
  const body = { term, entry, said, expectedSeq: await seqOf(by, book), ...more }
  return (await site.as(by)).post(at, body)
}
const prepared = { ...paper, approved: null }
const beginPersonnel = async () =>
  field(
    await (await site.as('secretary')).post('/api/documents', {
      unitId: site.sample.units.own,
      templateId: 'political_report',
      title: 'Đề án nhân sự',
      access: 'personnel',
    }),
    'id',
  )

describe('what stands in a dossier', () => {
  test('[AP231] documents of the outline stand for their entry by themselves; what is held outside is recorded, approved, corrected and taken back by new events', async () => {
    expect((await itemOf('lead', 'politicalReport'))?.standing).toMatchObject({
      state: 'missing',
      isFulfilled: false,
    })
    const id = await site.begin()
    expect((await itemOf('lead', 'politicalReport'))?.standing).toMatchObject({
      state: 'there',
      isFulfilled: true,
      documents: [{ id, isBehind: true }],
    })
    expect((await say('clerk', 'programme', prepared)).status).toBe(200)
    expect((await itemOf('lead', 'programme'))?.standing).toMatchObject({
      state: 'there',
      isFulfilled: false, // the congress is run by what is approved
      said: { said: prepared, byName: 'Đỗ Minh Khôi' },
    })
    await say('secretary', 'programme', paper)
    expect((await itemOf('lead', 'programme'))?.standing).toMatchObject({
      state: 'approved',
      isFulfilled: true,
    })
    await say('secretary', 'programme', { kind: 'takenBack', reason: 'Ghi nhầm số.' })
    expect((await itemOf('lead', 'programme'))?.standing).toMatchObject({ state: 'missing', said: null })
    await say('secretary', 'script', { kind: 'notNeeded', reason: 'Đại hội chi bộ không lập kịch bản.' })
    expect((await itemOf('lead', 'script'))?.standing).toMatchObject({ state: 'excused', isFulfilled: true })
    const history = valueAt(await read('lead'), 'history') as { entry: string; byName: string }[]
    expect(history.map(({ entry, byName }) => [entry, byName])).toEqual([
      ['programme', 'Đỗ Minh Khôi'],
      ['programme', 'Hoàng Minh Sơn'],
      ['programme', 'Hoàng Minh Sơn'],
      ['script', 'Hoàng Minh Sơn'],
    ])
  })

  test('[AP232] what is said is checked: an unknown entry or document, a day that is none, a reason that is missing; who saw an older state is told', async () => {
    const wrong: readonly (readonly [string, object, object, string])[] = [
      ['nothing', paper, {}, 'invalid'],
      ['programme', { ...paper, date: '2026-02-30' }, {}, 'invalid'],
      ['programme', { ...paper, number: ' ' }, {}, 'invalid'],
      ['programme', { ...paper, approved: { by: '', on: '2026-11-12' } }, {}, 'invalid'],
      ['programme', { kind: 'notNeeded', reason: ' ' }, {}, 'invalid'],
      ['programme', { kind: 'document', documentId: 'none' }, {}, 'invalid'],
      ['programme', paper, { expectedSeq: 7 }, 'stale'],
      ['programme', { kind: 'takenBack', reason: 'Không có gì.' }, {}, 'stale'],
      ['programme', paper, { term: '1990-1995' }, 'not-found'],
    ]
    for (const [entry, said, more, code] of wrong)
      expect([said, codeOf(await say('secretary', entry, said, more))]).toEqual([said, code])
    expect(valueAt(await read('secretary'), 'history')).toEqual([])
    const first = { expectedSeq: 0 }
    const both = await Promise.all([
      say('secretary', 'rules', paper, first),
      say('clerk', 'script', paper, first),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('[AP233] a document of the unit is named for an entry that has no template of its own; one for personnel only for an entry of theirs', async () => {
    const id = await site.begin()
    const personnel = await beginPersonnel()
    expect((await say('secretary', 'congressPlan', { kind: 'document', documentId: id })).status).toBe(200)
    expect((await itemOf('drafter1', 'congressPlan'))?.standing).toMatchObject({ documents: [{ id }] })
    const misnamed = [
      await say('secretary', 'programme', { kind: 'document', documentId: personnel }),
      await say('secretary', 'personnelPlan', { kind: 'document', documentId: id }),
    ]
    expect(misnamed.map(codeOf)).toEqual(['invalid', 'invalid'])
    expect(
      (await say('secretary', 'personnelPlan', { kind: 'document', documentId: personnel })).status,
    ).toBe(200)
    expect((await itemOf('secretary', 'personnelPlan'))?.standing).toMatchObject({ state: 'there' })
    // It was begun from the report's outline, and is no report.
    expect((await itemOf('secretary', 'politicalReport'))?.standing?.documents).toEqual([
      { id, title: 'Báo cáo chính trị', stage: 'drafting', isBehind: true },
    ])
  })

  test('[AP234] a book whose chain does not hold is believed up to the break, said to be broken, and takes nothing more', async () => {
    await say('secretary', 'rules', paper)
    const [first] = await site.store.readDossier(site.sample.units.own, term, ['unit'])
    if (!first) throw new Error('nothing was recorded')
    await site.store.appendDossierEvent({ ...first, seq: 2, entry: 'programme' })
    expect(valueAt(await read('clerk'), 'books')).toEqual([{ book: 'unit', seq: 1, brokenAt: 2 }])
    expect((await itemOf('clerk', 'programme'))?.standing).toMatchObject({ state: 'missing' })
    expect(codeOf(await say('clerk', 'script', paper))).toBe('dossier-broken')
  })

  test('[OP191] a broken book is found at the next start and named in the log without a word of what was said', async () => {
    await say('secretary', 'rules', paper)
    await say('secretary', 'personnelPlan', paper)
    const unitId = site.sample.units.own
    const [first] = await site.store.readDossier(unitId, term, ['personnel'])
    if (!first) throw new Error('nothing was recorded')
    await nameBrokenBooks(site.deps)
    expect(site.logged.filter(line => line.includes('broken'))).toEqual([])
    await site.store.appendDossierEvent({ ...first, seq: 2 })
    await nameBrokenBooks(site.deps)
    const lines = site.logged.filter(line => line.includes('broken'))
    expect(lines.map(line => JSON.parse(line))).toMatchObject([{ unitId, term, book: 'personnel', seq: 2 }])
    expect(lines.join()).not.toContain(paper.number)
  })
})

describe('what a dossier holds back', () => {
  test('[AP235] nothing goes to the steering team while a required document is missing; each is told by name, on the track and by the route', async () => {
    const climb = await beginClimb(site)
    await climb.climbTo('committee_review')
    const refused = await climb.move('secretary', 'steering_review')
    expect([refused.status, codeOf(refused)]).toEqual([409, 'dossier-incomplete'])
    expect(valueAt(refused, 'error', 'details')).toEqual([
      'Báo cáo kiểm điểm của cấp ủy',
      'Đề án nhân sự cấp ủy khóa mới',
      'Đề án nhân sự đoàn đại biểu dự đại hội cấp trên',
    ])
    const gate = async (by: SampleName) => {
      const { gates } = await gatesOf(await site.as(by), climb.at)
      const found = gates.find(one => one.gate === 'dossier')
      return [found?.state, found?.findings.map(({ id }) => id)]
    }
    expect(await gate('secretary')).toEqual([
      'fails',
      ['dossier:selfCriticismReport', 'dossier:personnelPlan', 'dossier:delegationPlan'],
    ])
    await say('clerk', 'selfCriticismReport', prepared)
    await say('secretary', 'personnelPlan', prepared)
    expect(codeOf(await climb.move('secretary', 'steering_review'))).toBe('dossier-incomplete')
    await say('secretary', 'delegationPlan', { kind: 'notNeeded', reason: 'Cấp trên đã đại hội.' })
    expect(await gate('secretary')).toEqual(['passes', []])
    expect((await climb.move('secretary', 'steering_review')).status).toBe(200)
  })

  test('[OP196] nothing goes up by a book that is no longer whole: what was taken back after the break would count', async () => {
    await fillDossier(site.store, site.sample.units.own, site.deps.now(), ['delegationPlan'])
    const climb = await beginClimb(site)
    await climb.climbTo('committee_review')
    await say('secretary', 'delegationPlan', paper)
    const [last] = (await site.store.readDossier(site.sample.units.own, term, ['personnel'])).slice(-1)
    if (!last) throw new Error('nothing was recorded')
    const takenBack = { kind: 'takenBack', reason: 'Ghi nhầm.' } as const
    await site.store.appendDossierEvent({ ...last, seq: last.seq + 1, said: takenBack })
    const refused = await climb.move('secretary', 'steering_review')
    expect([refused.status, codeOf(refused), valueAt(refused, 'error', 'details')]).toEqual([
      409,
      'dossier-broken',
      { seq: last.seq + 1 },
    ])
    expect(await climb.stage()).toBe('committee_review')
  })

  test('[AP236] nothing runs at a congress unapproved: an approved report is presented once what runs the congress is approved or not needed', async () => {
    const operating = entries.filter(({ due, requiredFor }) => due === 'congress' && requiredFor.length > 0)
    const ids = operating.map(({ id }) => id)
    await fillDossier(site.store, site.sample.units.own, site.deps.now(), ids)
    const climb = await beginClimb(site)
    await climb.climbTo('approved')
    const refused = await climb.move('secretary', 'presented')
    expect(codeOf(refused)).toBe('operating-unapproved')
    expect(valueAt(refused, 'error', 'details')).toEqual(operating.map(({ title }) => title))
    const [last = '', ...others] = ids
    for (const id of others) await say('secretary', id, paper)
    await say('secretary', last, prepared)
    expect(valueAt(await climb.move('secretary', 'presented'), 'error', 'details')).toHaveLength(1)
    await say('secretary', last, paper)
    expect((await climb.move('secretary', 'presented')).status).toBe(200)
  })

  test('[AP237] the self-check says of each document which gates keep it and how many questions stand open', async () => {
    const id = await site.begin()
    const checked = await (await site.as('lead')).get(`${at}/check`)
    const items = valueAt(checked, 'items') as { id: string; closed: { gate: string; count: number }[] }[]
    expect(items.map(item => item.id)).toEqual([id])
    const closed = new Map(items[0]?.closed.map(({ gate, count }) => [gate, count]))
    const { gates } = await gatesOf(await site.as('lead'), `/api/documents/${id}`)
    for (const gate of ['sections', 'themes', 'dossier'])
      expect([gate, closed.get(gate)]).toEqual([gate, gates.find(one => one.gate === gate)?.findings.length])
    expect(closed.has('number')).toBe(false)
    // Of what lies with the bodies above nothing is to be got ready.
    await fillDossier(site.store, site.sample.units.own, site.deps.now())
    const climb = await beginClimb(site)
    await climb.climbTo('steering_review')
    const again = valueAt(await (await site.as('lead')).get(`${at}/check`), 'items') as object[]
    expect(again).toContainEqual(
      expect.objectContaining({ id: climb.id, stage: 'steering_review', closed: [], questions: 0 }),
    )
  })
})

describe('who knows what of a dossier', () => {
  const holders: Readonly<Partial<Record<Role, SampleName>>> = {
    drafter: 'drafter1',
    lead_drafter: 'lead',
    secretary_compiler: 'compiler',
    committee_member: 'member1',
    party_secretary: 'secretary',
    party_member: 'member2',
    steering_head: 'steering',
    standing_member: 'standing',
    clerk: 'clerk',
    admin: 'admin',
  }
  async function holderOf(role: Role): Promise<Caller> {
    const name = holders[role]
    if (name) return site.as(name)
    const { own, superior } = site.sample.units
    const email = `${role}@mau.test`
    const [account] = await site.accounts.createSamples([{ email, name: role }], samplePassword)
    await site.store.addMembership({
      unitId: isSuperior(role) ? superior : own,
      userId: account?.id ?? '',
      role,
    })
    return site.signIn(email)
  }

  test('[AP238] every role reads and records exactly what the table of books says; the outsider is told of no such unit', async () => {
    const wrong: unknown[] = []
    for (const role of roles) {
      const caller = await holderOf(role)
      const answer = await caller.get(at)
      const due = dossierBooks.filter(book => readsBook(role, book))
      if (due.length === 0) {
        if (answer.status !== 403) wrong.push([role, answer.status])
      } else {
        const books = (valueAt(answer, 'books') as { book: string }[]).map(({ book }) => book)
        if (books.join() !== due.join()) wrong.push([role, books])
        for (const item of valueAt(answer, 'items') as readonly Item[]) {
          const book = entries.find(({ id }) => id === item.id)?.isConfidential ? 'personnel' : 'unit'
          if ((item.standing !== null) !== readsBook(role, book)) wrong.push([role, item.id])
        }
      }
      for (const entry of ['ballots', 'personnelPlan']) {
        const book = entry === 'ballots' ? 'unit' : 'personnel'
        const said = await caller.post(at, { term, entry, said: paper, expectedSeq: 99 })
        const expected = due.length > 0 && recordsIn(role, book) ? 'stale' : 'not-allowed'
        if (codeOf(said) !== expected) wrong.push([role, 'records', entry, codeOf(said)])
      }
      const checked = await caller.get(`${at}/check`)
      if (checked.status !== (due.length > 0 ? 200 : 403)) wrong.push([role, 'check', checked.status])
    }
    expect(wrong).toEqual([])
    const outsider = await site.as('outsider')
    const asked = [
      await outsider.get(at),
      await outsider.get(`${at}/check`),
      await outsider.post(at, { term, entry: 'ballots', said: paper, expectedSeq: 0 }),
    ]
    const nowhere = await outsider.get('/api/units/nowhere/dossier')
    expect(asked.map(({ status, text }) => [status, text])).toEqual(asked.map(() => [404, nowhere.text]))
    expect((await site.stranger.get(at)).status).toBe(401)
  })

  test('[AP239] who does not deal with personnel learns nothing of it: not by an entry, a count, the history, a gate or the self-check', async () => {
    const climb = await beginClimb(site)
    const seen = async (by: SampleName) => {
      const caller = await site.as(by)
      const { gates } = await gatesOf(caller, climb.at)
      const { text } = await caller.get(`${at}/check`)
      return [(await caller.get(at)).text, gates, text.replace(/"checkedAt":"[^"]*"/u, '')]
    }
    const those: readonly SampleName[] = ['drafter1', 'lead', 'compiler', 'clerk']
    const before = await Promise.all(those.map(seen))
    await say('secretary', 'personnelPlan', { kind: 'document', documentId: await beginPersonnel() })
    await say('secretary', 'delegationPlan', paper)
    expect(await Promise.all(those.map(seen))).toEqual(before)
    expect(await seen('secretary')).not.toEqual(before[0])
  })

  test('[AP240] a body above sees what is recorded, and of a draft that was not handed over not that there is one', async () => {
    const asked = async () => (await read('steering')).text
    const before = await asked()
    const id = await site.begin()
    expect(await asked()).toBe(before)
    await say('clerk', 'congressPlan', { kind: 'document', documentId: id })
    expect(await asked()).toBe(before)
    await say('clerk', 'programme', paper)
    expect((await itemOf('steering', 'programme'))?.standing).toMatchObject({ state: 'approved' })
    expect(valueAt(await read('steering'), 'isFromAbove')).toBe(true)
  })

  test('[OP198] nor does the gate on another document tell a body above that there is such a draft', async () => {
    const climb = await beginClimb(site)
    await climb.climbTo('committee_review')
    const gate = async (by: SampleName) => {
      const { gates } = await gatesOf(await site.as(by), climb.at)
      const found = gates.find(one => one.gate === 'dossier')
      return [found?.state, found?.findings.map(({ id }) => id)]
    }
    const before = await gate('steering')
    expect(before[1]).toContain('dossier:selfCriticismReport')
    const drafted = await (await site.as('lead')).post('/api/documents', {
      unitId: site.sample.units.own,
      templateId: 'self_criticism_report',
      title: 'Báo cáo kiểm điểm',
    })
    expect(drafted.status).toBe(201)
    expect((await gate('lead'))[1]).not.toContain('dossier:selfCriticismReport')
    expect(await gate('steering')).toEqual(before)
    await say('secretary', 'selfCriticismReport', { kind: 'document', documentId: field(drafted, 'id') })
    expect(await gate('steering')).toEqual(before)
  })
})
