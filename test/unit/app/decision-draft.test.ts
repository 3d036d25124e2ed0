// A decision while it is written: what is sent, and what is missing.

import { expect, test } from 'vitest'
import { emptyDecision, faultsIn, sentDecision } from '../../../editor/app/approval/decision-draft.ts'

const full = {
  vote: { present: 13, for: 12, against: null, blank: 1 },
  minutesNumber: ' 12-BB/TU ',
  minutesDate: '2026-11-20',
  reasons: [
    { id: 1, text: ' Số liệu chưa khớp. ' },
    { id: 2, text: '  ' },
  ],
  dueAt: '2026-12-15',
  requests: [
    { id: 1, text: 'Thêm số liệu năm 2024.', sectionKey: 'pr.p1.1', dueAt: '2026-12-01' },
    { id: 3, text: '', sectionKey: '', dueAt: null },
    { id: 4, text: 'Rút gọn.', sectionKey: '', dueAt: null },
  ],
}

test('[UI1065] a decision carries what belongs to it, empty lines left out', () => {
  const common = {
    vote: { present: 13, for: 12, against: 0, blank: 1 },
    minutes: { number: '12-BB/TU', date: '2026-11-20' },
  }
  const reasons = ['Số liệu chưa khớp.']
  expect(sentDecision('return', full)).toEqual({ ...common, reasons, requests: [], dueAt: '2026-12-15' })
  expect(sentDecision('approveWithRequests', full)).toEqual({
    ...common,
    dueAt: null,
    reasons: [],
    requests: [
      { text: 'Thêm số liệu năm 2024.', sectionKey: 'pr.p1.1', dueAt: '2026-12-01' },
      { text: 'Rút gọn.', sectionKey: null, dueAt: null },
    ],
  })
  expect(sentDecision('approve', emptyDecision)).toEqual({
    reasons: [],
    requests: [],
    dueAt: null,
    vote: null,
    minutes: null,
  })
})

test('[UI1065] what a decision lacks is named: only what the move needs, and whatever was begun', () => {
  expect(faultsIn('approve', emptyDecision, [])).toEqual([])
  expect(faultsIn('approve', emptyDecision, ['vote', 'minutes'])).toEqual(['vote-missing', 'minutes'])
  expect(faultsIn('return', emptyDecision, ['vote'])).toEqual(['vote-missing', 'reasons'])
  expect(faultsIn('approveWithRequests', emptyDecision, [])).toEqual(['requests'])
  expect(faultsIn('return', full, ['vote', 'minutes'])).toEqual([])
  expect(faultsIn('approve', { ...full, vote: { ...full.vote, for: 14 } }, [])).toEqual(['vote-wrong'])
  expect(faultsIn('approve', { ...full, vote: { ...full.vote, present: null } }, [])).toEqual([
    'vote-missing',
  ])
  expect(faultsIn('approve', { ...full, minutesDate: null }, [])).toEqual(['minutes'])
})
