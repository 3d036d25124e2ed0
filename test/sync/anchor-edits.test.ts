// Anchors in a real shared text after long random editing by two people (review §2.4). ANCHOR_RUNS and ANCHOR_SEED set how
// many runs, and which.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import {
  anchorOn,
  block,
  exchange,
  type Fate,
  fateOf,
  type Replica,
  runsOf,
  textIn,
  twoReplicas,
} from '../support/two-texts.ts'

const prose = [
  'Trong nhiệm kỳ qua, Đảng bộ và Nhân dân trong xã đã đoàn kết, nỗ lực vượt qua khó khăn, hoàn thành cơ bản các chỉ tiêu Nghị quyết đại hội đề ra.',
  'Tổng thu ngân sách trên địa bàn bình quân tăng 12 % mỗi năm; tỷ lệ hộ nghèo giảm còn 3,2 %, thấp hơn mục tiêu 0,8 điểm.',
  'Công tác cán bộ có mặt còn hạn chế; việc đánh giá cán bộ ở một số chi bộ chưa thực chất, còn nể nang, ngại va chạm.',
  'Nguyên nhân chủ quan là do năng lực của một bộ phận cán bộ chưa đáp ứng yêu cầu nhiệm vụ trong tình hình mới.',
  'Giải ngân vốn đầu tư công hằng năm mới đạt 87 % kế hoạch, ba công trình phải gia hạn thời gian thực hiện.',
  'Phấn đấu đến năm 2030 thu nhập bình quân đầu người đạt 75 triệu đồng, trường học đạt chuẩn quốc gia đạt 100 %.',
]
const operation = fc.record({
  by: fc.boolean(),
  kind: fc.constantFrom('insert', 'insert', 'delete', 'split', 'join', 'move', 'retype', 'undo'),
  block: fc.nat(99),
  at: fc.nat(999),
  length: fc.integer({ min: 1, max: 12 }),
  isOffline: fc.integer({ min: 0, max: 9 }).map(roll => roll < 3),
})
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never

function perform(replica: Replica, { kind, block: which, at, length }: Operation): void {
  if (kind === 'undo') {
    replica.undo.undo()
    return
  }
  replica.change(section => {
    if (section.length === 0) return
    const index = which % section.length
    const here = textIn(section.get(index))
    const offset = at % (here.length + 1)
    switch (kind) {
      case 'insert':
        here.insert(offset, 'thêm chữ '.slice(0, length), {})
        return
      case 'delete':
        here.delete(offset, Math.min(length, here.length - offset))
        return
      case 'split': {
        const rest = runsOf(section.get(index), offset)
        here.delete(offset, here.length - offset)
        section.insert(index + 1, [block(rest)])
        return
      }
      case 'join': {
        if (index + 1 >= section.length) return
        const runs = [...runsOf(section.get(index)), ...runsOf(section.get(index + 1))]
        const id = (section.get(index) as Y.XmlElement).getAttribute('id')
        section.delete(index, 2)
        section.insert(index, [block(runs, 'paragraph', id)])
        return
      }
      case 'move': {
        const [runs, id] = [
          runsOf(section.get(index)),
          (section.get(index) as Y.XmlElement).getAttribute('id'),
        ]
        section.delete(index, 1)
        section.insert(at % (section.length + 1), [block(runs, 'paragraph', id)])
        return
      }
      case 'retype': {
        const word = runsOf(section.get(index), offset, offset + length)
        here.delete(offset, Math.min(length, here.length - offset))
        let end = offset
        for (const { insert } of word) {
          here.insert(end, insert, {})
          end += insert.length
        }
      }
    }
  })
}

const runs = Number(process.env['ANCHOR_RUNS'] ?? 150)
const seed = Number(process.env['ANCHOR_SEED'] ?? 20261122)

test(`[RO49] ${runs} × 40 random edits: none lost, most exact, nothing written to a wrong place`, {
  timeout: 600_000,
}, () => {
  const tally = { surviving: 0, exact: 0, gone: 0, changed: 0, writable: 0 }
  const count = (quoted: string, { place, words, mayWrite, truth }: Fate) => {
    expect(place.status).toBeTypeOf('string') // it stands in the list, whatever happened
    const survives = truth.isWhole && truth.words === quoted
    if (survives) {
      tally.surviving += 1
      if (words === quoted && place.from === truth.at) tally.exact += 1
    } else tally[truth.words === '' ? 'gone' : 'changed'] += 1
    if (!mayWrite) return
    tally.writable += 1
    expect(words).toBe(quoted)
    if (survives) expect(place.from).toBe(truth.at)
  }
  fc.assert(
    fc.property(
      fc.nat(prose.length - 1),
      fc.nat(99),
      fc.integer({ min: 1, max: 8 }),
      fc.array(operation, { minLength: 40, maxLength: 40 }),
      (index, start, size, operations) => {
        const [a, b] = twoReplicas(prose)
        const words = [...(prose[index] ?? '').matchAll(/\S+/gu)]
        const first = words[start % words.length]
        const last = words[Math.min(words.length - 1, (start % words.length) + size - 1)]
        if (!first || !last) throw new RangeError('no words')
        const anchor = anchorOn(a, index, first.index, last.index + last[0].length)
        exchange(a, b)
        for (const one of operations) {
          perform(one.by ? a : b, one)
          if (!one.isOffline) exchange(a, b)
        }
        exchange(a, b)
        count(anchor.quote, fateOf(b, anchor))
      },
    ),
    { numRuns: runs, seed },
  )
  console.log(`seed ${seed}: ${JSON.stringify(tally)}`)
  expect(tally.exact / tally.surviving).toBeGreaterThanOrEqual(0.85)
  expect(tally.writable).toBeGreaterThan(0)
})
