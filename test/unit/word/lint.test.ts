// The lint bites: each way of breaking a right file is found.
import { expect, test } from 'vitest'
import { lintParts } from '../../../server/word/export/lint.ts'
import {
  cell,
  decidedBy,
  doc,
  heading,
  input,
  opinion,
  paragraph,
  partsOf,
  section,
  table,
  text,
} from './small.ts'

const report = doc(
  section(
    's',
    heading(2, 'I-', 'Kinh tế'),
    paragraph(
      'Diện tích chè tăng ',
      text('nhiều', { type: 'link', attrs: { href: 'https://a.vn' } }),
      ' trong năm năm.',
    ),
    table('Bảng', [cell('a', { colspan: 2 })], [cell('b'), cell('c')]),
  ),
)
const opinions = [
  opinion(report, 1, 'trong năm năm', { proposedText: 'trong nhiệm kỳ' }),
  opinion(report, 2, 'Diện tích chè', { status: 'declined', disposition: decidedBy('declined', 'Vì') }),
]

const main = 'word/document.xml'
const faults: readonly (readonly [string, string, RegExp, string])[] = [
  ['w:t in a deletion', main, /<w:delText([^>]*>[^<]*)<\/w:delText>/u, '<w:t$1</w:t>'],
  ['deleted text outside', main, /<w:t([^>]*>[^<]*)<\/w:t>/u, '<w:delText$1</w:delText>'],
  ['unknown style', main, /<w:pStyle w:val="[^"]*"/u, '<w:pStyle w:val="NoSuch"'],
  ['unknown list', main, /<w:numId w:val="\d+"/u, '<w:numId w:val="999"'],
  [
    'cell without paragraph',
    main,
    /(<w:tcPr>(?:(?!<\/w:tcPr>).)*<\/w:tcPr>)(?:(?!<\/w:tc>).)*<\/w:tc>/su,
    '$1</w:tc>',
  ],
  ['row wider than its grid', main, /<w:gridSpan w:val="2"/u, '<w:gridSpan w:val="3"'],
  ['range without start', main, /<w:commentRangeStart [^>]*\/>/u, ''],
  ['range without reference', main, /<w:commentReference [^>]*\/>/u, ''],
  ['reference to no comment', main, /<w:commentReference w:id="0"/u, '<w:commentReference w:id="77"'],
  ['repeated revision id', main, /<w:ins w:id="\d+"/u, '<w:ins w:id="1"'],
  ['revision without author', main, /(<w:ins w:id="\d+") w:author="[^"]*"/u, '$1'],
  ['bad date', main, /(<w:ins [^>]*w:date=")[^"]*"/u, '$115/01/2020"'],
  ['unknown relation', main, /r:id="rIdLink1"/u, 'r:id="rId404"'],
  ['malformed', main, /<\/w:body>/u, ''],
  ['U+FFFE', main, /(<w:t[^>]*>)/u, '$1\uFFFE'],
  ['reply to nothing', 'word/commentsExtended.xml', /w15:paraIdParent="\w+"/u, 'w15:paraIdParent="0000FFFF"'],
  ['paragraph number too big', 'word/comments.xml', /w14:paraId="1/u, 'w14:paraId="9'],
  ['repeated comment id', 'word/comments.xml', /<w:comment w:id="1"/u, '<w:comment w:id="0"'],
  ['state lost', 'word/commentsExtended.xml', /<w15:commentEx [^>]*\/>/u, ''],
  ['no content type', '[Content_Types].xml', /<Override[^>]*\/comments\.xml"[^>]*\/>/u, ''],
  ['script link', 'word/_rels/document.xml.rels', /Target="https:[^"]*"/u, 'Target="javascript:x"'],
  ['missing part', 'word/_rels/document.xml.rels', /Target="styles\.xml"/u, 'Target="gone.xml"'],
]

test('[WD40] the lint finds nothing in a right file and every fault that the schema lets pass', async () => {
  const parts = await partsOf(input(report, opinions))
  expect(lintParts(parts)).toEqual([])
  for (const [name, part, pattern, by] of faults) {
    const before = parts.get(part) ?? ''
    const after = before.replace(pattern, by)
    expect(after, name).not.toBe(before)
    expect(lintParts(new Map([...parts, [part, after]])), name).not.toEqual([])
  }
  const repeated = (parts.get(main) ?? '').replace(/<w:tbl>.*?<\/w:tbl>/su, found => found + found)
  expect(lintParts(new Map([...parts, [main, repeated]]))).toContain('two tables touch and would become one')
})

test('[WD41] a spacing without its rule and a missing main part are faults', async () => {
  const parts = await partsOf(input(report, opinions))
  const loose = (parts.get(main) ?? '').replace('<w:pPr>', '<w:pPr><w:spacing w:line="360"/>')
  expect(lintParts(new Map([...parts, [main, loose]]))).toContain('line spacing without its rule')
  expect(lintParts(new Map([...parts].filter(([name]) => name !== main)))).not.toEqual([])
})
