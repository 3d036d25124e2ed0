// Random walks over the stages by the real routes: whatever people try, in whatever order, no document comes to stand where the
// tables do not lead, no closed text changes, and the register stays whole.
// WALK_STEPS=10000 walks further; WALK_SEED=… walks the same way again.

import { expect, test } from 'vitest'
import { openAmendment, unverified } from '#model/approval.ts'
import { emptyRegister, fold, type RegisterState } from '#model/fold.ts'
import { findMove } from '#model/move.ts'
import { type Stage, stages } from '#model/stage.ts'
import { textRight } from '../../server/actions/access.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import { TextClosed } from '../../server/store/store.ts'
import { beginClimb, type Climb } from '../support/approval.ts'
import { type Answer, openSite, type Site, valueAt } from '../support/site.ts'

const steps = Number(process.env['WALK_STEPS'] ?? 500)
const seed = Number(process.env['WALK_SEED'] ?? 20261122)

/** Draws a whole number below a bound. */
function drawer(start: number): (below: number) => number {
  let state = start >>> 0
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
const draw = drawer(seed)
const oneOf = <T>(items: readonly T[]): T => {
  const item = items[draw(items.length)]
  if (item === undefined) throw new RangeError('nothing to draw from')
  return item
}

const everybody: readonly SampleName[] = [
  'drafter1',
  'lead',
  'compiler',
  'secretary',
  'member1',
  'steering',
  'standing',
  'clerk',
  'admin',
  'outsider',
]

/** What is true of a document between two steps. */
interface Seen {
  readonly register: RegisterState
  readonly sha256: string
}

async function look({ site, id }: Climb): Promise<Seen> {
  const [register, text] = await Promise.all([site.deps.registers.state(id), site.deps.texts.read(id)])
  return { register, sha256: text?.sha256 ?? '' }
}

type Act = (climb: Climb, seen: Seen) => Promise<Answer | null>

/** The steps that lead on where a document stands, by those who may. */
const onward: Partial<Record<Stage, readonly (readonly [SampleName, Stage])[]>> = {
  drafting: [['lead', 'internal_review']],
  internal_review: [['secretary', 'consultation']],
  consultation: [['compiler', 'consolidation']],
  consolidation: [['secretary', 'committee_review']],
  committee_review: [
    ['secretary', 'steering_review'],
    ['secretary', 'steering_review'],
    ['secretary', 'drafting'],
  ],
  changes_requested: [['lead', 'drafting']],
  approved: [
    ['secretary', 'presented'],
    ['secretary', 'presented'],
    ['secretary', 'drafting'],
  ],
  presented: [
    ['secretary', 'amended'],
    ['secretary', 'adopted'],
  ],
  amended: [['secretary', 'adopted']],
  adopted: [['clerk', 'issued']],
  issued: [['clerk', 'archived']],
}

const decide: Act = (climb, { register, sha256 }) => {
  const by = oneOf(['steering', 'standing'] as const)
  const decision = oneOf(['approve', 'approve', 'approveWithRequests', 'return'] as const)
  const requests = decision === 'approveWithRequests' ? [{ text: 'Bổ sung số liệu.' }] : []
  return climb.decide(by, decision, {
    reasons: ['Cần xem lại.'],
    requests,
    body: draw(10) === 0 ? oneOf(['steering', 'standing']) : by,
    sha256: draw(10) === 0 ? '0'.repeat(64) : sha256,
    expectedSeq: register.seq - (draw(10) === 0 ? 1 : 0),
  })
}

const settle: Act = async (climb, { register }) => {
  const request = oneOf([...register.approval.requests, null])
  const number = request?.number ?? 99
  if (draw(2) === 0) return climb.post(oneOf(['lead', 'secretary', 'drafter1']), `/requests/${number}/done`)
  const by = oneOf(['steering', 'standing', 'lead'] as const)
  return climb.post(by, `/requests/${number}/verify`, { isVerified: draw(4) > 0, note: '' })
}

const amend: Act = async (climb, { register }) => {
  const open = openAmendment(register.approval)
  const by = oneOf(['lead', 'lead', 'drafter1', 'secretary', 'standing'] as const)
  if (open || draw(10) === 0) return climb.post(by, `/amendments/${open?.number ?? 1}/close`)
  const asked = { reason: 'Sửa số liệu.', authority: 'Thông báo số 1', expectedSeq: register.seq }
  return climb.post(by, '/amendments', asked)
}

/** Somebody types: the store takes it only while somebody may write. */
const type: Act = async (climb, { register }) => {
  const { site, id } = climb
  const writers = await Promise.all(
    everybody.map(name => textRight(site.deps, site.sample.people.get(name)?.id ?? '', id)),
  )
  const mayAnybody = writers.includes('write')
  const outcome = await climb.write(`Câu ${register.seq}, ${draw(1000)}.`).then(
    () => 'taken',
    error => {
      if (error instanceof TextClosed) return 'closed'
      throw error
    },
  )
  expect(outcome).toBe(mayAnybody ? 'taken' : 'closed')
  return null
}

const acts: readonly Act[] = [
  ...Array<Act>(6).fill(async (climb, { register }) => {
    const next = onward[register.stage]
    if (!next) return decide(climb, await look(climb))
    if (register.stage === 'adopted' && draw(2) === 0)
      return climb.post('clerk', '/number', { expectedSeq: register.seq })
    const [by, to] = oneOf(next)
    return climb.move(by, to, { note: 'Theo kết luận.' })
  }),
  (climb, { register }) =>
    climb.move(oneOf(everybody), oneOf(stages), { expectedSeq: register.seq - (draw(10) === 0 ? 1 : 0) }),
  decide,
  decide,
  settle,
  settle,
  settle,
  amend,
  amend,
  type,
  type,
  async (climb, { register }) => {
    const { items } = (await climb.get('lead', '/versions')).json as { items: { id: string }[] }
    const version = oneOf([...items, { id: 'none' }])
    const by = oneOf(['lead', 'drafter1', 'standing'] as const)
    return climb.post(by, `/versions/${version.id}/restore`, { expectedSeq: register.seq })
  },
  climb => climb.post(oneOf(['lead', 'drafter1', 'clerk']), '/versions', { name: 'Bản giữ tay' }),
]

/** What may not be, whatever was tried. */
async function check(climb: Climb, before: Seen, after: Seen): Promise<void> {
  const { site, id } = climb
  const { stage, approval } = after.register
  const row = await site.store.findDocument(id)
  expect(row?.stage).toBe(stage)
  expect(row?.isAmending).toBe(openAmendment(approval) !== null)
  const from = before.register.stage
  if (from !== stage) expect(findMove(from, stage), `${from} → ${stage}`).not.toBe(null)
  const wasFrozen = stages.indexOf(from) >= stages.indexOf('submitted')
  const isFrozen = stages.indexOf(stage) >= stages.indexOf('submitted')
  const isAmended = openAmendment(before.register.approval) !== null
  if (wasFrozen && isFrozen && !isAmended) expect(after.sha256).toBe(before.sha256)
  if (stage === 'issued' || stage === 'archived')
    expect(after.register.frontMatter?.number).toBeGreaterThan(0)
  if (stages.indexOf(stage) < stages.indexOf('approved')) {
    expect(approval.approved).toBe(null)
    return
  }
  // What was approved, and whatever an amendment made of it since, is the text; nobody was passed over.
  expect(approval.standing?.decision).toBe('approve')
  expect(approval.steering?.decision).not.toBe('return')
  expect(unverified(approval)).toEqual([])
  const since = approval.amendments.filter(({ at }) => at >= (approval.approved?.at ?? ''))
  const named = since.findLast(({ closed }) => closed)?.closed?.sha256After ?? approval.approved?.sha256
  if (!openAmendment(approval)) expect(after.sha256).toBe(named)
}

test(`[SG17] ${steps} random steps from seed ${seed}: no stage but by the table, no closed text changed, the register whole`, async () => {
  let ticks = 0
  const site: Site = await openSite({
    now: () => new Date(Date.UTC(2026, 10, 22) + ++ticks * 1000).toISOString(),
    limits: { documents: { points: 1e6, seconds: 60 } },
  })
  let climb = await beginClimb(site)
  await climb.excuse()
  const visited = new Set<Stage>()
  const accepted = { moves: 0, decisions: 0, amendments: 0 }
  let seen = await look(climb)
  for (let step = 1; step <= steps; step += 1) {
    const answer = await oneOf(acts)(climb, seen)
    if (answer)
      expect([step, answer.status < 500, answer.text.slice(0, 200)]).toEqual([step, true, expect.anything()])
    const next = await look(climb)
    await check(climb, seen, next)
    if (next.register.stage !== seen.register.stage) accepted.moves += 1
    if (next.register.approval.standing !== seen.register.approval.standing) accepted.decisions += 1
    if (next.register.approval.amendments.length > seen.register.approval.amendments.length)
      accepted.amendments += 1
    visited.add(next.register.stage)
    seen = next
    const isDone = seen.register.stage === 'archived' || seen.register.seq > 200
    if (!isDone && step < steps) continue
    const { brokenAt } = await site.deps.registers.verify(climb.id)
    expect(brokenAt).toBe(null)
    expect(fold(emptyRegister, await site.store.readEvents(climb.id, 0))).toEqual(seen.register)
    climb = await beginClimb(site)
    await climb.excuse()
    seen = await look(climb)
  }
  expect(accepted.moves).toBeGreaterThan(steps / 20)
  if (steps >= 500) expect(Math.min(accepted.decisions, accepted.amendments)).toBeGreaterThan(0)
  if (steps >= 5000)
    expect([...visited].sort()).toEqual(stages.filter(stage => stage !== 'outline_set').toSorted())
  expect(valueAt(await climb.get('lead'), 'stage')).toBe(seen.register.stage)
}, 3_600_000)
