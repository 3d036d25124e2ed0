// What the opinion form guesses, and which opinions the list shows in which order.

import { describe, expect, test } from 'vitest'
import type { Opinion } from '#model/opinion.ts'
import { guessKind } from '../../../editor/app/draft/guess-kind.ts'
import { firstFilter, isLost, isNarrowed, listed } from '../../../editor/app/draft/opinion-filter.ts'
import { staysWritten } from '../../../editor/app/opinion/stays-written.ts'
import { untouched } from '../../support/opinion.ts'

describe('the kind is guessed from what was done to the words', () => {
  const quote = 'tiến độ giải ngân còn chậm'
  test.each([
    ['tiến độ giải ngân đạt 62%', 'replace'],
    ['tiến độ giải ngân', 'replace'],
    ['', 'delete'],
    ['  ', 'delete'],
    ['tiến độ giải ngân vốn đầu tư công còn chậm', 'add'],
    [quote, 'clarify'],
    [`${quote} `, 'clarify'],
  ] as const)('[UI10] “%s” is guessed as %s', (proposed, kind) => {
    expect(guessKind(quote, proposed)).toBe(kind)
  })
})

const someone = { id: 'u1', name: 'Nguyễn Văn An', unitId: 'x' }
const opinion = (number: number, change: Partial<Opinion> = {}): Opinion => ({
  ...untouched,
  id: `o${number}`,
  number,
  kind: 'clarify',
  severity: 'minor',
  criterion: null,
  sectionKey: 'pr.p1.1',
  anchor: { quote: 'lời trích' },
  body: 'Làm rõ',
  proposedText: null,
  onBehalfOf: null,
  status: 'open',
  place: { status: 'exact' },
  author: someone,
  createdAt: '2026-11-22T08:04:00Z',
  ...change,
})
const at = (places: Readonly<Record<string, number>>) => ({
  placeOf: ({ id }: Opinion) => {
    const from = places[id]
    return from === undefined ? null : { status: 'exact' as const, from, to: from + 5 }
  },
  sectionKey: 'pr.p1.1',
  personId: 'u1',
  focusId: null,
})
const numbers = (list: readonly Opinion[]): number[] => list.map(({ number }) => number)

describe('the list of opinions', () => {
  test('[UI11] opinions stand in the order of their words; those without a place follow by number', () => {
    const all = [opinion(1), opinion(2), opinion(3), opinion(4)]
    expect(numbers(listed(all, firstFilter, at({ o2: 10, o1: 50 })).placed)).toEqual([2, 1, 3, 4])
  })

  test('[UI12] the opinion in the fore stays in the list when it is decided', () => {
    const all = [opinion(1, { status: 'declined' }), opinion(2), opinion(3, { status: 'withdrawn' })]
    expect(numbers(listed(all, firstFilter, { ...at({}), focusId: 'o1' }).placed)).toEqual([1, 2])
    expect(
      numbers(listed(all, { ...firstFilter, kind: 'add' }, { ...at({}), focusId: 'o1' }).placed),
    ).toEqual([])
  })

  test('[UI12] at first the list shows what is still to be handled', () => {
    const all = [opinion(1, { status: 'declined' }), opinion(2), opinion(3, { status: 'withdrawn' })]
    expect(numbers(listed(all, firstFilter, at({})).placed)).toEqual([2])
    expect(numbers(listed(all, { ...firstFilter, status: 'all' }, at({})).placed)).toEqual([1, 2, 3])
  })

  test('[UI14] accepted words that could not enter the text stay listed until a person has settled them', () => {
    const all = [
      opinion(1, { status: 'accepted', implementation: 'conflict' }),
      opinion(2, { status: 'accepted', implementation: 'done' }),
      opinion(3, { status: 'accepted', implementation: 'pending' }),
    ]
    expect(numbers(listed(all, firstFilter, at({})).placed)).toEqual([1, 3])
  })

  test('[UI12] filters narrow together', () => {
    const other = { id: 'u2', name: 'Vũ Thị Ngân', unitId: 'x' }
    const all = [
      opinion(1, { kind: 'add' }),
      opinion(2, { kind: 'add', severity: 'binding' }),
      opinion(3, { kind: 'add', author: other }),
      opinion(4, { kind: 'add', sectionKey: 'pr.p2.1' }),
      opinion(5),
    ]
    const filter = {
      ...firstFilter,
      kind: 'add',
      severity: 'minor',
      onlyMine: true,
      onlySection: true,
    } as const
    expect(numbers(listed(all, filter, at({})).placed)).toEqual([1])
    expect(numbers(listed(all, { ...firstFilter, authorId: 'u2' }, at({})).placed)).toEqual([3])
  })

  test('[UI1308] the list is narrowed by the unit that speaks and by how an opinion came in', () => {
    const all = [
      opinion(1),
      opinion(2, { onBehalfOfUnit: 'chi bộ', source: 'paper' }),
      opinion(3, { author: { ...someone, unitId: 'chi bộ' } }),
    ]
    const shown = (change: object) => numbers(listed(all, { ...firstFilter, ...change }, at({})).placed)
    expect(shown({ unitId: 'chi bộ' })).toEqual([2, 3])
    expect(shown({ unitId: 'x' })).toEqual([1])
    expect(shown({ source: 'paper' })).toEqual([2])
    expect(shown({ source: 'system', unitId: 'chi bộ' })).toEqual([3])
    expect(isNarrowed(firstFilter)).toBe(false)
    expect(isNarrowed({ ...firstFilter, unitId: 'x' })).toBe(true)
    expect(isNarrowed({ ...firstFilter, source: 'word' })).toBe(true)
  })

  test('[UI13] an opinion whose words are gone stands apart, never left out', () => {
    const all = [opinion(1), opinion(2), opinion(3, { anchor: null })]
    const { placed, unplaced } = listed(all, firstFilter, {
      ...at({}),
      placeOf: ({ id }) => ({ status: id === 'o1' ? 'exact' : 'section', from: 3, to: 9 }),
    })
    expect(numbers(placed)).toEqual([1, 3])
    expect(numbers(unplaced)).toEqual([2])
  })

  test.each(['ambiguous', 'block', 'section', 'document'] as const)(
    '[UI13] the place “%s” is not the words',
    status => {
      expect(isLost({ anchor: { quote: 'x' }, placement: null }, { status })).toBe(true)
      expect(isLost({ anchor: null, placement: null }, { status })).toBe(false)
    },
  )
})

test('[UI1309] the words of an accepted opinion stay when it is decided otherwise, and only then', () => {
  const implementedBy = {
    by: 'server',
    person: null,
    at: '',
    blockId: 'b',
    textBefore: 'cũ',
    textAfter: 'mới',
    noChangeReason: null,
  } as const
  const done = { implementation: 'done', implementedBy } as const
  expect(staysWritten(done, 'declined')).toBe(true)
  expect(staysWritten(done, 'noted')).toBe(true)
  expect(staysWritten(done, 'accepted')).toBe(false)
  expect(staysWritten(done, 'acceptedPartial')).toBe(false)
  expect(staysWritten(done, null)).toBe(false)
  expect(staysWritten({ implementation: null, implementedBy: null }, 'declined')).toBe(false)
  expect(staysWritten({ implementation: 'pending', implementedBy: null }, 'declined')).toBe(false)
})
