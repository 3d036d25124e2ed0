// The line that says which document an annex belongs to (domain §2.2, "App.").

import { fillPattern, numberLine } from '#model/front-matter.ts'
import type { FormatProfile } from '#templates/formats/format-profile.ts'
import type { FrontMatter } from '../export-input.ts'

/** "(Kèm theo Báo cáo số 05-BC/ĐU)"; room for the number is left while there is none. */
export function annexReference(front: FrontMatter, { elements }: FormatProfile): string {
  const number = numberLine(front, elements.docNumber.value.pattern ?? '').replace(/^Số:?\s/u, '')
  const typeName = inSentence(front.typeName)
  return fillPattern(elements.annexReference.value.pattern ?? '', { typeName, number })
}

/** "BÁO CÁO" is how the name stands above the text. */
function inSentence(name: string): string {
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1).toLocaleLowerCase('vi')
}

/** Whether a line is such a one, whoever wrote it. */
export function isAnnexReference(line: string): boolean {
  return /^\s*\(Kèm theo /iu.test(line)
}
