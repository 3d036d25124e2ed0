// The decided opinions on the approval page: in which order the decisions stand.

import { expect, test } from 'vitest'
import type { Opinion, Status } from '#model/opinion.ts'
import { decidedGroups } from '../../../editor/app/approval/decided-groups.ts'

test('[UI1281] what was declined comes first, accepted last; open and withdrawn opinions are left out', () => {
  const statuses: readonly Status[] = ['accepted', 'open', 'declined', 'noted', 'withdrawn', 'declined']
  const opinions = statuses.map((status, index) => ({ status, number: statuses.length - index }) as Opinion)
  expect(
    decidedGroups(opinions).map(({ decision, items }) => [decision, items.map(({ number }) => number)]),
  ).toEqual([
    ['declined', [1, 4]],
    ['noted', [3]],
    ['accepted', [6]],
  ])
})
