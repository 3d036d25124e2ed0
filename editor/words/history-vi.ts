// Words of the history page, in Vietnamese: one sentence an event type, without who did it. They travel with that page alone.

import type { ApprovalBody, ApprovalDecision, Minutes, Vote } from '#model/approval.ts'
import type { EventPayloads, EventType } from '#model/register.ts'
import { formatDay } from './day.ts'
import type { EventNames } from './event-names.ts'

type Sentences = {
  readonly [type in EventType]: (said: EventPayloads[type], names: EventNames) => string
}

const bodies: Readonly<Record<ApprovalBody, string>> = {
  steering: 'Tổ chỉ đạo',
  standing: 'Ban Thường vụ',
}
const decided: Readonly<Record<ApprovalDecision, string>> = {
  approve: 'thông qua văn bản',
  approveWithRequests: 'thông qua kèm yêu cầu bắt buộc',
  return: 'trả lại kèm lý do',
}

/** What a decision rests on. */
const rests = (minutes?: Minutes | null, vote?: Vote | null): string[] => [
  ...(minutes ? [`biên bản số ${minutes.number} ngày ${formatDay(minutes.date)}`] : []),
  ...(vote
    ? [
        `${vote.for}/${vote.present} tán thành, ${vote.against} không tán thành, ${vote.blank} không có ý kiến`,
      ]
    : []),
]

const events: Sentences = {
  documentCreated: ({ title, fromFile, synthesizes }) =>
    synthesizes
      ? `Lập báo cáo “${title}” từ sổ ý kiến của “${synthesizes.title}” (${synthesizes.opinions} ý kiến)`
      : `Lập văn kiện “${title}” từ mẫu đề cương${fromFile ? ` và tệp Word ${fromFile}` : ''}`,
  synthesisUpdated: ({ added }) => `Bổ sung từ sổ ý kiến được tổng hợp: nêu thêm ${added.length} ý kiến`,
  fileImported: ({ name }) => `Nhập ý kiến từ tệp Word ${name}`,
  received: ({ kind, onBehalfOf, isLate }, { opinion, kinds }) =>
    `Gửi ý kiến ${opinion} (${kinds[kind]})${onBehalfOf ? `, ghi thay ${onBehalfOf}` : ''}${isLate ? ', gửi muộn' : ''}`,
  dispositionProposed: ({ decision }, { opinion, decisions }) =>
    `Đề xuất xử lý ${opinion}: ${decisions[decision]}`,
  dispositionConfirmed: ({ decision }, { opinion, decisions }) =>
    `Quyết định xử lý ${opinion}: ${decisions[decision]}`,
  dispositionUndone: ({ decision, takenOut }, { opinion, decisions }) =>
    `Hoàn tác quyết định xử lý ${opinion}: ${decisions[decision]}${takenOut ? '; câu chữ đã đưa vào được rút khỏi văn bản' : ''}`,
  implemented: ({ by, noChange }, { opinion }) => {
    if (noChange !== undefined) return `Ghi ${opinion} không phải sửa văn bản`
    return by === 'server' ? `Câu chữ của ${opinion} đã vào văn bản` : `Ghi đã sửa văn bản theo ${opinion}`
  },
  placementRefused: (_, { opinion }) => `Câu chữ của ${opinion} chưa tự vào văn bản được vì chỗ ấy đã khác`,
  withdrawn: (_, { opinion }) => `Rút ý kiến ${opinion}`,
  replied: (_, { opinion }) => `Trả lời dưới ${opinion}`,
  supported: ({ stance }, { opinion }) =>
    ({
      for: `Tán thành ${opinion}`,
      against: `Không tán thành ${opinion}`,
      none: `Thôi bày tỏ về ${opinion}`,
    })[stance],
  reserved: (_, { opinion }) => `Bảo lưu ý kiến ${opinion}`,
  issuerAnswered: ({ agrees }, { opinion }) =>
    `Trả lời về yêu cầu bắt buộc ${opinion}: ${agrees ? 'đồng ý' : 'không đồng ý'} giữ nguyên như dự thảo`,
  placed: (_, { opinion }) => `Đặt lại vị trí ${opinion}`,
  roundOpened: ({ number, title, closesAt }, { time }) =>
    `Mở đợt lấy ý kiến ${number}, ${title}, đến ${time(closesAt)}`,
  roundExtended: ({ closesAt }, { time }) => `Dời giờ khép đợt lấy ý kiến đến ${time(closesAt)}`,
  roundClosed: () => 'Đóng tổng hợp đợt lấy ý kiến',
  reminded: ({ units, people }) =>
    `Nhắc ${[units.length > 0 ? `${units.length} đơn vị` : '', people.length > 0 ? `${people.length} người` : ''].filter(Boolean).join(' và ')} chưa góp ý`,
  noOpinion: ({ unit, person }) => `Ghi “không có ý kiến”: ${unit?.name ?? person?.name ?? ''}`,
  grouped: ({ title, opinionIds }, { count }) =>
    opinionIds.length === 0
      ? `Bỏ nhóm “${title}”`
      : `Gộp ${count(opinionIds.length)} ý kiến vào nhóm “${title}”`,
  keptSingle: ({ opinionIds, isSingle }, { count }) =>
    isSingle
      ? `Để ${count(opinionIds.length)} ý kiến đứng riêng trong bảng tổng hợp`
      : `Thôi để ${count(opinionIds.length)} ý kiến đứng riêng`,
  stageMoved: ({ from, to, draft, minutes, vote }, { stages }) =>
    [`Chuyển bước từ ${stages[from]} sang ${stages[to]}, dự thảo lần ${draft}`, ...rests(minutes, vote)].join(
      '; ',
    ),
  approvalDecided: ({ body, decision, requests, minutes, vote }) =>
    [
      `${bodies[body]} ${decided[decision]}${requests.length > 0 ? ` (${requests.length} yêu cầu)` : ''}`,
      ...rests(minutes, vote),
    ].join('; '),
  requestClosed: ({ number }) => `Báo đã hoàn thiện yêu cầu ${number}`,
  requestVerified: ({ number, isVerified }) =>
    isVerified ? `Xác nhận yêu cầu ${number} đã hoàn thiện` : `Trả lại yêu cầu ${number} để làm tiếp`,
  amendmentOpened: ({ number, authority }) => `Mở lần sửa đổi ${number}, căn cứ ${authority}`,
  amendmentClosed: ({ number, sha256Before, sha256After }) =>
    `Đóng lần sửa đổi ${number}: ${sha256Before === sha256After ? 'văn bản giữ nguyên' : 'văn bản có mã bản mới'}`,
  versionKept: ({ name }) => `Giữ phiên bản “${name}”`,
  versionRestored: ({ name }) => `Khôi phục văn bản theo phiên bản “${name}”`,
  frontMatterSet: () => 'Ghi thể thức trang đầu',
  findingAnswered: ({ answer }) => {
    if (answer === null) return 'Bỏ câu trả lời về một điểm kiểm tra'
    return answer === '' ? 'Gác lại một câu hỏi kiểm tra' : 'Trả lời về một điểm kiểm tra'
  },
  figureMarked: ({ name }) => `Đánh dấu một chỗ của số liệu “${name}”`,
  figureUnmarked: () => 'Bỏ dấu một chỗ của số liệu',
  sectionLent: ({ to }) => `Giao một mục cho ${to.name} viết`,
  sectionReturned: () => 'Lấy lại một mục đã giao',
}

/** The words of the history page. */
export const historyVi = {
  title: 'Lịch sử văn kiện',
  events,
  unknown: 'Ghi một việc mà trang này chưa biết tên',
  server: 'Máy chủ',
  nobody: 'Không rõ tên',
  columns: { at: 'Lúc', who: 'Ai', what: 'Việc', said: 'Nội dung', seq: 'Số thứ tự', hash: 'Mã mục' },
  role: 'Vai',
  group: 'Loại việc',
  groups: {
    opinions: 'Ý kiến và cách xử lý',
    rounds: 'Đợt lấy ý kiến',
    text: 'Văn bản và phiên bản',
    stages: 'Chuyển bước, phê duyệt',
    other: 'Việc khác',
  },
  everyGroup: 'Mọi việc',
  person: 'Người làm',
  everybody: 'Mọi người',
  from: 'Từ ngày',
  to: 'Đến ngày',
  anyDay: 'ngày/tháng/năm',
  clearDay: 'Bỏ ngày đã chọn',
  clear: 'Xóa điều kiện lọc',
  shown: (shown: string, all: string) => `${shown} / ${all} mục`,
  all: (all: string) => `${all} mục`,
  list: 'Các việc đã làm, mới nhất trước',
  nothing: 'Không có việc nào khớp với điều kiện lọc.',
  export: 'Xuất bảng',
  exportHint: 'Bảng tính .csv gồm các mục đang hiện',
  fileName: (title: string) => `${title} – lịch sử.csv`,
  whole: (count: string) => `Nguyên vẹn: ${count} mục đã kiểm`,
  wholeHint: (head: string) =>
    `Mỗi mục mang mã tính từ mục trước nó; máy chủ vừa tính lại tất cả và khớp. Mã cuối: ${head}`,
  broken: (seq: string) => `Không còn nguyên vẹn từ mục ${seq}`,
  brokenHint:
    'Mục được nêu đã bị sửa, mất hoặc đổi chỗ. Văn kiện chỉ mở để đọc; hãy báo người quản trị đối chiếu với bản sao lưu.',
  isBroken: 'không khớp mã',
  failed: 'Không tải được lịch sử văn kiện',
  forbidden: 'Vai của bạn không xem lịch sử văn kiện này',
  forbiddenHint: 'Lịch sử dành cho người được xem mọi ý kiến. Hãy hỏi tổ trưởng biên tập nếu bạn cần.',
  due: (day: string) => `hạn gửi lại ${day}`,
  toDraft: 'Về trang Văn bản',
  check: {
    open: 'Kiểm tra tệp…',
    title: 'Kiểm tra tệp Word',
    hint: 'Chọn hoặc kéo tệp .docx vào đây để biết tệp đúng là bản nào của văn kiện này, hay khác ở đâu. Tệp chỉ được đọc, không lưu lại.',
    choose: 'Chọn tệp…',
    working: 'Đang đối chiếu…',
    again: 'Kiểm tra tệp khác',
    failed: 'Chưa kiểm tra được tệp',
    current: 'bản hiện nay',
    version: (name: string) => `phiên bản “${name}”`,
    same: (which: string) => `Tệp giống từng chữ với ${which}.`,
    approved: 'Đây là văn bản đã duyệt.',
    notApproved: 'Đây không phải văn bản đã duyệt.',
    hashAgrees: 'Mã ghi trong tệp khớp với bản này.',
    hashOther: (which: string) => `Nhưng mã ghi trong tệp là của ${which}.`,
    hashUnknown: 'Nhưng mã ghi trong tệp không phải của bản nào trong văn kiện này.',
    hashNone: 'Tệp không ghi mã bản.',
    changed: (which: string) => `Tệp ghi mã của ${which} nhưng câu chữ đã khác.`,
    another: 'Tệp không giống bản nào của văn kiện này.',
    redline: 'Tệp là bản so sánh có dấu sửa; lời văn trên là của bản sau. Đây không phải văn bản được duyệt.',
    foreign: 'Tệp ghi là của một văn kiện khác.',
    differs: (count: string, which: string) => `${count} chỗ khác so với ${which}`,
    more: 'Còn nhiều chỗ khác nữa; chỉ liệt kê những chỗ đầu.',
    beside: (count: string) => `${count} dòng ngoài nội dung: đầu trang, chữ ký, nơi nhận`,
    besideHint: 'Các dòng này không nằm trong nội dung được gắn mã nên không so. Hãy tự xem lại.',
    words: 'Chỉ so câu chữ, không so kiểu chữ và thể thức.',
  },
}
