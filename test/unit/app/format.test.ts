// How times, numbers and names are written, and how the list is searched.

import { describe, expect, test } from 'vitest'
import { folded, formatNumber, formatTime, initials, matches } from '../../../editor/app/format.ts'

describe('times and numbers', () => {
  test.each([
    ['2026-11-22T08:04:00Z', '15:04 22/11/2026'],
    ['2026-12-31T17:00:00.000Z', '00:00 01/01/2027'],
    ['2026-03-01T01:09:59Z', '08:09 01/03/2026'],
  ])('[UI1] %s is shown in Vietnam’s time as %s', (instant, shown) => {
    expect(formatTime(instant)).toBe(shown)
  })

  test.each([
    [1234.5, '1.234,5'],
    [9000, '9.000'],
    [0, '0'],
    [62.04, '62'],
  ])('[UI2] the number %d is written %s', (value, shown) => {
    expect(formatNumber(value)).toBe(shown)
  })
})

describe('search', () => {
  test.each([
    ['Báo cáo chính trị', 'bao cao'],
    ['Báo cáo chính trị', 'báo'],
    ['Đảng ủy xã mẫu', 'dang uy'],
    ['Đảng ủy xã mẫu', 'ĐẢNG'],
    ['Đảng ủy xã mẫu', 'mẫu đảng'],
    ['Báo cáo', ''],
    ['Báo cáo'.normalize('NFD'), 'báo'],
  ])('[UI3] “%s” is found by “%s”', (text, sought) => {
    expect(matches(text, sought)).toBe(true)
  })

  test.each([
    ['Báo cáo chính trị', 'bão'],
    ['Đảng ủy', 'dáng'],
    ['Báo cáo', 'kiểm điểm'],
  ])('[UI3] “%s” is not found by “%s”: marks that are typed count', (text, sought) => {
    expect(matches(text, sought)).toBe(false)
  })

  test('[UI3] marks and đ are folded away', () => {
    expect(folded('Đảng bộ Đồi Thông ƯỚC')).toBe('dang bo doi thong uoc')
  })
})

test('[UI4] an avatar shows the middle and the given name', () => {
  expect(initials('Nguyễn Văn An')).toBe('VA')
  expect(initials(' Giàng  A  Páo ')).toBe('AP')
  expect(initials('Ơn')).toBe('Ơ')
})
