// Rounds in words: how much time is left, which round waits, and that a picked hour is Vietnam's.

import { expect, test } from 'vitest'
import type { RoundView } from '#model/round.ts'
import { listedIn } from '../../../editor/app/data/refusal-list.ts'
import {
  latestRound,
  nextOpeningMs,
  reminderFor,
  roundOfPaper,
  waitingRound,
} from '../../../editor/app/rounds/round-order.ts'
import { timesOf } from '../../../editor/app/rounds/round-times.ts'
import { defaultClosing, instantOf, pickedOf, timeLeft } from '../../../editor/app/rounds/round-words.ts'
import { vi } from '../../../editor/words/vi.ts'

const round = (number: number, change: Partial<RoundView> = {}): RoundView => ({
  id: `r${number}`,
  number,
  title: 'Góp ý',
  question: '',
  versionId: 'v',
  sha256: '0'.repeat(64),
  draft: 1,
  audience: { people: [], units: [] },
  opensAt: '2026-11-22T01:00:00.000Z',
  closesAt: '2026-11-29T10:00:00.000Z',
  openedBy: { id: 'u', name: 'Bí thư' },
  closedAt: null,
  extensions: [],
  reminders: [],
  phase: 'open',
  counts: { asked: 1, answered: 0, silent: 1, none: 0, opinions: 0, late: 0, unassigned: 0 },
  mine: { isAsked: true, hasAnswered: false, unitIds: [] },
  ...change,
})

test('[UI951] the time left is said in days, then hours, then minutes, and never as nothing while it runs', () => {
  const closes = '2026-11-29T10:00:00.000Z'
  const left = (now: string) => timeLeft(closes, Date.parse(now), vi.rounds)
  expect(left('2026-11-26T09:59:59Z')).toBe('còn 3 ngày')
  expect(left('2026-11-28T10:00:01Z')).toBe('còn 23 giờ')
  expect(left('2026-11-29T09:30:00Z')).toBe('còn 30 phút')
  expect(left('2026-11-29T09:59:59Z')).toBe('còn 1 phút')
  expect(left('2026-11-29T10:00:00Z')).toBe('đã hết giờ')
})

test('[UI951] an hour that is picked is Vietnam’s, wherever the browser stands', () => {
  expect(instantOf('2026-11-29 17:00:00')).toBe('2026-11-29T10:00:00.000Z')
  expect(pickedOf('2026-11-29T18:30:00.000Z')).toBe('2026-11-30 01:30:00')
  expect(pickedOf(instantOf('2026-12-31 23:59:00'))).toBe('2026-12-31 23:59:00')
  expect(defaultClosing(Date.parse('2026-11-22T18:00:00Z'))).toBe('2026-11-30 17:00:00')
})

test('[UI1300] a round opens at once or later, and closes after it has opened; what is wrong is said at its field', () => {
  const nowMs = Date.parse('2026-11-22T01:00:00Z') // eight in the morning in Vietnam
  const wrong = (opens: Parameters<typeof timesOf>[0], closes: string | null) => {
    const times = timesOf(opens, closes, nowMs)
    return times.ok ? null : [times.field, times.problem]
  }
  expect(timesOf('now', '2026-11-22 09:00:00', nowMs)).toEqual({
    ok: true,
    opensAt: null,
    closesAt: '2026-11-22T02:00:00.000Z',
  })
  expect(timesOf({ at: '2026-11-22 08:30:00' }, '2026-11-22 09:00:00', nowMs)).toEqual({
    ok: true,
    opensAt: '2026-11-22T01:30:00.000Z',
    closesAt: '2026-11-22T02:00:00.000Z',
  })
  expect(wrong({ at: null }, null)).toEqual(['opens', 'opensMissing'])
  expect(wrong({ at: '2026-11-22 08:00:00' }, null)).toEqual(['opens', 'opensPast'])
  expect(wrong('now', null)).toEqual(['closes', 'closesMissing'])
  expect(wrong('now', '2026-11-22 08:00:00')).toEqual(['closes', 'closesPast'])
  expect(wrong({ at: '2026-11-22 09:00:00' }, '2026-11-22 09:00:00')).toEqual(['closes', 'closesTooSoon'])
  const planned = round(2, { phase: 'waiting', opensAt: '2026-11-22T03:00:00.000Z' })
  expect(nextOpeningMs([round(1), planned])).toBe(Date.parse('2026-11-22T03:00:00Z'))
  expect(nextOpeningMs([round(1)])).toBeNull()
})

test('[UI951] the open round is shown before the last one; of those that wait, the soonest to end', () => {
  const ended = round(3, { phase: 'ended' })
  expect(latestRound([round(1, { phase: 'closed' }), round(2), ended])?.number).toBe(2)
  expect(latestRound([round(1, { phase: 'closed' }), ended])?.number).toBe(3)
  expect(latestRound([])).toBeNull()
  const soon = round(4, { closesAt: '2026-11-23T10:00:00.000Z' })
  expect(waitingRound([round(2), soon, ended])?.number).toBe(4)
  expect(waitingRound([round(2, { mine: { isAsked: false, hasAnswered: false, unitIds: [] } })])).toBeNull()
})

test('[UI956] who was reminded reads who reminded them last, until they have answered; nobody else does', () => {
  const by = { id: 's', name: 'Bí thư' }
  const named = (at: string) => ({ people: [{ id: 'u', name: 'A' }], units: [], by, at })
  const unit = { people: [], units: [{ id: 'cb', name: 'Chi bộ' }], by, at: '2026-11-24T01:00:00.000Z' }
  const reminders = [named('2026-11-23T01:00:00.000Z'), unit, named('2026-11-25T01:00:00.000Z')]
  expect(reminderFor(round(1, { reminders }), 'u')?.at).toBe('2026-11-25T01:00:00.000Z')
  expect(reminderFor(round(1, { reminders }), 'other')).toBeNull()
  const mine = { isAsked: true, hasAnswered: false, unitIds: ['cb'] }
  expect(reminderFor(round(1, { reminders, mine }), 'other')?.at).toBe(unit.at)
  expect(reminderFor(round(1, { reminders, mine: { ...mine, hasAnswered: true } }), 'u')).toBeNull()
})

test('[UI988] an opinion on paper is entered into the open round of this draft, else the last that has begun', () => {
  const ended = round(1, { phase: 'ended' })
  const open = round(2)
  const waiting = round(3, { phase: 'waiting' })
  expect(roundOfPaper([ended, open, waiting], 1)).toBe(open)
  expect(roundOfPaper([ended, waiting], 1)).toBe(ended)
  expect(roundOfPaper([waiting], 1)).toBe(null)
  expect(roundOfPaper([ended, open], 2)).toBe(null)
})

test('[UI987] what a refusal lists is told by names; what nobody could look up is left out', () => {
  expect(listedIn('rows-unassigned', [7, 12], vi)).toBe('YK-007, YK-012')
  expect(listedIn('rounds-open', [2], vi)).toBe('Đợt 2')
  expect(listedIn('units-silent', ['Chi bộ thôn Đông', 'Chi bộ thôn Tây'], vi)).toBe(
    'Chi bộ thôn Đông, Chi bộ thôn Tây',
  )
  expect(listedIn('sections-empty', ['pr.p1'], vi)).toBe('')
  expect(listedIn('invalid', [{ field: 'closesAt' }], vi)).toBe('')
  expect(listedIn('stale', undefined, vi)).toBe('')
})
