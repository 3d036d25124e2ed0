// A document with every part of the form, and the ways of breaking its file, each with what the form checker must say of it.

import { cell, doc, heading, list, paragraph, section, table, text } from './small.ts'

/** A paragraph of more than a line. */
export const longWords =
  'Đảng bộ xã Mẫu đoàn kết, thống nhất, hoàn thành thắng lợi nhiệm vụ chính trị được giao trong nhiệm kỳ qua.'
/** The document. */
export const formReport = doc(
  section('pr.title', paragraph('ĐOÀN KẾT, DÂN CHỦ, KỶ CƯƠNG, PHÁT TRIỂN')),
  section('pr.p1', heading(1, 'Phần thứ nhất', 'Kết quả thực hiện nghị quyết')),
  section(
    'pr.p1.1',
    heading(2, 'I-', 'Đặc điểm tình hình'),
    heading(3, '1.', 'Thuận lợi'),
    paragraph(longWords),
    list('bulletList', [paragraph(longWords)]),
    list('orderedList', [paragraph('Một')], [paragraph('Hai')]),
    heading(4, 'a)', 'Về kinh tế'),
    paragraph('Chi tiết ', text('tại đây', { type: 'link', attrs: { href: 'https://a.vn' } }), '.'),
    table('Bảng', [cell('Chỉ tiêu', {}, 'tableHeader'), cell('Số')], [cell('a'), cell('1.234')]),
    paragraph(`${longWords} `),
  ),
  section('pr.annex', heading(2, 'II-', 'Phụ lục số liệu'), paragraph(longWords)),
)
const main = 'word/document.xml'
const styles = 'word/styles.xml'
const header = 'word/header1.xml'

/** Changes one style. */
export const inStyle = (id: string, from: string | RegExp, to: string) => (parts: Map<string, string>) => {
  const xml = parts.get(styles) ?? ''
  const [style = ''] = new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 'su').exec(xml) ?? []
  const changed = style.replace(from, to)
  if (style === changed) throw new Error(`${id} has no ${from}`)
  parts.set(
    styles,
    xml.replace(style, () => changed),
  )
}
/** Changes a part. */
const inPart = (name: string, from: string | RegExp, to: string) => (parts: Map<string, string>) => {
  const xml = parts.get(name) ?? ''
  const changed = xml.replace(from, to)
  if (xml === changed) throw new Error(`${name} has no ${from}`)
  parts.set(name, changed)
}
const both =
  (...changes: ((parts: Map<string, string>) => void)[]) =>
  (parts: Map<string, string>) => {
    for (const change of changes) change(parts)
  }

const bold = /<w:b\/>/u
const notBold = /<w:b w:val="false"\/>/u
const notItalic = /<w:i w:val="false"\/>/u
const words = (from: string, to: string) => inPart(main, `>${from}<`, `>${to}<`)
/** The paragraph that says something is taken away. */
const without = (said: string) =>
  inPart(main, new RegExp(`<w:p>(?:(?!</w:p>).)*>${said}<.*?</w:p>`, 'su'), '')

/** Name, change, and the findings in short: part, rule, found → expected. */
export const formBreaks: readonly (readonly [
  string,
  (parts: Map<string, string>) => void,
  readonly string[],
])[] = [
  [
    'A5',
    inPart(main, 'w:w="11906" w:h="16838"', 'w:w="8391" w:h="11906"'),
    ['paper: “148 × 210 mm” → “A4, 210 × 297 mm”'],
  ],
  [
    'left margin',
    inPart(main, 'w:left="1701" w:header', 'w:left="1984" w:header'),
    ['margins: trái 35 mm → trái 30 mm'],
  ],
  [
    'all margins of the older rule',
    inPart(main, 'w:top="1134" w:right="850" w:bottom="1134"', 'w:top="1417" w:right="850" w:bottom="1417"'),
    ['margins: trên 25 mm; dưới 25 mm → trên 20 mm; dưới 20 mm'],
  ],
  [
    'number on page 1',
    inPart(main, '<w:titlePg/>', ''),
    ['pageNumberFirst: trang 1 có số → đánh số từ trang 2'],
  ],
  ['no header', inPart(main, /<w:headerReference [^>]*\/>/u, ''), []], // a short text may stand on one page
  [
    'number below',
    inPart(main, '<w:headerReference', '<w:footerReference'),
    ['pageNumberPlace: chân trang → lề trên'],
  ],
  [
    'number right',
    inPart(header, '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'),
    ['pageNumberAlign: canh phải → canh giữa'],
  ],
  [
    'number small',
    inStyle('VkPageNumber', 'w:sz w:val="28"', 'w:sz w:val="24"'),
    ['pageNumberSize: 12 pt → 14 pt'],
  ],
  ['number low', inPart(main, 'w:header="567"', 'w:header="850"'), ['pageNumberTop: 15 mm → 10 mm']],
  [
    'font',
    inPart(
      styles,
      /w:ascii="Times New Roman"([^>]*)w:hAnsi="Times New Roman"/u,
      'w:ascii="Arial"$1w:hAnsi="Arial"',
    ),
    ['font: “Arial” → “Times New Roman, Unicode”'],
  ],
  [
    'old font in one run',
    inPart(
      main,
      '<w:r><w:t xml:space="preserve">Thuận',
      '<w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t xml:space="preserve">Thuận',
    ),
    ['oldFont: “.VnTime” → “Times New Roman, Unicode”'],
  ],
  [
    'loose marks',
    words('Thuận lợi', 'Thuận lợi'.normalize('NFD')),
    ['uncomposed: dấu rời (NFD) → chữ dựng sẵn (NFC)'],
  ],
  ['colour', inStyle('VkBody', '<w:sz ', '<w:color w:val="C00000"/><w:sz '), ['colour: “#C00000” → chữ đen']],
  [
    'a line of the state',
    words('Thuận lợi', 'Độc lập – Tự do – Hạnh phúc'),
    ['forbiddenLine: “Độc lập - Tự do - Hạnh phúc” → không có'],
  ],
  ['no party line', without('ĐẢNG CỘNG SẢN VIỆT NAM'), ['partyTitle missing: không có → phải có']],
  [
    'small party line',
    inStyle('VkPartyTitle', 'w:sz w:val="30"', 'w:sz w:val="26"'),
    ['partyTitle size: 13 pt → 15 pt'],
  ],
  ['no rule', inPart(main, /<w:pBdr>.*?<\/w:pBdr>/u, ''), ['partyTitle ruleBelow: không có → đường kẻ dưới']],
  [
    'sides changed',
    both(
      words('ĐẢNG CỘNG SẢN VIỆT NAM', '@'),
      words('ĐẢNG BỘ TỈNH MẪU', 'ĐẢNG CỘNG SẢN VIỆT NAM'),
      without('@'),
    ),
    [
      'partyTitle side: bên trái → bên phải',
      'partyTitle size: 14 pt → 15 pt',
      'partyTitle bold: chữ không đậm → chữ đậm',
      'partyTitle ruleBelow: không có → đường kẻ dưới',
    ],
  ],
  [
    'bold superior',
    inStyle('VkSuperiorOrg', notBold, '<w:b/>'),
    ['superiorOrg bold: chữ đậm → chữ không đậm'],
  ],
  ['plain issuer', inStyle('VkIssuer', bold, ''), ['issuer bold: chữ không đậm → chữ đậm']],
  [
    'issuer in small letters',
    both(inStyle('VkIssuer', '<w:caps/>', ''), words('ĐẢNG ỦY XÃ MẪU', 'Đảng ủy xã Mẫu')),
    ['issuer case: chữ in thường → chữ in hoa'],
  ],
  ['no asterisk', without('\\*'), ['issuer after: không có → “*”']],
  ['no number', without('Số 05-BC/ĐU'), ['docNumber missing: không có → phải có']],
  [
    'number with a colon',
    words('Số 05-BC/ĐU', 'Số: 05-BC/ĐU'),
    ['docNumber words: “Số: 05-BC/ĐU” → “Số 05-BC/ĐU”'],
  ],
  [
    'number without its zero',
    words('Số 05-BC/ĐU', 'Số 5-BC/ĐU'),
    ['docNumber words: “Số 5-BC/ĐU” → “Số 05-BC/ĐU”'],
  ],
  [
    'symbol of the state',
    words('Số 05-BC/ĐU', 'Số 05/BC-ĐU'),
    ['docNumber words: “Số 05/BC-ĐU” → “Số 05-BC/ĐU”'],
  ],
  [
    'day without its zero',
    words('Xã Mẫu, ngày 05 tháng 02 năm 2025', 'Xã Mẫu, ngày 5 tháng 2 năm 2025'),
    ['placeDate words: “Xã Mẫu, ngày 5 tháng 2 năm 2025” → “Xã Mẫu, ngày 05 tháng 02 năm 2025”'],
  ],
  ['upright date', inStyle('VkPlaceDate', /<w:i\/>/u, ''), ['placeDate italic: chữ đứng → chữ nghiêng']],
  ['no date', without('Xã Mẫu, ngày 05 tháng 02 năm 2025'), ['placeDate missing: không có → phải có']],
  [
    'draft mark',
    words('Dự thảo lần 2', 'DỰ THẢO 2'),
    ['draftMark case: chữ in hoa → chữ in thường', 'draftMark words: “DỰ THẢO 2” → “Dự thảo lần …”'],
  ],
  [
    'type name small',
    inStyle('VkTypeName', 'w:sz w:val="32"', 'w:sz w:val="28"'),
    ['typeName size: 14 pt → 15–16 pt'],
  ],
  [
    'type name left',
    inStyle('VkTypeName', '<w:jc w:val="center"/>', ''),
    ['typeName align: canh trái → canh giữa'],
  ],
  ['no type name', without('BÁO CÁO'), ['typeName missing: không có → phải có']],
  ['subject italic', inStyle('VkSubject', notItalic, '<w:i/>'), ['subject italic: chữ nghiêng → chữ đứng']],
  ['three hyphens', words('-----', '---'), ['subject after: “---” → “-----”']],
  ['no hyphens', without('-----'), ['subject after: không có → “-----”']],
  ['no subject', without('tổng kết nhiệm kỳ 2020 – 2025'), ['subject missing: không có → phải có']],
  ['plain part', inStyle('VkPart', bold, ''), ['part bold: chữ không đậm → chữ đậm']],
  ['plain heading', inStyle('Heading2', bold, ''), ['heading1 bold: chữ không đậm → chữ đậm']],
  [
    'small letters in a heading',
    inStyle('Heading2', '<w:caps/>', ''),
    ['heading1 case: chữ in thường → chữ in hoa'],
  ],
  [
    'heading of 16 points',
    inStyle('Heading3', 'w:sz w:val="28"', 'w:sz w:val="32"'),
    ['heading2 size: 16 pt → 14 pt'],
  ],
  [
    'I. for I-',
    inPart('word/numbering.xml', 'w:lvlText w:val="%1-"', 'w:lvlText w:val="%1."'),
    ['headingNumber: “I.” → “I-”'],
  ],
  ['typed 1-', inPart(main, '>Một<', '>1- Một<'), []], // the list already numbers it
  [
    'a. for a)',
    inPart('word/numbering.xml', 'w:lvlText w:val="%1)"', 'w:lvlText w:val="%1."'),
    ['headingNumber: “a.” → “a)”'],
  ],
  [
    'dots in a list',
    inPart('word/numbering.xml', 'w:lvlText w:val="-"', 'w:lvlText w:val="\uf0b7"'),
    ['bullet: “•” → “-”'],
  ],
  [
    'text of 13 points',
    inStyle('VkBody', 'w:sz w:val="28"', 'w:sz w:val="26"'),
    ['bodySize: 13 pt → 14–15 pt'],
  ],
  ['ragged text', inStyle('VkBody', '<w:jc w:val="both"/>', ''), ['bodyAlign: canh trái → canh đều hai bên']],
  [
    'indent of half an inch',
    inStyle('VkBody', 'w:firstLine="567"', 'w:firstLine="720"'),
    ['bodyIndent: 12,7 mm → 10 mm'],
  ],
  ['no space', inStyle('VkBody', 'w:before="120"', 'w:before="0"'), ['bodyBefore: 0 pt → từ 6 pt trở lên']],
  [
    'single lines',
    inStyle('VkBody', 'w:line="360" w:lineRule="exact"', 'w:line="240" w:lineRule="auto"'),
    ['bodyLine: 1 dòng → từ 18 pt trở lên'],
  ],
  ['17 points', inStyle('VkBody', 'w:line="360"', 'w:line="340"'), ['bodyLine: 17 pt → từ 18 pt trở lên']],
  [
    'end of the state',
    inPart(main, /nhiệm kỳ qua\. <\/w:t>/u, 'nhiệm kỳ qua./.</w:t>'),
    ['finalMark: “./.” → “.”'],
  ],
  [
    'dots for a slash',
    words('T/M BAN CHẤP HÀNH', 'TM. BAN CHẤP HÀNH'),
    ['authority words: “TM. BAN CHẤP HÀNH” → “T/M BAN CHẤP HÀNH”'],
  ],
  [
    'for those who lead together',
    words('T/M BAN CHẤP HÀNH', 'K/T BAN CHẤP HÀNH'),
    ['authority words: “K/T BAN CHẤP HÀNH” → “T/M BAN CHẤP HÀNH”'],
  ],
  ['by order of those who lead together', words('T/M BAN CHẤP HÀNH', 'T/L BAN CHẤP HÀNH'), []],
  ['plain authority', inStyle('VkAuthority', bold, ''), ['authority bold: chữ không đậm → chữ đậm']],
  ['bold post', inStyle('VkPost', notBold, '<w:b/>'), ['post bold: chữ đậm → chữ không đậm']],
  [
    'no signature',
    both(without('T/M BAN CHẤP HÀNH'), without('BÍ THƯ'), without('Hoàng Minh Sơn')),
    ['authority missing: không có → phải có'],
  ],
  [
    'name with a degree',
    words('Hoàng Minh Sơn', 'ThS. Hoàng Minh Sơn'),
    ['signerName words: “ThS. Hoàng Minh Sơn” → “Hoàng Minh Sơn”'],
  ],
  [
    'name in capitals',
    words('Hoàng Minh Sơn', 'HOÀNG MINH SƠN'),
    ['signerName case: chữ in hoa → chữ in thường'],
  ],
  [
    'label plain',
    inStyle('VkRecipientsLabel', '<w:u w:val="single"/>', ''),
    ['recipientsLabel underline: không gạch chân → có gạch chân'],
  ],
  [
    'no recipients',
    both(without('Nơi nhận:'), without('- Ban Thường vụ Tỉnh ủy,'), without('- Lưu Văn phòng Đảng ủy.')),
    ['recipientsLabel missing: không có → phải có'],
  ],
  [
    'recipients large',
    inStyle('VkRecipients', 'w:sz w:val="24"', 'w:sz w:val="28"'),
    ['recipients size: 14 pt → 12 pt'],
  ],
  [
    'recipient without a dash',
    words('- Ban Thường vụ Tỉnh ủy,', 'Ban Thường vụ Tỉnh ủy'),
    ['recipients words: “Ban Thường vụ Tỉnh ủy” → “- Ban Thường vụ Tỉnh ủy,”'],
  ],
  [
    'kept nowhere',
    without('- Lưu Văn phòng Đảng ủy.'),
    ['recipients words: “- Ban Thường vụ Tỉnh ủy,” → dòng cuối ghi nơi lưu: “- Lưu …”'],
  ],
]
