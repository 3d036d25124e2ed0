// What is new about the sections that somebody was given.

import { expect, test } from 'vitest'
import { newsBetween } from '../../../editor/app/opinion/section-news.ts'

const nothing = { fieldAdded: [], fieldGone: [], isWhole: false, lent: [], back: [] }

test('[UI1402] news is what changed since the person was told; what a first visit shows by itself is none', () => {
  const plain = { field: null, lent: [] }
  const own = { field: ['a', 'b'], lent: ['c'] }
  expect(newsBetween(null, plain)).toBeNull()
  expect(newsBetween(own, own)).toBeNull()
  expect(newsBetween(null, own)).toEqual({ ...nothing, lent: ['c'] })
  expect(newsBetween(own, { field: ['b', 'd'], lent: [] })).toEqual({
    ...nothing,
    fieldAdded: ['d'],
    fieldGone: ['a'],
    back: ['c'],
  })
  expect(newsBetween(own, plain)).toEqual({ ...nothing, isWhole: true, back: ['c'] })
  expect(newsBetween(plain, { field: ['a'], lent: [] })).toEqual({ ...nothing, fieldAdded: ['a'] })
})
