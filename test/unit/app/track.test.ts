// The stages on the track, the roles that count on a document, sizes of the page, names of files.

import { describe, expect, test } from 'vitest'
import { stages } from '#model/stage.ts'
import { heldRoles } from '../../../editor/app/draft/held-roles.ts'
import { fileNameOf } from '../../../editor/app/draft/word-file.ts'
import { fitted, roomBeside, zoomOf } from '../../../editor/app/draft/zoom.ts'
import { placeOnTrack, trackLength } from '../../../editor/app/stage-track.ts'
import { en } from '../../../editor/words/en.ts'
import { vi } from '../../../editor/words/vi.ts'

describe('the stage track', () => {
  test('[UI5] every stage has its step, and they never go back but for a return', () => {
    let before = -1
    for (const stage of stages) {
      const { step } = placeOnTrack(stage)
      expect(step).toBeGreaterThanOrEqual(before)
      expect(step).toBeLessThan(trackLength)
      before = step
    }
    expect(vi.track.steps).toHaveLength(trackLength)
    expect(en.track.steps).toHaveLength(trackLength)
  })

  test.each([
    ['drafting', 'unit'],
    ['consolidation', 'unit'],
    ['steering_review', 'superior'],
    ['submitted', 'superior'],
    ['outline_set', 'none'],
    ['approved', 'none'],
  ] as const)('[UI5] a document at %s is in the hands of: %s', (stage, holder) => {
    expect(placeOnTrack(stage).holder).toBe(holder)
  })
})

test('[UI6] a superior’s role counts on documents of the units below, an ordinary one does not', () => {
  const me = {
    memberships: [
      { unitId: 'tinh', role: 'steering_head' },
      { unitId: 'tinh', role: 'drafter' },
      { unitId: 'xa', role: 'clerk' },
    ],
  } as const
  expect(heldRoles(me, 'xa', 'tinh')).toEqual(['steering_head', 'clerk'])
  expect(heldRoles(me, 'khac', null)).toEqual([])
})

describe('the size of the page', () => {
  test.each([
    [740, 87],
    [655, 76],
    [1138, 100],
    [100, 60],
  ])('[UI7] a room of %d px fits the page at %d%%', (room, percent) => {
    expect(fitted(room)).toBe(percent)
  })

  test('[UI7] a chosen size wins; what cannot be read falls back to fitting', () => {
    expect(zoomOf('125', 87)).toBe(125)
    expect(zoomOf('fit', 87)).toBe(87)
    expect(zoomOf('9000', 87)).toBe(87)
  })
})

test('[UI8] a file keeps its Vietnamese name', () => {
  const header = `attachment; filename="Bao cao.docx"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.docx`
  expect(fileNameOf(header)).toBe('Báo cáo.docx')
  expect(fileNameOf('attachment; filename="Bao cao.docx"')).toBe('Bao cao.docx')
  expect(fileNameOf('')).toBe('van-kien.docx')
})

describe('words', () => {
  const flat = (value: unknown, path: string): [string, unknown][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => flat(inner, `${path}.${key}`))
      : [[path, value]]

  test('[UI9] both languages name the same things, and no word is empty', () => {
    const inVietnamese = flat(vi, 'words')
    const inEnglish = new Map(flat(en, 'words'))
    expect([...inEnglish.keys()].sort()).toEqual(inVietnamese.map(([path]) => path).sort())
    for (const [path, value] of [...inVietnamese, ...inEnglish]) {
      expect(typeof value === 'function' || (typeof value === 'string' && value.trim() !== ''), path).toBe(
        true,
      )
    }
  })

  test('[UI9] no sentence shouts and none is written in decomposed letters', () => {
    for (const [path, value] of [...flat(vi, 'vi'), ...flat(en, 'en')]) {
      if (typeof value !== 'string') continue
      expect(value, path).not.toContain('!')
      expect(value, path).toBe(value.normalize('NFC'))
    }
  })
})

test('[UI15] a wide table takes the free room beside the page, up to a landscape sheet, and never a sliver of it', () => {
  expect(roomBeside(655, 76)).toBe(0)
  expect(roomBeside(842 + 2 * 59, 100)).toBe(0)
  expect(roomBeside(842 + 2 * 100, 100)).toBe(100)
  expect(roomBeside(3000, 100)).toBe((1123 - 794) / 2)
})
