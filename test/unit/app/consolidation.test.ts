// The consolidation table without its looks: rows under headings, filters in the address, cursor and keys, what an answer lacks.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decisions, type Opinion } from '#model/opinion.ts'
import type { Action } from '#model/right.ts'
import {
  type Answer,
  awaitingIssuer,
  emptyAnswer,
  problemsOf,
  sentAnswer,
} from '../../../editor/app/consolidation/decision-answer.ts'
import {
  entryOf,
  entryProblems,
  firstEntry,
  nextEntry,
  sentEntry,
} from '../../../editor/app/consolidation/entry.ts'
import { headingsOf } from '../../../editor/app/consolidation/headings.ts'
import { moved, noCursor, type TableCursor } from '../../../editor/app/consolidation/table-cursor.ts'
import {
  filterOf,
  isNarrowed,
  passes,
  type TableFilter,
  wholeTable,
  withFilter,
} from '../../../editor/app/consolidation/table-filter.ts'
import { actOf, decisionLetters } from '../../../editor/app/consolidation/table-keys.ts'
import { rowId, type TableRow, tableRows } from '../../../editor/app/consolidation/table-rows.ts'
import { emptyIssuerDraft, lackingIn, mayAnswerBinding } from '../../../editor/app/opinion/issuer-answer.ts'
import { vi } from '../../../editor/words/vi.ts'
import { untouched } from '../../support/opinion.ts'

const opinion = (number: number, change: Partial<Opinion> = {}): Opinion => ({
  ...untouched,
  id: `o${number}`,
  number,
  kind: 'clarify',
  severity: 'minor',
  criterion: null,
  sectionKey: 'a',
  anchor: null,
  body: 'Làm rõ',
  proposedText: null,
  onBehalfOf: null,
  status: 'open',
  place: { status: 'section' },
  author: { id: 'p', name: 'Nguyễn Văn An', unitId: 'xa' },
  createdAt: '2026-11-22T08:04:00Z',
  ...change,
})
const headings = [
  { key: 'a', title: 'I- Đặc điểm' },
  { key: 'b', title: 'II- Kết quả' },
]
const rest = { key: '', title: 'Góp ý chung' }
const open: ReadonlySet<string> = new Set()
const units = new Map([['u1', 'Chi bộ 3']])
const numbersOf = (rows: readonly TableRow[]): (number | string)[] =>
  rows.map(row => (row.type === 'heading' ? row.key : row.opinion.number))

describe('the rows', () => {
  test('[UI944] opinions stand under the draft’s headings, by their place in the text, then by number', () => {
    const all = [
      opinion(1, { sectionKey: 'b' }),
      opinion(2, { sectionKey: 'a', place: { status: 'exact', from: 90, to: 95 } }),
      opinion(3, { sectionKey: 'a' }),
      opinion(4, { sectionKey: 'a', place: { status: 'exact', from: 10, to: 12 } }),
      opinion(5, { sectionKey: null }),
    ]
    expect(numbersOf(tableRows(all, headings, rest, 'section', open))).toEqual(['a', 4, 2, 3, 'b', 1, '', 5])
    expect(numbersOf(tableRows(all, headings, rest, 'section', new Set(['a'])))).toEqual(['a', 'b', 1, '', 5])
  })

  test('[UI944] every opinion has exactly one row, whatever section or group it names', () => {
    const one = fc.record({
      sectionKey: fc.constantFrom('a', 'b', 'gone', null),
      groupId: fc.constantFrom('g', 'dissolved', null),
      isSingle: fc.boolean(),
      status: fc.constantFrom('open' as const, 'withdrawn' as const, 'accepted' as const),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), fc.constantFrom('section', 'group'), (list, by) => {
        const all = list.map((change, index) => opinion(index + 1, change))
        const rows = tableRows(all, [...headings, { key: 'g', title: 'Nhóm' }], rest, by, open)
        const shown = rows.flatMap(row => (row.type === 'opinion' ? [row.opinion.number] : []))
        expect(shown.toSorted((a, b) => a - b)).toEqual(all.map(({ number }) => number))
        const counted = rows.flatMap(row => (row.type === 'heading' ? row.ids : []))
        expect(counted.length).toBe(all.length)
        expect(new Set(rows.map(rowId)).size).toBe(rows.length)
      }),
      { verbose: true },
    )
  })

  test('[UI944] a heading counts what stands under it and what is still to do', () => {
    const all = [
      opinion(1, { sectionKey: 'a', kind: 'replace' }),
      opinion(2, { sectionKey: 'a', kind: 'replace', status: 'accepted', implementation: 'conflict' }),
      opinion(3, { sectionKey: 'a', kind: 'add', status: 'declined' }),
    ]
    const [heading] = tableRows(all, headings, rest, 'section', open)
    expect(heading).toMatchObject({
      kinds: [
        { kind: 'replace', count: 2 },
        { kind: 'add', count: 1 },
      ],
      unsettled: 2,
    })
  })

  test('[UI948] by group, those without a line come first, groups by name, lines of their own last', () => {
    const group = {
      trend: null,
      summary: '',
      opinionIds: [],
      notable: [],
      by: { id: 'u', name: 'A' },
      at: '',
      seq: 1,
    }
    const groups = [
      { ...group, id: 'g2', title: 'Ưu điểm' },
      { ...group, id: 'g1', title: 'Đầu tư công' },
    ]
    const { headings: lines, rest: others } = headingsOf('group', [], groups, vi.consolidation)
    const all = [
      opinion(1, { isSingle: true }),
      opinion(2),
      opinion(3, { groupId: 'g1' }),
      opinion(4, { status: 'withdrawn' }),
      opinion(5, { groupId: 'g2' }),
    ]
    expect(numbersOf(tableRows(all, lines, others, 'group', open))).toEqual([
      'none',
      2,
      'g1',
      3,
      'g2',
      5,
      'single',
      1,
      '',
      4,
    ])
  })
})

describe('the filter', () => {
  const only = (change: Partial<TableFilter>): TableFilter => ({ ...wholeTable, ...change })

  test('[UI945] filters narrow together', () => {
    const late = opinion(1, { kind: 'add', severity: 'major', isLate: true, onBehalfOfUnit: 'u1' })
    const filter = only({ kind: 'add', severity: 'major', late: true, holder: 'Chi bộ 3', group: 'none' })
    expect(passes(late, filter, units)).toBe(true)
    for (const change of [
      { kind: 'delete' },
      { severity: 'minor' },
      { isLate: false },
      { onBehalfOfUnit: null },
      { groupId: 'g' },
      { isSingle: true },
    ] as const) {
      expect(passes({ ...late, ...change }, filter, units)).toBe(false)
    }
  })

  test('[UI945] “still to do” holds open opinions and accepted words that are not in the text', () => {
    const filter = only({ status: 'unsettled' })
    expect(passes(opinion(1), filter, units)).toBe(true)
    expect(passes(opinion(1, { status: 'accepted', implementation: 'conflict' }), filter, units)).toBe(true)
    expect(passes(opinion(1, { status: 'accepted', implementation: 'done' }), filter, units)).toBe(false)
  })

  test('[UI945] the address says what is shown and gives it back; what means nothing in it is left out', () => {
    const filter = only({ sought: 'giải ngân', status: 'open', section: '', unplaced: true, by: 'group' })
    const search = withFilter(new URLSearchParams('yk=7'), filter)
    expect(search.get('yk')).toBe('7')
    expect(filterOf(new URLSearchParams(search.toString()))).toEqual(filter)
    expect(withFilter(search, wholeTable).toString()).toBe('yk=7')
    expect(filterOf(new URLSearchParams('status=gone&kind=&late=yes&by=x'))).toEqual(wholeTable)
    expect(isNarrowed(only({ by: 'group' }))).toBe(false)
    expect(isNarrowed(only({ section: '' }))).toBe(true)
  })

  test('[UI946] words are found with and without tone marks, in what was said, by whom, and by number', () => {
    const said = opinion(7, { body: 'Nêu con số giải ngân', onBehalfOf: 'Lò Thị Mai' })
    for (const sought of ['giai ngan', 'GIẢI NGÂN', 'lo mai', 'yk-007', 'số nêu'])
      expect(passes(said, only({ sought }), units)).toBe(true)
    expect(passes(said, only({ sought: 'giái ngân' }), units)).toBe(false)
  })
})

describe('the keyboard', () => {
  const rows = tableRows(
    [1, 2, 3, 4].map(number => opinion(number, { sectionKey: number < 3 ? 'a' : 'b' })),
    headings,
    rest,
    'section',
    open,
  )
  const press = (cursor: TableCursor, ...keys: readonly string[]): TableCursor =>
    keys.reduce((before, key) => {
      const shiftKey = key.startsWith('Shift+')
      const act = actOf({
        key: key.replace('Shift+', ''),
        shiftKey,
        ctrlKey: false,
        metaKey: false,
        altKey: false,
      })
      return act?.type === 'move' ? moved(before, act.move, rows) : before
    }, cursor)

  test('[UI947] arrows move by rows and stop at the ends; Space ticks, on a heading all under it', () => {
    expect(press(noCursor, 'ArrowDown').at).toBe('h:a')
    expect(press(noCursor, 'ArrowDown', 'ArrowDown').at).toBe('o1')
    expect(press(noCursor, 'End').at).toBe('o4')
    expect(press(noCursor, 'End', 'ArrowDown').at).toBe('o4')
    const ticked = press(noCursor, 'ArrowDown', ' ')
    expect([...ticked.ticked]).toEqual(['o1', 'o2'])
    expect(press(ticked, ' ').ticked.size).toBe(0)
  })

  test('[UI947] the keyboard comes to the first row, or back to where it was; a click that ticked stays', () => {
    expect(moved(noCursor, { type: 'enter' }, rows).at).toBe('h:a')
    const clicked = moved(noCursor, { type: 'tick', id: 'o3', extends: false }, rows)
    expect(moved(clicked, { type: 'enter' }, rows)).toEqual(clicked)
  })

  test('[UI947] Shift ticks from where it began, across headings', () => {
    const begun = press(noCursor, 'ArrowDown', 'ArrowDown', 'ArrowDown', ' ')
    expect([...press(begun, 'Shift+ArrowDown', 'Shift+ArrowDown').ticked]).toEqual(['o2', 'o3'])
    expect([...press(begun, 'Shift+End').ticked]).toEqual(['o2', 'o3', 'o4'])
  })

  test('[UI947] each decision has a letter of its own, none of which is a key of the table', () => {
    const letters = decisions.map(decision => decisionLetters[decision])
    expect(new Set([...letters, 'G']).size).toBe(decisions.length + 1)
    const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }
    for (const decision of decisions) {
      const key = decisionLetters[decision].toLowerCase()
      expect(actOf({ ...plain, key })).toEqual({ type: 'decide', decision })
      expect(actOf({ ...plain, key, ctrlKey: true })).toEqual(
        key === 'a' ? { type: 'move', move: { type: 'all' } } : null,
      )
      expect(actOf({ ...plain, key, altKey: true })).toBeNull()
    }
  })
})

describe('an answer', () => {
  const answer = (change: Partial<Answer>): Answer => ({ ...emptyAnswer, ...change })

  test('[UI949] lacks a reason or the original as the register’s rules say', () => {
    const problems = (change: Partial<Answer>, severity: Opinion['severity'] = 'major') =>
      problemsOf(answer(change), [opinion(1, { severity })], 'one')
    expect(problems({ decision: 'declined' })).toEqual(['explanation'])
    expect(problems({ decision: 'declined', explanation: ' ' })).toEqual(['explanation'])
    expect(problems({ decision: 'accepted' })).toEqual([])
    expect(problems({ decision: 'declined' }, 'editorial')).toEqual([])
    expect(problems({ decision: 'duplicate' })).toEqual(['duplicateOf'])
    expect(problems({ decision: 'duplicate', duplicateOf: 'o2' })).toEqual([])
    expect(problems({ decision: 'duplicate', explanation: 'Như YK-002' })).toEqual([])
    expect(problemsOf(answer({ decision: 'duplicate' }), [opinion(1)], 'ticked')).toEqual(['explanation'])
  })

  test('[UI949] ticked rows are accepted at once only when all are editorial; a group gets its one answer', () => {
    const editorial = opinion(1, { severity: 'editorial' })
    const both = [editorial, opinion(2, { severity: 'major' })]
    const accepted = answer({ decision: 'accepted' })
    expect(problemsOf(accepted, [editorial, editorial], 'ticked')).toEqual([])
    expect(problemsOf(accepted, both, 'ticked')).toEqual(['bulk'])
    expect(problemsOf(accepted, both, 'group')).toEqual([])
    expect(problemsOf(answer({ decision: 'noted', explanation: 'x' }), both, 'ticked')).toEqual([])
    const many = Array.from({ length: 201 }, (_, index) => opinion(index + 1))
    expect(problemsOf(accepted, many, 'ticked')).toContain('tooMany')
  })

  test('[UI990] a binding request is turned down only after its issuer agreed, one by one or many at once', () => {
    const asked = opinion(1, { severity: 'binding' })
    const said = (agrees: boolean) =>
      opinion(1, {
        severity: 'binding',
        issuerAnswer: { agrees, answer: 'x', reference: '', by: { id: 'u9', name: 'Lê Quang Huy' }, at: '' },
      })
    const declined = answer({ decision: 'declined', explanation: 'x' })
    for (const scope of ['one', 'ticked', 'group'] as const) {
      expect(problemsOf(declined, [opinion(2), asked], scope)).toEqual(['issuer'])
      expect(problemsOf(declined, [said(false)], scope)).toEqual(['issuer'])
      expect(problemsOf(declined, [said(true)], scope)).toEqual([])
      expect(problemsOf({ ...declined, decision: 'escalated' }, [asked], scope)).toEqual([])
    }
    expect(awaitingIssuer('outOfScope', [opinion(2), asked, said(true)])).toEqual([asked])
  })

  test('[UI990] a superior answers for the issuer, or who entered the request and then names the letter', () => {
    const asked = opinion(1, { severity: 'binding' })
    const mayAnswer = (one: Opinion, rights: readonly Action[], person: string) =>
      mayAnswerBinding(one, rights, person)
    expect(mayAnswer(asked, ['read', 'answerBinding'], 'somebody')).toBe(true)
    expect(mayAnswer(asked, ['read', 'confirmDisposition'], 'somebody')).toBe(false)
    expect(mayAnswer(asked, ['read'], asked.author.id)).toBe(true)
    expect(mayAnswer({ ...asked, status: 'withdrawn' }, ['answerBinding'], 'somebody')).toBe(false)
    expect(mayAnswer(opinion(2, { severity: 'major' }), ['answerBinding'], asked.author.id)).toBe(false)
    expect(lackingIn(emptyIssuerDraft, ['answerBinding'])).toEqual(['agrees', 'answer'])
    const written = { agrees: false, answer: 'Giữ yêu cầu.', reference: ' ' }
    expect(lackingIn(written, ['answerBinding'])).toEqual([])
    expect(lackingIn(written, ['read'])).toEqual(['reference'])
  })

  test('[UI949] what is empty is not sent, nor an original beside another decision', () => {
    expect(sentAnswer(answer({ decision: 'noted', explanation: ' Xem lại ', duplicateOf: 'o2' }))).toEqual({
      decision: 'noted',
      explanation: 'Xem lại',
    })
  })
})

describe('an opinion entered for somebody', () => {
  const whole = { ...firstEntry, who: 'Lò Văn Pâng', body: 'Nêu số hộ nghèo' }

  test('[UI950] needs who gave it and what it says; a change needs its wording', () => {
    expect(entryProblems(firstEntry)).toEqual(['who', 'body'])
    expect(entryProblems(whole)).toEqual([])
    expect(entryProblems({ ...whole, who: '', unitId: 'u1' })).toEqual([])
    expect(entryProblems({ ...whole, kind: 'replace' })).toEqual(['proposed'])
  })

  test('[UI950] a head count is two whole numbers, the agreed no more than those present', () => {
    const count = (agreed: string, present: string) => entryProblems({ ...whole, agreed, present })
    expect(count('12', '15')).toEqual([])
    expect(count('12', '')).toEqual(['headCountHalf'])
    expect(count('mười', '15')).toEqual(['headCountHalf'])
    expect(count('16', '15')).toEqual(['headCountWrong'])
    expect(count('0', '0')).toEqual(['headCountWrong'])
  })

  test('[UI950] is sent in composed letters, without what was left empty; the next keeps who gave it', () => {
    const left = {
      criterion: null,
      sectionKey: null,
      proposedText: null,
      onBehalfOfUnit: null,
      sourceLevel: null,
      sourceRef: null,
      roundId: null,
    }
    const entry = { ...whole, agreed: '12', present: '15', quote: 'còn chậm', source: 'meeting' as const }
    expect(sentEntry('id', { ...entry, body: entry.body.normalize('NFD') })).toEqual({
      id: 'id',
      kind: 'clarify',
      severity: 'major',
      body: 'Nêu số hộ nghèo',
      source: 'meeting',
      onBehalfOf: 'Lò Văn Pâng',
      headCount: { agreed: 12, present: 15 },
      anchor: { quote: 'còn chậm' },
      ...left,
    })
    expect(nextEntry(entry)).toMatchObject({ who: 'Lò Văn Pâng', agreed: '12', body: '', quote: '' })
  })

  test('[UI1303] one that was refused comes back into the form it was typed in; another form’s does not', () => {
    const entry = { ...whole, agreed: '12', present: '15', quote: 'còn chậm', unitId: 'u', reference: 'BB 5' }
    const sent = sentEntry('id', entry)
    expect(entryOf(sent)).toEqual(entry)
    expect(entryOf({ ...sent, source: 'system' })).toBeNull()
    expect(entryOf({ ...sent, anchor: { quote: 'còn chậm', blockId: 'b' } })).toBeNull()
  })
})
