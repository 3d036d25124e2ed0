// The form checker: our own files have no departures; each way of breaking the form gives exactly its finding; files of other
// programs are read by what they say, not by our styles.

import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { FormFinding } from '#model/form-finding.ts'
import { freshDocument } from '#model/outline.ts'
import { hd36Format } from '#templates/formats/hd36-2018.ts'
import { findFormatProfile, formatProfiles, templates } from '#templates/index.ts'
import { checkForm } from '../../../server/word/check/check-form.ts'
import type { FrontMatter } from '../../../server/word/export-input.ts'
import { docxFile, para, run } from '../../support/docx-file.ts'
import { exportWord } from '../../support/exported.ts'
import { formBreaks, formReport, inStyle, longWords } from './form-breaks.ts'
import { body, front, input, opinion, partsOf } from './small.ts'

const clean = input(formReport, [], { mode: 'clean' })

/** What a finding says, as short as a table needs it. */
const short = ({ rule, element, found, expected }: FormFinding) =>
  `${element === null ? '' : `${element} `}${rule}: ${found.vi} → ${expected.vi}`

function findings(bytes: Uint8Array, profile = hd36Format): readonly FormFinding[] {
  const checked = checkForm(bytes, profile)
  if (!checked.ok) throw new Error(checked.refusal.code)
  return checked.value
}

test('[WF1] each way of breaking the form is found, and nothing beside it', async () => {
  const parts = await partsOf(clean)
  expect(findings(zipped(parts)).map(short)).toEqual([])
  for (const [name, change, expected] of formBreaks) {
    const own = new Map(parts)
    change(own)
    expect(findings(zipped(own)).map(short).sort(), name).toEqual([...expected].sort())
  }
})

function zipped(parts: ReadonlyMap<string, string>): Uint8Array {
  return zipSync(Object.fromEntries([...parts].map(([name, xml]) => [name, strToU8(xml)])))
}

test('[WF2] a finding names its place, its source and how well it is known; alike ones are counted together', async () => {
  const parts = await partsOf(clean)
  inStyle('VkBody', '<w:jc w:val="both"/>', '')(parts)
  inStyle('VkBody', 'w:before="120"', 'w:before="0"')(parts)
  const [align, space] = findings(zipped(parts))
  expect(align).toMatchObject({
    rule: 'bodyAlign',
    where: { region: 'text', words: 'Đảng bộ xã Mẫu đoàn kết, thống nhất,…' },
    confidence: 'B',
    severity: 'must',
    isUnverified: false,
    count: 7,
  })
  expect(align?.where.paragraph).toBe(16)
  expect(align?.source).toContain('Bốn')
  expect(space).toMatchObject({ rule: 'bodyBefore', confidence: 'M', severity: 'hint', isUnverified: true })
  const hd05 = findFormatProfile('hd05-2026') ?? hd36Format
  expect(
    findings(zipped(parts), hd05).every(({ isUnverified, severity }) => isUnverified && severity === 'hint'),
  ).toBe(true)
})

describe.each(formatProfiles)('$id', profile => {
  test.each(profile.bodies.map(({ value }) => value))(
    '[WF3] no level of body gives a departure: $level',
    async body => {
      const name = body.level === 'congressBody' ? 'BAN KIỂM PHIẾU' : 'MẪU'
      const filled = (line: string | null) =>
        (line ?? '').replace('{superior}', 'CẤP TRÊN').replace('{name}', name).replace('{ordinal}', 'XV')
      const isDraft = body.level !== 'congress'
      const own: FrontMatter = {
        ...front,
        superiorOrg: filled(body.superiorLine),
        issuer: filled(body.issuingLine),
        symbolBody: body.symbol?.split('/')[1] ?? '',
        authority: body.authorities.find(one => one.startsWith('T/M')) ?? '',
        post: body.posts[0] ?? '',
        draft: isDraft ? 3 : null,
        number: isDraft ? null : 12,
      }
      const proposed = opinion(formReport, 1, 'thắng lợi', { proposedText: 'tốt' })
      for (const mode of ['clean', 'review'] as const) {
        const made = input(formReport, [proposed], { profile, front: own, mode })
        expect(findings(await exportWord(made), profile).map(short), mode).toEqual([])
      }
    },
  )

  test.each(templates)('[WF3] no template gives a departure: $id', async template => {
    let last = 0
    const fresh = freshDocument(template, () => `b${++last}`)
    const own = { ...front, symbolType: template.symbol, typeName: template.typeName }
    const found = findings(
      await exportWord(input(fresh, [], { profile, front: own, mode: 'clean' })),
      profile,
    )
    expect(found.map(short)).toEqual([])
  })
})

test('[WF23] a clean file may have a table of contents of its headings, the same bytes each time; a review file never has one', async () => {
  const made = input(formReport, [], { mode: 'clean', hasContents: true })
  const bytes = await exportWord(made)
  expect(Buffer.from(await exportWord(made)).equals(Buffer.from(bytes))).toBe(true)
  expect(findings(bytes)).toEqual([])
  const xml = body(await partsOf(made))
  const [contents = ''] = /<w:sdt>.*?<\/w:sdt>/su.exec(xml) ?? []
  expect(contents).toContain('TOC \\h \\o &quot;1-3&quot;')
  const entries = [...contents.matchAll(/w:anchor="(\w+)"><w:r><w:t[^>]*>([^<]*)</gu)]
  expect(entries.map(([, , words]) => words)).toEqual([
    'Kết quả thực hiện nghị quyết',
    'Đặc điểm tình hình',
    'Thuận lợi',
    'Phụ lục số liệu',
  ])
  for (const [, name] of entries) expect(xml).toContain(`<w:bookmarkStart w:name="${name}"`)
  expect(body(await partsOf({ ...made, mode: 'review' }))).not.toContain('<w:sdt>')
})

test('[WF3] names of bodies over several lines and the marks of secrecy, urgency and circulation are no departures', async () => {
  const { secrecy, urgency, circulation } = hd36Format.elements
  const marks = { secrecy, urgency, circulation }
  const marked = Object.fromEntries(
    Object.entries(marks).map(([name, { value }]) => [name, value.choices?.at(-1) ?? '']),
  )
  for (const own of [
    { issuer: 'ĐẢNG ỦY PHƯỜNG\nHỒNG BÀNG' },
    { superiorOrg: 'ĐẠI HỘI ĐẠI BIỂU', issuer: 'ĐẢNG BỘ TỈNH MẪU\nLẦN THỨ XV' },
    { superiorOrg: 'ĐẠI HỘI ĐẠI BIỂU\nĐẢNG BỘ XÃ MẪU LẦN THỨ I', issuer: 'BAN KIỂM PHIẾU' },
    marked,
  ]) {
    const made = input(formReport, [], { mode: 'clean', front: { ...front, ...own } })
    expect(findings(await exportWord(made)).map(short), JSON.stringify(own)).toEqual([])
  }
})

test('[WF4] a file of another program is checked by what its lines say', () => {
  const centred = (words: string, properties = '') =>
    `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run(words, properties)}</w:p>`
  const file = docxFile(
    `<w:tbl><w:tr><w:tc>${centred('TỈNH ỦY MẪU')}${centred('*')}${centred('Số 12/BC-TU')}</w:tc><w:tc>${centred('ĐẢNG CỘNG SẢN VIỆT NAM', '<w:b/>')}${centred('Mẫu, ngày 3 tháng 9 năm 2025')}</w:tc></w:tr></w:tbl>` +
      centred('BÁO CÁO', '<w:b/>') +
      centred('kết quả công tác', '<w:b/>') +
      para(run('I. TÌNH HÌNH CHUNG')) +
      para(run(longWords)) +
      `<w:tbl><w:tr><w:tc>${para(run('Nơi nhận:'))}${para(run('- Lưu.'))}</w:tc><w:tc>${centred('TM. BAN THƯỜNG VỤ', '<w:b/>')}${centred('BÍ THƯ')}${centred('Nguyễn Văn A', '<w:b/>')}</w:tc></w:tr></w:tbl>`,
  )
  const found = findings(file).map(short)
  for (const expected of [
    'paper: tệp không ghi → “A4, 210 × 297 mm”',
    'docNumber words: “Số 12/BC-TU” → “Số 12-BC/TU”',
    'placeDate words: “Mẫu, ngày 3 tháng 9 năm 2025” → “Mẫu, ngày 03 tháng 9 năm 2025”',
    'issuer bold: chữ không đậm → chữ đậm',
    'subject after: không có → “-----”',
    'heading1 bold: chữ không đậm → chữ đậm',
    'headingNumber: “I.” → “I-”',
    'bodySize: 10 pt → 14–15 pt',
    'bodyIndent: 0 mm → 10 mm',
    'authority words: “TM. BAN THƯỜNG VỤ” → “T/M BAN THƯỜNG VỤ”',
  ])
    expect(found).toContain(expected)
})

test('[WF5] words a tracked change takes out are not looked at, words it puts in are', () => {
  const gone = `<w:del w:id="1" w:author="A"><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr><w:delText>cũ</w:delText></w:r></w:del>`
  const come = `<w:ins w:id="2" w:author="A">${run('mới', '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>')}</w:ins>`
  const fonts = findings(docxFile(para(gone, come))).filter(({ rule }) => rule === 'font')
  expect(fonts.map(({ found }) => found.vi)).toEqual(['“Calibri”'])
})

test('[WF6] a file that cannot be read is refused as the import refuses it', () => {
  const refused = (bytes: Uint8Array) => {
    const checked = checkForm(bytes, hd36Format)
    return checked.ok ? 'read' : checked.refusal.code
  }
  expect(refused(strToU8('Đây không phải tệp Word'))).toBe('word-not-docx')
  expect(refused(strToU8('{\\rtf1}'))).toBe('word-is-rtf')
  expect(refused(docxFile(para(run('a'))).slice(0, 300))).toBe('word-broken')
})
