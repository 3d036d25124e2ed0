// What a check of a Word file's form can find: the closed list of rules and of the parts of the form, each with its words.

import type { ElementName } from '#templates/formats/format-profile.ts'
import type { Confidence } from '#templates/template.ts'
import type { Language } from './refusal.ts'

/** Words in both languages. */
export type Said = Readonly<Record<Language, string>>

/** Rules about the whole file, its pages, its letters and its text. */
const plainRules = {
  oldFont: { vi: 'Phông chữ thuộc bảng mã cũ', en: 'Font of an old encoding' },
  uncomposed: { vi: 'Chữ có dấu ở dạng tổ hợp rời', en: 'Letters with loose marks' },
  paper: { vi: 'Khổ giấy', en: 'Paper size' },
  margins: { vi: 'Lề trang', en: 'Margins' },
  pageNumberMissing: { vi: 'Chưa đánh số trang', en: 'No page numbers' },
  pageNumberFirst: { vi: 'Số trang ở trang 1', en: 'Page number on page 1' },
  pageNumberPlace: { vi: 'Chỗ đặt số trang', en: 'Place of the page number' },
  pageNumberAlign: { vi: 'Canh số trang', en: 'Alignment of the page number' },
  pageNumberSize: { vi: 'Cỡ chữ số trang', en: 'Size of the page number' },
  pageNumberTop: { vi: 'Số trang cách mép trên', en: 'Page number from the upper edge' },
  forbiddenLine: { vi: 'Dòng không có trong văn bản của Đảng', en: 'A line that no Party document has' },
  font: { vi: 'Phông chữ', en: 'Font' },
  colour: { vi: 'Màu chữ', en: 'Colour of the letters' },
  bodySize: { vi: 'Cỡ chữ phần nội dung', en: 'Size of the text' },
  bodyAlign: { vi: 'Canh lề đoạn văn', en: 'Alignment of a paragraph' },
  bodyIndent: { vi: 'Thụt đầu dòng', en: 'First-line indent' },
  bodyBefore: { vi: 'Khoảng cách giữa các đoạn', en: 'Space between paragraphs' },
  bodyLine: { vi: 'Giãn dòng', en: 'Line spacing' },
  finalMark: { vi: 'Dấu kết thúc văn bản', en: 'Mark that ends the text' },
  headingNumber: { vi: 'Cách đánh số đề mục', en: 'Numbering of headings' },
  bullet: { vi: 'Ký hiệu đầu dòng', en: 'Sign of a list' },
} as const satisfies Record<string, Said>

/** Rules about one part of the form, such as the party's line; the part's name stands before them. */
const elementRules = {
  missing: { vi: 'chưa có', en: 'missing' },
  words: { vi: 'cách ghi', en: 'wording' },
  case: { vi: 'chữ hoa, chữ thường', en: 'capitals' },
  size: { vi: 'cỡ chữ', en: 'size' },
  bold: { vi: 'chữ đậm', en: 'bold' },
  italic: { vi: 'chữ nghiêng', en: 'italics' },
  underline: { vi: 'gạch chân', en: 'underline' },
  align: { vi: 'canh lề', en: 'alignment' },
  side: { vi: 'bên trái, bên phải', en: 'left or right side' },
  after: { vi: 'dòng ngay dưới', en: 'the line below' },
  ruleBelow: { vi: 'đường kẻ dưới', en: 'the rule below' },
} as const satisfies Record<string, Said>

const elementNames: Readonly<Record<ElementName, Said>> = {
  partyTitle: { vi: 'Tiêu đề “Đảng Cộng sản Việt Nam”', en: 'Title “Đảng Cộng sản Việt Nam”' },
  superiorOrg: { vi: 'Tên cơ quan cấp trên', en: 'Superior body' },
  issuer: { vi: 'Tên cơ quan ban hành', en: 'Issuing body' },
  docNumber: { vi: 'Số và ký hiệu', en: 'Number and symbol' },
  placeDate: { vi: 'Địa danh và ngày tháng', en: 'Place and date' },
  typeName: { vi: 'Tên loại văn bản', en: 'Type name' },
  subject: { vi: 'Trích yếu', en: 'Subject' },
  letterSubject: { vi: 'Trích yếu công văn', en: 'Subject of a letter' },
  part: { vi: 'Phần, chương', en: 'Part, chapter' },
  partTitle: { vi: 'Tên phần, chương', en: 'Title of a part' },
  heading1: { vi: 'Mục số La Mã', en: 'Heading with a Roman number' },
  heading2: { vi: 'Mục số Ả Rập', en: 'Heading with an Arabic number' },
  heading3: { vi: 'Điểm a, b, c', en: 'Heading with a letter' },
  basisLine: { vi: 'Dòng căn cứ', en: 'Basis line' },
  addressee: { vi: 'Nơi gửi đến', en: 'Addressee' },
  authority: { vi: 'Thể thức đề ký', en: 'Authority line' },
  post: { vi: 'Chức vụ người ký', en: 'Post of the signer' },
  signerName: { vi: 'Họ tên người ký', en: 'Name of the signer' },
  recipientsLabel: { vi: 'Nhãn “Nơi nhận”', en: 'Label “Nơi nhận”' },
  recipients: { vi: 'Danh sách nơi nhận', en: 'List of recipients' },
  draftMark: { vi: 'Dấu dự thảo', en: 'Draft mark' },
  secrecy: { vi: 'Dấu mức độ mật', en: 'Mark of secrecy' },
  urgency: { vi: 'Dấu mức độ khẩn', en: 'Mark of urgency' },
  circulation: { vi: 'Dấu phạm vi lưu hành', en: 'Mark of circulation' },
  typistMark: { vi: 'Ký hiệu người đánh máy', en: 'Typist’s mark' },
  contactLine: { vi: 'Dòng địa chỉ liên hệ', en: 'Contact line' },
  annexHeading: { vi: 'Tiêu đề phụ lục', en: 'Heading of an annex' },
  annexReference: { vi: 'Dòng dẫn của phụ lục', en: 'Reference line of an annex' },
}

/** A rule about the file, the page or the text. */
export type PlainRule = keyof typeof plainRules
/** A rule about one part of the form. */
export type ElementRule = keyof typeof elementRules
/** A rule from the closed list. */
export type FormRule = PlainRule | ElementRule

/** The rules. */
export const formRules = [...Object.keys(plainRules), ...Object.keys(elementRules)] as [
  FormRule,
  ...FormRule[],
]
/** The parts of the form. */
export const formElements = Object.keys(elementNames) as [ElementName, ...ElementName[]]

/** Regions of a document, in the order in which they are read. */
export const formRegions = ['file', 'page', 'header', 'title', 'text', 'signature', 'annex'] as const
/** Where in a document something stands. */
export type FormRegion = (typeof formRegions)[number]

/** How much a departure weighs: a rule of the guide, a habit that one source tells, a value that nobody has checked. */
export const formSeverities = ['must', 'should', 'hint'] as const
/** Weight of a departure. */
export type FormSeverity = (typeof formSeverities)[number]

/** One departure from a profile. */
export interface FormFinding {
  readonly rule: FormRule
  /** Which part of the form; null for rules about the file, the page or the text. */
  readonly element: ElementName | null
  readonly where: {
    readonly region: FormRegion
    /** Number of the first paragraph that departs, counted over those with words, tables too, from 1; null = no one place. */
    readonly paragraph: number | null
    /** Its first words; '' where there are none. */
    readonly words: string
  }
  readonly found: Said
  readonly expected: Said
  /** Where the profile has the expected value from. */
  readonly source: string
  readonly confidence: Confidence
  readonly severity: FormSeverity
  /** Shown as “chưa kiểm chứng”: the value, or the profile as a whole, was never held against the guide. */
  readonly isUnverified: boolean
  /** In how many places; the first is named. */
  readonly count: number
}

/** Title of a finding: the rule, after the part of the form it is about. */
export function findingTitle(rule: FormRule, element: FormFinding['element'], language: Language): string {
  if (isPlain(rule)) return plainRules[rule][language]
  const name = element === null ? '' : `${elementNames[element][language]}: `
  return `${name}${elementRules[rule][language]}`
}

function isPlain(rule: FormRule): rule is PlainRule {
  return Object.hasOwn(plainRules, rule)
}
