// Words of the dossier of a congress, in Vietnamese. They travel with its page alone.

import type { DossierSaid, EntryState } from '#model/dossier.ts'
import { formatDay } from './day.ts'

type Kind = DossierSaid['kind']

/** The words. */
export const dossierVi = {
  title: 'Hồ sơ đại hội',
  hint: (term: string) => `${term}: các văn kiện đại hội cần có, thiếu gì nêu trước`,
  unit: 'Đơn vị',
  failed: 'Không tải được hồ sơ',
  none: 'Bạn chưa có hồ sơ nào để xem',
  noneHint: 'Hồ sơ đại hội dành cho người soạn thảo, cấp ủy, văn thư của đơn vị và cấp trên phụ trách.',
  complete: 'Đủ văn kiện bắt buộc để trình thẩm tra.',
  missing: (count: string) => `Còn thiếu ${count} văn kiện bắt buộc để trình thẩm tra.`,
  operatingReady: 'Văn kiện điều hành đại hội đã duyệt đủ.',
  operatingOpen: (count: string) =>
    `${count} văn kiện điều hành chưa duyệt; cần xong trước khi trình đại hội.`,
  apartNote: 'Phần nhân sự không tính ở đây: chỉ người làm công tác nhân sự theo dõi.',
  broken: (seq: string) =>
    `Sổ hồ sơ không còn nguyên vẹn từ dòng ${seq}. Hãy báo người quản trị đối chiếu với bản sao lưu; chưa ghi thêm được.`,
  groups: {
    lacking: 'Còn thiếu',
    asked: 'Nên có, không bắt buộc',
    settled: 'Đã có',
    apart: 'Theo dõi riêng',
  },
  entry: 'Văn kiện',
  due: 'Cần trước khi',
  dues: { steering: 'Trình Tổ chỉ đạo thẩm tra', congress: 'Trình đại hội' },
  needsApproval: 'phải được duyệt',
  state: 'Tình trạng',
  states: {
    missing: 'Chưa có',
    there: 'Đã có',
    approved: 'Đã duyệt',
    excused: 'Không cần',
  } satisfies Record<EntryState, string> as Record<EntryState, string>,
  missingFromAbove: 'Chưa có hoặc chưa chuyển lên cấp trên',
  apart: 'Chỉ người làm công tác nhân sự biết tình trạng.',
  apartUnit: 'Người theo dõi hồ sơ của đơn vị nắm tình trạng.',
  outside: (number: string, date: string) => `Giữ ngoài hệ thống: số ${number}, ngày ${formatDay(date)}`,
  approvedBy: (by: string, on: string) => `${by} duyệt ngày ${formatDay(on)}`,
  preparedOnly: 'Đã chuẩn bị, chưa duyệt',
  reasonIs: (reason: string) => `Lý do: ${reason}`,
  saidBy: (name: string, role: string, time: string) => `${name} (${role}) ghi lúc ${time}`,
  behind: (stage: string) => `Thường lúc này đã đến bước “${stage}”`,
  unverified: 'chưa kiểm chứng',
  record: 'Ghi…',
  recordFor: (title: string) => `Ghi tình trạng: ${title}`,
  what: 'Văn kiện này',
  kinds: {
    outside: 'Giữ ngoài hệ thống',
    document: 'Là một văn kiện trong hệ thống',
    notNeeded: 'Không cần cho đại hội này',
    takenBack: 'Rút lại điều đã ghi',
  } satisfies Record<Kind, string> as Record<Kind, string>,
  kindHints: {
    outside: 'Bản giấy hoặc tệp của đơn vị; ghi số, ngày và ai đã duyệt.',
    document: 'Tình trạng đi theo bước của văn kiện đó.',
    notNeeded: 'Lý do được ghi vào sổ, cấp trên đọc được.',
    takenBack: 'Điều đã ghi vẫn còn trong sổ, nhưng không còn tính.',
  } satisfies Record<Kind, string> as Record<Kind, string>,
  number: 'Số, ký hiệu',
  date: 'Ngày văn bản',
  isApproved: 'Đã được duyệt',
  by: 'Ai duyệt',
  on: 'Ngày duyệt',
  dayForm: 'ngày/tháng/năm',
  document: 'Văn kiện',
  documentPlaceholder: 'Chọn văn kiện của đơn vị',
  noDocument: 'Đơn vị chưa có văn kiện nào chọn được ở đây.',
  reason: 'Lý do',
  faults: {
    number: 'Hãy ghi số, ký hiệu.',
    date: 'Hãy ghi ngày có thật, như 22/11/2026.',
    by: 'Hãy ghi ai đã duyệt.',
    on: 'Hãy ghi ngày duyệt có thật, như 22/11/2026.',
    documentId: 'Hãy chọn văn kiện.',
    reason: 'Hãy ghi lý do.',
  },
  stays: 'Điều này vào sổ hồ sơ cùng tên bạn và không xóa được; ghi sai thì ghi lại điều đúng.',
  save: 'Ghi vào sổ',
  saved: (title: string) => `Đã ghi: ${title}.`,
  history: (count: string) => `Sổ hồ sơ: ${count} lần ghi`,
  file: {
    take: 'Xuất Word',
    working: 'Đang xuất hồ sơ…',
    done: (name: string) => `Đã xuất: ${name}.`,
    failed: 'Chưa xuất được hồ sơ',
    cancelled: 'Đã dừng xuất hồ sơ.',
  },
  check: 'Tự kiểm tra hồ sơ',
  checkAgain: 'Kiểm tra lại',
  checkHint: 'Các điều kiện của từng văn kiện trước khi trình Tổ chỉ đạo thẩm tra.',
  checking: 'Đang kiểm tra từng văn kiện…',
  checkFailed: 'Chưa kiểm tra được hồ sơ',
  checkNone: 'Chưa có văn kiện nào của đơn vị để kiểm tra.',
  checkedAt: (time: string) => `Kiểm tra lúc ${time}.`,
  ready: 'Sẵn sàng',
  notReady: (count: string) => `Chưa sẵn sàng: ${count} điều kiện`,
  handedIn: 'Đã trình',
  questions: (count: string) => `${count} câu hỏi gợi ý chưa trả lời`,
}

/** The shape that every language fills. */
export type DossierWords = typeof dossierVi
