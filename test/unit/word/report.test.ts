// The two reports from the register: what stands where, word for word, and whether the sums are right.

import { describe, expect, test } from 'vitest'
import type { Opinion } from '#model/opinion.ts'
import { hd05Format } from '#templates/formats/hd05-2026.ts'
import { writeWord } from '../../support/exported.ts'
import { bareDecision } from '../../support/opinion.ts'
import { group, linesOf, marchRound, reportInput, reportParts, tablesOf } from '../../support/report.ts'
import { body, decidedBy, doc, heading, opinion, paragraph, part, section } from './small.ts'

const draft = doc(
  section('p1', heading(1, 'Phần thứ nhất', 'Đánh giá')),
  section('p1.1', heading(2, 'I-', 'Tình hình'), paragraph('Xã có ba trường học.')),
  section('p1.2', heading(2, 'II-', 'Kết quả')),
  section('p1.2.1', heading(3, '1.', 'Kinh tế'), paragraph('Chè là cây chính của xã.')),
)
const by = { id: 'user-1', name: 'Nguyễn Văn An' }
const at = '2025-04-02T02:00:00.000Z'
const done = (decision: 'accepted' | 'declined', explanation: string) => ({
  status: decision,
  disposition: decidedBy(decision, explanation),
})

/** Nine opinions of many kinds; by number they stand in another order than by the draft. */
const opinions: Opinion[] = [
  opinion(draft, 1, 'cây chính', {
    sectionKey: 'p1.2.1',
    proposedText: 'cây mũi nhọn',
    ...done('accepted', ''),
    implementation: 'done',
    implementedBy: {
      by: 'server',
      person: null,
      at,
      blockId: null,
      textBefore: 'cây chính',
      textAfter: 'cây mũi nhọn',
      noChangeReason: null,
    },
  }),
  opinion(draft, 2, 'ba trường học', {
    kind: 'add',
    body: 'Nêu thêm số học sinh.',
    ...done('declined', 'Số liệu ở phụ lục.'),
    reserved: { reason: 'Phụ lục chưa có', by, at },
  }),
  opinion(draft, 3, null, { kind: 'general', body: 'Báo cáo còn dài.' }),
  opinion(draft, 4, null, {
    kind: 'add',
    sectionKey: 'p1.1',
    body: 'Nêu số dân.\nNêu cả mật độ.',
    source: 'meeting',
    sourceRef: 'BB 03',
    headCount: { agreed: 12, present: 15 },
    onBehalfOf: 'Chi bộ thôn Đông',
    onBehalfOfUnit: 'cell',
    isLate: true,
  }),
  opinion(draft, 5, 'Chè', { kind: 'delete', status: 'withdrawn', withdrawnAt: at }),
  opinion(draft, 6, null, {
    kind: 'substantive',
    sectionKey: 'p1.2.1',
    status: 'outOfScope',
    disposition: { ...decidedBy('declined', 'Thuộc huyện.'), decision: 'outOfScope' },
    body: 'Mở đường lên đỉnh.',
  }),
  opinion(draft, 7, 'cây chính', {
    proposedText: 'cây chủ lực',
    status: 'duplicate',
    disposition: {
      ...bareDecision,
      decision: 'duplicate',
      explanation: '',
      duplicateOf: 'opinion-1',
      by,
      at,
    },
  }),
  opinion(draft, 8, null, { kind: 'clarify', sectionKey: 'p9', body: 'Mục này nay ở đâu?' }),
  opinion(draft, 9, 'ba trường học', {
    kind: 'data_error',
    proposedText: 'bốn trường học',
    ...done('accepted', ''),
    implementation: 'conflict',
    supports: { for: 4, against: 1, mine: null },
  }),
]

const tableOf = async (over: Parameters<typeof reportInput>[3] = {}) => {
  const xml = body(await reportParts(reportInput('dispositions', draft, opinions, over)))
  const [table = []] = tablesOf(xml)
  const texts = table.map(row => row.map(({ lines }) => lines.join('\n')))
  const row = (number: number) => texts.find(([first]) => first?.endsWith(`YK-00${number}`)) ?? []
  return { xml, table, texts, row }
}
const synthesis = async (over: Parameters<typeof reportInput>[3] = {}) => {
  const xml = body(await reportParts(reportInput('synthesis', draft, opinions, over)))
  const [text = ''] = xml.split('>Phụ lục<')
  return { xml, lines: linesOf(text.replace(/<w:tbl>.*?<\/w:tbl>/gsu, '')) }
}

describe('the table of dispositions', () => {
  test('[WD81] has the columns of the guide under a head that repeats, on landscape pages from the first', async () => {
    const { xml, texts } = await tableOf()
    expect(texts[0]).toEqual([
      'TT',
      'Phần, mục',
      'Chủ thể góp ý',
      'Nội dung góp ý',
      'Loại',
      'Phương án',
      'Nội dung tiếp thu, giải trình',
      'Vị trí và văn bản sau sửa',
      'Người xử lý',
      'Ngày',
    ])
    const sizes = [...xml.matchAll(/<w:pgSz [^>]*>/gu)].map(([size]) => size)
    expect(sizes).toHaveLength(1)
    expect(sizes[0]).toContain('w:orient="landscape"')
  })

  test('[WD82] gives each opinion one row, in the order of the draft’s headings and of the words under them', async () => {
    const { texts } = await tableOf()
    const order = texts.flatMap(([first]) => /YK-\d+$/u.exec(first ?? '')?.[0] ?? [])
    expect(order).toEqual([
      'YK-004',
      'YK-002',
      'YK-009',
      'YK-006',
      'YK-005',
      'YK-001',
      'YK-007',
      'YK-008',
      'YK-003',
    ])
    const ordinals = texts.flatMap(([first]) => /^(\d+)\n/u.exec(first ?? '')?.[1] ?? [])
    expect(ordinals).toEqual(order.map((_, index) => String(index + 1)))
  })

  test('[WD83] prints the balance above the table and each heading’s own balance in a row over all columns', async () => {
    const { xml, table } = await tableOf()
    const lines = linesOf(xml)
    expect(lines).toContain(
      'Tổng số: 9 ý kiến = chưa xử lý 3 + tiếp thu toàn bộ 2 + giải trình, giữ nguyên 1 + trùng ý kiến khác 1 + ngoài phạm vi văn kiện 1 + người góp ý đã rút 1.',
    )
    expect(lines).toContain('Ý kiến chưa xử lý (3 ý kiến): YK-003, YK-004, YK-008.')
    expect(lines).toContain('Ý kiến đã tiếp thu mà chưa vào văn bản (1 ý kiến): YK-009.')
    const heads = table.filter(row => row.length === 1).map(row => row[0])
    expect(heads.map(head => head?.columns)).toEqual([10, 10, 10, 10])
    expect(heads.map(head => head?.lines.join())).toEqual([
      'Phần thứ nhất, mục I: Tình hình – 3 ý kiến = chưa xử lý 1 + tiếp thu toàn bộ 1 + giải trình, giữ nguyên 1',
      'Phần thứ nhất, mục II.1: Kinh tế – 4 ý kiến = tiếp thu toàn bộ 1 + trùng ý kiến khác 1 + ngoài phạm vi văn kiện 1 + người góp ý đã rút 1',
      'Mục không còn trong dự thảo hiện nay – 1 ý kiến = chưa xử lý 1',
      'Toàn văn kiện – 1 ý kiến = chưa xử lý 1',
    ])
  })

  test('[WD84] says word for word what was asked and answered, for whom, how it came, by whom decided and when', async () => {
    const { row } = await tableOf()
    expect(row(4).slice(1, 6)).toEqual([
      'Phần thứ nhất, mục I: Tình hình',
      'Chi bộ thôn Đông\nGhi tại hội nghị: BB 03\n12/15 người dự đồng ý\nGửi sau khi đợt lấy ý kiến đã đóng',
      'Ý kiến: “Nêu số dân.\nNêu cả mật độ.”',
      'Bổ sung',
      'Chưa xử lý',
    ])
    expect(row(2).slice(2)).toEqual([
      'Người góp ý 2, Đảng ủy xã Mẫu',
      'Nguyên văn dự thảo: “ba trường học”\nÝ kiến: “Nêu thêm số học sinh.”',
      'Bổ sung',
      'Giải trình, giữ nguyên\nBảo lưu: “Phụ lục chưa có”',
      'Số liệu ở phụ lục.',
      '',
      'Nguyễn Văn Dũng',
      '01/04/2025',
    ])
    expect(row(5).slice(5)).toEqual(['Người góp ý đã rút', '', '', 'Người góp ý 5', '02/04/2025'])
    expect(row(7)[6]).toBe('Trùng YK-001.')
  })

  test('[WD84] names the opinion that its author put in the place of another, on both rows', async () => {
    const put = opinions.map(one =>
      one.number === 5
        ? { ...one, correctedBy: 'opinion-4' }
        : one.number === 4
          ? { ...one, corrects: 'opinion-5' }
          : one,
    )
    const { row } = await tableOf({ opinions: put })
    expect(row(5)[5]).toBe('Người góp ý đã rút\nĐược thay bằng YK-004.')
    expect(row(4)[5]).toBe('Chưa xử lý\nThay cho YK-005.')
  })

  test('[WD85] shows the text after the change with what went struck and what came underlined', async () => {
    const { xml, row } = await tableOf()
    expect(row(1)[7]).toBe('Phần thứ nhất, mục II.1: Kinh tế:\n“cây mũi nhọn”')
    const cell = xml.slice(xml.indexOf('Kinh tế:'))
    expect(cell).toMatch(/<w:strike\/>.{0,80}>chính</su)
    expect(cell).toMatch(/<w:u w:val="single"\/>.{0,80}>mũi nhọn</su)
    expect(row(9)[7]).toContain('Chưa đưa vào văn bản')
  })

  test('[WD85] says why nothing had to be changed', async () => {
    const changed = opinions.map(one =>
      one.implementedBy === null
        ? one
        : { ...one, implementedBy: { ...one.implementedBy, noChangeReason: 'Mục II đã nêu.' } },
    )
    const xml = body(await reportParts(reportInput('dispositions', draft, changed)))
    expect(linesOf(xml)).toContain('Không cần sửa văn bản: Mục II đã nêu.')
  })
})

describe('the consolidated report', () => {
  test('[WD86] goes by the headings of the draft, then general opinions, others apart, and reserved ones', async () => {
    const { lines } = await synthesis()
    const titles = lines.filter(line => /^(Khái|Ý kiến góp|Góp ý|Kiến nghị|Ý kiến bảo|Phần|Mục)/u.test(line))
    expect(titles).toEqual([
      'Khái quát việc lấy ý kiến',
      'Ý kiến góp ý theo từng mục của dự thảo',
      'Phần thứ nhất, mục I: Tình hình (3 ý kiến)',
      'Phần thứ nhất, mục II.1: Kinh tế (3 ý kiến)',
      'Mục không còn trong dự thảo hiện nay (1 ý kiến)',
      'Góp ý chung',
      'Kiến nghị khác',
      'Ý kiến bảo lưu',
    ])
    const under = lines.slice(lines.indexOf('Phần thứ nhất, mục I: Tình hình (3 ý kiến)') + 1)
    expect(under.slice(0, 5)).toEqual([
      'Đồng ý: trả lời không có ý kiến khác với dự thảo: 0; đồng ý với ý kiến dưới đây: 4 lượt; không đồng ý: 1 lượt',
      'Đề nghị bổ sung (2 ý kiến)',
      expect.stringMatching(/^YK-004, Chi bộ thôn Đông \(bổ sung; Ghi tại hội nghị: BB 03; 12\/15 /u),
      expect.stringMatching(
        /^YK-002, Người góp ý 2, Đảng ủy xã Mẫu \(bổ sung\): .*“Nêu thêm số học sinh.”$/u,
      ),
      'Đề nghị sửa (1 ý kiến)',
    ])
    expect(lines).toContain('Người góp ý đã rút (1 ý kiến)')
    const apart = lines.slice(lines.indexOf('Kiến nghị khác') + 1)
    expect(apart[0]).toContain('“Mở đường lên đỉnh.”')
    expect(lines.join('\n')).toContain('bảo lưu ngày 02/04/2025: “Phụ lục chưa có”')
  })

  test('[WD86] every opinion stands once in the annex, word for word', async () => {
    const { xml } = await synthesis()
    const annex = tablesOf(xml).at(-1) ?? []
    const rows = annex.slice(1).map(row => row.map(({ lines }) => lines.join('\n')))
    expect(rows.map(([, name]) => name)).toEqual(opinions.map(({ number }) => `YK-00${number}`))
    expect(rows[3]?.[6]).toBe('Ý kiến: “Nêu số dân.\nNêu cả mật độ.”')
    expect(xml.indexOf('>Phụ lục<')).toBeGreaterThan(xml.indexOf('Nơi nhận:'))
  })

  test('[WD87] tells of each round: what was asked, of how many, who answered, who said nothing to add, who is silent', async () => {
    const none = {
      people: marchRound.audience.people.slice(0, 1),
      units: marchRound.audience.units.slice(0, 1),
    }
    const participation = {
      none,
      answered: { people: marchRound.audience.people.slice(0, 2), units: none.units },
      silent: {
        people: marchRound.audience.people.slice(2),
        units: marchRound.audience.units.slice(1),
      },
    }
    const { lines } = await synthesis({ rounds: [{ round: marchRound, isOver: true, participation }] })
    expect(lines.join('\n')).toContain(
      'Đợt 1: Lấy ý kiến các chi bộ. Nội dung xin ý kiến: “Các chỉ tiêu có khả thi không?”. Thời gian: từ 08 giờ 00, ngày 01/03/2025 đến 17 giờ 00, ngày 20/03/2025. ' +
        'Đơn vị được hỏi: 2; đã trả lời: 1, trong đó trả lời không có ý kiến: 1; chưa trả lời: 1. ' +
        'Cá nhân được hỏi: 3; đã trả lời: 2, trong đó trả lời không có ý kiến: 1; chưa trả lời: 1. ' +
        'Đơn vị chưa trả lời: Chi bộ thôn Tây.',
    )
    expect(lines.join('\n')).toContain('trả lời không có ý kiến khác với dự thảo: 2;')
  })

  test('[WD87] counts opinions by unit and by how they came, and the last row adds up', async () => {
    const { xml } = await synthesis()
    const counts = tablesOf(xml)[0]?.map(row => row.map(({ lines }) => lines.join()))
    expect(counts?.slice(1)).toEqual([
      ['Chi bộ thôn Đông', '1', '0', '0', '1', '0'],
      ['Đảng ủy xã Mẫu', '8', '8', '0', '0', '0'],
      ['Tổng cộng', '9', '8', '0', '1', '0'],
    ])
  })

  test('[WD88] a group stands with its count, members, trend and wordings; a notable opinion word for word', async () => {
    // The one taken back and the one out of scope are told elsewhere: the group does not count them.
    const ids = [1, 5, 6, 7].map(number => `opinion-${number}`)
    const both = opinions.map(one => (ids.includes(one.id) ? { ...one, groupId: 'g' } : one))
    const groups = [
      group('g', ids, { trend: 'majority', summary: 'Đề nghị đổi cách gọi cây chè.' }),
      group('h', ['opinion-9'], { notable: ['opinion-9'] }),
    ]
    const { lines } = await synthesis({ opinions: both, groups })
    const text = lines.join('\n')
    expect(text).toContain(
      'Nhóm g: 2 ý kiến (YK-001, YK-007); đồng ý thêm: 0 lượt; không đồng ý: 0 lượt; xu hướng: đa số. Nội dung: Đề nghị đổi cách gọi cây chè. ' +
        'Đề nghị “cây chính” → “cây mũi nhọn” (YK-001). Đề nghị “cây chính” → “cây chủ lực” (YK-007).',
    )
    expect(text).toContain('Nêu ở phần nhóm ý kiến hoặc ý kiến đáng chú ý: YK-001, YK-007.')
    const notable = lines.slice(lines.indexOf('Lập luận của ý kiến cá nhân đáng chú ý') + 1)
    expect(notable[0]).toMatch(/^YK-009.*“bốn trường học”$/u)
  })

  test('[WD86] without any opinion it says so and is still a whole file', async () => {
    for (const kind of ['synthesis', 'dispositions'] as const) {
      const lines = linesOf(body(await reportParts(reportInput(kind, draft, []))))
      expect(lines).toContain('Không có ý kiến góp ý.')
    }
  })
})

describe('both reports', () => {
  test('[WD95] name the drafts that the opinions are on', async () => {
    for (const kind of ['synthesis', 'dispositions'] as const) {
      const parts = await reportParts(reportInput(kind, draft, opinions, { drafts: [1, 2] }))
      expect(linesOf(body(parts)).join('\n')).toMatch(/ý kiến góp ý vào dự thảo lần 1, 2: Báo cáo chính trị/u)
      expect(linesOf(body(parts)).join('\n')).not.toContain('Dự thảo lần')
    }
  })

  test('[WD89] carry the register’s seq and head hash and the format profile at the foot of every page, the first too', async () => {
    for (const kind of ['synthesis', 'dispositions'] as const) {
      const parts = await reportParts(reportInput(kind, draft, opinions))
      const feet = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/u.test(name)).map(([, xml]) => xml)
      expect(feet).toHaveLength(2)
      for (const foot of feet) {
        expect(linesOf(foot)).toEqual([
          `Sổ ý kiến đến sự kiện số 512, mã băm SHA-256: ${'fe'.repeat(32)}`,
          'Thể thức hd36-2018, phiên bản 1; lập lúc 10 giờ 00, ngày 20/05/2025',
        ])
      }
      const kinds = [...body(parts).matchAll(/<w:footerReference w:type="(\w+)"/gu)].map(([, type]) => type)
      expect(kinds.sort()).toEqual(['default', 'first'])
    }
  })

  test('[WD89] name the unchecked values of the profile in the properties, never in the text', async () => {
    const parts = await reportParts(reportInput('synthesis', draft, opinions))
    const properties = part(parts, 'docProps/custom.xml')
    expect(properties).toMatch(/name="formatUnverified".*body\.line/su)
    expect(body(parts)).not.toMatch(/chưa kiểm chứng/iu)
    const newer = await reportParts(reportInput('synthesis', draft, opinions, { profile: hd05Format }))
    expect(part(newer, 'docProps/custom.xml')).toMatch(/name="formatProfile".*hd05-2026 1/su)
    expect(part(newer, 'docProps/custom.xml')).toMatch(/name="formatUnverified".*>all</su)
  })

  test('[WD91] the same register and moment give the same bytes', async () => {
    for (const kind of ['synthesis', 'dispositions'] as const) {
      const input = reportInput(kind, draft, opinions)
      const [one, two] = [await writeWord(input), await writeWord(structuredClone(input))]
      expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
    }
  })
})
