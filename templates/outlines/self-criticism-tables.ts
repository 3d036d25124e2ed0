// The tables of the self-criticism report: T3 (shared) and T7–T11.
import type { TableTemplate } from '../template.ts'
import { ordinalColumn, seedRows, yearlyThemeTable } from './report-tables.ts'

const t7: TableTemplate = {
  id: 'T7',
  title: 'Sinh hoạt của ban chấp hành và việc ban hành, kiểm điểm nghị quyết',
  columns: [
    { key: 'year', title: 'Năm', align: 'center', widthMm: 24 },
    { key: 'planned', title: 'Số kỳ họp theo quy chế', align: 'right', widthMm: 22 },
    { key: 'held', title: 'Số kỳ đã họp', align: 'right', widthMm: 18 },
    { key: 'attendance', title: 'Tỷ lệ dự họp bình quân (%)', align: 'right', widthMm: 24 },
    { key: 'issued', title: 'Nghị quyết, kết luận đã ban hành', align: 'right', widthMm: 26 },
    { key: 'reviewed', title: 'Đã kiểm tra, sơ kết', align: 'right', widthMm: 22 },
    { key: 'note', title: 'Việc chưa đúng quy chế', align: 'left', widthMm: 29 },
  ],
  rows: seedRows(7, [
    ['Năm thứ nhất'],
    ['Năm thứ hai'],
    ['Năm thứ ba'],
    ['Năm thứ tư'],
    ['Năm thứ năm'],
    ['Cả nhiệm kỳ'],
  ]),
  orientation: 'portrait',
}

const t8: TableTemplate = {
  id: 'T8',
  title: 'Tình trạng các hạn chế, khuyết điểm đã nêu ở những lần kiểm điểm trước',
  columns: [
    ordinalColumn,
    { key: 'shortcoming', title: 'Hạn chế, khuyết điểm đã nêu', align: 'left', widthMm: 45 },
    { key: 'named', title: 'Nêu tại (năm, văn bản)', align: 'left', widthMm: 28 },
    { key: 'done', title: 'Việc đã làm', align: 'left', widthMm: 36 },
    {
      key: 'status',
      title: 'Tình trạng (đã xong, đang làm, chưa chuyển biến)',
      align: 'center',
      widthMm: 24,
    },
    { key: 'evidence', title: 'Minh chứng', align: 'left', widthMm: 22 },
  ],
  rows: seedRows(6, [['1'], ['2'], ['3'], ['4'], ['5']]),
  orientation: 'portrait',
}

const t9: TableTemplate = {
  id: 'T9',
  title: 'Trách nhiệm của tập thể, cá nhân đối với từng hạn chế, khuyết điểm',
  columns: [
    { key: 'shortcoming', title: 'Mã hạn chế (mục VI)', align: 'center', widthMm: 22 },
    { key: 'executiveCommittee', title: 'Ban chấp hành', align: 'left', widthMm: 25 },
    { key: 'standingCommittee', title: 'Ban thường vụ', align: 'left', widthMm: 25 },
    { key: 'head', title: 'Người đứng đầu', align: 'left', widthMm: 25 },
    { key: 'member', title: 'Ủy viên phụ trách lĩnh vực', align: 'left', widthMm: 30 },
    {
      key: 'level',
      title: 'Mức độ (trực tiếp, liên đới, người đứng đầu)',
      align: 'center',
      widthMm: 38,
    },
  ],
  rows: seedRows(6, [['HC1'], ['HC2'], ['HC3'], ['HC4'], ['HC5']]),
  orientation: 'portrait',
}

const t10: TableTemplate = {
  id: 'T10',
  title: 'Kết quả khắc phục và giải trình các vấn đề được gợi ý kiểm điểm',
  columns: [
    ordinalColumn,
    { key: 'prompt', title: 'Vấn đề được gợi ý', align: 'left', widthMm: 40 },
    { key: 'by', title: 'Cơ quan gợi ý, văn bản', align: 'left', widthMm: 30 },
    { key: 'explanation', title: 'Giải trình', align: 'left', widthMm: 37 },
    { key: 'result', title: 'Kết quả khắc phục', align: 'left', widthMm: 30 },
    { key: 'remaining', title: 'Việc còn lại', align: 'left', widthMm: 18 },
  ],
  rows: seedRows(6, [['1'], ['2'], ['3']]),
  orientation: 'portrait',
}

const t11: TableTemplate = {
  id: 'T11',
  title: 'Kế hoạch khắc phục hạn chế, khuyết điểm',
  columns: [
    ordinalColumn,
    { key: 'task', title: 'Việc phải làm', align: 'left', widthMm: 46 },
    { key: 'shortcoming', title: 'Mã hạn chế', align: 'center', widthMm: 18 },
    { key: 'owner', title: 'Người chịu trách nhiệm', align: 'left', widthMm: 28 },
    { key: 'support', title: 'Phối hợp', align: 'left', widthMm: 22 },
    { key: 'due', title: 'Thời hạn', align: 'center', widthMm: 18 },
    { key: 'product', title: 'Kết quả phải có', align: 'left', widthMm: 23 },
  ],
  rows: seedRows(7, [['1'], ['2'], ['3'], ['4'], ['5']]),
  orientation: 'portrait',
}

/** Every table of the self-criticism report, in the order in which the sections seed them. */
export const selfCriticismTables: readonly TableTemplate[] = [t7, yearlyThemeTable, t8, t9, t10, t11]
