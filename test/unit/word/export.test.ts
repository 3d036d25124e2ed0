// What stands in an exported file: form, numbering, tables, pages, hostile text, sameness.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { NodeJson } from '#model/content.ts'
import { dateLine, numberLine } from '#model/front-matter.ts'
import type { FormatProfile } from '#templates/formats/format-profile.ts'
import { hd36Format } from '#templates/formats/hd36-2018.ts'
import { fragmentName, seedState } from '../../../server/sync/seed.ts'
import { jobs } from '../../../server/sync/text-jobs.ts'
import { numberOf } from '../../../server/word/export/numbering.ts'
import { exportWord } from '../../support/exported.ts'
import {
  body,
  cell,
  decidedBy,
  doc,
  front,
  heading,
  input,
  list,
  opinion,
  paragraph,
  paragraphs,
  part,
  partsOf,
  section,
  table,
  text,
  words,
} from './small.ts'

const report = doc(
  section('pr.title', heading(0, '', 'Tiêu đề'), paragraph('Xây dựng Đảng bộ vững mạnh')),
  section('pr.p1', heading(1, 'Phần thứ nhất', 'Kết quả nhiệm kỳ')),
  section(
    'pr.p1.1',
    heading(2, 'I-', 'Tình hình'),
    heading(3, '1.', 'Kinh tế'),
    paragraph('Một.'),
    heading(3, '2.', 'Văn hóa'),
    paragraph(''),
  ),
  section(
    'pr.p1.2',
    heading(2, 'II-', 'Đánh giá'),
    heading(3, '1.', 'Ưu điểm'),
    heading(4, 'đ)', 'Khác'),
    paragraph('Hai.'),
  ),
)

describe('the form', () => {
  test('[WD1] header block: Party and place right, issuer, number and draft mark left, in two borderless columns', async () => {
    const xml = body(await partsOf(input(report, [], { mode: 'clean' })))
    const header = xml.slice(xml.indexOf('<w:tbl>'), xml.indexOf('</w:tbl>'))
    const lines = paragraphs(header)
      .map(line => words(line))
      .filter(line => line !== '')
    expect(lines).toEqual([
      'ĐẢNG BỘ TỈNH MẪU',
      'ĐẢNG ỦY XÃ MẪU',
      '*',
      'Số 05-BC/ĐU',
      'Dự thảo lần 2',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Xã Mẫu, ngày 05 tháng 02 năm 2025',
    ])
    expect(header).not.toContain('w:val="single" w:sz="4"')
  })

  test('[WD2] a document without a number leaves room for it; months 3 to 9 have no leading zero', () => {
    const numbered = hd36Format.elements.docNumber.value.pattern ?? ''
    expect(numberLine({ ...front, number: null }, numbered)).toBe('Số      -BC/ĐU')
    expect(numberLine({ ...front, number: 127 }, numbered)).toBe('Số 127-BC/ĐU')
    const pattern = '{place}, ngày {day} tháng {month} năm {year}'
    expect(dateLine(front.place, { day: 20, month: 3, year: 2018 }, pattern)).toBe(
      'Xã Mẫu, ngày 20 tháng 3 năm 2018',
    )
  })

  test('[WD3] sizes, words and margins come from the profile', async () => {
    const changed: FormatProfile = {
      ...hd36Format,
      page: {
        ...hd36Format.page,
        mm: { ...hd36Format.page.mm, value: { top: 25, bottom: 25, left: 35, right: 15 } },
      },
      elements: {
        ...hd36Format.elements,
        draftMark: {
          ...hd36Format.elements.draftMark,
          value: { ...hd36Format.elements.draftMark.value, pattern: 'Dự thảo lần thứ {n}', pt: 13 },
        },
      },
    }
    const parts = await partsOf(input(report, [], { profile: changed }))
    expect(body(parts)).toContain('w:left="1984"')
    expect(words(body(parts))).toContain('Dự thảo lần thứ 2')
    expect(/w:styleId="VkDraftMark".*?<\/w:style>/u.exec(part(parts, 'word/styles.xml'))?.[0]).toContain(
      '<w:sz w:val="26"/>',
    )
  })

  test('[WD4] signature and recipients stand in one row that no page break splits, after the text and before the annex', async () => {
    const withAnnex = doc(
      ...(report.content ?? []),
      section('pr.annex', heading(1, 'Phụ lục', 'Số liệu'), paragraph('Phụ chú.')),
    )
    const xml = body(await partsOf(input(withAnnex, [])))
    const at = (found: string) => words(xml).indexOf(found)
    expect(at('Hai.')).toBeLessThan(at('Nơi nhận:'))
    expect(at('- Ban Thường vụ Tỉnh ủy,- Lưu Văn phòng Đảng ủy.')).toBeGreaterThan(0)
    expect(at('Hoàng Minh Sơn')).toBeLessThan(at('Phụ chú.'))
    expect(xml.match(/<w:cantSplit\/>/gu)).toHaveLength(2)
    const annexFrom = xml.indexOf('Phụ lục')
    const breakAt = xml.lastIndexOf('<w:sectPr', annexFrom)
    expect(breakAt).toBeGreaterThan(xml.indexOf('Hoàng Minh Sơn'))
  })

  test('[WD5] a heading of level 0 is not printed; the report title is centred; an empty section prints its heading only', async () => {
    const printed = paragraphs(body(await partsOf(input(report, [])))).map(line => words(line))
    expect(printed).not.toContain('Tiêu đề')
    expect(printed.filter(line => line === '').length).toBeLessThan(6)
    expect(printed).toContain('Văn hóa')
    const title = paragraphs(body(await partsOf(input(report, [])))).find(line =>
      words(line).startsWith('Xây dựng'),
    )
    expect(title).toContain('VkTitleLine')
  })

  test('[WD6] page numbers stand in the header from page 2, and every section goes on with them', async () => {
    const wide = cell('x', { colwidth: [900] })
    const xml = body(
      await partsOf(input(doc(section('a', heading(2, 'I-', 'A'), paragraph('x'), table('', [wide]))), [])),
    )
    expect(xml.match(/<w:titlePg\/>/gu)).toHaveLength(1)
    expect(xml.match(/<w:headerReference /gu)).toHaveLength(1)
    expect(xml.match(/<w:sectPr>/gu)?.length).toBeGreaterThan(1)
  })
})

describe('numbering', () => {
  test('[WD7] headings I-, 1., a) are numbered live, count on, and restart under a new heading; other labels are printed', async () => {
    const parts = await partsOf(input(report, []))
    const headings = paragraphs(body(parts)).filter(line => /Heading[2-4]/u.test(line))
    const number = (line: string) => /<w:numId w:val="(\d+)"/u.exec(line)?.[1]
    const [first, economy, culture, second, strengths, other] = headings
    expect(number(first ?? '')).toBe(number(second ?? ''))
    expect(number(economy ?? '')).toBe(number(culture ?? ''))
    expect(number(strengths ?? '')).not.toBe(number(economy ?? ''))
    expect(words(other ?? '')).toBe('đ) Khác')
    expect(part(parts, 'word/numbering.xml')).toContain('<w:lvlText w:val="%1-"/>')
  })

  test('[WD8] labels are read as the numbers they stand for', () => {
    expect(numberOf('XIV-')).toEqual({ format: 'roman', value: 14 })
    expect(numberOf('12.')).toEqual({ format: 'arabic', value: 12 })
    expect(numberOf('c)')).toEqual({ format: 'letter', value: 3 })
    for (const label of ['', 'IIII-', 'Phần thứ hai', 'đ)']) expect(numberOf(label)).toBeNull()
  })

  test('[WD9] every list has a Word list of its own; headings carry outline levels for the navigation pane', async () => {
    const two = doc(
      section(
        'a',
        heading(2, 'I-', 'A'),
        list('orderedList', [paragraph('x')], [paragraph('y')]),
        list('orderedList', [paragraph('z')]),
      ),
    )
    const parts = await partsOf(input(two, []))
    const ids = paragraphs(body(parts))
      .filter(line => /^[xyz]$/u.test(words(line)))
      .map(line => /<w:numId w:val="(\d+)"/u.exec(line)?.[1])
    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).not.toBe(ids[0])
    const styles = part(parts, 'word/styles.xml')
    for (const level of [1, 2, 3, 4]) {
      expect(new RegExp(`w:styleId="Heading${level}">.*?</w:style>`, 'u').exec(styles)?.[0]).toContain(
        `<w:outlineLvl w:val="${level - 1}"/>`,
      )
    }
  })
})

describe('tables and pages', () => {
  test('[WD10] merged cells fill the grid; header rows repeat; crooked tables are made straight', async () => {
    const header = [cell('A', { colspan: 2 }, 'tableHeader'), cell('B', {}, 'tableHeader')]
    const crooked = table(
      'Bảng',
      header,
      [cell('1', { rowspan: 9 }), cell('2')],
      [cell('3', { colspan: 7 })],
      [],
    )
    const xml = body(await partsOf(input(doc(section('a', heading(2, 'I-', 'A'), crooked)), [])))
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(1)
    expect(xml).toContain('<w:vMerge w:val="restart"/>')
    expect(xml).toContain('<w:gridSpan w:val="2"/>')
  })

  test('[WD11] a table wider than a portrait page stands on landscape pages with the heading above it, then portrait again', async () => {
    const wide = [cell('x', { colwidth: [500] }), cell('y', { colwidth: [400] })]
    const long = 'Một đoạn văn đủ dài. '.repeat(60)
    const xml = body(
      await partsOf(
        input(
          doc(
            section(
              'a',
              heading(2, 'I-', 'A'),
              paragraph(long),
              heading(3, '1.', 'Bảng rộng'),
              table('', wide),
              paragraph(long),
            ),
          ),
          [],
        ),
      ),
    )
    expect([...xml.matchAll(/w:orient="(\w+)"/gu)].map(([, found]) => found)).toEqual([
      'portrait',
      'landscape',
      'portrait',
    ])
    expect(xml.indexOf('Bảng rộng')).toBeGreaterThan(xml.indexOf('w:orient="portrait"'))
  })

  test('[WD12] two tables never touch, and a cell with a table in it still ends with a paragraph', async () => {
    const nested = { ...cell(''), content: [table('', [cell('trong')])] }
    await expect(
      exportWord(
        input(doc(section('a', heading(2, 'I-', 'A'), table('', [nested]), table('', [cell('sau')]))), []),
      ),
    ).resolves.toBeInstanceOf(Uint8Array)
  })

  test('[WD93] the rows of a small table stay together, those of a larger one may part; a heading in a cell stays with the next row', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => [cell(`hàng ${index}`)])
    const kept = async (made: NodeJson) => {
      const xml = body(await partsOf(input(doc(section('a', heading(2, 'I-', 'A'), made)), [])))
      const table = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)][1]?.[0] ?? ''
      return [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gsu)].map(([row]) => row.includes('<w:keepNext/>'))
    }
    expect(await kept(table('', ...rows(3)))).toEqual([true, true, false])
    expect(await kept(table('', ...rows(9)))).not.toContain(true)
    const headed = { ...cell(''), content: [heading(4, '', 'Mục một')] }
    expect(await kept(table('', [headed], ...rows(9)))).toEqual([true, ...rows(9).map(() => false)])
  })

  test('[WD13] a column too narrow for its longest word takes room from the others', async () => {
    const narrow = table('', [cell('nghiêng', { colwidth: [10] }), cell('x', { colwidth: [600] })])
    const xml = body(await partsOf(input(doc(section('a', heading(2, 'I-', 'A'), narrow)), [])))
    const widths = [...xml.slice(xml.lastIndexOf('trang') + 1).matchAll(/<w:gridCol w:w="(\d+)"\/>/gu)].map(
      ([, width]) => Number(width),
    )
    expect(widths[2]).toBeGreaterThan(850)
  })
})

describe('hostile text', () => {
  const strange = doc(
    section(
      'a',
      heading(2, 'I-', 'A'),
      paragraph(
        'x\uFFFEy\uFFFFz\u0001',
        'trên\vdưới',
        text('liên kết', { type: 'link', attrs: { href: 'javascript:alert(1)' } }),
        text('trang', { type: 'link', attrs: { href: 'https://a.vn/?b&c' } }),
      ),
    ),
  )

  test('[WD14] U+FFFE, U+FFFF and control characters are taken out, in the properties too; a vertical tab becomes a break', async () => {
    const parts = await partsOf(
      input(strange, [], { creator: 'Đảng\uFFFEủy\u0002', front: { ...front, subject: 'a\u0000\uFFFFb' } }),
    )
    const xml = body(parts)
    expect(words(xml)).toContain('xyztrêndưới')
    expect(xml).toMatch(/trên<\/w:t><w:br\/>/u)
    expect(part(parts, 'docProps/core.xml')).toContain('<dc:creator>Đảngủy</dc:creator>')
  })

  test('[WD15] only links to http, https and mailto are written; the words of others stay', async () => {
    const parts = await partsOf(input(strange, []))
    const targets = [
      ...part(parts, 'word/_rels/document.xml.rels').matchAll(/Target="([^"]*)" TargetMode/gu),
    ].map(([, target]) => target)
    expect(targets).toEqual(['https://a.vn/?b&amp;c'])
    expect(words(body(parts))).toContain('liên kết')
  })

  test('[WD16] words that docx takes for fields stay words', async () => {
    const xml = body(
      await partsOf(
        input(doc(section('a', heading(2, 'I-', 'A'), paragraph('CURRENT'), paragraph('TOTAL_PAGES'))), []),
      ),
    )
    expect(words(xml)).toContain('CURRENTTOTAL_PAGES')
    expect(xml).not.toContain('w:instrText')
  })
})

test('[WD17] the same input gives the same bytes', async () => {
  const linked = doc(
    section(
      'a',
      heading(2, 'I-', 'A'),
      paragraph(text('trang', { type: 'link', attrs: { href: 'https://a.vn' } }), ' và bảng sau đây'),
    ),
  )
  const made = input(linked, [
    opinion(linked, 1, 'và bảng sau', { disposition: decidedBy('declined', 'Vì'), status: 'declined' }),
  ])
  const hash = async () =>
    createHash('sha256')
      .update(await exportWord(made))
      .digest('hex')
  expect(await hash()).toBe(await hash())
})

test('[WD18] document, hash, sections and opinions stand in the file under our own name', async () => {
  const parts = await partsOf(input(report, [opinion(report, 1, 'Xây dựng Đảng bộ')]))
  const item = part(parts, 'customXml/item1.xml')
  expect(item).toContain('xmlns="urn:vankien:document" id="document-1"')
  expect(item).toContain('<section key="pr.p1.1" bookmark="vk_pr_p1_1"/>')
  expect(item).toMatch(/<opinion id="opinion-1" paraId="10000000" words="[\da-f]{16}"\/>/u)
  expect(part(parts, 'docProps/custom.xml')).toContain('ab'.repeat(32))
  expect(body(parts)).toContain('w:name="vk_pr_p1_1"')
})

describe('what two people leave behind who delete at once', () => {
  /** The text after every child of some nodes was deleted, as the server reads it: no editor has put it right. */
  function emptied(before: NodeJson, ...names: readonly string[]): NodeJson {
    const ydoc = new Y.Doc()
    Y.applyUpdate(ydoc, seedState(before))
    const walk = (parent: Y.XmlFragment) => {
      for (const child of parent.toArray()) {
        if (!(child instanceof Y.XmlElement)) continue
        walk(child)
        if (names.includes(child.nodeName)) child.delete(0, child.length)
      }
    }
    walk(ydoc.getXmlFragment(fragmentName))
    return jobs.read({ snapshot: Y.encodeStateAsUpdate(ydoc), tail: [] }, () => {}).json
  }

  const whole = doc(
    section(
      'pr.p1',
      heading(1, 'Phần thứ nhất', 'Kết quả nhiệm kỳ'),
      paragraph('Trước.'),
      table('Bảng trống', [cell('một'), cell('hai')], [cell('ba'), cell('bốn')]),
      list('bulletList', [paragraph('một')], [paragraph('hai')]),
      paragraph('Sau.'),
      list('orderedList', [paragraph('ba')]),
    ),
  )

  test.each(['table', 'tableRow', 'tableCell', 'bulletList', 'orderedList', 'listItem'])(
    '[FA39] a text with an empty %s is read, and both its Word files pass the lint',
    async name => {
      const json = emptied(whole, name)
      expect(JSON.stringify(json)).not.toBe(JSON.stringify(whole))
      for (const mode of ['clean', 'review'] as const) {
        const xml = body(await partsOf(input(json, [], { mode })))
        expect(words(xml)).toContain('Trước.')
        expect(words(xml)).toContain('Sau.')
        expect(xml).not.toMatch(/<w:tbl>(?:(?!<w:tr[ >]|<w:tbl>).)*<\/w:tbl>/u)
        expect(xml).not.toMatch(/<\/w:tcPr><\/w:tc>|<w:tc\/>/u)
      }
    },
  )
})
