// What is typed for an entry of a dossier, and whose dossiers a person may open.

import { expect, test } from 'vitest'
import type { DossierSaid } from '#model/dossier.ts'
import { dossierUnits } from '../../../editor/app/dossier/dossier-data.ts'
import { nothingTyped, saidFrom } from '../../../editor/app/dossier/typed-record.ts'

const said: readonly DossierSaid[] = [
  {
    kind: 'outside',
    number: '07-TB/TCĐ',
    date: '2026-11-10',
    approved: { by: 'Tổ chỉ đạo', on: '2026-11-12' },
  },
  { kind: 'outside', number: '03-CTr/ĐU', date: '2026-02-05', approved: null },
  { kind: 'document', documentId: 'd1' },
  { kind: 'notNeeded', reason: 'Đại hội hai nội dung, không bầu cử.' },
]

test('[UI1401] what was said opens as it was said, and is sent as it stands', () => {
  for (const one of said) expect(saidFrom(nothingTyped(one))).toEqual({ said: one, faults: new Set() })
})

test('[UI1401] what is missing or no day is told by field, and only of the fields that are asked', () => {
  const empty = nothingTyped(null)
  const faultsOf = (typed: object) => [...saidFrom({ ...empty, ...typed }).faults].toSorted()
  expect(faultsOf({})).toEqual(['date', 'number'])
  expect(faultsOf({ number: '1', date: '30/2/2026', isApproved: true, by: ' ', on: 'hôm qua' })).toEqual([
    'by',
    'date',
    'on',
  ])
  expect(faultsOf({ kind: 'document' })).toEqual(['documentId'])
  expect(faultsOf({ kind: 'notNeeded', reason: '  ' })).toEqual(['reason'])
  expect(saidFrom({ ...empty, kind: 'takenBack', reason: ' Ghi nhầm. ' }).said).toEqual({
    kind: 'takenBack',
    reason: 'Ghi nhầm.',
  })
})

test('[UI1400] the dossiers a person may open: of their own unit by a role that reads one, and of those below a superior role', () => {
  const unit = (id: string, parentId: string | null) => ({ id, name: id, parentId, kind: 'commune' }) as const
  const units = [unit('top', null), unit('own', 'top'), unit('cell', 'own'), unit('other', 'top')]
  const opened = (...memberships: { unitId: string; role: never }[]) =>
    dossierUnits({ user: { id: '', name: '', email: '' }, memberships, isAdministrator: false }, units).map(
      ({ id }) => id,
    )
  const held = (unitId: string, role: string) => ({ unitId, role: role as never })
  expect(opened(held('own', 'clerk'))).toEqual(['own'])
  expect(opened(held('top', 'steering_head'))).toEqual(['own', 'cell', 'other'])
  expect(opened(held('own', 'party_member'), held('own', 'admin'))).toEqual([])
})
