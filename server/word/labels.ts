// The Vietnamese words of an opinion as they stand in a Word file: kinds, severities, decisions, how it came in, and the fixed
// phrases around them.

import type { Decision, Kind, Opinion, Severity, Source } from '#model/opinion.ts'

/** Kinds of opinion as printed in the heading of a comment. */
export const kindLabels: Readonly<Record<Kind, string>> = {
  add: 'Bổ sung',
  replace: 'Sửa',
  delete: 'Bỏ',
  move: 'Chuyển',
  clarify: 'Làm rõ',
  data_error: 'Số liệu',
  inconsistency: 'Nhất quán',
  substantive: 'Quan điểm',
  format: 'Thể thức',
  spelling: 'Chính tả',
  general: 'Chung',
}

/** Severities as printed in the heading of a comment. */
export const severityLabels: Readonly<Record<Severity, string>> = {
  binding: 'Bắt buộc',
  major: 'Phải xử lý',
  minor: 'Nên xử lý',
  editorial: 'Câu chữ',
}

/** Decisions as printed in the reply of whoever decided. */
export const decisionLabels: Readonly<Record<Decision, string>> = {
  accepted: 'Tiếp thu toàn bộ',
  acceptedPartial: 'Tiếp thu một phần',
  declined: 'Giải trình, giữ nguyên',
  noted: 'Ghi nhận, nghiên cứu',
  escalated: 'Xin ý kiến cấp trên',
  duplicate: 'Trùng ý kiến khác',
  outOfScope: 'Ngoài phạm vi văn kiện',
}

/** Where an opinion came from, as printed. */
export const sourceLabels: Readonly<Record<Source, string>> = {
  system: 'Gửi trên hệ thống',
  paper: 'Góp ý bằng văn bản giấy',
  meeting: 'Ghi tại hội nghị',
  word: 'Góp ý trong tệp Word',
}

/** Fixed phrases of a comment. Those ending in a colon take the words that follow them. */
export const phrases = {
  onBehalfOf: 'Thay mặt',
  proposal: 'Đề nghị sửa thành:',
  removal: 'Đề nghị bỏ đoạn này.',
  importedSplit: 'Tách đoạn ở sau chỗ này.',
  importedJoin: 'Nối đoạn này với đoạn sau.',
  importedRemoval: 'Đề nghị bỏ:',
  importedAddition: 'Đề nghị thêm:',
  quote: 'Nguyên văn khi góp ý:',
  proposedDecision: 'Đề xuất:',
  withdrawn: 'Đã rút',
  reserved: 'Bảo lưu ý kiến:',
} as const

/** How an opinion came in: nothing for one typed by its holder; else source, reference, heads, and that it was late. */
export function circumstances(opinion: Opinion): string[] {
  const { source, sourceRef, headCount, isLate } = opinion
  const origin = [sourceLabels[source], sourceRef ?? ''].filter(part => part !== '').join(': ')
  return [
    ...(source === 'system' && sourceRef === null ? [] : [origin]),
    ...(headCount === null ? [] : [`${headCount.agreed}/${headCount.present} người dự đồng ý`]),
    ...(isLate ? ['Gửi sau khi đợt lấy ý kiến đã đóng'] : []),
  ]
}
