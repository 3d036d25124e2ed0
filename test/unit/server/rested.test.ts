// A text rests when it was changed and then left alone; each change is told once.

import { expect, test } from 'vitest'
import { RestedTexts } from '../../../server/sync/rested.ts'

test('[GT73] a text that was changed and then left alone is named once, one that was only opened never', () => {
  const rested = new RestedTexts()
  const at = (...revisions: [string, number][]) => rested.look(new Map(revisions))
  expect(at(['a', 1], ['b', 1])).toEqual([]) // opened
  expect(at(['a', 1], ['b', 1])).toEqual([])
  expect(at(['a', 2], ['b', 1])).toEqual([]) // just changed
  expect(at(['a', 3], ['b', 1])).toEqual([]) // still typing
  expect(at(['a', 3], ['b', 2])).toEqual(['a'])
  expect(at(['a', 3])).toEqual(['b']) // closed before it could rest
  expect(at(['a', 3])).toEqual([])
})
