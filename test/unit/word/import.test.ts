// Reading Word files: the package, the XML, comments and changes as other programs write them, old Vietnamese letters, places.

import { spawnSync } from 'node:child_process'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { importNoteSentence } from '#model/import-note.ts'
import type { OpinionDraft } from '#model/opinion.ts'
import { type ImportItem, planImport } from '../../../server/word/import/import-plan.ts'
import { fromLegacy } from '../../../server/word/import/legacy.ts'
import { readWord } from '../../../server/word/import/read.ts'
import { paragraphText, type ReviewDoc } from '../../../server/word/review-doc.ts'
import {
  commented,
  deleted,
  docxFile,
  type FileComment,
  inserted,
  para,
  run,
} from '../../support/docx-file.ts'
import { createWordPool } from '../../support/exported.ts'
import { doc, heading, paragraph, section } from './small.ts'

function read(file: Uint8Array): ReviewDoc {
  const read = readWord(file)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value
}
const codeOf = (file: Uint8Array) => {
  const read = readWord(file)
  return read.ok ? 'read' : read.refusal.code
}
const textOf = (body: string) =>
  read(docxFile(body))
    .paragraphs.map(each => paragraphText(each))
    .join('|')

describe('the package', () => {
  const good = Buffer.from(docxFile(para(run('x'))))
  const central = good.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
  const end = good.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const changed = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(good)
    change(bytes)
    return bytes
  }
  test.each<[string, Buffer, string]>([
    ['as it is', good, 'read'],
    ['with the encryption flag', changed(bytes => bytes.writeUInt16LE(1, central + 8)), 'word-old-or-locked'],
    ['with a size that is not so', changed(bytes => bytes.writeUInt32LE(10, central + 24)), 'word-broken'],
    ['with a sum that is not so', changed(bytes => bytes.writeUInt32LE(10, central + 16)), 'word-broken'],
    [
      'with an entry over another',
      changed(bytes =>
        bytes.writeUInt32LE(0, good.indexOf(Buffer.from('PK\x01\x02', 'latin1'), central + 4) + 42),
      ),
      'word-unsafe',
    ],
    ['with another name in its directory', changed(bytes => bytes.write('X', central + 46)), 'word-unsafe'],
    ['with junk behind', Buffer.concat([good, Buffer.from('junk')]), 'word-broken'],
    ['cut', good.subarray(0, good.length - 30), 'word-broken'],
    [
      'with more entries than it has',
      changed(bytes => bytes.writeUInt16LE(9999, end + 10)),
      'word-too-large',
    ],
    [
      'with a part of another compression',
      changed(bytes => bytes.writeUInt16LE(99, central + 10)),
      'word-broken',
    ],
  ])('[WR3] a package %s is %s', (_, file, code) => {
    expect(codeOf(file)).toBe(code)
  })

  test('[WR3] a part that swells two hundred times is refused before it is inflated', () => {
    const swollen = docxFile(`<w:p/>${' '.repeat(20 * 1024 * 1024)}`)
    expect(swollen.length).toBeLessThan(100_000)
    expect(codeOf(swollen)).toBe('word-too-large')
  })

  test('[WR3] a zip that is no Word file, and one without its main part, say so', () => {
    expect(codeOf(zipSync({ 'a.txt': strToU8('x') }))).toBe('word-not-docx')
    expect(codeOf(docxFile('', [], { '_rels/.rels': '<Relationships xmlns="x"/>' }))).toBe('word-not-docx')
  })
})

describe('the XML', () => {
  const body = (xml: string) => docxFile('', [], { 'word/document.xml': xml })
  test.each<[string, Uint8Array, string]>([
    ['a DOCTYPE', body('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), 'word-unsafe'],
    ['tags that do not match', body('<a><b></a>'), 'word-broken'],
    ['a control character', docxFile(para(run('a\u0001b'))), 'word-broken'],
    ['depth without end', docxFile('<w:sdt>'.repeat(300) + '</w:sdt>'.repeat(300)), 'word-too-large'],
    [
      'attributes without end',
      docxFile(`<w:p ${Array.from({ length: 300 }, (_, n) => `a${n}=""`).join(' ')}/>`),
      'word-too-large',
    ],
    ['a prefix that stands for nothing', body('<q:p/>'), 'word-broken'],
  ])('[WR4] %s is refused', (_, file, code) => {
    expect(codeOf(file)).toBe(code)
  })

  test('[WR5] names are told by their namespace, whatever their prefix', () => {
    const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
    const xml = `<q:document xmlns:q="${strict}"><q:body><q:p><q:r><q:t>Đảng</q:t></q:r></q:p></q:body></q:document>`
    expect(read(body(xml)).paragraphs.map(each => paragraphText(each))).toEqual(['Đảng'])
    const other = xml.replace(strict, 'urn:other')
    expect(read(body(other)).paragraphs).toEqual([])
  })

  test('[WR6] text is NFC, and a mark that a run begins with joins the letter before it', () => {
    expect(textOf(para(run('Đa'), run('\u0309ng u'), run('\u0309y')))).toBe('Đảng ủy')
    expect(textOf(para(run('Đảng ủy'.normalize('NFD'))))).toBe('Đảng ủy')
  })

  test('[WR6] of alternatives one is read, of a field its result, breaks and tabs are kept', () => {
    const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
    const code = `${field('begin')}<w:r><w:instrText>DATE</w:instrText><w:t>mã</w:t></w:r>${field('separate')}${run('hôm nay')}${field('end')}`
    expect(textOf(para(code, '<w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>'))).toBe('hôm nay\ta\nb')
  })
})

describe('old Vietnamese fonts', () => {
  const font = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`

  test('[WR7] TCVN3 and VNI are told by the font of run, style or default, and turned into Unicode', () => {
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${font('Arial')}</w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Old"><w:rPr>${font('.VnTime')}</w:rPr></w:style><w:style w:type="paragraph" w:styleId="Older"><w:basedOn w:val="Old"/></w:style></w:styles>`
    const file = docxFile(
      para(run('§¶ng bé', font('.VnTime')), run(' §', font('Arial'))) +
        para('<w:pPr><w:pStyle w:val="Older"/></w:pPr>', run('x· Thanh Ch¨n')) +
        para(run('®¶ng bé', font('.VnTimeH'))) +
        para(run('ÑAÛNG COÄNG SAÛN VIEÄT NAM, Ñaûng boä xaõ Thanh Chaên', font('VNI-Times'))),
      [],
      { 'word/styles.xml': styles },
    )
    const { paragraphs, notes } = read(file)
    expect(paragraphs.map(each => paragraphText(each))).toEqual([
      'Đảng bộ §',
      'xã Thanh Chăn',
      'ĐẢNG BỘ',
      'ĐẢNG CỘNG SẢN VIỆT NAM, Đảng bộ xã Thanh Chăn',
    ])
    expect(notes).toEqual([{ code: 'legacyLetters', count: 4 }])
    const asWritten = readWord(file, 'asWritten')
    if (!asWritten.ok) throw new Error(asWritten.refusal.code)
    expect(asWritten.value.paragraphs.map(each => paragraphText(each))[1]).toBe('x· Thanh Ch¨n')
    expect(asWritten.value.notes).toEqual([])
  })

  test('[WR7] the table of TCVN3 is that of iconv, letter by letter', () => {
    const bytes = Array.from({ length: 0x100 - 0xa1 }, (_, index) => 0xa1 + index).filter(
      code => ![0xb0, 0xb1, 0xb2, 0xb3, 0xb4].includes(code), // marks without a letter
    )
    const iconv = spawnSync('iconv', ['-f', 'TCVN', '-t', 'UTF-8'], { input: Buffer.from(bytes) })
    const ours = bytes.map(code => fromLegacy(String.fromCharCode(code), 'tcvn3')).join('')
    // Where iconv is not installed, the letters themselves: each once, all Vietnamese.
    const expected = iconv.status === 0 ? iconv.stdout.toString('utf8').normalize('NFC') : ours
    expect(ours).toBe(expected)
    expect(new Set(ours).size).toBe(bytes.length)
    expect(ours).toMatch(/^[\p{Script=Latin}]+$/u)
  })
})

describe('comments', () => {
  const ranges = (body: string, comments: readonly FileComment[] = [{ id: 0, text: 'x' }]) => {
    const file = read(docxFile(body, comments))
    return file.comments.map(({ range }) => range)
  }
  const point = (offset: number, at = 0) => ({ paragraph: at, offset })
  const start = '<w:commentRangeStart w:id="0"/>'
  const end = '<w:commentRangeEnd w:id="0"/>'
  const reference = '<w:r><w:commentReference w:id="0"/></w:r>'

  test('[WR8] a range without its end ends at the reference; without its start, or reversed, it is a point', () => {
    expect(ranges(para(start, run('abc'), reference))).toEqual([{ from: point(0), to: point(3) }])
    expect(ranges(para(run('abc'), end, reference))).toEqual([{ from: point(3), to: point(3) }])
    expect(ranges(para(end, run('abc'), start, reference))).toEqual([{ from: point(0), to: point(0) }])
    expect(ranges(para(run('abc')))).toEqual([null])
  })

  test('[WR8] ranges may stand between blocks and end in another paragraph', () => {
    expect(ranges(`${start}${para(run('một'))}${para(run('hai'))}${end}${para(reference)}`)).toEqual([
      { from: point(0), to: point(3, 1) },
    ])
  })

  test('[WR9] replies belong to the first comment of their thread; a circle has one, a reply to nothing is its own', () => {
    const roots = (...comments: FileComment[]) =>
      read(docxFile('', comments)).comments.map(({ root }) => root)
    const text = 'x'
    expect(roots({ id: 0, text }, { id: 1, text, replyTo: 0 }, { id: 2, text, replyTo: 1 })).toEqual([
      null,
      0,
      0,
    ])
    expect(roots({ id: 0, text, replyTo: 1 }, { id: 1, text, replyTo: 0 })).toEqual([null, 0])
    expect(roots({ id: 0, text, replyTo: 77 })).toEqual([null])
    expect(read(docxFile('', [{ id: 0, text, isDone: true }])).comments[0]?.isResolved).toBe(true)
  })

  test('[WR10] a deletion in an insertion keeps both authors; changes of form are counted', () => {
    const both = `<w:ins w:id="1" w:author="A">${run('giữ')}<w:del w:id="2" w:author="B"><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:ins>`
    const formatted =
      '<w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>đậm</w:t></w:r>'
    const file = read(docxFile(para(both, formatted)))
    expect(
      file.paragraphs[0]?.runs.map(({ text, inserted, deleted }) => [
        text,
        inserted?.author,
        deleted?.author,
      ]),
    ).toEqual([
      ['giữ', 'A', undefined],
      ['bỏ', 'A', 'B'],
      ['đậm', undefined, undefined],
    ])
    expect(file.formatChanges).toEqual({ runs: 1, paragraphs: 0 })
    expect(file.notes).toEqual([{ code: 'runFormats', count: 1, sample: 'đậm' }])
  })

  test('[WF148] changes of form are told by kind, with the words of the first', () => {
    const change = (kind: 'rPr' | 'pPr' | 'sectPr') =>
      `<w:${kind}Change w:id="3" w:author="A"><w:${kind}/></w:${kind}Change>`
    const long = 'Căn giữa một đoạn dài hơn sáu mươi chữ cái để thấy chỗ cắt của nó'
    const file = read(
      docxFile(
        para(`<w:pPr>${change('pPr')}</w:pPr>`, run(long)) +
          para(run('Trước '), run('nghiêng', change('rPr')), run(' sau '), run('nữa', change('rPr'))) +
          para(`<w:pPr><w:sectPr>${change('sectPr')}</w:sectPr></w:pPr>`, run('Trang.')),
      ),
    )
    expect(file.notes).toEqual([
      { code: 'formatChanges', count: 1 },
      { code: 'runFormats', count: 2, sample: 'nghiêng' },
      { code: 'paragraphFormats', count: 1, sample: `${long.slice(0, 59)}…` },
    ])
    expect(importNoteSentence('runFormats', 2, 'en', 'nghiêng')).toMatch(/ opinions, such as “nghiêng”\.$/u)
    expect(importNoteSentence('runFormats', 2, 'vi')).toMatch(/không thành ý kiến\.$/u)
  })
})

const report = doc(
  section(
    's.1',
    heading(2, 'I-', 'Kinh tế'),
    paragraph('Diện tích chè tăng từ 40 lên 118 héc-ta.'),
    paragraph('Xã có ba trường học.'),
  ),
  section(
    's.2',
    heading(2, 'II-', 'Văn hóa'),
    paragraph('Xã có ba trường học.'),
    paragraph('Các cháu được đến lớp đúng tuổi.'),
  ),
)
function items(body: string, comments: readonly FileComment[] = []): readonly ImportItem[] {
  const plan = planImport({
    mode: 'import',
    file: docxFile(body, comments),
    fileName: 'a.docx',
    documentId: 'document-1',
    doc: report,
    opinions: [],
  })
  if (!plan.ok) throw new Error(plan.refusal.code)
  return plan.value.items
}
const drafts = (body: string, comments: readonly FileComment[] = []) =>
  items(body, comments).map(({ opinion, state }) => ({ ...(opinion as OpinionDraft), state }))

describe('proposals', () => {
  const asked = (body: string) =>
    drafts(body).map(({ kind, anchor, proposedText, state }) => [kind, anchor?.quote, proposedText, state])

  test('[WR11] a deletion and an insertion side by side are one proposal, of whole words', () => {
    expect(
      asked(para(run('Diện tích chè tăng từ '), deleted('40'), inserted('50'), run(' lên 118 héc-ta.'))),
    ).toEqual([['replace', '40', '50', 'matched']])
    expect(
      asked(para(run('Diện tích chè tăng từ 4'), inserted('5'), deleted('0'), run(' lên 118 héc-ta.'))),
    ).toEqual([['replace', '40', '45', 'matched']])
  })

  test('[WR11] a lone one takes its neighbouring words along', () => {
    expect(asked(para(run('Diện tích chè'), inserted(' xanh'), run(' tăng từ 40 lên 118 héc-ta.')))).toEqual([
      ['add', 'chè tăng', 'chè xanh tăng', 'matched'],
    ])
    expect(asked(para(run('Diện tích chè tăng '), deleted('từ 40 '), run('lên 118 héc-ta.')))).toEqual([
      ['delete', 'tăng từ 40 lên', 'tăng lên', 'matched'],
    ])
  })

  test('[WR11] changes of two people, and two changes of one, stay apart', () => {
    const two = para(
      run('Diện tích '),
      deleted('chè', 'A'),
      inserted('lúa', 'B'),
      run(' tăng từ 40 lên 118 héc-ta.'),
    )
    expect(drafts(two).map(({ kind, onBehalfOf }) => [kind, onBehalfOf])).toEqual([
      ['delete', 'A'],
      ['add', 'B'],
    ])
  })

  test('[WR11] new paragraphs stand after the words before them, in one proposal', () => {
    expect(
      asked(para(run('Các cháu được đến lớp đúng tuổi.')) + para(inserted('Một.')) + para(inserted('Hai.'))),
    ).toEqual([['add', 'được đến lớp đúng tuổi.', 'được đến lớp đúng tuổi.\nMột.\nHai.', 'matched']])
  })

  test('[WR11] what one inserted and another deleted gives both, the deletion without a place', () => {
    const both = `<w:ins w:id="1" w:author="A">${run(' rất')}<w:del w:id="2" w:author="B"><w:r><w:delText> nhiều</w:delText></w:r></w:del></w:ins>`
    const found = drafts(para(run('Diện tích chè tăng'), both, run(' từ 40 lên 118 héc-ta.')))
    expect(found.map(({ onBehalfOf, body, state }) => [onBehalfOf, body, state])).toEqual([
      ['A', 'Đề nghị thêm: “ rất nhiều”', 'matched'],
      ['B', 'Đề nghị bỏ: “ nhiều”', 'unplaced'],
    ])
  })
})

describe('places', () => {
  const place = (body: string) => {
    const [found] = drafts(body, [{ id: 0, text: 'x' }])
    return [found?.state, found?.sectionKey, found?.anchor?.quote]
  }
  const whole = (before: string, words: string, after: string) =>
    para(run(before), commented(0, run(words)), run(after))

  test('[WR12] words that stand twice are told by their paragraph', () => {
    const first = para(run('Xã có ba trường học.'))
    expect(place(first + whole('Xã có ', 'ba trường', ' học.'))).toEqual(['matched', 's.2', 'ba trường'])
    expect(place(whole('Xã có ', 'ba trường', ' học.') + first)).toEqual(['matched', 's.1', 'ba trường'])
  })

  test('[WR12] the label that a heading is printed with does not move its words', () => {
    expect(place(whole('II- ', 'Văn hóa', ''))).toEqual(['matched', 's.2', 'Văn hóa'])
  })

  test('[WR12] in a paragraph that has changed, words that stand there are matched, like ones moved, lost ones unplaced', () => {
    const around = (middle: string) =>
      para(run('Diện tích chè tăng từ 40 lên 118 héc-ta.')) + middle + para(run('Văn hóa'))
    expect(place(whole('Tổng diện tích ', 'chè tăng từ 40', ' lên 118 héc-ta.')).slice(0, 2)).toEqual([
      'matched',
      's.1',
    ])
    expect(place(around(whole('', 'Toàn xã có ba trường học.', ''))).slice(0, 2)).toEqual(['moved', 's.1'])
    expect(place(whole('', 'Câu không có ở đâu cả', ''))).toEqual(['unplaced', null, 'Câu không có ở đâu cả'])
  })

  test('[WR12] a comment on a point takes the words of its paragraph', () => {
    expect(place(para(run('Các cháu được đến lớp đúng tuổi.'), commented(0, '')))).toEqual([
      'matched',
      's.2',
      'Các cháu được đến lớp đúng tuổi.',
    ])
  })

  test('[WR13] the hour is that of the wall clock in Việt Nam; a date that is none is left out', () => {
    const written = (date: string) => drafts(para(inserted('x', 'A', date)))[0]?.writtenAt
    expect(written('2025-03-01T10:00:00Z')).toBe('2025-03-01T03:00:00.000Z')
    expect(written('hôm qua')).toBeNull()
  })

  test('[WR14] two comments alike are two opinions, with the same ids each time', () => {
    const twice = () =>
      items(para(commented(0, run('Xã')), commented(1, run('Xã')), run(' có ba trường học.')), [
        { id: 0, text: 'Sửa.' },
        { id: 1, text: 'Sửa.' },
      ]).map(({ opinion }) => opinion.id)
    expect(new Set(twice()).size).toBe(2)
    expect(twice()).toEqual(twice())
    for (const id of twice())
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/u)
  })
})

test('[WR15] a file that takes too long or too much memory is refused as too large, and the next one is read', async () => {
  const given = (paragraphs: number) => ({
    mode: 'import' as const,
    file: docxFile(para(run('x')).repeat(paragraphs)),
    fileName: 'a.docx',
    documentId: 'document-1',
    doc: report,
    opinions: [],
  })
  const tooLarge = { ok: false, refusal: { code: 'word-too-large' } }
  const slow = createWordPool({ size: 1, timeoutMs: 1, memoryMb: 512, waitingMax: 8 })
  await expect(slow.import(given(60_000))).resolves.toMatchObject(tooLarge)
  await slow.close()
  const small = createWordPool({ size: 1, timeoutMs: 30_000, memoryMb: 24, waitingMax: 8 })
  for (let round = 0; round < 3; round++) {
    await expect(small.import(given(60_000))).resolves.toMatchObject(tooLarge)
    await expect(small.import(given(1))).resolves.toMatchObject({ ok: true })
  }
  await small.close()
})
