// The documents that govern the congresses of 2025–2030, by number and date.
import type { Sourced } from '../template.ts'
import { sourced } from './common-rules.ts'
import type { Reference, ReferenceKey } from './term-profile.ts'

const general = 'Hiểu biết chung, chưa thấy văn bản gốc'
const excerpt = 'Văn bản gốc trích dẫn trên trang pháp luật, đã thấy đoạn trích'
const titles = 'Đã thấy số, ngày và tên văn bản trên trang tổng hợp; toàn văn chưa thấy'
const congress45: ReferenceKey = { number: '45-CT/TW', date: '2025-04-14' }

/** References of the term, those already replaced included: an older draft may still cite them. */
export const references2025: readonly Sourced<Reference>[] = [
  sourced(
    {
      topic: 'congressDirective',
      number: '35-CT/TW',
      date: '2024-06-14',
      title: 'Chỉ thị về đại hội đảng bộ các cấp tiến tới Đại hội đại biểu toàn quốc lần thứ XIV của Đảng',
      replacedBy: congress45,
    },
    'B',
    'Nhiều nguồn báo chí',
  ),
  sourced(
    {
      topic: 'congressDirective',
      number: '118-KL/TW',
      date: '2025-01-18',
      title: 'Kết luận điều chỉnh, bổ sung Chỉ thị 35-CT/TW ngày 14/6/2024',
      replacedBy: congress45,
    },
    'B',
    'Nhiều nguồn báo chí',
  ),
  sourced(
    {
      topic: 'congressDirective',
      ...congress45,
      title: 'Chỉ thị về đại hội đảng bộ các cấp tiến tới Đại hội đại biểu toàn quốc lần thứ XIV của Đảng',
      replacedBy: null,
    },
    'B',
    'Nhiều nguồn báo chí',
  ),
  sourced(
    {
      topic: 'congressDirective',
      number: '185-KL/TW',
      date: '2025-08-22',
      title: 'Kết luận về đại hội đảng bộ các cấp',
      replacedBy: null,
    },
    'B',
    'Nhiều nguồn báo chí',
  ),
  sourced(
    {
      topic: 'organisationGuidance',
      number: '27-HD/BTCTW',
      date: '2024-08-26',
      title: 'Hướng dẫn một số nội dung về công tác tổ chức, cán bộ phục vụ đại hội',
      replacedBy: null,
    },
    'C',
    'Một nguồn thứ cấp; hướng dẫn ban hành sau đó trong năm 2025 chưa thấy',
  ),
  sourced(
    {
      topic: 'elections',
      number: '190-QĐ/TW',
      date: '2024-10-10',
      title: 'Quy chế bầu cử trong Đảng',
      replacedBy: null,
    },
    'A',
    excerpt,
  ),
  sourced(
    {
      topic: 'elections',
      number: '04-HD/TW',
      date: '2024',
      title: 'Hướng dẫn thực hiện Quy chế bầu cử trong Đảng (mẫu phiếu, biên bản ở Phụ lục 2)',
      replacedBy: null,
    },
    'A',
    `${excerpt}; chỉ thấy tên các mẫu`,
  ),
  sourced(
    {
      topic: 'charter',
      number: '294-QĐ/TW',
      date: '2025-05-26',
      title: 'Quy định thi hành Điều lệ Đảng',
      replacedBy: null,
    },
    'A',
    titles,
  ),
  sourced(
    {
      topic: 'charter',
      number: '06-HD/TW',
      date: '2025-06-09',
      title: 'Hướng dẫn thực hiện Quy định thi hành Điều lệ Đảng',
      replacedBy: null,
    },
    'A',
    titles,
  ),
  sourced(
    {
      topic: 'annualReview',
      number: '43-HD/BTCTW',
      date: '2025',
      title: 'Hướng dẫn kiểm điểm, đánh giá, xếp loại chất lượng hằng năm',
      replacedBy: null,
    },
    'C',
    'Tên mẫu 01-HD KĐ.ĐG đã thấy trong đoạn trích; nội dung mẫu chưa thấy',
  ),
  sourced(
    {
      topic: 'annualReview',
      number: '366-QĐ/TW',
      date: '2025',
      title: 'Quy định kiểm điểm, đánh giá, xếp loại chất lượng hằng năm',
      replacedBy: null,
    },
    'C',
    'Một nguồn thứ cấp; ngày ban hành chưa rõ',
  ),
  sourced(
    {
      topic: 'organisationModel',
      number: '298-QĐ/TW',
      date: '2025-06-09',
      title: 'Quy định về đảng ủy cấp trên trực tiếp của tổ chức cơ sở đảng ở xã, phường, đặc khu',
      replacedBy: null,
    },
    'A',
    titles,
  ),
  sourced(
    {
      topic: 'organisationModel',
      number: '299-QĐ/TW',
      date: '2025-06-09',
      title: 'Quy định về tổ chức đảng ở cấp xã',
      replacedBy: null,
    },
    'C',
    'Đã thấy số và ngày trên trang tổng hợp; tên gọi ở đây là gọi tắt',
  ),
  sourced(
    {
      topic: 'organisationModel',
      number: '302-QĐ/TW',
      date: '2025-06-09',
      title: 'Quy định về tổ chức đảng ở cấp xã',
      replacedBy: null,
    },
    'C',
    'Đã thấy số và ngày trên trang tổng hợp; tên gọi ở đây là gọi tắt',
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
      topic: 'format',
      number: '399-QĐ/TW',
      date: '2026-01-09',
      title: 'Quy định về thể loại, thẩm quyền ban hành và thể thức văn bản của Đảng',
      replacedBy: null,
    },
    'B',
    'Hai nguồn thứ cấp; toàn văn chưa thấy',
  ),
  sourced(
    {
      topic: 'format',
      number: '05-HD/VPTW',
      date: '2026',
      title: 'Hướng dẫn thể thức và kỹ thuật trình bày văn bản của Đảng',
      replacedBy: null,
    },
    'B',
    'Các nguồn thứ cấp ghi ngày khác nhau: 27/5/2026 và 12/01/2026; toàn văn chưa thấy',
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
  sourced(
    {
      topic: 'theme',
      number: '21-KL/TW',
      date: '2021-10-25',
      title: 'Kết luận về đẩy mạnh xây dựng, chỉnh đốn Đảng và hệ thống chính trị',
      replacedBy: null,
    },
    'M',
    general,
  ),
  sourced(
    {
      topic: 'theme',
      number: '01-KL/TW',
      date: '2021-05-18',
      title: 'Kết luận về tiếp tục thực hiện Chỉ thị 05-CT/TW',
      replacedBy: null,
    },
    'M',
    general,
  ),
  sourced(
    {
      topic: 'theme',
      number: '144-QĐ/TW',
      date: '2024-05-09',
      title: 'Quy định về chuẩn mực đạo đức cách mạng của cán bộ, đảng viên giai đoạn mới',
      replacedBy: null,
    },
    'M',
    general,
  ),
]
