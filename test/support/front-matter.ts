// A front matter as somebody sends it.

/** Body of `POST …/front-matter` that passes its checks. */
export const frontMatterDraft = {
  level: 'communeCommittee',
  superiorOrg: 'ĐẢNG BỘ TỈNH MẪU',
  issuer: 'ĐẢNG ỦY XÃ MẪU',
  symbolType: 'BC',
  symbolBody: 'ĐU',
  place: 'Xã Mẫu',
  date: { day: 5, month: 2, year: 2026 },
  typeName: 'BÁO CÁO',
  subject: 'chính trị trình Đại hội',
  authority: 'T/M BAN THƯỜNG VỤ',
  post: 'PHÓ BÍ THƯ',
  signerName: 'Nguyễn Văn Dũng',
  recipients: ['Ban Thường vụ Tỉnh ủy (báo cáo)', 'Lưu Văn phòng Đảng ủy'],
  secrecy: '',
  urgency: 'Khẩn',
  circulation: 'Tài liệu hội nghị',
  expectedSeq: 1,
} as const
