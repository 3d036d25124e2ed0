// Who writes what in the header, the symbol and the signature, level by level (Hướng dẫn 36-HD/VPTW and practice).
import type { Confidence, Sourced } from '../template.ts'
import type { IssuingBody } from './format-profile.ts'

const practice = 'Một nguồn thứ cấp và cách làm phổ biến; văn bản gốc chưa thấy'
const quoted = 'Văn bản gốc trích trên thuvienphapluat.vn (mục thể thức đề ký, tên cơ quan ban hành)'

const body = (written: IssuingBody, confidence: Confidence, source: string): Sourced<IssuingBody> => ({
  value: written,
  source,
  confidence,
})

/** The issuing bodies of §2.3, from a subordinate cell to the congress and its own bodies. */
export const hd36Bodies: readonly Sourced<IssuingBody>[] = [
  body(
    {
      level: 'subordinateCell',
      title: 'Chi bộ trực thuộc đảng ủy cơ sở',
      superiorLine: 'ĐẢNG BỘ {superior}',
      issuingLine: 'CHI BỘ {name}',
      symbol: '{type}/CB',
      authorities: ['T/M CHI BỘ'],
      posts: ['BÍ THƯ', 'PHÓ BÍ THƯ'],
      hasSeal: false,
      until: null,
    },
    'C',
    practice,
  ),
  body(
    {
      level: 'grassrootsCell',
      title: 'Chi bộ cơ sở',
      superiorLine: 'ĐẢNG BỘ {superior}',
      issuingLine: 'CHI BỘ {name}',
      symbol: '{type}/CB',
      authorities: ['T/M CHI BỘ'],
      posts: ['BÍ THƯ', 'PHÓ BÍ THƯ'],
      hasSeal: false,
      until: null,
    },
    'C',
    practice,
  ),
  body(
    {
      level: 'grassrootsCommittee',
      title: 'Đảng ủy cơ sở',
      superiorLine: 'ĐẢNG BỘ {superior}',
      issuingLine: 'ĐẢNG ỦY {name}',
      symbol: '{type}/ĐU',
      authorities: ['T/M BAN CHẤP HÀNH', 'T/M ĐẢNG ỦY', 'T/M BAN THƯỜNG VỤ'],
      posts: ['BÍ THƯ', 'PHÓ BÍ THƯ'],
      hasSeal: true,
      until: null,
    },
    'C',
    `${practice}; cấp trên là đảng bộ huyện (trước 01/7/2025) hoặc đảng bộ xã`,
  ),
  body(
    {
      level: 'communeCommittee',
      title: 'Đảng ủy xã, phường, đặc khu (từ 01/7/2025)',
      superiorLine: 'ĐẢNG BỘ {superior}',
      issuingLine: 'ĐẢNG ỦY {name}',
      symbol: '{type}/ĐU',
      authorities: ['T/M BAN CHẤP HÀNH', 'T/M ĐẢNG ỦY', 'T/M BAN THƯỜNG VỤ'],
      posts: ['BÍ THƯ', 'PHÓ BÍ THƯ'],
      hasSeal: true,
      until: null,
    },
    'C',
    `${practice}; vị trí của đảng ủy xã theo Quy định 298-QĐ/TW, ngày 09/6/2025`,
  ),
  body(
    {
      level: 'districtCommittee',
      title: 'Huyện ủy (đến 30/6/2025)',
      superiorLine: 'ĐẢNG BỘ {superior}',
      issuingLine: 'HUYỆN ỦY {name}',
      symbol: '{type}/HU',
      authorities: ['T/M BAN THƯỜNG VỤ', 'T/M BAN CHẤP HÀNH'],
      posts: ['BÍ THƯ', 'PHÓ BÍ THƯ'],
      hasSeal: true,
      until: '2025-06-30',
    },
    'C',
    practice,
  ),
  body(
    {
      level: 'provincialCommittee',
      title: 'Tỉnh ủy',
      superiorLine: null,
      issuingLine: 'TỈNH ỦY {name}',
      symbol: '{type}/TU',
      authorities: ['T/M BAN THƯỜNG VỤ', 'T/M TỈNH ỦY'],
      posts: ['BÍ THƯ', 'PHÓ BÍ THƯ'],
      hasSeal: true,
      until: null,
    },
    'C',
    practice,
  ),
  body(
    {
      level: 'congress',
      title: 'Đại hội',
      superiorLine: 'ĐẠI HỘI ĐẠI BIỂU',
      issuingLine: 'ĐẢNG BỘ {name}\nNHIỆM KỲ {term}',
      symbol: '{type}/ĐH',
      authorities: ['T/M ĐOÀN CHỦ TỊCH'],
      posts: [],
      hasSeal: true,
      until: null,
    },
    'A',
    `${quoted}; không rõ lần thứ thì ghi nhiệm kỳ`,
  ),
  body(
    {
      level: 'congressBody',
      title: 'Đoàn chủ tịch, đoàn thư ký, ban thẩm tra tư cách đại biểu, ban kiểm phiếu',
      superiorLine: 'ĐẠI HỘI ĐẠI BIỂU\nĐẢNG BỘ {superior}',
      issuingLine: '{name}',
      symbol: null,
      authorities: [
        'T/M BAN KIỂM PHIẾU',
        'T/M ĐOÀN CHỦ TỊCH',
        'T/M ĐOÀN THƯ KÝ',
        'T/M BAN THẨM TRA TƯ CÁCH ĐẠI BIỂU',
      ],
      posts: ['TRƯỞNG BAN'],
      hasSeal: false,
      until: null,
    },
    'A',
    quoted,
  ),
  body(
    {
      level: 'advisoryBody',
      title: 'Cơ quan tham mưu, ban chỉ đạo, tiểu ban',
      superiorLine: null,
      issuingLine: '{name}',
      symbol: '{type}/VPĐU',
      authorities: ['', 'K/T CHÁNH VĂN PHÒNG', 'K/T TRƯỞNG BAN', 'T/L BAN THƯỜNG VỤ'],
      posts: ['CHÁNH VĂN PHÒNG', 'TRƯỞNG BAN', 'PHÓ CHÁNH VĂN PHÒNG', 'PHÓ TRƯỞNG BAN'],
      hasSeal: true,
      until: null,
    },
    'A',
    `${quoted}; cấp trưởng ký trực tiếp, cấp phó ký K/T; cơ quan lãnh đạo tập thể không dùng K/T; chức danh cụ thể sau K/T, T/L: cách làm phổ biến`,
  ),
]
