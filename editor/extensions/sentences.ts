// What the editor itself says on the page. Both languages.

import type { Language } from '../client/sentences.ts'

/** Everything the extensions say. `title` and `needs` are the template's words. */
export const editorSentences = {
  vi: {
    page: 'Nội dung văn kiện',
    locked: 'Tiêu đề này theo mẫu nên không sửa được. Hãy viết ở phần bên dưới.',
    lent: (holder: string) =>
      `Mục này đang giao cho ${holder} viết nên bạn chưa sửa được. Hãy góp ý, hoặc hỏi tổ trưởng biên tập.`,
    pasteTooBig: 'Nội dung dán quá lớn nên chưa được đưa vào. Hãy dán từng phần.',
    pasteTooDeep: 'Nội dung dán lồng quá nhiều tầng nên chưa được đưa vào. Hãy dán dạng văn bản thường.',
    pasteSimplified:
      'Đã giữ tiêu đề, danh sách, bảng, chữ đậm, chữ nghiêng. Hình ảnh và định dạng khác không được đưa vào.',
    emptySection: (needs: string) =>
      needs === '' ? 'Mục này chưa có nội dung.' : `Mục này chưa có nội dung. Cần có: ${needs}`,
  },
  en: {
    page: 'Text of the document',
    locked: 'This heading belongs to the template and cannot be changed. Write below it.',
    lent: (holder: string) =>
      `This section is in the hand of ${holder}, so you cannot change it now. Ask the lead drafter.`,
    pasteTooBig: 'What was pasted is too big and was not taken in. Paste it in parts.',
    pasteTooDeep: 'What was pasted is nested too deeply and was not taken in. Paste it as plain text.',
    pasteSimplified:
      'Headings, lists, tables, bold and italics were kept. Pictures and other formatting were left out.',
    emptySection: (needs: string) =>
      needs === '' ? 'This section is empty.' : `This section is empty. It needs: ${needs}`,
  },
} as const satisfies Record<Language, Record<string, string | ((needs: string) => string)>>

/** Why the editor tells people something. */
export type NoticeKind = 'locked' | 'paste-refused' | 'paste-simplified'
/** Something people should be told, once, without stopping them. */
export interface Notice {
  readonly kind: NoticeKind
  readonly message: string
}
