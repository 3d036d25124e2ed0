// Vietnamese words: the rules of the term. Fetched with the part that shows them.

import type { RoleLabelKey } from '#templates/terms/term-profile.ts'

/** The Vietnamese words. */
export const termVi = {
  about: (title: string, version: string) => `${title}, bản ${version}. Văn kiện này theo đúng bản đó.`,
  failed: 'Chưa đọc được quy định của nhiệm kỳ',
  themes: 'Chủ đề bắt buộc phải đánh giá',
  references: 'Văn bản còn hiệu lực',
  reference: (number: string, date: string) =>
    date.includes('/') ? `${number} ngày ${date}` : `${number} năm ${date}`,
  thresholds: 'Tỷ lệ nhân sự',
  from: (min: string) => `từ ${min}%`,
  between: (min: string, max: string) => `từ ${min}% đến ${max}%`,
  names: (title: string) => `Tên gọi: ${title}`,
  roles: {
    superiorStandingCommittee: 'Duyệt văn kiện',
    steeringTeam: 'Thẩm tra',
    superiorDocumentSubcommittee: 'Hướng dẫn đề cương',
    superiorOffice: 'Nhận hồ sơ trình',
    superiorPropaganda: 'Tuyên giáo của cấp trên',
    superiorOrganisation: 'Tổ chức của cấp trên',
    superiorInspection: 'Kiểm tra của cấp trên',
    committee: 'Cấp ủy',
    secretary: 'Người đứng đầu',
    editorialTeam: 'Biên tập',
  } satisfies Partial<Record<RoleLabelKey, string>> as Partial<Record<RoleLabelKey, string>>,
}

/** The shape that every language fills. */
export type TermWords = typeof termVi
