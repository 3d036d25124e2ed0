// Every cell of role × action × stage, over the routes and at the socket's door, against the one table of rights; every move
// against the table of moves. Each request is refused for another reason by whom it is allowed to: nothing is changed by it.

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { bodyOf } from '#model/approval.ts'
import { moves } from '#model/move.ts'
import { type Action, actions, permissions } from '#model/right.ts'
import { isSuperior, type Role, roles } from '#model/role.ts'
import { type Stage, stages } from '#model/stage.ts'
import { textRight } from '../../server/actions/access.ts'
import { type SampleName, samplePassword } from '../../server/demo/accounts.ts'
import { movedTo, received, record } from '../contract/rows.ts'
import { minutes, vote } from '../support/approval.ts'
import { frontMatterDraft } from '../support/front-matter.ts'
import { type Answer, type Caller, codeOf, openSite, type Site, valueAt } from '../support/site.ts'

/** Somebody of each role: by their sample account, or with one that is made for it. */
const holders: Readonly<Record<Role, SampleName | null>> = {
  drafter: 'drafter1',
  lead_drafter: 'lead',
  secretary_compiler: 'compiler',
  committee_member: 'member1',
  party_secretary: 'secretary',
  party_member: 'member2',
  personnel_officer: null,
  steering_member: null,
  steering_head: 'steering',
  standing_member: 'standing',
  observer_superior: null,
  clerk: 'clerk',
  admin: 'admin',
}

interface RoleHolder {
  readonly role: Role
  readonly userId: string
  readonly caller: Caller
}

let site: Site
let people: readonly RoleHolder[] = []
beforeAll(async () => {
  const plenty = { points: 100_000, seconds: 60 }
  // One file for all: who may take it is asked here, not what stands in it.
  const files = new Map<'file' | 'form', Promise<never>>()
  const once = <T>(name: 'file' | 'form', make: () => Promise<T>): Promise<T> => {
    const known = files.get(name) ?? (make() as Promise<never>)
    files.set(name, known)
    return known
  }
  site = await openSite({
    limits: { documents: plenty, opinions: plenty, exports: plenty, checks: plenty, imports: plenty },
    word: word => ({
      ...word,
      export: input => once('file', () => word.export(input)),
      checkForm: input => once('form', () => word.checkForm(input)),
    }),
  })
  people = await Promise.all(roles.map(roleHolder))
})

async function roleHolder(role: Role): Promise<RoleHolder> {
  const name = holders[role]
  if (name) return { role, userId: site.sample.people.get(name)?.id ?? '', caller: await site.as(name) }
  const { own, superior } = site.sample.units
  const email = `${role}@mau.test`
  const [account] = await site.accounts.createSamples([{ email, name: role }], samplePassword)
  const userId = account?.id ?? ''
  await site.store.addMembership({ unitId: isSuperior(role) ? superior : own, userId, role })
  return { role, userId, caller: await site.signIn(email) }
}

interface Asked {
  readonly at: string
  readonly id: string
  readonly stage: Stage
  /** An opinion for each role to decide. */
  readonly opinions: Readonly<Record<Role, string>>
}

/** A document with opinions, at a stage. */
async function documentAt(stage: Stage): Promise<Asked> {
  const drafted = await (await site.as('drafter1')).post('/api/documents', {
    unitId: site.sample.units.own,
    templateId: 'political_report',
    title: 'Báo cáo',
  })
  const id = String(valueAt(drafted, 'id'))
  const opinions = Object.fromEntries(roles.map(role => [role, randomUUID()])) as Record<Role, string>
  const sha256 = (await site.deps.texts.read(id))?.sha256 ?? ''
  const moved = movedTo(id, stage)
  await record(site.store, {
    documentId: id,
    expectedSeq: 1,
    drafts: [
      ...Object.values(opinions).map(opinionId => received(id, opinionId)),
      { ...moved, payload: { ...(moved.payload as object), sha256 } } as typeof moved,
    ],
    stage: { stage, draft: 1 },
  })
  return { at: `/api/documents/${id}`, id, stage, opinions }
}

interface Probe {
  ask(caller: Caller, asked: Asked, role: Role): Promise<Answer>
  /** What an answer tells: whether its asker may; a code that is neither yes nor no. */
  says(answer: Answer, stage: Stage): boolean | string
}

const codeIn = (answer: Answer) => (answer.status < 400 ? null : codeOf(answer))
const fieldIn = (answer: Answer) => valueAt(answer, 'error', 'details', '0', 'field')

/** Who may is told this code, or nothing with null; who may not is told so. */
const told =
  (code: string | null): Probe['says'] =>
  answer => {
    const given = codeIn(answer)
    if (given === code) return true
    // Some who may not are told nothing of what is asked about: an opinion that is not theirs to see.
    if (given === 'not-allowed' || (given === 'not-found' && code !== 'not-found')) return false
    return given ?? `${answer.status}`
  }
const get = (path: string, code: string | null): Probe => ({
  ask: (caller, { at }) => caller.get(at + path),
  says: told(code),
})
const post = (path: string, body: object, code: string | null): Probe => ({
  ask: (caller, { at }) => caller.post(at + path, body),
  says: told(code),
})
const onOpinion = (path: string, body: object, code: string): Probe => ({
  ask: (caller, { at, opinions }, role) => caller.post(`${at}/opinions/${opinions[role]}${path}`, body),
  says: told(code),
})

const opinion = { kind: 'replace', severity: 'minor', body: 'Sửa.' }
/** One opinion without a name on it and without its wording: each of the two rights is told what is missing for it. */
const opining = (isForOthers: boolean): Probe => ({
  ask: (caller, { at }) => caller.post(`${at}/opinions`, { ...opinion, id: randomUUID() }),
  says(answer) {
    const code = codeIn(answer)
    if (code === 'proposed-text-missing') return !isForOthers
    if (code === 'invalid' && fieldIn(answer) === 'onBehalfOf') return isForOthers
    return told('')(answer, 'drafting')
  },
})
const asksAudience = { title: 'Đợt 1', people: ['nobody'], closesAt: '2099-01-01T00:00:00Z' }

/** One probe a right. The moves and decisions have a test of their own, each of them. */
const probes: Readonly<Record<Exclude<Action, 'moveStage' | 'decideApproval'>, Probe>> = {
  read: get('', null),
  readOpinions: get('/groups', null),
  opine: opining(false),
  opineForOthers: opining(true),
  write: post('/attachments', {}, 'no-form'), // typing itself: test/sync/approval.test.ts
  lendSections: post('/sections/none/lend', { userId: 'nobody' }, 'not-found'),
  proposeDisposition: onOpinion(
    '/disposition',
    { decision: 'noted', explanation: 'x', expectedSeq: 0, confirm: false },
    'stale',
  ),
  confirmDisposition: {
    async ask(caller, { at, id, opinions }, role) {
      const { seq } = await site.deps.registers.state(id)
      const decided = { decision: 'noted', explanation: 'x', expectedSeq: seq }
      return caller.post(`${at}/opinions/${opinions[role]}/disposition`, decided)
    },
    // Whose decision is only a proposal leaves the opinion open.
    says: (answer, stage) =>
      answer.status < 400 ? valueAt(answer, 'opinion', 'status') === 'noted' : told(null)(answer, stage),
  },
  answerBinding: onOpinion('/issuer-answer', { agrees: true, answer: 'x' }, 'not-binding'),
  openRound: post('/rounds', asksAudience, 'invalid'),
  consolidate: {
    ask: (caller, { at, opinions }, role) =>
      caller.post(`${at}/groups`, { title: 'x', opinionIds: [opinions[role]], expectedSeq: 0 }),
    says: told('stale'),
  },
  answerFindings: post('/findings', { finding: 'none', answer: 'x' }, 'finding-gone'),
  keepVersion: post('/versions', { name: 'Bản giữ tay' }, null),
  restoreVersion: post('/versions/none/restore', { expectedSeq: 0 }, 'not-found'),
  closeRequests: post('/requests/99/done', {}, 'not-found'),
  verifyRequests: post('/requests/99/verify', {}, 'not-found'),
  amend: post('/amendments', { reason: 'x', authority: 'y', expectedSeq: 0 }, 'stale'),
  export: get('/export?mode=redline&from=none', 'not-found'),
  readOriginals: get('/originals', null),
  exportReview: get('/export?mode=review', null),
  editFrontMatter: post('/front-matter', { ...frontMatterDraft, expectedSeq: 0 }, 'stale'),
  numberDocument: {
    ask: (caller, { at }) => caller.post(`${at}/number`, { expectedSeq: 0 }),
    says: (answer, stage) =>
      told(stage === 'adopted' || stage === 'issued' ? 'stale' : 'number-early')(answer, stage),
  },
  create: {
    ask: caller =>
      caller.post('/api/documents', { unitId: site.sample.units.own, templateId: 'none', title: 'x' }),
    says: told('invalid'),
  },
}
const since = '2026-01-01T00:00:00.000Z'
/** Who made an assignment and when; it has no end. */
const made = { from: since, until: null, madeBy: 'admin', madeAt: since }
const probed = Object.entries(probes) as [keyof typeof probes, Probe][]

test('[SG90] every right of the table has a probe or stands in a move, and every role has somebody', () => {
  expect([...probed.map(([action]) => action), 'moveStage', 'decideApproval'].toSorted()).toEqual(
    actions.toSorted(),
  )
  expect(people.map(({ role }) => role)).toEqual(roles)
  expect(new Set(people.map(({ userId }) => userId)).size).toBe(roles.length)
})

describe.each(stages)('at %s', stage => {
  test('[SG15] every role is allowed by every route exactly what the table of rights says, and its socket too', async () => {
    const asked = await documentAt(stage)
    const wrong: unknown[] = []
    for (const { role, userId, caller } of people) {
      const granted = permissions([role], stage)
      const shown = await caller.get(asked.at)
      const isShown = granted.includes('read')
      if (shown.status !== (isShown ? 200 : 404)) wrong.push([role, 'read', shown.status])
      if (isShown) expect(valueAt(shown, 'permissions')).toEqual(granted)
      const right = await textRight(site.deps, userId, asked.id)
      const due = granted.includes('write') ? 'write' : isShown ? 'read' : null
      if (right !== due) wrong.push([role, 'socket', right])
      for (const [action, { ask, says }] of probed) {
        const answer = await ask(caller, asked, role)
        // To whom it is not there nothing of it is.
        const said = isShown || action === 'create' ? says(answer, stage) : codeIn(answer) !== 'not-found'
        if (said !== granted.includes(action)) wrong.push([role, action, granted.includes(action), said])
      }
    }
    expect(wrong).toEqual([])
  })

  test('[SG66] a superior role that was given another unit has no right here, one that was given this one those of the table', async () => {
    const { at, id } = await documentAt(stage)
    const { own, other, superior } = site.sample.units
    const wrong: unknown[] = []
    for (const { role, userId, caller } of people.filter(holder => isSuperior(holder.role))) {
      const granted = permissions([role], stage)
      const isGranted = granted.includes('read')
      for (const unitId of [other, own]) {
        const assignment = {
          id: randomUUID(),
          holderUnitId: superior,
          userId,
          unitId,
          documentId: null,
          sections: [],
        }
        await site.store.addAssignment({ ...assignment, ...made })
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

  test('[AP204] an observer whose field is some sections has the rights of the table, and gives opinions in those sections alone', async () => {
    const asked = await documentAt(stage)
    const { own, superior } = site.sample.units
    const observer = people.find(({ role }) => role === 'observer_superior')
    if (!observer) throw new Error('nobody observes')
    const { userId, caller } = observer
    const target = { holderUnitId: superior, userId, unitId: own, documentId: null, sections: ['pr.p1.3'] }
    await site.store.addAssignment({ id: 'field', ...target, ...made })
    const granted = permissions(['observer_superior'], stage)
    const shown = await caller.get(asked.at)
    expect(shown.status).toBe(granted.includes('read') ? 200 : 404)
    const mayOpine = granted.includes('opine')
    if (granted.includes('read')) {
      expect(valueAt(shown, 'permissions')).toEqual(granted)
      expect(valueAt(shown, 'field')).toEqual(mayOpine ? ['pr.p1.3'] : null)
    }
    const given = async (sectionKey: string | null) =>
      codeIn(
        await caller.post(`${asked.at}/opinions`, {
          ...opinion,
          kind: 'clarify',
          id: randomUUID(),
          sectionKey,
        }),
      )
    const elsewhere = mayOpine ? 'outside-field' : granted.includes('read') ? 'not-allowed' : 'not-found'
    expect([await given('pr.p1.2'), await given(null)]).toEqual([elsewhere, elsewhere])
    expect(await given('pr.p1.3')).toBe(mayOpine ? null : elsewhere)
    const { at, opinions } = asked
    const supported = await caller.post(`${at}/opinions/${opinions.drafter}/support`, { stance: 'for' })
    expect(codeIn(supported)).toBe(elsewhere)
    await site.store.removeAssignment('field', userId)
  })

  test('[SG15] every role makes exactly the moves and decisions of the table', async () => {
    const { at, id } = await documentAt(stage)
    const wrong: unknown[] = []
    const seq = (await site.deps.registers.state(id)).seq
    for (const { role, caller } of people) {
      const granted = permissions([role], stage)
      if (!granted.includes('read')) continue
      const made: Stage[] = []
      for (const to of new Set<Stage>([...moves.map(move => move.to), 'outline_set'])) {
        const move = moves.find(one => one.from === stage && one.to === to)
        const due = !move ? 'no-such-move' : !move.by.includes(role) ? 'not-allowed' : 'stale'
        const answer = await caller.post(`${at}/stage`, { to, note: 'x', minutes, vote, expectedSeq: 0 })
        if (codeIn(answer) !== due) wrong.push([role, to, due, codeIn(answer)])
        if (codeIn(answer) === 'stale' && !move?.decidedBy) made.push(to)
      }
      if (made.length > 0 !== granted.includes('moveStage')) wrong.push([role, 'moveStage', made])
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
