// Random work of five people over the real routes: no opinion is lost or changed, the balance always holds, what is accepted
// stands in the text exactly once, the chain verifies and the projection equals the replay. REGISTER_RUNS sets how many runs.

import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyRegister, fold } from '#model/fold.ts'
import { statuses } from '#model/opinion.ts'
import type { RegisterEvent } from '#model/register.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import { emptyHead, firstBreak } from '../../server/store/chain.ts'
import type { Texts } from '../../server/sync/texts.ts'
import { type Answer, openSite, type Site, valueAt } from '../support/site.ts'
import { type Edit, editStored, storedText, storeSmallDocument } from '../support/small-text.ts'

const runs = Number(process.env['REGISTER_RUNS'] ?? 100)
const seed = Number(process.env['REGISTER_SEED'] ?? 20261122)

const paragraphs = [
  'Tiến độ giải ngân vốn đầu tư công còn chậm so với yêu cầu của nghị quyết.',
  'Công tác phát triển đảng viên đạt kế hoạch năm; ba chi bộ chưa kết nạp được.',
  'Thu ngân sách trên địa bàn vượt dự toán, chi thường xuyên bảo đảm đúng chế độ.',
]
const people = ['member1', 'secretary', 'steering'] as const
const edits = ['insert', 'delete', 'split', 'join', 'move'] as const

const number = fc.nat(999)
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('propose' as const),
      by: fc.constantFrom(...people),
      a: number,
      b: number,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(...edits),
      a: number,
      b: number,
      c: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('accept', 'decline', 'withdraw', 'crash'),
      a: number,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), a: number }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('group', 'forge', 'correct', 'discuss'),
      a: number,
      b: number,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** An opinion as it was sent. */
interface Sent {
  readonly id: string
  readonly by: SampleName
  readonly body: string
  readonly quote: string
  readonly proposedText: string
}

/** The texts of a server that can die between a decision and the text. */
function mortal() {
  let isDying = false
  return {
    dieBeforeWriting: () => {
      isDying = true
    },
    comeBack: () => {
      isDying = false
    },
    over: (texts: Texts): Texts => ({
      ...texts,
      apply: (...asked) => {
        if (!isDying) return texts.apply(...asked)
        isDying = false
        return Promise.reject(new Error('the power went off'))
      },
    }),
  }
}

const power = mortal()
const runsPerSite = 50 // a start takes up every document there is: more of them would only make starts slow
const freshSite = () => openSite({ texts: power.over, limits: { opinions: { points: 1e9, seconds: 60 } } })

/** What happened in all runs together. */
const tally = {
  written: 0,
  'left to a person': 0,
  'taken up after a crash': 0,
  'taken out again': 0,
  'decision undone': 0,
  opinions: 0,
}

/** One run on a document of its own. */
class Run {
  readonly #site: Site
  readonly #id: string
  readonly #sent: Sent[] = []

  constructor(on: Site, id: string) {
    this.#site = on
    this.#id = id
  }

  async take(step: Step): Promise<void> {
    const before = await this.#text()
    switch (step.do) {
      case 'propose':
        await this.#propose(step.by, step.a, step.b)
        break
      case 'accept':
      case 'crash':
        return this.#accept(step.a, step.do === 'crash', before)
      case 'undo':
        return this.#undo(step.a, before)
      case 'decline':
        await this.#decide(step.a, { decision: 'declined', explanation: 'Đã có ở mục trước.' })
        break
      case 'withdraw':
        await this.#withSent(step.a, ({ id, by }) => this.#post(by, `/opinions/${id}/withdraw`))
        break
      case 'correct':
        await this.#withSent(step.a, ({ id, by }) => this.#propose(by, step.a, step.b, id))
        break
      case 'discuss':
        await this.#discuss(step.a, step.b)
        break
      case 'group':
        await this.#group(step.a, step.b)
        break
      case 'forge':
        await this.#forge(step.a)
        break
      case 'restart':
        await this.#site.restart()
        break
      default:
        return this.#edit({ kind: step.do, block: step.a, at: step.b, length: step.c, words: 'chèn ' })
    }
    expect(await this.#text()).toBe(before) // only an edit and an acceptance change a text
  }

  /** What must hold at any time. */
  async check(): Promise<void> {
    const answer = await this.#get('lead', '/opinions')
    const items = valueAt(answer, 'items') as Record<string, unknown>[]
    const { received, ...rest } = valueAt(answer, 'balance') as Record<string, number>
    expect(received).toBe(this.#sent.length)
    expect(Object.values(rest).reduce((sum, count) => sum + count, 0)).toBe(received)
    for (const status of statuses)
      expect(rest[status]).toBe(items.filter(item => item['status'] === status).length)
    expect(items).toMatchObject(
      this.#sent.map(({ id, by, body, quote, proposedText }, index) => ({
        id,
        number: index + 1,
        body,
        proposedText,
        anchor: { quote },
        author: { id: this.#site.sample.people.get(by)?.id },
      })),
    )
    const events = await this.#site.store.readEvents(this.#id, 0)
    expect(firstBreak(events, emptyHead)).toBeNull()
    const state = await this.#site.deps.registers.state(this.#id)
    expect(state).toEqual(fold(emptyRegister, events))
    const inGroups = [...state.groups.values()].flatMap(({ opinionIds }) => opinionIds)
    expect(new Set(inGroups).size).toBe(inGroups.length)
    for (const group of state.groups.values())
      for (const id of group.opinionIds) expect(state.opinions.get(id)?.groupId).toBe(group.id)
    this.#checkWrites(events, await this.#text())
  }

  /** Each proposal was written at most once without being taken out, and stands at most once in the text. */
  #checkWrites(events: readonly RegisterEvent[], text: string): void {
    for (const { id, proposedText } of this.#sent) {
      const own = events.filter(event => event.opinionId === id)
      const written = own.filter(({ type }) => type === 'implemented').length
      const undone = own.filter(
        event => event.type === 'dispositionUndone' && event.payload.takenOut !== null,
      )
      expect([0, 1]).toContain(written - undone.length)
      const times = text.split(proposedText).length - 1
      expect(times).toBeLessThanOrEqual(written - undone.length)
    }
  }

  async #accept(which: number, dies: boolean, before: string): Promise<void> {
    const sent = this.#sent[which % Math.max(1, this.#sent.length)]
    if (!sent) return
    if (dies) power.dieBeforeWriting()
    const first = await this.#state(sent.id)
    await this.#decide(which, { decision: 'accepted' })
    if (dies) await this.#site.restart()
    power.comeBack()
    const { status, implementation } = await this.#state(sent.id)
    const after = await this.#text()
    if (status !== 'accepted' || first.implementation === 'done') {
      expect(after).toBe(before)
      return
    }
    const places = before.split(sent.quote).length - 1
    const isWritten = implementation === 'done'
    tally[isWritten ? 'written' : 'left to a person'] += 1
    if (dies) tally['taken up after a crash'] += 1
    // Words that came back by an undoing are known among others that are the same.
    if (places === 1 || !first.isBack || !isWritten)
      expect(implementation).toBe(places === 1 ? 'done' : 'conflict')
    expect(isWritten ? after.replace(sent.proposedText, () => sent.quote) : after).toBe(before)
    expect(after.split(sent.proposedText).length - 1).toBe(isWritten ? 1 : 0)
  }

  /** Takes the decision that counts back: the words it brought leave the text, or stay with it where they were changed. */
  async #undo(which: number, before: string): Promise<void> {
    const sent = this.#sent[which % Math.max(1, this.#sent.length)]
    if (!sent) return
    const first = await this.#state(sent.id)
    const expectedSeq = await this.#seq()
    const answer = await this.#post('lead', `/opinions/${sent.id}/disposition/undo`, { expectedSeq })
    const after = await this.#text()
    const isUndone = answer.status === 200
    const [event] = (await this.#site.store.readEvents(this.#id, expectedSeq)).slice(-1)
    expect(event?.type).toBe(isUndone ? 'dispositionUndone' : undefined)
    const takenOut = event?.type === 'dispositionUndone' ? event.payload.takenOut : null
    expect(after).toBe(takenOut ? before.replace(sent.proposedText, () => takenOut.textAfter) : before)
    if (!isUndone) {
      expect(answer.status).toBe(409)
      const isWhole = before.includes(sent.proposedText)
      if (valueAt(answer, 'error', 'code') === 'undo-words-changed') expect(isWhole).toBe(false)
      return
    }
    expect(['accepted', 'declined']).toContain(first.status)
    tally[takenOut ? 'taken out again' : 'decision undone'] += 1
  }

  async #propose(by: SampleName, a: number, b: number, corrects?: string): Promise<void> {
    const text = await this.#text()
    const blocks = text
      .split('\n')
      .slice(1)
      .filter(block => block.trim() !== '')
    const block = blocks[a % Math.max(1, blocks.length)] ?? ''
    const words = block.split(' ')
    const from = b % words.length
    const quote = words.slice(from, from + 1 + (a % 4)).join(' ')
    if (quote.trim() === '') return
    const id = randomUUID()
    const sent = { id, by, body: `Ý kiến ${id}.`, quote, proposedText: `⟨${id}⟩` }
    const answer = await this.#post(by, '/opinions', {
      id,
      kind: 'replace',
      severity: 'minor',
      body: sent.body,
      anchor: { quote },
      proposedText: sent.proposedText,
      ...(corrects === undefined ? {} : { corrects }),
    })
    if (corrects === undefined) expect(answer.status).toBe(201)
    if (answer.status === 201) {
      this.#sent.push(sent)
      tally.opinions += 1
    }
  }

  async #decide(which: number, body: object): Promise<void> {
    await this.#withSent(which, async ({ id }) => {
      const expectedSeq = await this.#seq()
      const answer = await this.#post('lead', `/opinions/${id}/disposition`, { ...body, expectedSeq })
      expect([200, 409, 500]).toContain(answer.status) // withdrawn ones; and the power
      return answer
    })
  }

  async #discuss(a: number, b: number): Promise<void> {
    await this.#withSent(a, async ({ id, by }) => {
      const stance = ['for', 'against', 'none'][b % 3]
      const other = people[(people.indexOf(by as (typeof people)[number]) + 1) % people.length] ?? 'member1'
      await this.#post(other, `/opinions/${id}/support`, { stance })
      await this.#post('drafter1', `/opinions/${id}/replies`, { id: randomUUID(), body: 'Đã xem.' })
      return this.#post(by, `/opinions/${id}/reserve`, { reason: 'Vẫn giữ ý kiến.' })
    })
  }

  async #group(a: number, b: number): Promise<void> {
    const opinionIds = this.#sent.filter((_, index) => (a >> (index % 10)) % 2 === 1).map(({ id }) => id)
    if (opinionIds.length === 0) return
    const groups = valueAt(await this.#get('lead', '/groups'), 'items') as { id: string }[]
    const gid = groups[b % (groups.length + 1)]?.id
    const path = b % 5 === 0 ? '/singles' : gid ? `/groups/${gid}` : '/groups'
    const members = gid && b % 7 === 0 ? [] : opinionIds
    const body = { opinionIds: path === '/singles' ? opinionIds : members, expectedSeq: await this.#seq() }
    expect([200, 201, 409]).toContain((await this.#post('compiler', path, body)).status)
  }

  /** What nobody may do changes nothing. */
  async #forge(which: number): Promise<void> {
    await this.#withSent(which, async ({ id, by }) => {
      const expectedSeq = await this.#seq()
      const forged = { id, kind: 'clarify', severity: 'minor', body: 'Chữ khác hẳn.', author: 'x' }
      const decision = { decision: 'accepted', expectedSeq }
      const asked: [SampleName, string, object, number][] = [
        [by, '/opinions', forged, 200],
        ['drafter1', '/opinions', forged, 403],
        ['outsider', '/opinions', forged, 404],
        ['member1', `/opinions/${id}/disposition`, decision, 403],
        ['lead', `/opinions/${id}/disposition`, { ...decision, expectedSeq: expectedSeq - 1 }, 409],
        ['lead', `/opinions/${id}/withdraw`, {}, 403],
        ['drafter1', '/groups', { opinionIds: [id], expectedSeq }, 403],
      ]
      for (const [who, path, body, status] of asked) {
        const answer = await this.#post(who, path, body)
        const isGone = answer.status === 409 && status === 403
        expect([who, path, isGone ? status : answer.status]).toEqual([who, path, status])
      }
      expect(await this.#seq()).toBe(expectedSeq)
      return this.#get('lead', '')
    })
  }

  async #edit(edit: Edit): Promise<void> {
    await editStored(this.#site.store, this.#id, 'drafter', edit)
  }

  async #withSent(which: number, act: (sent: Sent) => Promise<unknown>): Promise<void> {
    const sent = this.#sent[which % Math.max(1, this.#sent.length)]
    if (sent) await act(sent)
  }

  async #state(id: string) {
    const opinion = (await this.#site.deps.registers.state(this.#id)).opinions.get(id)
    const isBack = opinion !== undefined && opinion.broughtBack !== null
    return { status: opinion?.status, implementation: opinion?.implementation, isBack }
  }

  async #seq(): Promise<number> {
    return (await this.#site.deps.registers.state(this.#id)).seq
  }

  #text(): Promise<string> {
    return storedText(this.#site.store, this.#id)
  }

  async #post(by: SampleName, path: string, body: object = {}): Promise<Answer> {
    return (await this.#site.as(by)).post(`/api/documents/${this.#id}${path}`, body)
  }

  async #get(by: SampleName, path: string): Promise<Answer> {
    return (await this.#site.as(by)).get(`/api/documents/${this.#id}${path}`)
  }
}

test(`[RO46] ${runs} random runs of five people lose no opinion and write nothing twice`, {
  timeout: 3_600_000,
}, async () => {
  let site = await freshSite()
  let count = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24, size: 'max' }), async steps => {
      count += 1
      if (count % runsPerSite === 0) site = await freshSite()
      const run = new Run(site, await storeSmallDocument(site.store, site.sample.units.own, paragraphs))
      for (const one of steps) await run.take(one)
      await run.check()
    }),
    { numRuns: runs, seed },
  )
  for (const [what, times] of Object.entries(tally)) expect([what, times]).not.toEqual([what, 0])
  if (process.env['REGISTER_RUNS']) console.log(`seed ${seed}: ${JSON.stringify(tally)}`)
})
