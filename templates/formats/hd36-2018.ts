// Format profile of Hướng dẫn 36-HD/VPTW (03/4/2018), in force for documents until the guide of 2026.
import type { Confidence, Sourced } from '../template.ts'
import type { ElementFormat, ElementName, FormatProfile } from './format-profile.ts'
import { hd36Bodies } from './hd36-bodies.ts'

const annex3 = 'Phụ lục 3 của Hướng dẫn 36-HD/VPTW, đoạn trích công bố trên thuvienphapluat.vn'
const products = 'phần mềm và bộ quy tắc công bố trên mạng theo hướng dẫn thể thức văn bản của Đảng'
const general = 'Hiểu biết chung, chưa thấy văn bản gốc'
const ours = 'Mức mặc định của phần mềm, chưa thấy văn bản gốc'

const stampRed = 'C00000'

const sourced = <T>(value: T, confidence: Confidence, source: string): Sourced<T> => ({
  value,
  source,
  confidence,
})

// An element is plain 14 pt across the page unless it says otherwise.
const element = (
  box: string,
  written: Partial<ElementFormat>,
  confidence: Confidence,
  source: string,
): Sourced<ElementFormat> => {
  const pt = written.pt ?? 14
  return {
    value: {
      box,
      case: 'lower',
      pt,
      ptMin: pt,
      ptMax: pt,
      bold: false,
      italic: false,
      underline: false,
      align: 'center',
      side: 'full',
      after: null,
      ruleBelow: 'none',
      ...written,
    },
    source,
    confidence,
  }
}

const elements: Readonly<Record<ElementName, Sourced<ElementFormat>>> = {
  partyTitle: element(
    '1',
    {
      text: 'ĐẢNG CỘNG SẢN VIỆT NAM',
      case: 'upper',
      pt: 15,
      bold: true,
      side: 'right',
      ruleBelow: 'textWidth',
    },
    'A',
    `${annex3}; nguồn thứ cấp khác ghi 15–16, 14 hoặc 13–14`,
  ),
  superiorOrg: element(
    '2',
    { case: 'upper', side: 'left' },
    'A',
    `${annex3}; hai nguồn thứ cấp khác ghi cỡ 13`,
  ),
  issuer: element('2', { case: 'upper', bold: true, side: 'left', after: '*' }, 'A', annex3),
  docNumber: element(
    '3',
    { pattern: 'Số {n:2}-{type}/{org}', side: 'left' },
    'A',
    `${annex3}; nguồn thứ cấp khác ghi "Số:" và cỡ 13; số dưới 10 thêm số 0: một nguồn thứ cấp`,
  ),
  placeDate: element(
    '4',
    { pattern: '{place}, ngày {day} tháng {month} năm {year}', italic: true, side: 'right' },
    'A',
    `${annex3}; ngày dưới 10 và tháng 1, 2 thêm số 0`,
  ),
  typeName: element('5a', { case: 'upper', pt: 16, ptMin: 15, bold: true }, 'A', annex3),
  subject: element(
    '5a',
    { pt: 15, ptMin: 14, bold: true, after: '-----' },
    'B',
    `${annex3}; năm gạch nối: hai nguồn thứ cấp`,
  ),
  letterSubject: element(
    '5b',
    { pt: 12, italic: true, side: 'left' },
    'A',
    `${annex3}; cách ghi "V/v" hay "về việc" chưa thống nhất giữa các nguồn`,
  ),
  part: element('6', { ptMax: 15, bold: true }, 'A', annex3),
  partTitle: element('6', { case: 'upper', ptMax: 15, bold: true }, 'A', annex3),
  heading1: element(
    '6',
    { pattern: '{I}- ', case: 'upper', ptMax: 15, bold: true, align: 'justify' },
    'C',
    'Thói quen trình bày báo cáo, thấy trong bản in lại Hướng dẫn 26-HD/BTCTW năm 2019',
  ),
  heading2: element(
    '6',
    { pattern: '{1}. ', bold: true, align: 'justify' },
    'C',
    'Một nguồn thứ cấp ghi "1."; Hướng dẫn 26-HD/BTCTW in "1-"',
  ),
  heading3: element('6', { pattern: '{a}) ', align: 'justify' }, 'C', 'Một nguồn thứ cấp'),
  basisLine: element(
    '6',
    { pattern: '- {text};', align: 'justify' },
    'C',
    'Một nguồn thứ cấp: chữ đứng; nguồn khác dùng chữ nghiêng theo Nghị định 30/2020/NĐ-CP',
  ),
  addressee: element(
    '9a',
    { text: 'Kính gửi:', choices: ['Kính gửi:', 'Kính trình:'], italic: true },
    'C',
    'Một nguồn thứ cấp; kiểu chữ nghiêng chưa chắc chắn',
  ),
  authority: element(
    '7a',
    { case: 'upper', bold: true, side: 'right' },
    'B',
    'Cách ghi T/M, K/T, T/L với gạch chéo: văn bản gốc trích trên thuvienphapluat.vn; kiểu chữ: hai nguồn thứ cấp',
  ),
  post: element(
    '7b',
    { case: 'upper', side: 'right' },
    'B',
    'Ba nguồn thứ cấp ghi không đậm; hai nguồn khác ghi đậm',
  ),
  signerName: element(
    '7c',
    { bold: true, side: 'right' },
    'B',
    'Hai nguồn thứ cấp; không ghi học vị, chức danh',
  ),
  recipientsLabel: element(
    '9b',
    { text: 'Nơi nhận:', underline: true, align: 'left', side: 'left' },
    'C',
    'Một nguồn thứ cấp; nguồn khác ghi cỡ 12 theo Nghị định 30/2020/NĐ-CP',
  ),
  recipients: element(
    '9b',
    { pattern: '- {text},', pt: 12, align: 'left', side: 'left' },
    'C',
    'Một nguồn thứ cấp; dòng cuối ghi nơi lưu; nguồn khác ghi cỡ 11',
  ),
  draftMark: element(
    '11b',
    { pattern: 'Dự thảo lần {n}', bold: true, side: 'left' },
    'P',
    `${ours}: cỡ chữ, kiểu chữ và vị trí dưới số, ký hiệu; có nơi ghi "lần thứ"`,
  ),
  secrecy: element(
    '10a',
    {
      choices: ['Mật', 'Tối mật', 'Tuyệt mật'],
      case: 'upper',
      bold: true,
      side: 'left',
      colour: stampRed,
    },
    'A',
    'Đoạn trích trên thuvienphapluat.vn: dấu đỏ, dưới số và ký hiệu; cỡ chữ là mặc định của phần mềm',
  ),
  urgency: element(
    '10b',
    {
      choices: ['Khẩn', 'Thượng khẩn', 'Hỏa tốc', 'Hỏa tốc hẹn giờ'],
      case: 'upper',
      bold: true,
      side: 'left',
      colour: stampRed,
    },
    'A',
    'Đoạn trích trên thuvienphapluat.vn; "Hỏa tốc hẹn giờ" theo Quy định 66-QĐ/TW; cỡ chữ là mặc định của phần mềm',
  ),
  circulation: element(
    '11a',
    {
      choices: [
        'Tài liệu thu hồi',
        'Xong hội nghị trả lại',
        'Xem xong trả lại',
        'Lưu hành nội bộ',
        'Tài liệu hội nghị',
      ],
      side: 'right',
    },
    'M',
    'Cách ghi: đoạn trích trên thuvienphapluat.vn; vị trí dưới ngày tháng: chưa thấy văn bản gốc',
  ),
  typistMark: element(
    '12',
    { pt: 12, align: 'left', side: 'left' },
    'P',
    `Có trong danh sách thành phần (Quy định 66-QĐ/TW); cỡ chữ: ${ours}`,
  ),
  contactLine: element(
    '13',
    { pt: 12, align: 'left' },
    'P',
    `Có trong danh sách thành phần (Quy định 66-QĐ/TW); cỡ chữ: ${ours}`,
  ),
  annexHeading: element(
    '',
    { pattern: 'Phụ lục {1}', bold: true },
    'M',
    `Đánh số Ả Rập khi có từ hai phụ lục (Hướng dẫn 11-HD/VPTW); kiểu chữ: ${general}`,
  ),
  annexReference: element(
    '',
    { pattern: '(Kèm theo {typeName} số {number})', italic: true },
    'M',
    'Hiểu biết chung, chưa thấy văn bản gốc',
  ),
}

/** Hướng dẫn 36-HD/VPTW: sizes and letters were seen as quoted text; spacing and margins were not. */
export const hd36Format: FormatProfile = {
  id: 'hd36-2018',
  version: 1,
  title: 'Thể thức văn bản của Đảng theo Hướng dẫn 36-HD/VPTW',
  family: 'party',
  unverified: false,
  basis: sourced('Hướng dẫn 36-HD/VPTW, ngày 03/4/2018', 'A', annex3),
  regulation: sourced(
    'Quy định 66-QĐ/TW, ngày 06/02/2017',
    'A',
    'Điều 15, 16 trích tại ba trang của Đảng ủy Khối, Bình Thuận',
  ),
  page: {
    size: sourced(
      { name: 'A4', widthMm: 210, heightMm: 297 } as const,
      'A',
      'Tài liệu tập huấn văn thư của Văn phòng Đảng đoàn; giấy A5 dùng cho mẫu nhỏ',
    ),
    mm: sourced(
      { top: 20, bottom: 20, left: 30, right: 15 },
      'C',
      'Một nguồn thứ cấp; sổ tay của Bình Thuận theo quy định cũ ghi 25, 25, 35, 15',
    ),
    mirrored: sourced(false, 'M', general),
  },
  font: sourced('Times New Roman', 'A', `${annex3}; bộ mã Unicode TCVN 6909:2001`),
  colour: sourced('000000', 'A', annex3),
  body: {
    ptMin: sourced(14, 'A', `${annex3}; một nguồn thứ cấp ghi 13–14`),
    ptMax: sourced(15, 'A', annex3),
    pt: sourced(14, 'A', annex3),
    align: sourced('justify', 'B', `Bốn ${products}`),
    firstLineMm: sourced(10, 'B', `Bốn ${products}; một nguồn khác ghi 12,7 mm`),
    beforePt: sourced(6, 'M', general),
    line: sourced(
      { rule: 'exact', pt: 18 } as const,
      'M',
      'Hiểu biết chung; các nguồn thứ cấp ghi 18, 19 hoặc 20 pt',
    ),
  },
  pageNumber: {
    fromPage: sourced(2, 'B', 'Ba nguồn thứ cấp'),
    align: sourced('center', 'B', 'Ba nguồn thứ cấp'),
    place: sourced('header', 'B', 'Ba nguồn thứ cấp'),
    topMm: sourced(10, 'B', 'Ba nguồn thứ cấp'),
    pt: sourced(14, 'P', 'Mức mặc định của phần mềm; nguồn thứ cấp ghi 13–13,5'),
  },
  elements,
  finalMark: sourced('.', 'C', 'Một nguồn thứ cấp; nhiều nơi quen dùng "./."'),
  headingSeparators: sourced(
    { roman: '-', arabic: '.', letter: ')', dash: '-' },
    'C',
    'Một nguồn thứ cấp; Hướng dẫn 26-HD/BTCTW in "I-" và "1-"',
  ),
  toneStyle: sourced('keep', 'P', 'Mức mặc định của phần mềm: các nguồn trái nhau về "uỷ, hoà" và "ủy, hòa"'),
  numbering: {
    firstNumber: sourced(1, 'C', 'Một nguồn thứ cấp'),
    minDigits: sourced(2, 'C', 'Một nguồn thứ cấp'),
    series: sourced('perTypeThroughTerm', 'C', 'Một nguồn thứ cấp: liên tục cả nhiệm kỳ, không theo năm'),
    stages: sourced(
      ['adopted', 'issued'],
      'P',
      'Mức mặc định của phần mềm: văn kiện lấy số khi đại hội đã thông qua hoặc khi ban hành',
    ),
  },
  typeSymbols: sourced(
    [
      { symbol: 'NQ', name: 'Nghị quyết' },
      { symbol: 'QĐ', name: 'Quyết định, quy định' },
      { symbol: 'KL', name: 'Kết luận' },
      { symbol: 'QC', name: 'Quy chế' },
      { symbol: 'CT', name: 'Chỉ thị' },
      { symbol: 'HD', name: 'Hướng dẫn' },
      { symbol: 'TB', name: 'Thông báo' },
      { symbol: 'BC', name: 'Báo cáo' },
      { symbol: 'KH', name: 'Kế hoạch' },
      { symbol: 'CTr', name: 'Chương trình' },
      { symbol: 'TTr', name: 'Tờ trình' },
      { symbol: 'CV', name: 'Công văn' },
      { symbol: 'BB', name: 'Biên bản' },
      { symbol: 'ĐA', name: 'Đề án' },
      { symbol: 'PA', name: 'Phương án' },
    ],
    'C',
    'Một nguồn thứ cấp, khớp với các danh sách thời Hướng dẫn 36-HD/VPTW',
  ),
  mandatoryBoxes: sourced(
    ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    'A',
    'Điều 15, 16 Quy định 66-QĐ/TW, trích tại trang của Đảng ủy Khối, Bình Thuận',
  ),
  forbiddenLines: sourced(
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
    'A',
    'Thành phần thể thức tại Điều 15, 16 Quy định 66-QĐ/TW không có quốc hiệu, tiêu ngữ',
  ),
  syllablesPerPage: {
    prose: sourced(
      600,
      'P',
      'Đo bằng LibreOffice: 12.078 tiếng thành 20 trang A4, chữ 14, giãn dòng đúng 18 pt, cách đoạn 6 pt',
    ),
    planned: sourced({ min: 480, max: 520 }, 'P', 'Ước tính của phần mềm cho trang có đề mục và bảng'),
  },
  bodies: hd36Bodies,
}
