// The tables of the political report (T1–T6, T12, T13); T3 is shared with the self-criticism report.
import { lowerIsBetterNote, type TableColumn, type TableTemplate } from '../template.ts'

/** The TT column that stands first in numbered tables; it is counted, never typed. */
export const ordinalColumn: TableColumn = {
  key: 'ordinal',
  title: 'TT',
  align: 'center',
  widthMm: 10,
  auto: 'ordinal',
}

const yearColumns = (widthMm: number): TableColumn[] =>
  [1, 2, 3, 4, 5].map(year => ({ key: `year${year}`, title: `Năm ${year}`, align: 'right', widthMm }))

/**
 * Makes empty rows that only carry what is known in advance.
 *
 * @param columns how many cells each row has
 * @param starts the first cells of each row; the rest stays empty
 */
export function seedRows(columns: number, starts: readonly (readonly string[])[]): string[][] {
  return starts.map(start => [...start, ...Array<string>(columns - start.length).fill('')])
}

// Name, unit, and whether a lower figure is better. The list follows the indicators that commune congresses of 2025 published.
const indicators: readonly (readonly [string, string, boolean?])[] = [
  ['Tốc độ tăng tổng giá trị sản phẩm trên địa bàn, bình quân năm', '%'],
  ['Giá trị sản xuất (giá hiện hành)', 'tỷ đồng'],
  ['Thu nhập bình quân đầu người', 'triệu đồng/năm'],
  ['Tổng thu ngân sách nhà nước trên địa bàn', 'tỷ đồng'],
  ['Tỷ lệ hộ nghèo (chuẩn đa chiều)', '%', true],
  ['Tỷ lệ hộ cận nghèo', '%', true],
  ['Tỷ lệ lao động qua đào tạo', '%'],
  ['Tỷ lệ dân số tham gia bảo hiểm y tế', '%'],
  ['Trường học đạt chuẩn quốc gia', 'trường'],
  ['Tỷ lệ khu dân cư đạt danh hiệu văn hóa', '%'],
  ['Tỷ lệ gia đình đạt danh hiệu văn hóa', '%'],
  ['Kết quả xây dựng nông thôn mới (đạt chuẩn, nâng cao, kiểu mẫu)', 'mức đạt'],
  ['Tỷ lệ tổ chức đảng trực thuộc hoàn thành tốt nhiệm vụ trở lên', '%'],
  ['Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ trở lên', '%'],
  ['Số đảng viên kết nạp bình quân mỗi năm', 'người'],
]

const t1Columns: readonly TableColumn[] = [
  ordinalColumn,
  { key: 'indicator', title: 'Chỉ tiêu', align: 'left', widthMm: 48 },
  { key: 'unit', title: 'ĐVT', align: 'center', widthMm: 15 },
  { key: 'baseline', title: 'Đầu nhiệm kỳ', align: 'right', widthMm: 16 },
  { key: 'target', title: 'Mục tiêu nghị quyết', align: 'right', widthMm: 17 },
  ...yearColumns(13),
  { key: 'estimate', title: 'Ước cuối nhiệm kỳ', align: 'right', widthMm: 16 },
  { key: 'percent', title: '% so nghị quyết', align: 'right', widthMm: 15, auto: 'percent' },
  { key: 'verdict', title: 'Đánh giá', align: 'center', widthMm: 15, auto: 'verdict' },
  { key: 'source', title: 'Nguồn số liệu', align: 'left', widthMm: 18 },
  { key: 'note', title: 'Ghi chú', align: 'left', widthMm: 16 },
]

const t1: TableTemplate = {
  id: 'T1',
  title: 'Kết quả thực hiện các chỉ tiêu nghị quyết đại hội',
  columns: t1Columns,
  rows: indicators.map(([name, unit, lowerIsBetter], index) => [
    `${index + 1}`,
    name,
    unit,
    ...Array<string>(t1Columns.length - 4).fill(''),
    lowerIsBetter === true ? lowerIsBetterNote : '',
  ]),
  orientation: 'landscape',
}

const t2: TableTemplate = {
  id: 'T2',
  title: 'Số liệu công tác xây dựng Đảng trong nhiệm kỳ',
  columns: [
    ordinalColumn,
    { key: 'figure', title: 'Nội dung', align: 'left', widthMm: 68 },
    { key: 'unit', title: 'ĐVT', align: 'center', widthMm: 20 },
    ...yearColumns(13),
  ],
  rows: seedRows(
    8,
    (
      [
        ['Tổ chức đảng trực thuộc', 'tổ chức'],
        ['Đảng viên (tổng số)', 'đảng viên'],
        ['Trong đó: đảng viên chính thức', 'đảng viên'],
        ['Trong đó: đảng viên dự bị', 'đảng viên'],
        ['Trong đó: đảng viên nữ', 'đảng viên'],
        ['Trong đó: đảng viên là người dân tộc thiểu số', 'đảng viên'],
        ['Đảng viên mới kết nạp', 'đảng viên'],
        ['Tổ chức đảng hoàn thành xuất sắc nhiệm vụ', 'tổ chức'],
        ['Tổ chức đảng hoàn thành tốt nhiệm vụ', 'tổ chức'],
        ['Tổ chức đảng hoàn thành nhiệm vụ', 'tổ chức'],
        ['Tổ chức đảng không hoàn thành nhiệm vụ', 'tổ chức'],
        ['Đảng viên hoàn thành xuất sắc nhiệm vụ', 'đảng viên'],
        ['Đảng viên hoàn thành tốt nhiệm vụ', 'đảng viên'],
        ['Đảng viên hoàn thành nhiệm vụ', 'đảng viên'],
        ['Đảng viên không hoàn thành nhiệm vụ', 'đảng viên'],
        ['Cuộc kiểm tra của cấp ủy và ủy ban kiểm tra', 'cuộc'],
        ['Cuộc giám sát chuyên đề', 'cuộc'],
        ['Tổ chức đảng bị thi hành kỷ luật', 'tổ chức'],
        ['Đảng viên bị thi hành kỷ luật', 'đảng viên'],
      ] as const
    ).map((row, index) => [`${index + 1}`, ...row]),
  ),
  orientation: 'portrait',
}

/** T3, the yearly themes of studying and following Hồ Chí Minh: one row for each year of the term. */
export const yearlyThemeTable: TableTemplate = {
  id: 'T3',
  title: 'Thực hiện chuyên đề hằng năm về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
  columns: [
    { key: 'year', title: 'Năm', align: 'center', widthMm: 20 },
    { key: 'theme', title: 'Chuyên đề', align: 'left', widthMm: 38 },
    { key: 'done', title: 'Việc đã làm', align: 'left', widthMm: 42 },
    { key: 'product', title: 'Sản phẩm', align: 'left', widthMm: 33 },
    { key: 'evidence', title: 'Minh chứng', align: 'left', widthMm: 32 },
  ],
  rows: seedRows(5, [['Năm thứ nhất'], ['Năm thứ hai'], ['Năm thứ ba'], ['Năm thứ tư'], ['Năm thứ năm']]),
  orientation: 'portrait',
}

const t4: TableTemplate = {
  id: 'T4',
  title: 'Hạn chế, khuyết điểm: minh chứng, nguyên nhân, trách nhiệm và cách khắc phục',
  columns: [
    { key: 'shortcoming', title: 'Hạn chế, khuyết điểm', align: 'left', widthMm: 32 },
    { key: 'evidence', title: 'Minh chứng', align: 'left', widthMm: 27 },
    { key: 'objectiveCause', title: 'Nguyên nhân khách quan', align: 'left', widthMm: 26 },
    { key: 'subjectiveCause', title: 'Nguyên nhân chủ quan', align: 'left', widthMm: 28 },
    { key: 'owner', title: 'Trách nhiệm (ai)', align: 'left', widthMm: 24 },
    { key: 'remedy', title: 'Biện pháp khắc phục', align: 'left', widthMm: 28 },
  ],
  rows: seedRows(6, [
    ['Kinh tế: '],
    ['Văn hóa – xã hội: '],
    ['Quốc phòng, an ninh: '],
    ['Chính quyền, cải cách hành chính, chuyển đổi số: '],
    ['Mặt trận, đoàn thể, dân vận: '],
    ['Xây dựng Đảng: '],
  ]),
  orientation: 'portrait',
}

const t5Columns: readonly TableColumn[] = [
  ordinalColumn,
  { key: 'indicator', title: 'Chỉ tiêu', align: 'left', widthMm: 50 },
  { key: 'unit', title: 'ĐVT', align: 'center', widthMm: 17 },
  { key: 'current', title: 'Hiện trạng', align: 'right', widthMm: 18 },
  { key: 'target', title: 'Mục tiêu cuối kỳ', align: 'right', widthMm: 18 },
  { key: 'yearly', title: 'Bình quân/năm', align: 'right', widthMm: 18, auto: 'yearlyAverage' },
  { key: 'versusLastTerm', title: 'So nhiệm kỳ trước', align: 'right', widthMm: 18, auto: 'versusLastTerm' },
  { key: 'superiorTarget', title: 'Chỉ tiêu cấp trên', align: 'right', widthMm: 19 },
  { key: 'basis', title: 'Căn cứ', align: 'left', widthMm: 30 },
  { key: 'solutions', title: 'Giải pháp số', align: 'center', widthMm: 20 },
  { key: 'owner', title: 'Cơ quan chủ trì', align: 'left', widthMm: 34 },
]

const t5: TableTemplate = {
  id: 'T5',
  title: 'Các chỉ tiêu chủ yếu nhiệm kỳ tới',
  columns: t5Columns,
  rows: seedRows(
    t5Columns.length,
    indicators.map(([name, unit], index) => [`${index + 1}`, name, unit]),
  ),
  orientation: 'landscape',
}

const t6: TableTemplate = {
  id: 'T6',
  title: 'Các khâu đột phá',
  columns: [
    { key: 'breakthrough', title: 'Khâu đột phá', align: 'left', widthMm: 35 },
    { key: 'reason', title: 'Vì sao', align: 'left', widthMm: 34 },
    { key: 'targets', title: 'Chỉ tiêu (số trong bảng T5)', align: 'center', widthMm: 22 },
    { key: 'resources', title: 'Nguồn lực', align: 'left', widthMm: 26 },
    { key: 'owner', title: 'Cơ quan chủ trì', align: 'left', widthMm: 24 },
    { key: 'milestone', title: 'Mốc thời gian', align: 'left', widthMm: 24 },
  ],
  rows: seedRows(6, [['Đột phá thứ nhất: '], ['Đột phá thứ hai: '], ['Đột phá thứ ba: ']]),
  orientation: 'portrait',
}

const t12: TableTemplate = {
  id: 'T12',
  title: 'Danh mục công trình, dự án',
  columns: [
    ordinalColumn,
    { key: 'work', title: 'Công trình, dự án', align: 'left', widthMm: 70 },
    { key: 'place', title: 'Địa điểm', align: 'left', widthMm: 40 },
    { key: 'period', title: 'Thời gian thực hiện', align: 'center', widthMm: 28 },
    { key: 'cost', title: 'Tổng vốn (tỷ đồng)', align: 'right', widthMm: 24 },
    { key: 'funding', title: 'Nguồn vốn', align: 'left', widthMm: 36 },
    { key: 'result', title: 'Kết quả, tình trạng', align: 'left', widthMm: 44 },
  ],
  rows: seedRows(7, [['1'], ['2'], ['3'], ['4'], ['5']]),
  orientation: 'landscape',
}

const t13: TableTemplate = {
  id: 'T13',
  title: 'Giải thích thuật ngữ và chữ viết tắt',
  columns: [
    ordinalColumn,
    { key: 'term', title: 'Thuật ngữ, chữ viết tắt', align: 'left', widthMm: 60 },
    { key: 'meaning', title: 'Giải thích', align: 'left', widthMm: 130 },
    { key: 'source', title: 'Nguồn', align: 'left', widthMm: 52 },
  ],
  rows: seedRows(4, [['1'], ['2'], ['3']]),
  orientation: 'landscape',
}

/** Every table of the political report, in the order in which the sections seed them. */
export const politicalReportTables: readonly TableTemplate[] = [
  t1,
  t2,
  yearlyThemeTable,
  t4,
  t5,
  t6,
  t12,
  t13,
]
