// Every cell of role × action × stage, over the routes and at the socket's door, against the one table of rights; every move
// against the table of moves. Each request is refused for another reason by whom it is allowed to: nothing is changed by it.

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { bodyOf } from '#model/approval.ts'
import { moves } from '#model/move.ts'
import { type Action, permissions } from '#model/right.ts'
import { isSuperior, type Role } from '#model/role.ts'
import { type Stage, stages } from '#model/stage.ts'
import { textRight } from '../../server/actions/access.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import { movedTo, received, record } from '../contract/rows.ts'
import { minutes, vote } from '../support/approval.ts'
import { frontMatterDraft } from '../support/front-matter.ts'
import { type Answer, codeOf, openSite, type Site, valueAt } from '../support/site.ts'

/** Somebody of each role; the sample has no one for three of them. */
const people: readonly (readonly [SampleName, Role])[] = [
  ['drafter1', 'drafter'],
  ['lead', 'lead_drafter'],
  ['compiler', 'secretary_compiler'],
  ['secretary', 'party_secretary'],
  ['member1', 'committee_member'],
  ['member2', 'party_member'],
  ['steering', 'steering_head'],
  ['standing', 'standing_member'],
  ['clerk', 'clerk'],
  ['admin', 'admin'],
  ['drafter2', 'observer_superior'],
  ['outsider', 'steering_member'],
]

let site: Site
beforeAll(async () => {
  const plenty = { points: 100_000, seconds: 60 }
  site = await openSite({ limits: { documents: plenty, opinions: plenty, exports: plenty, checks: plenty } })
  const { own, other, superior } = site.sample.units
  const idOf = (name: SampleName) => site.sample.people.get(name)?.id ?? ''
  await site.store.removeMemberships(own, idOf('drafter2'))
  await site.store.removeMemberships(other, idOf('outsider'))
  await site.store.addMembership({ unitId: superior, userId: idOf('drafter2'), role: 'observer_superior' })
  await site.store.addMembership({ unitId: superior, userId: idOf('outsider'), role: 'steering_member' })
})

/** A document with one opinion, at a stage. */
async function documentAt(stage: Stage): Promise<{ at: string; id: string; opinionId: string }> {
  const drafted = await (await site.as('drafter1')).post('/api/documents', {
    unitId: site.sample.units.own,
    templateId: 'political_report',
    title: 'Báo cáo',
  })
  const id = String(valueAt(drafted, 'id'))
  const opinionId = randomUUID()
  const sha256 = (await site.deps.texts.read(id))?.sha256 ?? ''
  const moved = movedTo(id, stage)
  await record(site.store, {
    documentId: id,
    expectedSeq: 1,
    drafts: [
      received(id, opinionId),
      { ...moved, payload: { ...(moved.payload as object), sha256 } } as typeof moved,
    ],
    stage: { stage, draft: 1 },
  })
  return { at: `/api/documents/${id}`, id, opinionId }
}

interface Probe {
  /** The rights that let it pass. */
  readonly rights: readonly Action[]
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
  /** What whoever may is told; null = a success. */
  readonly told: string | null
}

const post = (rights: readonly Action[], path: string, body: unknown, told: string): Probe => ({
  rights,
  method: 'POST',
  path,
  body,
  told,
})

const probes = (opinionId: string): readonly Probe[] => [
  { rights: ['read'], method: 'GET', path: '', told: null },
  { rights: ['readOpinions'], method: 'GET', path: '/groups', told: null },
  post(
    ['opine', 'opineForOthers'],
    '/opinions',
    { id: randomUUID(), kind: 'replace', severity: 'minor', body: 'Sửa.', onBehalfOf: 'Ông Sơn' },
    'proposed-text-missing',
  ),
  post(
    ['proposeDisposition', 'confirmDisposition'],
    `/opinions/${opinionId}/disposition`,
    { decision: 'noted', explanation: 'x', expectedSeq: 0 },
    'stale',
  ),
  post(
    ['answerBinding'],
    `/opinions/${opinionId}/issuer-answer`,
    { agrees: true, answer: 'x' },
    'not-binding',
  ),
  post(
    ['openRound'],
    '/rounds',
    { title: 'Đợt 1', people: ['nobody'], closesAt: '2099-01-01T00:00:00Z' },
    'invalid',
  ),
  post(['consolidate'], '/groups', { title: 'x', opinionIds: [opinionId], expectedSeq: 0 }, 'stale'),
  post(['answerFindings'], '/findings', { finding: 'none', answer: 'x' }, 'finding-gone'),
  post(['restoreVersion'], '/versions/none/restore', { expectedSeq: 0 }, 'not-found'),
  post(['closeRequests'], '/requests/99/done', {}, 'not-found'),
  post(['verifyRequests'], '/requests/99/verify', {}, 'not-found'),
  post(['amend'], '/amendments', { reason: 'x', authority: 'y', expectedSeq: 0 }, 'stale'),
  { rights: ['export'], method: 'GET', path: '/export?mode=redline&from=none', told: 'not-found' },
  post(['editFrontMatter'], '/front-matter', { ...frontMatterDraft, expectedSeq: 0 }, 'stale'),
]

const codeIn = (answer: Answer) => (answer.status < 400 ? null : codeOf(answer))

describe.each(stages)('at %s', stage => {
  test('[SG15] every role is allowed by every route exactly what the table of rights says, and its socket too', async () => {
    const { at, id, opinionId } = await documentAt(stage)
    const wrong: unknown[] = []
    for (const [name, role] of people) {
      const caller = await site.as(name)
      const granted = permissions([role], stage)
      const shown = await caller.get(at)
      const isShown = granted.includes('read')
      if (shown.status !== (isShown ? 200 : 404)) wrong.push([role, 'read', shown.status])
      const userId = site.sample.people.get(name)?.id ?? ''
      const right = await textRight(site.deps, userId, id)
      const due = granted.includes('write') ? 'write' : isShown ? 'read' : null
      if (right !== due) wrong.push([role, 'socket', right])
      if (!isShown) continue
      expect(valueAt(shown, 'permissions')).toEqual(granted)
      for (const { rights, method, path, body, told } of probes(opinionId)) {
        const answer = await (method === 'GET' ? caller.get(at + path) : caller.post(at + path, body))
        const code = codeIn(answer)
        const may = rights.some(wanted => granted.includes(wanted))
        const isRight = may ? code === told : code === 'not-allowed' || code === 'not-found'
        // Some who may not are told nothing of what is asked about: an opinion that is not theirs to see.
        if (!isRight || (!may && code === 'not-found' && told === 'not-found'))
          wrong.push([role, path, rights, may, code])
      }
    }
    expect(wrong).toEqual([])
  })

  test('[SG66] a superior role that was given another unit has no right here, one that was given this one those of the table', async () => {
    const { at, id } = await documentAt(stage)
    const { own, other, superior } = site.sample.units
    const wrong: unknown[] = []
    for (const [name, role] of people.filter(([, held]) => isSuperior(held))) {
      const userId = site.sample.people.get(name)?.id ?? ''
      const caller = await site.as(name)
      const granted = permissions([role], stage)
      const isGranted = granted.includes('read')
      for (const unitId of [other, own]) {
        const assignment = { id: randomUUID(), holderUnitId: superior, userId, unitId, documentId: null }
        const from = '2026-01-01T00:00:00.000Z'
        await site.store.addAssignment({ ...assignment, from, until: null, madeBy: 'admin', madeAt: from })
        const isDue = unitId === own && isGranted
        const shown = await caller.get(at)
        const right = await textRight(site.deps, userId, id)
        if (shown.status !== (isDue ? 200 : 404) || right !== (isDue ? 'read' : null))
          wrong.push([role, unitId, shown.status, right])
        if (isDue) expect(valueAt(shown, 'permissions')).toEqual(granted)
        await site.store.removeAssignment(assignment.id, userId)
      }
    }
    expect(wrong).toEqual([])
  })

  test('[SG15] every role makes exactly the moves and decisions of the table', async () => {
    const { at, id } = await documentAt(stage)
    const wrong: unknown[] = []
    const seq = (await site.deps.registers.state(id)).seq
    for (const [name, role] of people) {
      const granted = permissions([role], stage)
      if (!granted.includes('read')) continue
      const caller = await site.as(name)
      for (const to of new Set<Stage>([...moves.map(move => move.to), 'outline_set'])) {
        const move = moves.find(one => one.from === stage && one.to === to)
        const due = !move ? 'no-such-move' : !move.by.includes(role) ? 'not-allowed' : 'stale'
        const answer = await caller.post(`${at}/stage`, { to, note: 'x', minutes, vote, expectedSeq: 0 })
        if (codeIn(answer) !== due) wrong.push([role, to, due, codeIn(answer)])
      }
      const body = bodyOf(role) ?? 'standing'
      const decision = stage === 'approved_with_changes' ? 'approve' : 'return'
      const asked = {
        body,
        decision,
        reasons: ['x'],
        minutes,
        vote,
        sha256: '0'.repeat(64),
        expectedSeq: seq,
      }
      const decided = codeIn(await caller.post(`${at}/approval`, asked))
      const due = granted.includes('decideApproval')
        ? ['text-another']
        : bodyOf(role)
          ? ['not-awaited', 'steering-first', 'not-allowed']
          : ['not-allowed']
      if (decided === null || !due.includes(decided)) wrong.push([role, 'decides', due, decided])
    }
    expect(wrong).toEqual([])
    expect((await site.deps.registers.state(id)).seq).toBe(seq)
  })
})
