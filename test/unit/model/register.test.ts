// The register's fold: every opinion stays, the balance always adds up, and the whole log equals its parts.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyRegister, fold, unsettled } from '#model/fold.ts'
import {
  balanceOf,
  type Decision,
  decisions,
  needsExplanation,
  severities,
  statuses,
} from '#model/opinion.ts'
import { firstPrevHash, hashedText, type RegisterEvent } from '#model/register.ts'

const at = '2026-11-22T00:00:00.000Z'

type Step =
  | { readonly type: 'received'; readonly hasProposal: boolean }
  | {
      readonly type: 'dispositionProposed' | 'dispositionConfirmed'
      readonly of: number
      readonly decision: Decision
    }
  | { readonly type: 'implemented' | 'placementRefused' | 'withdrawn'; readonly of: number }
  | { readonly type: 'stageMoved' | 'versionKept' }

function payloadOf(step: Step, number: number): unknown {
  switch (step.type) {
    case 'received':
      return {
        number,
        kind: 'replace',
        severity: 'minor',
        criterion: null,
        sectionKey: 'a',
        anchor: { quote: 'câu' },
        body: 'Ý kiến.',
        proposedText: step.hasProposal ? 'câu mới' : null,
        onBehalfOf: null,
        authorName: 'An',
      }
    case 'dispositionProposed':
    case 'dispositionConfirmed':
      return { decision: step.decision, explanation: 'Vì vậy.', byName: 'Dũng' }
    case 'implemented':
      return { by: 'server', blockId: 'p1', textBefore: 'câu', textAfter: 'câu mới', updateHash: null }
    case 'placementRefused':
      return { status: 'changed' }
    case 'withdrawn':
      return { byName: 'An' }
    case 'stageMoved':
      return { from: 'drafting', to: 'internal_review', draft: 1, note: '', byName: 'Dũng' }
    case 'versionKept':
      return { versionId: 'v', name: 'Bản họp', sha256: firstPrevHash, byName: 'Dũng' }
  }
}

/** The log that steps make; a step about an opinion that is not there yet is left out. */
function logOf(steps: readonly Step[]): RegisterEvent[] {
  const events: RegisterEvent[] = []
  let received = 0
  for (const step of steps) {
    if ('of' in step && received === 0) continue
    if (step.type === 'received') received += 1
    const opinion =
      step.type === 'received' ? `o${received}` : 'of' in step ? `o${(step.of % received) + 1}` : null
    events.push({
      seq: events.length + 1,
      documentId: 'd',
      opinionId: opinion,
      type: step.type,
      at,
      actor: 'u',
      actorRole: 'lead_drafter',
      unitId: 'x',
      payload: payloadOf(step, received),
      prevHash: firstPrevHash,
      hash: String(events.length),
    } as RegisterEvent)
  }
  return events
}

const decision = fc.constantFrom(...decisions)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('received' as const), hasProposal: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constantFrom('dispositionProposed' as const, 'dispositionConfirmed' as const),
      of: fc.nat(),
      decision,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('implemented' as const, 'placementRefused' as const, 'withdrawn' as const),
      of: fc.nat(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constantFrom('stageMoved' as const, 'versionKept' as const) }),
  },
)
const log = fc.array(step, { maxLength: 60 }).map(logOf)

test('[OP201] received is the sum of all statuses, and every opinion received is still there', () => {
  fc.assert(
    fc.property(log, events => {
      const { balance, opinions, seq } = fold(emptyRegister, events)
      const received = events.filter(({ type }) => type === 'received')
      expect(balance.received).toBe(received.length)
      expect(statuses.reduce((sum, status) => sum + balance[status], 0)).toBe(balance.received)
      expect([...opinions.keys()]).toEqual(received.map(({ opinionId }) => opinionId))
      expect(seq).toBe(events.length)
    }),
    { numRuns: 3_000, seed: 20261122 },
  )
})

test('[OP202] the log folded at once equals the log folded in any two parts', () => {
  fc.assert(
    fc.property(log, fc.nat(), (events, cut) => {
      const at2 = cut % (events.length + 1)
      const whole = fold(emptyRegister, events)
      const parts = fold(fold(emptyRegister, events.slice(0, at2)), events.slice(at2))
      expect(parts).toEqual(whole)
    }),
    { numRuns: 500, seed: 20261122 },
  )
})

test('[OP203] what an opinion says is never changed by what is decided on it', () => {
  fc.assert(
    fc.property(log, events => {
      for (const opinion of fold(emptyRegister, events).opinions.values()) {
        expect(opinion).toMatchObject({
          body: 'Ý kiến.',
          anchor: { quote: 'câu' },
          author: { id: 'u', name: 'An' },
          createdAt: at,
        })
      }
    }),
    { numRuns: 500, seed: 20261122 },
  )
})

const folded = (...steps: Step[]) => fold(emptyRegister, logOf(steps))
const confirm = (decision2: Decision): Step => ({ type: 'dispositionConfirmed', of: 0, decision: decision2 })

test('[OP204] an accepted proposal waits for the text until it is written or cannot be', () => {
  const received: Step = { type: 'received', hasProposal: true }
  expect(folded(received, confirm('accepted')).opinions.get('o1')?.implementation).toBe('pending')
  expect(unsettled(folded(received, confirm('accepted')))).toHaveLength(1)
  expect(
    folded(received, confirm('accepted'), { type: 'placementRefused', of: 0 }).opinions.get('o1')
      ?.implementation,
  ).toBe('conflict')
  const done = folded(received, confirm('accepted'), { type: 'implemented', of: 0 })
  expect(done.opinions.get('o1')?.implementation).toBe('done')
  expect(unsettled(done)).toEqual([])
  expect(
    folded({ type: 'received', hasProposal: false }, confirm('accepted')).opinions.get('o1')?.implementation,
  ).toBe(null)
})

test('[OP205] a proposed decision changes no status; the confirmed one does and ends the proposal', () => {
  const proposed = folded(
    { type: 'received', hasProposal: false },
    { type: 'dispositionProposed', of: 0, decision: 'declined' },
  )
  expect(proposed.opinions.get('o1')).toMatchObject({
    status: 'open',
    disposition: null,
    proposedDisposition: { decision: 'declined' },
  })
  const confirmed = folded(
    { type: 'received', hasProposal: false },
    { type: 'dispositionProposed', of: 0, decision: 'declined' },
    confirm('noted'),
  )
  expect(confirmed.opinions.get('o1')).toMatchObject({
    status: 'noted',
    disposition: { decision: 'noted' },
    proposedDisposition: null,
  })
})

test('[OP206] a log with a gap, or about an opinion that nobody gave, is not folded', () => {
  const events = logOf([{ type: 'received', hasProposal: false }, confirm('noted')])
  expect(() => fold(emptyRegister, events.slice(1))).toThrow(RangeError)
  expect(() => fold(emptyRegister, [{ ...(events[1] as RegisterEvent), seq: 1 }])).toThrow(RangeError)
})

test('[OP207] the hashed text is the previous hash and the canonical JSON of the other fields', () => {
  const [event] = logOf([{ type: 'versionKept' }])
  if (!event) throw new RangeError('no event')
  expect(hashedText(event, firstPrevHash)).toBe(
    `${firstPrevHash}{"actor":"u","actorRole":"lead_drafter","at":"${at}","documentId":"d","opinionId":null,"payload":{"byName":"Dũng","name":"Bản họp","sha256":"${firstPrevHash}","versionId":"v"},"seq":1,"type":"versionKept","unitId":"x"}`,
  )
})

test('[OP208] every decision but acceptance needs a reason, unless the opinion is only editorial', () => {
  for (const severity of severities) {
    for (const one of decisions)
      expect(needsExplanation(one, severity)).toBe(one !== 'accepted' && severity !== 'editorial')
  }
})

test('[OP201] a balance of statuses counts each once', () => {
  expect(balanceOf(['open', 'open', 'declined', 'withdrawn'])).toMatchObject({
    received: 4,
    open: 2,
    declined: 1,
    withdrawn: 1,
    accepted: 0,
  })
})

test('[RO63] an opinion that was received before texts were named is folded without one', () => {
  const payload = payloadOf({ type: 'received', hasProposal: false }, 1)
  const event = { seq: 1, opinionId: 'o', type: 'received', at, actor: 'u', unitId: 'd', payload }
  const { opinions } = fold(emptyRegister, [event as RegisterEvent])
  expect(opinions.get('o')).toMatchObject({ versionId: null, versionHash: null })
})
