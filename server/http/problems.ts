// What is wrong with a field, in words: from zod's issues and from the actions' short codes.

import type { z } from '@hono/zod-openapi'
import type { Language } from '#model/refusal.ts'

/** One wrong field. */
export interface Problem {
  /** Path of the field, dots between its parts: `anchor.quote`. */
  readonly field: string
  readonly problem: string
}

type Issue = z.core.$ZodIssue

const sentences: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  missing: { vi: 'Chưa có nội dung.', en: 'It is missing.' },
  unknown: { vi: 'Không có trong danh sách.', en: 'It is not in the list.' },
  binding: {
    vi: 'Chỉ cấp trên mới được chọn mức này.',
    en: 'Only a superior may choose this level.',
  },
  circle: {
    vi: 'Hai ý kiến không thể trùng lẫn nhau.',
    en: 'Two opinions cannot be duplicates of each other.',
  },
  requests: {
    vi: 'Đã ghi yêu cầu thì phải chọn duyệt kèm yêu cầu hoặc trả lại.',
    en: 'With requests, choose approval with requests or a return.',
  },
  observer: {
    vi: 'Chỉ người có vai theo dõi của cấp trên mới được giao theo mục.',
    en: 'Only an observer of a body above is given sections.',
  },
  returned: {
    vi: 'Chỉ khi trả lại mới có hạn gửi lại dự thảo.',
    en: 'Only a return has a last day for the next draft.',
  },
  same: { vi: 'Câu chữ trước và sau giống nhau.', en: 'The text before and after is the same.' },
  past: {
    vi: 'Thời điểm này đã qua hoặc trước giờ mở.',
    en: 'This time has passed, or lies before the opening.',
  },
  type: { vi: 'Sai kiểu dữ liệu.', en: 'It has the wrong type.' },
  form: { vi: 'Viết chưa đúng dạng.', en: 'It is not written in the right form.' },
  control: { vi: 'Có ký tự điều khiển.', en: 'It holds control characters.' },
  deep: { vi: 'Lồng quá nhiều lớp.', en: 'It is nested too deeply.' },
  email: { vi: 'Không phải địa chỉ thư điện tử.', en: 'It is not an e-mail address.' },
  mode: {
    vi: 'Chưa xuất được kiểu này. Hãy chọn clean (bản sạch), review (bản kèm ý kiến), redline (bản so sánh hai phiên bản) hoặc register (báo cáo từ sổ ý kiến).',
    en: 'This kind of file cannot be made yet. Choose clean, review, redline or register.',
  },
}

/** The sentence for a short code; anything else is already a sentence. */
export function problemSentence(code: string, language: Language): string {
  return Object.hasOwn(sentences, code) ? (sentences[code]?.[language] ?? code) : code
}

/**
 * zod's findings as fields and sentences.
 *
 * @param value what was checked: a field that is not there is called missing
 */
export function problemsOf(error: z.ZodError, value: unknown, language: Language): Problem[] {
  return error.issues.map(issue => ({
    field: issue.path.map(String).join('.'),
    problem: problemOf(issue, value, language),
  }))
}

function problemOf(issue: Issue, value: unknown, language: Language): string {
  if (isMissing(value, issue.path)) return problemSentence('missing', language)
  switch (issue.code) {
    case 'too_big':
      return language === 'en'
        ? `It is over the limit of ${issue.maximum}.`
        : `Quá giới hạn ${issue.maximum}.`
    case 'too_small':
      if (issue.minimum === 1) return problemSentence('missing', language)
      return language === 'en' ? `It needs at least ${issue.minimum}.` : `Cần ít nhất ${issue.minimum}.`
    case 'invalid_value':
      return problemSentence(issue.path.at(-1) === 'mode' ? 'mode' : 'unknown', language)
    case 'invalid_format':
      return problemSentence(issue.format === 'email' ? 'email' : 'form', language)
    case 'invalid_type':
      return problemSentence('type', language)
    default:
      return problemSentence('form', language)
  }
}

function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  let at = value
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return false
    at = Reflect.get(at, key)
  }
  return at === undefined && path.length > 0
}
