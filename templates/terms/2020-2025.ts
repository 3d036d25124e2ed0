// Term profile 2020–2025: the congresses that the lessons of A Lưới and Điện Biên (2020) come from.
import { ballotRules, deadlines, roleLabels, sourced, themeWords } from './common-rules.ts'
import type { TermProfile } from './term-profile.ts'

const general = 'Hiểu biết chung, chưa thấy văn bản gốc'
const excerpt = 'Văn bản gốc trích dẫn trên trang pháp luật, đã thấy đoạn trích'
const personnel2019 =
  'Chỉ thị 35-CT/TW ngày 30/5/2019 qua một nguồn báo chí (plo.vn): cho cấp tỉnh, huyện; cấp xã theo hướng dẫn của tỉnh'
const aLuoi = 'Bài rút kinh nghiệm đại hội điểm, Huyện ủy A Lưới, 13/3/2020'
const dienBien = 'Bài rút kinh nghiệm đại hội điểm, Đảng bộ huyện Điện Biên, 07/02/2020'

/** The rules of the congresses of the term 2020–2025. */
export const term2020: TermProfile = {
  id: '2020-2025',
  version: 1,
  title: 'Nhiệm kỳ 2020 – 2025',
  term: '2020 - 2025',
  validFrom: sourced('2019-05-30', 'P', 'Tính từ ngày ban hành Chỉ thị 35-CT/TW ngày 30/5/2019'),
  validTo: sourced('2024-06-13', 'P', 'Tính đến trước Chỉ thị 35-CT/TW ngày 14/6/2024'),
  references: [
    sourced(
      {
        topic: 'congressDirective',
        number: '35-CT/TW',
        date: '2019-05-30',
        title: 'Chỉ thị về đại hội đảng bộ các cấp tiến tới Đại hội đại biểu toàn quốc lần thứ XIII của Đảng',
        replacedBy: { number: '35-CT/TW', date: '2024-06-14' },
      },
      'B',
      dienBien,
    ),
    sourced(
      {
        topic: 'organisationGuidance',
        number: '26-HD/BTCTW',
        date: '2019-10-18',
        title: 'Hướng dẫn một số nội dung về công tác tổ chức, cán bộ phục vụ đại hội',
        replacedBy: { number: '27-HD/BTCTW', date: '2024-08-26' },
      },
      'C',
      'Bản in lại Hướng dẫn 26-HD/BTCTW năm 2019',
    ),
    sourced(
      {
        topic: 'elections',
        number: '244-QĐ/TW',
        date: '2014-06-09',
        title: 'Quy chế bầu cử trong Đảng',
        replacedBy: { number: '190-QĐ/TW', date: '2024-10-10' },
      },
      'A',
      excerpt,
    ),
    sourced(
      {
        topic: 'elections',
        number: '03-HD/TW',
        date: '2020-03-20',
        title: 'Hướng dẫn thực hiện Quy chế bầu cử trong Đảng (ban hành sau các đại hội điểm tháng 02/2020)',
        replacedBy: { number: '04-HD/TW', date: '2024' },
      },
      'A',
      excerpt,
    ),
    sourced(
      {
        topic: 'charter',
        number: '29-QĐ/TW',
        date: '2016-07-25',
        title: 'Quy định thi hành Điều lệ Đảng',
        replacedBy: { number: '24-QĐ/TW', date: '2021-07-30' },
      },
      'A',
      excerpt,
    ),
    sourced(
      {
        topic: 'charter',
        number: '24-QĐ/TW',
        date: '2021-07-30',
        title: 'Quy định thi hành Điều lệ Đảng',
        replacedBy: { number: '294-QĐ/TW', date: '2025-05-26' },
      },
      'A',
      excerpt,
    ),
    sourced(
      {
        topic: 'annualReview',
        number: '21-HD/BTCTW',
        date: '2019',
        title: 'Hướng dẫn kiểm điểm, đánh giá, xếp loại chất lượng hằng năm',
        replacedBy: { number: '25-HD/BTCTW', date: '2023-11-10' },
      },
      'C',
      'Một nguồn thứ cấp',
    ),
    sourced(
      {
        topic: 'annualReview',
        number: '124-QĐ/TW',
        date: '2023-10-04',
        title: 'Quy định kiểm điểm, đánh giá, xếp loại chất lượng hằng năm',
        replacedBy: null,
      },
      'C',
      'Một nguồn thứ cấp',
    ),
    sourced(
      {
        topic: 'annualReview',
        number: '25-HD/BTCTW',
        date: '2023-11-10',
        title: 'Hướng dẫn thực hiện Quy định 124-QĐ/TW',
        replacedBy: { number: '43-HD/BTCTW', date: '2025' },
      },
      'C',
      'Một nguồn thứ cấp',
    ),
    sourced(
      {
        topic: 'format',
        number: '66-QĐ/TW',
        date: '2017-02-06',
        title: 'Quy định về thể loại, thẩm quyền ban hành và thể thức văn bản của Đảng',
        replacedBy: { number: '399-QĐ/TW', date: '2026-01-09' },
      },
      'B',
      'Hai nguồn thứ cấp',
    ),
    sourced(
      {
        topic: 'format',
        number: '36-HD/VPTW',
        date: '2018-04-03',
        title: 'Hướng dẫn thể thức và kỹ thuật trình bày văn bản của Đảng',
        replacedBy: { number: '05-HD/VPTW', date: '2026' },
      },
      'B',
      'Hai nguồn thứ cấp',
    ),
    sourced(
      {
        topic: 'theme',
        number: '12-NQ/TW',
        date: '2012-01-16',
        title: 'Nghị quyết Trung ương 4 khóa XI: một số vấn đề cấp bách về xây dựng Đảng hiện nay',
        replacedBy: null,
      },
      'M',
      general,
    ),
    sourced(
      {
        topic: 'theme',
        number: '04-NQ/TW',
        date: '2016-10-30',
        title:
          'Nghị quyết Trung ương 4 khóa XII: tăng cường xây dựng, chỉnh đốn Đảng; ngăn chặn, đẩy lùi suy thoái',
        replacedBy: null,
      },
      'M',
      general,
    ),
    sourced(
      {
        topic: 'theme',
        number: '05-CT/TW',
        date: '2016-05-15',
        title: 'Chỉ thị về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
        replacedBy: null,
      },
      'M',
      general,
    ),
  ],
  requiredThemes: [
    sourced(
      {
        id: 'nqtw4',
        title: 'Thực hiện Nghị quyết Trung ương 4 (khóa XI, XII) về xây dựng, chỉnh đốn Đảng',
        references: [
          { number: '12-NQ/TW', date: '2012-01-16' },
          { number: '04-NQ/TW', date: '2016-10-30' },
        ],
        keyWords: themeWords.nqtw4,
        sections: ['pr.p1.3', 'sc.4'],
        table: null,
      },
      'C',
      aLuoi,
    ),
    sourced(
      {
        id: 'ct05',
        title: 'Chuyên đề hằng năm theo Chỉ thị 05 của Bộ Chính trị (khóa XII)',
        references: [{ number: '05-CT/TW', date: '2016-05-15' }],
        keyWords: themeWords.ct05,
        sections: ['pr.p1.3', 'sc.4'],
        table: 'T3',
      },
      'C',
      aLuoi,
    ),
  ],
  congressModes: [
    sourced({ id: 'charter', title: 'Đại hội theo Điều lệ Đảng', contents: 4 }, 'C', aLuoi),
    sourced(
      { id: 'directSecretary', title: 'Đại hội thí điểm bầu trực tiếp bí thư cấp ủy', contents: 4 },
      'C',
      aLuoi,
    ),
  ],
  durationLimits: [
    sourced(
      { organisation: 'Đảng bộ cơ sở', maxDays: 1.5, includesPreparatory: null },
      'C',
      `${dienBien}; quy định của một huyện`,
    ),
    sourced(
      { organisation: 'Chi bộ', maxDays: 1, includesPreparatory: null },
      'C',
      `${dienBien}; quy định của một huyện`,
    ),
  ],
  thresholds: [
    sourced(
      {
        id: 'under40',
        title: 'Cấp ủy viên dưới 40 tuổi',
        minPercent: 10,
        maxPercent: null,
        appliesTo: 'Cấp tỉnh, huyện',
      },
      'C',
      personnel2019,
    ),
    sourced(
      {
        id: 'from40To50',
        title: 'Cấp ủy viên từ 40 đến 50 tuổi',
        minPercent: 40,
        maxPercent: 50,
        appliesTo: 'Cấp tỉnh, huyện',
      },
      'C',
      personnel2019,
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
  ],
  reNominationMinMonths: sourced(30, 'C', 'Một nguồn báo chí (laodong.vn) so sánh hai nhiệm kỳ'),
  surplus: {
    maxPercent: sourced(30, 'M', `${general}; mức của Quy chế bầu cử năm 2024`),
    preparedMinPercent: sourced(10, 'M', `${general}; mức của Quy chế bầu cử năm 2024`),
    preparedMaxPercent: sourced(15, 'M', `${general}; mức của Quy chế bầu cử năm 2024`),
    nomineeSupportPercent: sourced(30, 'M', `${general}; mức của Quy chế bầu cử năm 2024`),
  },
  ballotRules,
  deadlines,
  campaignWindows: [],
  formatProfile: sourced({ id: 'hd36-2018', version: 1 }, 'B', 'Hai nguồn thứ cấp'),
  laterFormatProfiles: [],
  roleLabels: [
    roleLabels(
      'commune',
      'Đảng bộ xã, thị trấn',
      { body: 'Đảng bộ huyện', committee: 'Huyện ủy' },
      { propaganda: 'Ban Tuyên giáo', organisation: 'Ban Tổ chức' },
      'C',
      `${aLuoi}; ${dienBien}`,
    ),
    roleLabels(
      'grassroots',
      'Đảng bộ cơ sở khác thuộc huyện',
      { body: 'Đảng bộ huyện', committee: 'Huyện ủy' },
      { propaganda: 'Ban Tuyên giáo', organisation: 'Ban Tổ chức' },
      'C',
      `${aLuoi}; ${dienBien}`,
    ),
    roleLabels(
      'cell',
      'Chi bộ cơ sở thuộc huyện',
      { body: 'Đảng bộ huyện', committee: 'Huyện ủy' },
      { propaganda: 'Ban Tuyên giáo', organisation: 'Ban Tổ chức' },
      'C',
      dienBien,
    ),
  ],
}
