// Term profile 2025–2030: two levels of local government, commune committees above grassroots organisations.
import { references2025 } from './2025-references.ts'
import { ballotRules, deadlines, roleLabels, sourced, themeWords } from './common-rules.ts'
import type { TermProfile } from './term-profile.ts'

const general = 'Hiểu biết chung, chưa thấy văn bản gốc'
const directive45 = 'Chỉ thị 45-CT/TW ngày 14/4/2025, nhiều nguồn báo chí'
const provincialPlan = 'Kế hoạch đại hội năm 2024–2025 của một tỉnh, đăng trên vietnam.vn'
const comparison = 'Một nguồn báo chí (laodong.vn) về điểm mới của chỉ thị năm 2025'
const elections = 'Điều 14 Quy chế bầu cử trong Đảng (Quyết định 190-QĐ/TW), đoạn trích trên baobackan.vn'
const model = 'Quy định 298-QĐ/TW ngày 09/6/2025 (tên văn bản) và việc bỏ cấp huyện từ 01/7/2025'

/** The rules of the congresses of the term 2025–2030. */
export const term2025: TermProfile = {
  id: '2025-2030',
  version: 1,
  title: 'Nhiệm kỳ 2025 – 2030',
  term: '2025 - 2030',
  validFrom: sourced('2024-06-14', 'P', 'Tính từ ngày ban hành Chỉ thị 35-CT/TW ngày 14/6/2024'),
  validTo: sourced(null, 'P', 'Đang dùng; có thể được thay thế sau Đại hội XIV'),
  references: references2025,
  requiredThemes: [
    sourced(
      {
        id: 'nqtw4',
        title: 'Thực hiện Nghị quyết Trung ương 4 (khóa XI, XII) và Kết luận 21 về xây dựng, chỉnh đốn Đảng',
        references: [
          { number: '12-NQ/TW', date: '2012-01-16' },
          { number: '04-NQ/TW', date: '2016-10-30' },
          { number: '21-KL/TW', date: '2021-10-25' },
        ],
        keyWords: themeWords.nqtw4,
        sections: ['pr.p1.3', 'sc.4'],
        table: null,
      },
      'M',
      general,
    ),
    sourced(
      {
        id: 'ct05',
        title: 'Chuyên đề hằng năm theo Chỉ thị 05 và Kết luận 01',
        references: [
          { number: '05-CT/TW', date: '2016-05-15' },
          { number: '01-KL/TW', date: '2021-05-18' },
        ],
        keyWords: themeWords.ct05,
        sections: ['pr.p1.3', 'sc.4'],
        table: 'T3',
      },
      'M',
      general,
    ),
    sourced(
      {
        id: 'qd144',
        title: 'Chuẩn mực đạo đức cách mạng theo Quy định 144, trách nhiệm nêu gương',
        references: [{ number: '144-QĐ/TW', date: '2024-05-09' }],
        keyWords: themeWords.qd144,
        sections: ['pr.p1.3', 'sc.4'],
        table: null,
      },
      'M',
      general,
    ),
    sourced(
      {
        id: 'breakthroughResolutions',
        title: 'Các nghị quyết đột phá của Bộ Chính trị giai đoạn 2024–2025',
        references: [],
        keyWords: themeWords.breakthroughResolutions,
        sections: ['pr.p2.4', 'pr.p2.5'],
        table: null,
      },
      'C',
      'Báo chí tháng 10/2025 đếm tám nghị quyết; danh mục do cấp trên hướng dẫn',
    ),
  ],
  congressModes: [
    sourced(
      { id: 'charter', title: 'Đại hội đủ bốn nội dung theo Điều lệ Đảng', contents: 4 },
      'C',
      comparison,
    ),
    sourced(
      {
        id: 'withoutElection',
        title: 'Đại hội hai nội dung, không bầu cử (đơn vị mới thành lập, hợp nhất)',
        contents: 2,
      },
      'C',
      comparison,
    ),
  ],
  durationLimits: [
    sourced(
      { organisation: 'Đảng bộ cơ sở, đảng bộ cấp xã', maxDays: 2, includesPreparatory: true },
      'B',
      `${directive45}; phiên trù bị của cấp trên cơ sở không quá nửa ngày`,
    ),
    sourced({ organisation: 'Chi bộ', maxDays: 0.5, includesPreparatory: null }, 'C', provincialPlan),
    sourced(
      { organisation: 'Đảng bộ bộ phận, sở, ngành', maxDays: 1, includesPreparatory: null },
      'C',
      provincialPlan,
    ),
  ],
  thresholds: [
    sourced(
      {
        id: 'under40',
        title: 'Cấp ủy viên dưới 40 tuổi',
        minPercent: 10,
        maxPercent: null,
        appliesTo: 'Cấp xã theo hướng dẫn của tỉnh',
      },
      'M',
      general,
    ),
    sourced(
      {
        id: 'women',
        title: 'Cấp ủy viên nữ',
        minPercent: 15,
        maxPercent: null,
        appliesTo: 'Cấp xã theo hướng dẫn của tỉnh',
      },
      'M',
      general,
    ),
    sourced(
      {
        id: 'renewal',
        title: 'Cấp ủy viên mới (khoảng một phần ba)',
        minPercent: 33,
        maxPercent: null,
        appliesTo: 'Cấp xã theo hướng dẫn của tỉnh',
      },
      'M',
      general,
    ),
    sourced(
      {
        id: 'science',
        title: 'Cấp ủy viên có trình độ khoa học, công nghệ (khoảng 5%)',
        minPercent: 5,
        maxPercent: null,
        appliesTo: 'Theo hướng dẫn của cấp trên',
      },
      'C',
      comparison,
    ),
  ],
  reNominationMinMonths: sourced(48, 'C', comparison),
  surplus: {
    maxPercent: sourced(30, 'A', elections),
    preparedMinPercent: sourced(10, 'A', elections),
    preparedMaxPercent: sourced(15, 'A', elections),
    nomineeSupportPercent: sourced(30, 'A', elections),
  },
  ballotRules,
  deadlines,
  campaignWindows: [
    sourced({ level: 'Cấp cơ sở', until: '2025-06-30' }, 'B', directive45),
    sourced({ level: 'Cấp xã', until: '2025-08-31' }, 'B', directive45),
    sourced({ level: 'Cấp tỉnh', until: '2025-10-31' }, 'B', directive45),
  ],
  formatProfile: sourced(
    { id: 'hd36-2018', version: 1 },
    'B',
    'Hai nguồn thứ cấp: các đại hội năm 2025 dùng Hướng dẫn 36-HD/VPTW',
  ),
  laterFormatProfiles: [
    sourced(
      { id: 'hd05-2026', version: 1, from: '2026-01-09' },
      'C',
      'Quy định 399-QĐ/TW ngày 09/01/2026; ngày của Hướng dẫn 05-HD/VPTW chưa thống nhất giữa các nguồn',
    ),
  ],
  roleLabels: [
    roleLabels(
      'commune',
      'Đảng bộ xã, phường, đặc khu',
      { body: 'Đảng bộ tỉnh', committee: 'Tỉnh ủy' },
      { propaganda: 'Ban Tuyên giáo và Dân vận', organisation: 'Ban Tổ chức' },
      'C',
      model,
    ),
    roleLabels(
      'grassroots',
      'Đảng bộ cơ sở thuộc đảng ủy xã',
      { body: 'Đảng bộ xã', committee: 'Đảng ủy xã' },
      { propaganda: 'Ban Xây dựng Đảng', organisation: 'Ban Xây dựng Đảng' },
      'M',
      `${model}; tên cơ quan tham mưu của đảng ủy xã: hiểu biết chung`,
    ),
    roleLabels(
      'cell',
      'Chi bộ cơ sở, chi bộ trực thuộc thuộc đảng ủy xã',
      { body: 'Đảng bộ xã', committee: 'Đảng ủy xã' },
      { propaganda: 'Ban Xây dựng Đảng', organisation: 'Ban Xây dựng Đảng' },
      'M',
      `${model}; tên cơ quan tham mưu của đảng ủy xã: hiểu biết chung`,
    ),
  ],
}
