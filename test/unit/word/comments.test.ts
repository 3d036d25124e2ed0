// Opinions as native comments and proposals as tracked changes.
import { describe, expect, test } from 'vitest'
import type { ExportInput } from '../../../server/word/export-input.ts'
import { exportWord } from '../../support/exported.ts'
import {
  body,
  cell,
  decidedBy,
  doc,
  heading,
  input,
  opinion,
  paragraph,
  part,
  partsOf,
  section,
  table,
  text,
  words,
} from './small.ts'

const report = doc(
  section(
    's.1',
    heading(2, 'I-', 'Kinh tế'),
    paragraph('Diện tích chè tăng ', text('từ 40 lên', { type: 'bold' }), ' 118 héc-ta trong năm năm.'),
  ),
  section('s.2', heading(0, '', 'Không in'), paragraph('')),
  section('s.3', heading(2, 'II-', 'Văn hóa'), paragraph('Xã có ba trường học.')),
)

/** The comments part cut into comments. */
function comments(parts: ReadonlyMap<string, string>): string[] {
  return [...part(parts, 'word/comments.xml').matchAll(/<w:comment .*?<\/w:comment>/gsu)].map(
    ([found]) => found,
  )
}

/** The words between the ends of a comment's range. */
function anchored(xml: string, id: number): string {
  const from = xml.indexOf(`<w:commentRangeStart w:id="${id}"/>`)
  return words(xml.slice(from, xml.indexOf(`<w:commentRangeEnd w:id="${id}"/>`)), 'with deleted')
}

describe('comments', () => {
  test('[WD20] an opinion is a comment by its author over its words: number, kind, severity, then what it says', async () => {
    const parts = await partsOf(
      input(report, [
        opinion(report, 7, 'chè tăng từ 40', { onBehalfOf: 'Chi bộ Bến Gốm', body: 'Nêu rõ\nđầu kỳ.' }),
      ]),
    )
    const [comment] = comments(parts)
    expect(anchored(body(parts), 0)).toBe('chè tăng từ 40')
    expect(comment).toContain('w:author="Người góp ý 7"')
    expect(words(comment ?? '')).toBe('YK-007 · Sửa · Phải xử lý · Thay mặt Chi bộ Bến GốmNêu rõđầu kỳ.')
  })

  test('[WD94] the first line says how an opinion came in: on paper, by how many, late', async () => {
    const came = {
      source: 'paper',
      sourceRef: 'Phiếu 12',
      headCount: { agreed: 12, present: 15 },
      isLate: true,
    } as const
    const [comment] = comments(await partsOf(input(report, [opinion(report, 7, '118 héc-ta', came)])))
    expect(words(comment ?? '')).toMatch(
      /^YK-007 · Sửa · Phải xử lý · Góp ý bằng văn bản giấy: Phiếu 12 · 12\/15 người dự đồng ý · Gửi sau khi /u,
    )
  })

  test('[WD94] answers and a reservation are replies by who gave them, one level deep, in the order in which they came', async () => {
    const an = { id: 'user-an', name: 'Nguyễn Văn An' }
    const told = opinion(report, 1, '118 héc-ta', {
      status: 'declined',
      disposition: decidedBy('declined', 'Số liệu đã đúng.'),
      reserved: { reason: 'Chưa có nguồn', by: an, at: '2025-04-02T02:00:00.000Z' },
      replies: [
        { id: 'r2', by: an, body: 'Nguồn ở đâu?\u0007', at: '2025-04-01T03:00:00.000Z' },
        { id: 'r1', by: an, body: 'Xin bổ sung.', at: '2025-03-30T03:00:00.000Z' },
      ],
    })
    const parts = await partsOf(input(report, [told]))
    expect(comments(parts).map(comment => words(comment))).toEqual([
      expect.stringContaining('YK-001'),
      'Xin bổ sung.',
      'Giải trình, giữ nguyênSố liệu đã đúng.',
      'Nguồn ở đâu?',
      'Bảo lưu ý kiến: Chưa có nguồn',
    ])
    const parents = [...part(parts, 'word/commentsExtended.xml').matchAll(/w15:paraIdParent="(\w+)"/gu)]
    expect(parents.map(([, parent]) => parent)).toEqual(Array.from({ length: 4 }, () => '10000000'))
    expect(part(parts, 'word/comments.xml')).toContain('w:author="Nguyễn Văn An"')
  })

  test('[WD21] dates are shown as the clock in Viet Nam; the true UTC stands beside them', async () => {
    const parts = await partsOf(input(report, [opinion(report, 1, '118 héc-ta')]))
    expect(part(parts, 'word/comments.xml')).toContain('w:date="2025-03-02T01:05:09Z"')
    expect(part(parts, 'word/commentsExtensible.xml')).toContain('w16cex:dateUtc="2025-03-01T18:05:09Z"')
  })

  test('[WD22] resolved without a reply is kept', async () => {
    const parts = await partsOf(input(report, [opinion(report, 1, '118 héc-ta', { status: 'noted' })]))
    expect(comments(parts)).toHaveLength(1)
    expect(part(parts, 'word/commentsExtended.xml')).toContain('w15:paraId="10000000" w15:done="1"')
  })

  test('[WD23] a decision is a reply by whoever decided, with its own range, and root and reply are resolved', async () => {
    const decided = opinion(report, 1, '118 héc-ta', {
      status: 'declined',
      disposition: decidedBy('declined', 'Số đã chốt.'),
    })
    const parts = await partsOf(input(report, [decided]))
    const [, reply] = comments(parts)
    expect(reply).toContain('w:author="Nguyễn Văn Dũng"')
    expect(words(reply ?? '')).toBe('Giải trình, giữ nguyênSố đã chốt.')
    expect(anchored(body(parts), 1)).toBe('118 héc-ta')
    const threads = part(parts, 'word/commentsExtended.xml')
    expect(threads.match(/w15:done="1"/gu)).toHaveLength(2)
    expect(threads).toContain('w15:paraId="10000001" w15:paraIdParent="10000000"')
  })

  test('[WD24] one level of replies: a later suggestion answers the opinion, not the decision', async () => {
    const both = opinion(report, 1, '118 héc-ta', {
      status: 'declined',
      disposition: decidedBy('declined', 'Một.'),
      proposedDisposition: decidedBy('accepted', 'Hai.'),
    })
    const threads = part(await partsOf(input(report, [both])), 'word/commentsExtended.xml')
    expect(threads.match(/w15:paraIdParent="10000000"/gu)).toHaveLength(2)
  })

  test('[WD25] a decision that waits for confirmation is a reply "Đề xuất" and resolves nothing; a withdrawn opinion says so', async () => {
    const waiting = opinion(report, 1, '118 héc-ta', { proposedDisposition: decidedBy('accepted', '') })
    const taken = opinion(report, 2, 'ba trường học', { status: 'withdrawn' })
    const parts = await partsOf(input(report, [waiting, taken]))
    const [, suggestion, , withdrawn] = comments(parts)
    expect(words(suggestion ?? '')).toBe('Đề xuất: Tiếp thu toàn bộ')
    expect(words(withdrawn ?? '')).toBe('Đã rút')
    expect(withdrawn).not.toContain('w:date')
    expect(
      [...part(parts, 'word/commentsExtended.xml').matchAll(/w15:done="(\d)"/gu)].map(([, done]) => done),
    ).toEqual(['0', '0', '1', '1'])
  })

  test('[WD26] an opinion without a place stands at its block, its section, or the title, with its quote', async () => {
    const lost = { quote: 'câu đã bị bỏ', blockId: 'gone' }
    const parts = await partsOf(
      input(report, [
        opinion(report, 1, 'câu đã bị bỏ', { sectionKey: 's.3', anchor: lost }),
        opinion(report, 2, null, { sectionKey: 's.2' }),
        opinion(report, 3, null),
      ]),
    )
    const xml = body(parts)
    expect(anchored(xml, 0)).toBe('Văn hóa')
    expect(words(comments(parts)[0] ?? '')).toContain('Nguyên văn khi góp ý: “câu đã bị bỏ”')
    expect(anchored(xml, 1)).toBe('BÁO CÁO')
    expect(anchored(xml, 2)).toBe('BÁO CÁO')
  })

  test('[WD27] paragraph numbers stay below 0x80000000 however many comments there are', async () => {
    const many = Array.from({ length: 300 }, (_, index) => opinion(report, index + 1, 'ba trường học'))
    const ids = [
      ...part(await partsOf(input(report, many)), 'word/commentsExtended.xml').matchAll(/paraId="(\w+)"/gu),
    ]
    expect(ids).toHaveLength(300)
    for (const [, id] of ids) expect(Number.parseInt(id ?? '', 16)).toBeLessThan(0x8000_0000)
  })

  test('[WD28] two people of one name are told apart by their accounts', async () => {
    const named = (number: number, id: string) =>
      opinion(report, number, 'ba trường học', { author: { id, name: 'Nguyễn Văn An', unitId: 'unit' } })
    const people = part(await partsOf(input(report, [named(1, 'an-1'), named(2, 'an-2')])), 'word/people.xml')
    expect([...people.matchAll(/w15:userId="([^"]+)"/gu)].map(([, id]) => id)).toEqual(['an-1', 'an-2'])
  })

  test('[WF21] a review file may be open to comments alone; a clean one never is', async () => {
    const settings = async (over: Partial<ExportInput>) =>
      part(await partsOf(input(report, [], over)), 'word/settings.xml')
    const guarded = await settings({ isForCommentsOnly: true })
    expect(guarded).toMatch(/<w:documentProtection [^>]*w:edit="comments"/u)
    expect(guarded).toMatch(/<w:documentProtection [^>]*w:enforcement="(?:1|true)"/u)
    expect(await settings({})).not.toContain('documentProtection')
    expect(await settings({ mode: 'clean', isForCommentsOnly: true })).not.toContain('documentProtection')
  })

  test('[WD29] a clean file holds no opinion, no comment part and no tracking', async () => {
    const parts = await partsOf(
      input(report, [opinion(report, 1, '118 héc-ta', { proposedText: '120 héc-ta' })], { mode: 'clean' }),
    )
    expect([...parts.keys()].filter(name => /comments|people/u.test(name))).toEqual([])
    expect(body(parts)).not.toMatch(/w:(?:ins|del|comment\w+) /u)
    expect(part(parts, 'word/settings.xml')).not.toContain('trackRevisions')
  })
})

describe('proposals', () => {
  test('[WD30] an open proposal is a deletion of the quote and an insertion of the wording, by its author at its time', async () => {
    const xml = body(
      await partsOf(
        input(report, [opinion(report, 1, 'tăng từ 40 lên 118 héc-ta', { proposedText: 'tăng gần gấp ba' })]),
      ),
    )
    const deleted = [...xml.matchAll(/<w:del .*?<\/w:del>/gu)].map(([found]) => words(found)).join('')
    expect(deleted).toBe('tăng từ 40 lên 118 héc-ta')
    expect(/<w:ins (.*?)>.*?<\/w:ins>/u.exec(xml)?.[1]).toMatch(
      /w:author="Người góp ý 1" w:date="2025-03-02T01:05:09Z"/u,
    )
    expect(words(xml, 'without deleted')).toContain('Diện tích chè tăng gần gấp ba trong năm năm.')
    expect(xml).toMatch(/<w:del [^>]*><w:r><w:rPr><w:b\/>/u)
  })

  test('[WD31] a proposal with no words is a deletion alone', async () => {
    const xml = body(
      await partsOf(
        input(report, [opinion(report, 1, ' trong năm năm', { proposedText: '', kind: 'delete' })]),
      ),
    )
    expect(words(xml, 'without deleted')).toContain('118 héc-ta.')
    expect(xml).not.toContain('<w:ins ')
  })

  test('[WD32] of two proposals on the same words the first received becomes the change, the other a comment with its wording', async () => {
    const first = opinion(report, 1, 'từ 40 lên 118', { proposedText: 'từ 41 lên 118' })
    const second = opinion(report, 2, '118 héc-ta', { proposedText: '120 héc-ta' })
    const parts = await partsOf(input(report, [second, first]))
    const inserted = [...body(parts).matchAll(/<w:ins .*?<\/w:ins>/gu)].map(([found]) => words(found))
    expect(inserted).toEqual(['từ 41 lên 118'])
    expect(words(comments(parts)[1] ?? '')).toContain('Đề nghị sửa thành: “120 héc-ta”')
    expect(words(comments(parts)[0] ?? '')).not.toContain('Đề nghị sửa thành')
  })

  test('[WD33] decided proposals, repeated words and words over two paragraphs are never changes', async () => {
    const twice = doc(
      section('s', heading(2, 'I-', 'A'), paragraph('chè hữu cơ và chè hữu cơ'), paragraph('Câu sau.')),
    )
    const xml = body(
      await partsOf(
        input(twice, [
          opinion(twice, 1, 'chè hữu cơ', { proposedText: 'chè sạch' }),
          opinion(twice, 2, 'cơ\nCâu', { proposedText: 'x' }),
          opinion(twice, 3, 'Câu sau', { proposedText: 'y', status: 'declined' }),
        ]),
      ),
    )
    expect(xml).not.toMatch(/<w:(?:ins|del) /u)
    expect(anchored(xml, 1)).toBe('cơCâu')
  })

  test('[WD34] revision ids are unique over the file, in tables and links too', async () => {
    const linked = doc(
      section(
        's',
        heading(2, 'I-', 'A'),
        paragraph('Xem ', text('trang chủ', { type: 'link', attrs: { href: 'https://a.vn' } }), ' của xã.'),
        table('', [cell('Số liệu cũ'), cell('')]),
      ),
    )
    const parts = await partsOf(
      input(linked, [
        opinion(linked, 1, 'Xem trang chủ của', { proposedText: 'Đọc trang của' }),
        opinion(linked, 2, 'liệu cũ', { proposedText: 'liệu mới' }),
      ]),
    )
    const ids = [...body(parts).matchAll(/<w:(?:ins|del) w:id="(\d+)"/gu)].map(([, id]) => id)
    expect(ids.length).toBe(6)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('[WD35] places that do not fit the text never stop an export: the opinion is shown at the title', async () => {
  const wild = opinion(report, 1, 'ba trường học', {
    place: { status: 'exact', from: 5000, to: 9000, blockId: 'none' },
    proposedText: 'x',
  })
  await expect(exportWord(input(report, [wild]))).resolves.toBeInstanceOf(Uint8Array)
})
