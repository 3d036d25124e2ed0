// What an import of a Word file left aside or changed on the way: the closed list, with a sentence in each language.

import type { Language } from './refusal.ts'

/** Code → sentences; `{n}` stands for how many. */
const notes = {
  legacyLetters: {
    vi: '{n} đoạn chữ viết bằng phông cũ (TCVN3, VNI) đã được đổi sang Unicode. Hãy đọc lại các đoạn đó; tệp gốc không bị sửa.',
    en: '{n} stretches of text in an old font (TCVN3, VNI) were turned into Unicode. Read them again; the file itself is unchanged.',
  },
  images: {
    vi: '{n} hình, hộp chữ hoặc đối tượng nhúng không được đọc.',
    en: '{n} pictures, text boxes or embedded objects were not read.',
  },
  formulas: {
    vi: '{n} công thức không được đọc.',
    en: '{n} formulas were not read.',
  },
  footnotes: {
    vi: '{n} chú thích cuối trang hoặc cuối văn bản không được đọc.',
    en: '{n} footnotes or endnotes were not read.',
  },
  otherFiles: {
    vi: '{n} phần chèn từ tệp khác không được đọc.',
    en: '{n} parts taken from other files were not read.',
  },
  macros: {
    vi: 'Tệp có macro; macro đã bị bỏ, không chạy.',
    en: 'The file holds macros; they were dropped and never run.',
  },
  runFormats: {
    vi: '{n} chỗ đổi kiểu chữ (đậm, nghiêng, cỡ chữ…) không thành ý kiến{sample}.',
    en: '{n} changes of how words look (bold, italic, size…) did not become opinions{sample}.',
  },
  paragraphFormats: {
    vi: '{n} đoạn đổi căn lề, thụt dòng hoặc giãn dòng không thành ý kiến{sample}.',
    en: '{n} changes of a paragraph’s alignment, indent or spacing did not become opinions{sample}.',
  },
  formatChanges: {
    vi: '{n} thay đổi về dạng của bảng, trang hoặc số thứ tự không thành ý kiến.',
    en: '{n} changes of the form of tables, pages or numbers did not become opinions.',
  },
  emptyParagraphs: {
    vi: '{n} đoạn trống được thêm hoặc bỏ không thành ý kiến.',
    en: '{n} empty paragraphs that were added or deleted did not become opinions.',
  },
  tableChanges: {
    vi: '{n} thay đổi về hàng, ô của bảng không thành ý kiến; chữ trong đó vẫn được nhập.',
    en: '{n} changes of table rows or cells did not become opinions; the words in them did.',
  },
  moves: {
    vi: '{n} đoạn dời chỗ được nhập thành ý kiến bỏ ở chỗ cũ và thêm ở chỗ mới.',
    en: '{n} moved stretches came in as a deletion at the old place and an addition at the new one.',
  },
  resolvedThreads: {
    vi: '{n} ý kiến đã đánh dấu “xong” trong tệp; ở đây chúng mang dấu đó và vẫn mở cho đến khi được xử lý.',
    en: '{n} comments are marked resolved in the file; here they carry that mark and stay open until they are decided.',
  },
  emptyComments: {
    vi: '{n} ghi chú không có chữ; vẫn được nhập kèm chỗ được đánh dấu.',
    en: '{n} comments hold no words; they came in with the words they mark.',
  },
  changedOpinions: {
    vi: '{n} ý kiến đã có trong sổ bị sửa chữ trong tệp; sổ giữ nguyên lời cũ.',
    en: '{n} opinions of the register were reworded in the file; the register keeps the old words.',
  },
  longQuotes: {
    vi: '{n} ý kiến đánh dấu đoạn rất dài; chỉ giữ phần đầu làm trích dẫn.',
    en: '{n} opinions mark a very long stretch; only its beginning is kept as the quote.',
  },
  otherDocument: {
    vi: 'Tệp này được xuất từ một văn kiện khác. Hãy kiểm tra xem bạn có chọn đúng tệp không.',
    en: 'This file was exported from another document. Check that you chose the right one.',
  },
  nothingFound: {
    vi: 'Tệp không có ghi chú hay thay đổi được theo dõi nào.',
    en: 'The file holds no comments and no tracked changes.',
  },
} as const satisfies Record<string, Record<Language, string>>

/** A note from the closed list. */
export type ImportNoteCode = keyof typeof notes

/** The codes. */
export const importNoteCodes = Object.keys(notes) as [ImportNoteCode, ...ImportNoteCode[]]

const suchAs: Readonly<Record<Language, (words: string) => string>> = {
  vi: words => `, chẳng hạn “${words}”`,
  en: words => `, such as “${words}”`,
}

/** The sentence of a note. @param count how many it speaks of @param sample words of the first of them */
export function importNoteSentence(
  code: ImportNoteCode,
  count: number,
  language: Language,
  sample = '',
): string {
  return notes[code][language]
    .replace('{n}', String(count))
    .replace('{sample}', () => (sample === '' ? '' : suchAs[language](sample)))
}
