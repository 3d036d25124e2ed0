// Rules that both terms hold in common: deadlines, ballots that were not told apart, and the names of roles.
import type { Confidence, Sourced } from '../template.ts'
import type { BallotRule, Deadline, RoleLabelKey, RoleLabels } from './term-profile.ts'

/** Puts a value together with its confidence and source. */
export const sourced = <T>(value: T, confidence: Confidence, source: string): Sourced<T> => ({
  value,
  source,
  confidence,
})

/** Words by which a report names a theme: our own list, to be completed by the superior's outline. */
export const themeWords = {
  nqtw4: [
    'nghị quyết trung ương 4',
    'nghị quyết hội nghị trung ương 4',
    'nghị quyết tw 4',
    'nghị quyết tw4',
    'nq trung ương 4',
    'nq tw 4',
    'nq tw4',
    'nqtw4',
    '12-nq/tw',
    '04-nq/tw',
    '21-kl/tw',
  ],
  ct05: ['chỉ thị 05', 'chỉ thị số 05', 'ct 05', 'ct05', '05-ct/tw', 'kết luận 01', '01-kl/tw'],
  qd144: ['quy định 144', 'quy định số 144', '144-qđ/tw', 'chuẩn mực đạo đức cách mạng', 'nêu gương'],
  breakthroughResolutions: [
    'nghị quyết đột phá',
    'nghị quyết của bộ chính trị',
    'nghị quyết bộ chính trị',
    'nghị quyết 57',
    'nghị quyết số 57',
    '57-nq/tw',
    'nghị quyết 59',
    'nghị quyết số 59',
    '59-nq/tw',
    'nghị quyết 66',
    'nghị quyết số 66',
    '66-nq/tw',
    'nghị quyết 68',
    'nghị quyết số 68',
    '68-nq/tw',
    'nghị quyết 70',
    'nghị quyết số 70',
    '70-nq/tw',
    'nghị quyết 71',
    'nghị quyết số 71',
    '71-nq/tw',
    'nghị quyết 72',
    'nghị quyết số 72',
    '72-nq/tw',
  ],
} as const

const ours =
  'Mức mặc định của phần mềm: chưa thấy văn bản nào quy định số ngày; hướng dẫn của địa phương được ưu tiên'
const regulation24 =
  'Mục 16.1.1 Quy định 24-QĐ/TW, đoạn trích; quy định này đã được thay bằng Quy định 294-QĐ/TW năm 2025, toàn văn chưa thấy'

/** The dates of preparation and reporting, counted from the congress day or its closing. */
export const deadlines: readonly Sourced<Deadline>[] = [
  sourced(
    {
      id: 'candidateFile',
      title: 'Hồ sơ ứng cử của người không phải là đại biểu (cấp huyện trở lên)',
      days: 15,
      unit: 'workingDay',
      direction: 'before',
      event: 'congressDay',
      owner: 'unit',
      alarmDays: null,
    },
    'C',
    'Hướng dẫn thực hiện Quyết định 244-QĐ/TW, một nguồn thứ cấp',
  ),
  sourced(
    {
      id: 'opinionSynthesis',
      title: 'Báo cáo tổng hợp ý kiến góp ý văn kiện gửi cấp trên',
      days: 10,
      unit: 'day',
      direction: 'after',
      event: 'congressClosing',
      owner: 'unit',
      alarmDays: null,
    },
    'C',
    'Hướng dẫn của Văn phòng Trung ương thời Đại hội XIII, trích trên daihoi13.dangcongsan.vn',
  ),
  sourced(
    {
      id: 'electionResults',
      title: 'Báo cáo kết quả bầu cử gửi cấp trên',
      days: 7,
      unit: 'workingDay',
      direction: 'after',
      event: 'congressClosing',
      owner: 'unit',
      alarmDays: null,
    },
    'A',
    regulation24,
  ),
  sourced(
    {
      id: 'confirmation',
      title: 'Cấp trên chuẩn y kết quả bầu cử, nếu không có đơn thư',
      days: 15,
      unit: 'workingDay',
      direction: 'after',
      event: 'reportReceived',
      owner: 'superior',
      alarmDays: null,
    },
    'A',
    regulation24,
  ),
  planned('dossier', 'Gửi hồ sơ đến tổ chỉ đạo và văn phòng cấp ủy cấp trên', 40, 'unit'),
  planned('steeringCheck', 'Tổ chỉ đạo thẩm tra xong', 30, 'superior'),
  planned('standingSession', 'Ban thường vụ cấp trên họp cho ý kiến', 25, 'superior'),
  planned('conclusionNotice', 'Thông báo kết luận gửi đến đơn vị', 20, 'superior', 15),
  planned('revisionVerified', 'Xác nhận đơn vị đã hoàn thiện văn kiện', 12, 'superior'),
  planned('delegateDocuments', 'Gửi tài liệu đến đại biểu', 10, 'unit'),
  planned('operatingDocuments', 'Duyệt xong kịch bản, phiếu bầu, mẫu biên bản', 7, 'superior'),
  planned('dryRun', 'Chạy thử chương trình', 2, 'unit'),
]

function planned(
  id: string,
  title: string,
  days: number,
  owner: Deadline['owner'],
  alarmDays: number | null = null,
): Sourced<Deadline> {
  const deadline: Deadline = {
    id,
    title,
    days,
    unit: 'day',
    direction: 'before',
    event: 'congressDay',
    owner,
    alarmDays,
  }
  return sourced(deadline, 'P', ours)
}

/** Rules of ballots, voting and counting; those of the Charter are general knowledge and wait for an organiser. */
export const ballotRules: readonly Sourced<BallotRule>[] = [
  sourced(
    { id: 'alphabetical', rule: 'Tên trong phiếu bầu xếp theo thứ tự A, B, C.' },
    'A',
    'Điều 17 Quyết định 244-QĐ/TW, đoạn trích trên lawnet.vn',
  ),
  sourced(
    {
      id: 'seal',
      rule: 'Phiếu bầu đóng dấu của cấp ủy triệu tập ở góc trên bên trái; chi bộ trực thuộc dùng dấu của đảng ủy cơ sở.',
    },
    'A',
    'Điều 17 Quyết định 244-QĐ/TW, đoạn trích trên lawnet.vn',
  ),
  sourced(
    { id: 'withSurplus', rule: 'Phiếu có số dư: người bầu gạch cả họ và tên người mình không bầu.' },
    'A',
    'Điều 17 Quyết định 244-QĐ/TW, đoạn trích trên lawnet.vn',
  ),
  sourced(
    {
      id: 'withoutSurplus',
      rule: 'Phiếu không có số dư: bốn cột TT, họ và tên, đồng ý, không đồng ý; đánh dấu X vào một ô.',
    },
    'A',
    'Điều 17 Quyết định 244-QĐ/TW, đoạn trích trên lawnet.vn',
  ),
  sourced(
    {
      id: 'valid',
      rule: 'Phiếu hợp lệ: do ban kiểm phiếu phát ra, số người được bầu không quá số lượng đã quyết định.',
    },
    'B',
    'Hai nguồn thứ cấp; chi tiết thay đổi theo quy chế bầu cử từng thời kỳ',
  ),
  sourced(
    {
      id: 'invalid',
      rule: 'Phiếu không hợp lệ: không do ban kiểm phiếu phát ra; bầu quá số lượng; không bầu ai trong danh sách nhiều người; đánh dấu cả hai ô trong phiếu một người; ghi tên ngoài danh sách; ký tên hoặc viết thêm.',
    },
    'B',
    'Hai nguồn thứ cấp; chi tiết thay đổi theo quy chế bầu cử từng thời kỳ',
  ),
  sourced(
    { id: 'share', rule: 'Tỷ lệ phiếu của từng người tính trên tổng số đại biểu được triệu tập.' },
    'C',
    'Mẫu biên bản kiểm phiếu, một nguồn thứ cấp',
  ),
  sourced(
    {
      id: 'balance',
      rule: 'Phiếu thu về không nhiều hơn phiếu phát ra, phiếu phát ra không nhiều hơn số có mặt; hợp lệ cộng không hợp lệ bằng thu về.',
    },
    'C',
    'Mẫu biên bản kiểm phiếu, một nguồn thứ cấp',
  ),
  sourced(
    {
      id: 'quorum',
      rule: 'Có mặt ít nhất hai phần ba số đại biểu được triệu tập và hai phần ba số tổ chức đảng trực thuộc có đại biểu.',
    },
    'M',
    'Điều 11 Điều lệ Đảng, hiểu biết chung; cán bộ tổ chức xác nhận trước khi dùng',
  ),
  sourced(
    { id: 'majority', rule: 'Trúng cử khi được trên một nửa số đại biểu được triệu tập bầu.' },
    'M',
    'Hiểu biết chung; cán bộ tổ chức xác nhận trước khi dùng',
  ),
  sourced(
    { id: 'tie', rule: 'Bằng phiếu ở vị trí cuối cùng: bầu lại trong số những người bằng phiếu.' },
    'M',
    'Hiểu biết chung; cán bộ tổ chức xác nhận trước khi dùng',
  ),
]

/**
 * Names the roles as one level uses them.
 *
 * @param level the organisation that writes the documents
 * @param title that level in Vietnamese
 * @param superior its superior: the Party body, its committee, and the name its standing committee and offices carry
 * @param boards names of the superior's propaganda and organisation boards; a commune has one board for both
 */
export function roleLabels(
  level: RoleLabels['level'],
  title: string,
  superior: { readonly body: string; readonly committee: string },
  boards: { readonly propaganda: string; readonly organisation: string },
  confidence: Confidence,
  source: string,
): RoleLabels {
  const own = level === 'cell' ? 'Chi ủy' : 'Đảng ủy'
  const names: Readonly<Record<RoleLabelKey, string>> = {
    superiorBody: superior.body,
    superiorCommittee: superior.committee,
    superiorStandingCommittee: `Ban Thường vụ ${superior.committee}`,
    steeringTeam: `Tổ chỉ đạo đại hội của ${superior.committee}`,
    superiorDocumentSubcommittee: `Tiểu ban văn kiện Đại hội ${superior.body}`,
    superiorOffice: `Văn phòng ${superior.committee}`,
    superiorPropaganda: `${boards.propaganda} ${superior.committee}`,
    superiorOrganisation: `${boards.organisation} ${superior.committee}`,
    superiorInspection: `Ủy ban Kiểm tra ${superior.committee}`,
    committee: own,
    secretary: level === 'cell' ? 'Bí thư chi bộ' : 'Bí thư Đảng ủy',
    documentSubcommittee: 'Tiểu ban văn kiện',
    editorialTeam: 'Tổ biên tập',
    clerk: level === 'cell' ? 'Người phụ trách văn thư' : 'Văn thư Đảng ủy',
  }
  const label = (key: RoleLabelKey) => sourced(names[key], confidence, source)
  return {
    level,
    title,
    labels: {
      superiorBody: label('superiorBody'),
      superiorCommittee: label('superiorCommittee'),
      superiorStandingCommittee: label('superiorStandingCommittee'),
      steeringTeam: label('steeringTeam'),
      superiorDocumentSubcommittee: label('superiorDocumentSubcommittee'),
      superiorOffice: label('superiorOffice'),
      superiorPropaganda: label('superiorPropaganda'),
      superiorOrganisation: label('superiorOrganisation'),
      superiorInspection: label('superiorInspection'),
      committee: label('committee'),
      secretary: label('secretary'),
      documentSubcommittee: label('documentSubcommittee'),
      editorialTeam: label('editorialTeam'),
      clerk: label('clerk'),
    },
  }
}
