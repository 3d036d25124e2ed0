// Grouping by dragging: what goes along, and what letting go over a row would do.

import { expect, test } from 'vitest'
import type { Opinion } from '#model/opinion.ts'
import { draggedWith, groupingOn } from '../../../editor/app/consolidation/row-drop.ts'
import type { TableRow } from '../../../editor/app/consolidation/table-rows.ts'
import { untouched } from '../../support/opinion.ts'

const made = (number: number, groupId: string | null): Opinion => ({
  ...untouched,
  id: `o${number}`,
  number,
  groupId,
  kind: 'clarify',
  severity: 'minor',
  criterion: null,
  sectionKey: 'p1',
  anchor: null,
  body: 'Làm rõ',
  proposedText: null,
  author: { id: 'user-1', name: 'Nguyễn Văn An', unitId: 'own' },
  onBehalfOf: null,
  status: 'open',
  place: { status: 'section' },
  createdAt: '2025-04-02T02:00:00.000Z',
})
const [one, two, three] = [made(1, null), made(2, 'like'), made(3, 'like')]
const byId = new Map([one, two, three].map(opinion => [opinion.id, opinion]))
const rowOf = (opinion: Opinion): TableRow => ({ type: 'opinion', opinion, under: 'p1' })
const heading = (key: string): TableRow => ({
  type: 'heading',
  key,
  title: key,
  ids: [],
  kinds: [],
  unsettled: 0,
  isFolded: false,
})
const rows = [heading('p1'), rowOf(one), rowOf(two), rowOf(three)]
const drop = (target: TableRow, ...ids: string[]) => groupingOn(target, ids, key => key === 'like', byId)

test('[UI1107] a ticked row takes every ticked one along, in the order of the table; another goes alone', () => {
  expect(draggedWith('o3', new Set(['o3', 'o1']), rows)).toEqual(['o1', 'o3'])
  expect(draggedWith('o2', new Set(['o3', 'o1']), rows)).toEqual(['o2'])
})

test('[UI1107] dropped on an opinion, opinions join its group or make a new one with it', () => {
  expect(drop(rowOf(one), 'o2')).toEqual({ groupId: null, ids: ['o1', 'o2'] })
  expect(drop(rowOf(two), 'o1')).toEqual({ groupId: 'like', ids: ['o1'] })
})

test('[UI1107] nothing is offered on itself, on its own group, or on a heading that is no group', () => {
  expect(drop(rowOf(one), 'o1')).toBeNull()
  expect(drop(rowOf(two), 'o3')).toBeNull()
  expect(drop(heading('like'), 'o2', 'o3')).toBeNull()
  expect(drop(heading('p1'), 'o1')).toBeNull()
  expect(drop(heading('like'), 'o1', 'o3')).toEqual({ groupId: 'like', ids: ['o1', 'o3'] })
})
