// The history in words: every kind of act has its sentence in both languages, filters live in the address, a table runs nothing.

import { expect, test } from 'vitest'
import type { EventPayloads, EventType, RegisterEvent } from '#model/register.ts'
import { verdictOf } from '../../../editor/app/history/file-verdict.tsx'
import { historyCsv } from '../../../editor/app/history/history-csv.ts'
import {
  historyFilterOf,
  isNarrowed,
  passes,
  wholeHistory,
  withHistoryFilter,
} from '../../../editor/app/history/history-filter.ts'
import { type HistoryWords, historyRows, sentenceOf } from '../../../editor/app/history/history-rows.ts'
import { en } from '../../../editor/words/en.ts'
import { historyEn } from '../../../editor/words/history-en.ts'
import { historyVi } from '../../../editor/words/history-vi.ts'
import { vi } from '../../../editor/words/vi.ts'

const event = <type extends EventType>(
  seq: number,
  type: type,
  payload: Partial<EventPayloads[type]>,
  more: Partial<RegisterEvent> = {},
): RegisterEvent =>
  ({
    seq,
    documentId: 'd',
    opinionId: null,
    type,
    at: '2026-11-22T02:04:00.000Z',
    actor: 'u1',
    actorRole: 'lead_drafter',
    unitId: 'x',
    payload,
    prevHash: '0'.repeat(64),
    hash: `${seq}`.padStart(64, 'a'),
    ...more,
  }) as RegisterEvent // payloads as an old log may have them: what a sentence does not need is left out

const log: readonly RegisterEvent[] = [
  event(1, 'documentCreated', { title: 'Báo cáo chính trị' }, { actor: 'u2', actorRole: 'drafter' }),
  event(
    2,
    'received',
    { number: 7, kind: 'replace', authorName: 'Lò Thị Mai', body: '=HYPERLINK("x")', isLate: true },
    { actor: 'u2', opinionId: 'o', actorRole: 'committee_member', at: '2026-11-22T18:00:00.000Z' },
  ),
  event(
    3,
    'dispositionConfirmed',
    { decision: 'accepted', explanation: '', byName: 'Nguyễn Văn Dũng' },
    { opinionId: 'o' },
  ),
  event(4, 'implemented', { by: 'server' }, { opinionId: 'o', actor: 'system', actorRole: 'system' }),
  event(5, 'stageMoved', {
    from: 'drafting',
    to: 'internal_review',
    draft: 1,
    note: '',
    byName: 'Nguyễn Văn Dũng',
  }),
]

/** The compiler asks for a sentence for each event type in both languages; here each is heard. */
const closesAt = '2026-11-29T10:00:00.000Z'
const samples: { readonly [type in EventType]?: Partial<EventPayloads[type]> } = {
  roundOpened: { number: 1, title: 'Đợt 1', closesAt },
  roundExtended: { closesAt },
  noOpinion: { unit: { id: 'x', name: 'Chi bộ 3' }, person: null },
  reminded: { units: [{ id: 'x', name: 'Chi bộ 3' }], people: [] },
  grouped: { title: 'Về giải ngân', opinionIds: ['o'] },
  keptSingle: { opinionIds: ['o'], isSingle: true },
  synthesisUpdated: { added: [2, 3] },
  supported: { stance: 'for' },
  sectionLent: { sectionKey: 'pr.p1.1', to: { id: 'u', name: 'Lan' } },
  approvalDecided: {
    body: 'standing',
    decision: 'approveWithRequests',
    reasons: [],
    requests: [{ number: 1, text: 'Bổ sung số liệu.', sectionKey: null, dueAt: null }],
    vote: { present: 15, for: 14, against: 0, blank: 1 },
    minutes: { number: '12-BB/ĐU', date: '2026-11-20' },
  },
}

test('[UI1050] every event type has a sentence in both languages', () => {
  const types = Object.keys(historyVi.events) as EventType[]
  expect(Object.keys(historyEn.events).sort()).toEqual(types.toSorted())
  expect(types.length).toBeGreaterThan(20)
  for (const [words, history] of [
    [vi, historyVi],
    [en, historyEn],
  ] as const)
    for (const type of types) {
      const [row] = historyRows([event(1, type, samples[type] ?? {}, { opinionId: 'o' })], words, history)
      expect(row?.what.trim(), type).not.toBe('')
      expect(row?.what, type).not.toBe(history.unknown)
    }
})

test('[UI1050] a history reads as who did what when, latest first, and an act of a newer release still stands in it', () => {
  const rows = historyRows(log, vi, historyVi)
  expect(rows.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1])
  expect(rows.map(({ who, what }) => `${who}: ${what}`)).toEqual([
    'Nguyễn Văn Dũng: Chuyển bước từ Soạn thảo sang Rà soát, dự thảo lần 1',
    'Máy chủ: Câu chữ của YK-007 đã vào văn bản',
    'Nguyễn Văn Dũng: Quyết định xử lý YK-007: Tiếp thu',
    'Lò Thị Mai: Gửi ý kiến YK-007 (Sửa), gửi muộn',
    'Lò Thị Mai: Lập văn kiện “Báo cáo chính trị” từ mẫu đề cương',
  ])
  expect(historyRows(log, en, historyEn)[1]?.what).toBe('The words of YK-007 entered the text')
  const newer = { ...event(6, 'versionKept', {}), type: 'somethingNewer' } as unknown as RegisterEvent
  const names = {
    opinion: '',
    kinds: vi.kinds,
    decisions: vi.decisions,
    stages: vi.stages,
    time: String,
    count: String,
  }
  expect(sentenceOf(newer, historyVi, names)).toBe(historyVi.unknown)
})

test('[UI1051] the history is narrowed by kind, person and day in Vietnam, and the address says how', () => {
  const rows = historyRows(log, vi, historyVi)
  const filter = { group: 'opinions', who: 'Lò Thị Mai', from: '2026-11-23', to: '2026-11-23' } as const
  expect(rows.filter(row => passes(row, filter)).map(({ seq }) => seq)).toEqual([2]) // 01:00 of the 23rd in Vietnam
  const address = withHistoryFilter(new URLSearchParams('x=1'), filter)
  expect(address.get('x')).toBe('1')
  expect(historyFilterOf(new URLSearchParams(address.toString()))).toEqual(filter)
  expect(historyFilterOf(new URLSearchParams('group=none&from=gestern'))).toEqual(wholeHistory)
  expect([isNarrowed(filter), isNarrowed(wholeHistory)]).toEqual([true, false])
  expect(withHistoryFilter(address, wholeHistory).toString()).toBe('x=1')
})

test('[UI1052] the exported table runs no formula and keeps quotes, commas and line feeds', () => {
  const rows = historyRows(log, vi, historyVi)
  const dangerous = ['=1+1', '+1', '-1', '@x', '\t=1', 'a "b", c', 'một\nhai']
  const csv = historyCsv(
    dangerous.map(said => ({ ...(rows[0] ?? expect.fail()), said })),
    historyVi satisfies HistoryWords,
  )
  expect(csv.startsWith('\uFEFFSố thứ tự,Lúc,Ai,Vai,Việc,Nội dung,Mã mục\r\n')).toBe(true)
  for (const cell of ["'=1+1", "'+1", "'-1", "'@x", "'\t=1", '"a ""b"", c"', '"một\nhai"'])
    expect(csv).toContain(`,${cell},`)
})

test('[UI1055] a checked file is told in sentences: what it is, whether approved, what its hash says', () => {
  const text = (id: string, name: string | null, isApproved = false) => ({
    id,
    name,
    draft: 1,
    stage: 'approved' as const,
    sha256: id.padEnd(64, '0'),
    at: '2026-11-22T02:00:00.000Z',
    isApproved,
  })
  const version = text('v', 'Đã duyệt, lần 1', true)
  const current = text('current', null)
  const found = {
    property: version.sha256,
    comparedFrom: null,
    foot: version.sha256,
    isOfThis: true,
    sameAs: version,
    named: version,
    comparedWith: version,
    blocks: [],
    isCut: false,
    beside: [],
  }
  const { check } = historyVi
  const which = check.version('Đã duyệt, lần 1')
  expect(verdictOf(found, historyVi)).toEqual([check.same(which), check.approved, check.hashAgrees])
  expect(verdictOf({ ...found, sameAs: null }, historyVi)).toEqual([check.changed(which)])
  expect(verdictOf({ ...found, sameAs: current }, historyVi)).toEqual([
    check.same(check.current),
    check.notApproved,
    check.hashOther(which),
  ])
  const silent = { ...found, property: null, foot: null, named: null, isOfThis: null }
  expect(verdictOf(silent, historyVi).at(-1)).toBe(check.hashNone)
  expect(verdictOf({ ...silent, foot: 'f'.repeat(64), isOfThis: false }, historyVi).slice(2)).toEqual([
    check.hashUnknown,
    check.foreign,
  ])
  expect(verdictOf({ ...silent, sameAs: null, isOfThis: false }, historyVi)).toEqual([
    check.another,
    check.foreign,
  ])
})
