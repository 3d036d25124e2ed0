// The opinions on the approval page: in which order they stand.

import { expect, test } from 'vitest'
import type { Opinion, Status } from '#model/opinion.ts'
import { opinionGroups } from '../../../editor/app/approval/opinion-groups.ts'

test('[UI1281] what is open comes first, then what was declined, accepted last; withdrawn opinions are left out', () => {
  const statuses: readonly Status[] = ['accepted', 'open', 'declined', 'noted', 'withdrawn', 'declined']
  const opinions = statuses.map((status, index) => ({ status, number: statuses.length - index }) as Opinion)
  expect(
    opinionGroups(opinions).map(({ status, items }) => [status, items.map(({ number }) => number)]),
  ).toEqual([
    ['open', [5]],
    ['declined', [1, 4]],
    ['noted', [3]],
    ['accepted', [6]],
  ])
})
