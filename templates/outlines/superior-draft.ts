// A draft of a body above that a unit is asked about: it has no outline of ours, its text and headings are those of the file.
import type { Template } from '../template.ts'
import { section, suggestedLength } from './section.ts'

/** Văn kiện cấp trên: one section that holds the whole text, begun from the Word file as it was sent down. */
export const superiorDraft: Template = {
  id: 'superior_draft',
  version: 1,
  title: 'Dự thảo văn kiện của cấp trên (để lấy ý kiến)',
  typeName: 'BÁO CÁO',
  subjectPattern: 'dự thảo văn kiện của cấp trên gửi lấy ý kiến trước {congress}',
  symbol: 'BC',
  budget: suggestedLength(30_000),
  sections: [
    section({
      key: 'sd.text',
      label: '',
      title: 'Toàn văn dự thảo của cấp trên',
      short: 'Toàn văn dự thảo',
      level: 0,
      mustContain: ['Nguyên văn dự thảo do cấp trên gửi, giữ nguyên đề mục và thứ tự'],
      questions: [
        'Tệp này có đúng là bản cấp trên gửi lấy ý kiến không?',
        'Có phần nào của bản gửi xuống chưa có ở đây không?',
      ],
      budget: null,
    }),
  ],
  tables: [],
  review: null,
  keepsHeadings: true,
  source: 'Đề mục lấy từ chính tệp của cấp trên; phần mềm không đặt thêm mục nào',
  confidence: 'P',
}
