// The form of page 1 and of the signature by level of body, as LibreOffice prints it: every level and every template in one run.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dateLine, issuingLines } from '#model/front-matter.ts'
import type { BodyLevel } from '#templates/formats/format-profile.ts'
import { hd05Format } from '#templates/formats/hd05-2026.ts'
import { hd36Format } from '#templates/formats/hd36-2018.ts'
import { templates } from '#templates/index.ts'
import { createPdfWriter } from '../../server/pdf/pdf-writer.ts'
import type { FrontMatter } from '../../server/word/export-input.ts'
import { faultsOf } from '../support/docx-oracles.ts'
import { exportWord } from '../support/exported.ts'
import { linesOf, type PrintedFile, type PrintedPage, printWords, readPdf } from '../support/pdf.ts'
import { doc, front, heading, input, paragraph, section } from '../unit/word/small.ts'

const folder = mkdtempSync(join(tmpdir(), 'vankien-levels-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Who issues, who stands above, and the header lines that come of it (domain §2.3). */
const issuers: Readonly<
  Record<BodyLevel, { unit: string; superior: string | null; lines: readonly string[] }>
> = {
  subordinateCell: {
    unit: 'Chi bộ thôn Ba',
    superior: 'Đảng ủy xã Mẫu',
    lines: ['ĐẢNG BỘ XÃ MẪU', 'CHI BỘ THÔN BA', '*', 'Số 05-BC/CB'],
  },
  grassrootsCell: {
    unit: 'Chi bộ Trường Tiểu học',
    superior: 'Đảng ủy phường Bình An',
    lines: ['ĐẢNG BỘ PHƯỜNG BÌNH AN', 'CHI BỘ TRƯỜNG TIỂU HỌC', '*', 'Số 05-BC/CB'],
  },
  grassrootsCommittee: {
    unit: 'Đảng ủy Công ty Mẫu',
    superior: 'Huyện ủy A Lưới',
    lines: ['ĐẢNG BỘ HUYỆN A LƯỚI', 'ĐẢNG ỦY CÔNG TY MẪU', '*', 'Số 05-BC/ĐU'],
  },
  communeCommittee: {
    unit: 'Đảng ủy xã Mẫu',
    superior: 'Thành ủy Mẫu',
    lines: ['ĐẢNG BỘ THÀNH PHỐ MẪU', 'ĐẢNG ỦY XÃ MẪU', '*', 'Số 05-BC/ĐU'],
  },
  districtCommittee: {
    unit: 'Huyện ủy A Lưới',
    superior: 'Tỉnh ủy Mẫu',
    lines: ['ĐẢNG BỘ TỈNH MẪU', 'HUYỆN ỦY A LƯỚI', '*', 'Số 05-BC/HU'],
  },
  provincialCommittee: { unit: 'Tỉnh ủy Mẫu', superior: null, lines: ['TỈNH ỦY MẪU', '*', 'Số 05-BC/TU'] },
  congress: {
    unit: 'Đảng ủy xã Mẫu',
    superior: 'Tỉnh ủy Mẫu',
    lines: ['ĐẠI HỘI ĐẠI BIỂU', 'ĐẢNG BỘ XÃ MẪU', 'NHIỆM KỲ 2025 - 2030', '*', 'Số 05-BC/ĐH'],
  },
  congressBody: {
    unit: 'Đảng ủy xã Mẫu',
    superior: 'Tỉnh ủy Mẫu',
    lines: ['ĐẠI HỘI ĐẠI BIỂU', 'ĐẢNG BỘ XÃ MẪU', 'BAN KIỂM PHIẾU', '*'],
  },
  advisoryBody: {
    unit: 'Văn phòng Đảng ủy xã Mẫu',
    superior: 'Đảng ủy xã Mẫu',
    lines: ['VĂN PHÒNG ĐẢNG ỦY XÃ MẪU', '*', 'Số 05-BC/VPĐU'],
  },
}

/** The 134 letters of Vietnamese that are not plain ones: 67 small, 67 capital. */
const letters = [...'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ']
const alphabet = [...letters, ...letters.map(letter => letter.toLocaleUpperCase('vi'))]

// Every level and template under the usual profile; under the newer one, which documents begun today pin, every third.
const cases = templates.flatMap(template => [
  ...hd36Format.bodies.map(({ value: body }, index) => ({ template, body, index, profile: hd36Format })),
  ...hd05Format.bodies
    .map(({ value: body }, index) => ({ template, body, index, profile: hd05Format }))
    .filter(({ index }) => index % 3 === 0),
])
const nameOf = ({ template, body, profile }: (typeof cases)[number]) =>
  `${template.id}-${body.level}-${profile.id}`
let printed: ReadonlyMap<string, PrintedFile>

beforeAll(async () => {
  const files = await Promise.all(
    cases.map(async one => {
      const { unit, superior } = issuers[one.body.level]
      const lines = issuingLines(one.body, { unit, superior, term: '2025 - 2030' })
      const record: FrontMatter = {
        ...front,
        ...lines,
        number: one.body.symbol === null ? null : 5,
        symbolType: one.body.symbol === null ? '' : one.template.symbol,
        typeName: one.template.typeName,
        subject: one.template.subjectPattern,
        secrecy: one.index === 1 ? 'Mật' : '',
        urgency: one.index === 1 ? 'Khẩn' : '',
        circulation: one.index === 1 ? 'Tài liệu hội nghị' : '',
        draft: one.index % 2 === 0 ? null : 3,
      }
      // Other lengths, so that the signature comes at other heights of its page.
      const words = 'Đảng bộ lãnh đạo nhân dân phát triển kinh tế, giữ vững quốc phòng, an ninh. '.repeat(3)
      const text = Array.from({ length: 14 + one.index * 2 }, () => paragraph(words.trim()))
      const body = doc(section('a', heading(2, 'I-', 'Kết quả'), paragraph(alphabet.join(' ')), ...text))
      const file = join(folder, `${nameOf(one)}.docx`)
      writeFileSync(
        file,
        await exportWord({ ...input(body, [], { mode: 'clean', profile: one.profile }), front: record }),
      )
      return file
    }),
  )
  const all = printWords(files)
  printed = new Map(cases.map((one, index) => [nameOf(one), all[index] ?? { pages: [], fonts: [] }]))
}, 240_000)

describe.each(cases.map(one => ({ ...one, name: nameOf(one) })))('$name', one => {
  const pages = () => printed.get(one.name)?.pages ?? []
  const { lines } = issuers[one.body.level]

  test('[WF70] the header block has each of its lines on one line, the Party’s name first, place and day on one', () => {
    const [first] = pages()
    const head = first ? linesOf(half(first, 'left')).slice(0, lines.length) : []
    expect(head).toEqual(lines)
    const right = first ? linesOf(half(first, 'right')) : []
    const day = dateLine(front.place, front.date, one.profile.elements.placeDate.value.pattern ?? '')
    expect(right.slice(0, 2)).toEqual(['ĐẢNG CỘNG SẢN VIỆT NAM', day])
    const marks = first ? linesOf(half(first, 'left')).slice(lines.length) : []
    expect(marks.slice(0, 2).join('|') === 'MẬT|KHẨN').toBe(one.index === 1)
    expect(right[2] === 'Tài liệu hội nghị').toBe(one.index === 1)
    expect(marks.slice(0, 3).includes('Dự thảo lần 3')).toBe(one.index % 2 === 1)
  })

  test('[WF71] page 1 has no number, page 2 a 2 in the middle of its upper margin', () => {
    const [first, second] = pages()
    expect(first?.words.filter(word => word.bottom < top)).toEqual([])
    const above = second?.words.filter(word => word.bottom < top) ?? []
    expect(above.map(({ text }) => text)).toEqual(['2'])
    const [number] = above
    expect(number && Math.abs((number.left + number.right) / 2 - centre)).toBeLessThan(3)
  })

  test('[WF162] the paper is the profile’s, and no word stands outside its margins but the page number', () => {
    const { size, mm } = one.profile.page
    for (const page of pages()) {
      expect(page.width / ptPerMm).toBeCloseTo(size.value.widthMm, 0)
      expect(page.height / ptPerMm).toBeCloseTo(size.value.heightMm, 0)
      const words = page.words.filter(({ bottom }) => bottom >= top)
      const edges = {
        left: Math.min(...words.map(({ left }) => left)) / ptPerMm,
        right: (page.width - Math.max(...words.map(({ right }) => right))) / ptPerMm,
        top: Math.min(...words.map(word => word.top)) / ptPerMm,
        bottom: (page.height - Math.max(...words.map(({ bottom }) => bottom))) / ptPerMm,
      }
      for (const side of ['left', 'right', 'top', 'bottom'] as const)
        expect(edges[side], side).toBeGreaterThan(mm.value[side] - 0.5)
    }
    // Text that fills its line reaches both sides, text that fills its page reaches its head.
    const full = pages()[0]?.words ?? []
    expect(Math.min(...full.map(({ left }) => left)) / ptPerMm).toBeCloseTo(mm.value.left, 0)
    expect(Math.max(...full.map(({ right }) => right)) / ptPerMm).toBeCloseTo(
      size.value.widthMm - mm.value.right,
      0,
    )
    expect(Math.min(...full.map(word => word.top)) / ptPerMm).toBeLessThan(mm.value.top + 3)
  })

  test('[WF72] signature and recipients stand whole on one page', () => {
    const wanted = [...(one.body.authorities[0] ?? '').split(' '), 'Nơi', 'Sơn', 'Lưu']
    const signed = pages().filter(page => linesOf(page).some(line => line.includes('Nơi nhận:')))
    expect(signed).toHaveLength(1)
    const words = signed.flatMap(page => page.words.map(({ text }) => text))
    for (const word of wanted.filter(part => part !== '')) expect(words).toContain(word)
  })

  test('[WF73] every Vietnamese letter is printed, in an embedded font as wide as Times New Roman', () => {
    const words = new Set(pages().flatMap(page => page.words.map(({ text }) => text)))
    expect(alphabet.filter(letter => !words.has(letter))).toEqual([])
    const fonts = printed.get(one.name)?.fonts ?? []
    expect(fonts.length).toBeGreaterThan(0)
    for (const { name, isEmbedded } of fonts) {
      expect(name).toMatch(/^(?:LiberationSerif|Tinos)/u)
      expect(isEmbedded).toBe(true)
    }
  })
})

test.each(['subordinateCell', 'provincialCommittee', 'congress', 'advisoryBody'])(
  '[WD75] the schema validator and both lints find nothing in the file of a level: %s',
  async level => {
    const file = join(folder, `${templates[0]?.id}-${level}-${hd36Format.id}.docx`)
    expect(await faultsOf(file)).toEqual([])
  },
)

test('[WF60] LibreOffice itself prints a file in its closed place', async () => {
  const pdf = createPdfWriter({ log: { warn: () => undefined }, waitingMax: 1, timeoutMs: 120_000 })
  const body = doc(section('a', heading(2, 'I-', 'Kết quả'), paragraph('Đảng bộ xã có mười chi bộ.')))
  const printed = await pdf.print(await exportWord(input(body, [], { mode: 'clean' })))
  if (!printed.ok) throw new Error(printed.refusal.code)
  const file = join(folder, 'closed.pdf')
  writeFileSync(file, printed.value)
  const [page] = readPdf(file)
  expect(page && linesOf(page).join('\n')).toContain('Đảng bộ xã có mười chi bộ.')
  await pdf.close()
}, 150_000)

const ptPerMm = 72 / 25.4
const top = hd36Format.page.mm.value.top * ptPerMm
const centre = ((30 + 210 - 15) / 2) * ptPerMm

/** The words of one column of the header block. */
function half(page: PrintedPage, side: 'left' | 'right'): PrintedPage {
  const [first] = page.words.filter(({ text }) => text === 'CỘNG')
  const level = page.words
    .filter(({ top: above }) => first && Math.abs(above - first.top) < 3)
    .toSorted((a, b) => a.left - b.left)
  const gaps = level.map((word, index) => (level[index + 1]?.left ?? word.right) - word.right)
  const widest = gaps.indexOf(Math.max(...gaps))
  const edge = (level[widest]?.right ?? 0) + (gaps[widest] ?? 0) / 2
  return {
    ...page,
    words: page.words.filter(word => word.left < edge === (side === 'left')),
  }
}
