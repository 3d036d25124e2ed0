// Finds the header block and the title of a document: by what the lines say and in which column they stand, never by the names
// of styles, so that a file of any program can be checked.

import type { ElementName, FormatProfile } from '#templates/formats/format-profile.ts'
import type { FormParagraph } from './form-doc.ts'

/** A line of the form with what it is. */
export interface FoundElement {
  readonly name: ElementName
  readonly paragraph: FormParagraph
}

/** The top of a document. */
export interface Head {
  readonly elements: readonly FoundElement[]
  /** Index of the first paragraph of the title, and of the first after it. */
  readonly titleFrom: number
  readonly titleTo: number
}

const headAtMost = 15 // paragraphs with words in which the header block begins
const titleWithin = 8 // paragraphs after the header block among which the type name stands
const subjectAtMost = 5
const onlySigns = /^[\p{P}\p{S}]+$/u

/** Same words, whatever the capitals. */
export function folded(text: string): string {
  return text.toLocaleUpperCase('vi').replace(/\s+/gu, ' ').trim()
}

/** Whether a paragraph holds signs alone: "*", "-----". */
export function isSigns(text: string): boolean {
  return onlySigns.test(text)
}

/** Finds header block and title. @param paragraphs those with words */
export function findHead(paragraphs: readonly FormParagraph[], profile: FormatProfile): Head {
  const patterns = headPatterns(profile)
  const known = (paragraph: FormParagraph) => patterns.find(({ test }) => test(paragraph.text))?.name
  const begins = paragraphs
    .slice(0, headAtMost)
    .findIndex(paragraph => ['partyTitle', 'docNumber', 'placeDate'].includes(known(paragraph) ?? ''))
  const table = paragraphs[begins]?.cell?.table
  const headTo =
    table === undefined
      ? begins < 0
        ? 0
        : begins + 1
      : paragraphs.findLastIndex(({ cell }) => cell?.table === table) + 1
  const title = findTitle(paragraphs, headTo, profile)
  const top = paragraphs.slice(0, title?.from ?? headTo + titleWithin)
  const inTable = top.filter(({ cell }) => table !== undefined && cell?.table === table)
  const elements = [
    ...top.flatMap(paragraph => {
      const name = known(paragraph)
      const isInHead = paragraph.cell?.table === table || name !== 'letterSubject'
      return name !== undefined && isInHead ? [{ name, paragraph }] : []
    }),
    ...organisations(inTable, known, profile),
  ]
  const to = title?.to ?? headTo
  return { elements: [...elements, ...(title?.elements ?? [])], titleFrom: title?.from ?? to, titleTo: to }
}

/** Lines that say what they are; the first that fits counts. */
function headPatterns(profile: FormatProfile): { name: ElementName; test: (text: string) => boolean }[] {
  const { elements } = profile
  const party = folded(elements.partyTitle.value.text ?? '')
  const choices = (name: 'secrecy' | 'urgency' | 'circulation') => {
    const own = (elements[name].value.choices ?? []).map(folded)
    return { name, test: (text: string) => own.includes(folded(text)) }
  }
  return [
    { name: 'partyTitle', test: text => folded(text) === party },
    { name: 'docNumber', test: text => /^Số(?!\p{L})/iu.test(text) && text.length < 40 },
    { name: 'placeDate', test: text => /ngày\s*\S*\s+tháng\s*\S*\s+năm/iu.test(text) && text.length < 80 },
    { name: 'letterSubject', test: text => /^(?:V\/v|Về việc)(?!\p{L})/iu.test(text) },
    { name: 'draftMark', test: text => /^dự thảo/iu.test(text) && text.length < 40 },
    choices('secrecy'),
    choices('urgency'),
    choices('circulation'),
    { name: 'addressee', test: text => /^Kính (?:gửi|trình)/iu.test(text) },
  ]
}

/** The lines above the number in its column: the last is the issuer, with the lines before it that go on its name. */
function organisations(
  head: readonly FormParagraph[],
  known: (paragraph: FormParagraph) => ElementName | undefined,
  profile: FormatProfile,
): FoundElement[] {
  const number = head.find(paragraph => known(paragraph) === 'docNumber')
  const column = number?.cell?.column ?? 0
  const party = head.find(paragraph => known(paragraph) === 'partyTitle')?.cell?.column
  const lines = head.filter(
    paragraph =>
      paragraph.cell?.column === (column === party ? 0 : column) &&
      known(paragraph) === undefined &&
      !isSigns(paragraph.text) &&
      (number === undefined || (paragraph.number ?? 0) < (number.number ?? 0)),
  )
  let issuerFrom = lines.length - 1
  while (issuerFrom > 0 && goesOn(lines[issuerFrom], lines[issuerFrom - 1], profile)) issuerFrom -= 1
  return lines.map((paragraph, index) => ({
    name: index >= issuerFrom ? 'issuer' : 'superiorOrg',
    paragraph,
  }))
}

const nameGoesOn = /^(?:LẦN THỨ|NHIỆM KỲ|KHÓA|KHOÁ)(?!\p{L})/u
const otherBodies = [
  'BAN',
  'VĂN PHÒNG',
  'ỦY BAN',
  'UỶ BAN',
  'TIỂU BAN',
  'TỔ',
  'ĐOÀN',
  'TRƯỜNG',
  'TRUNG TÂM',
  'CƠ QUAN',
  'HỘI',
]

/** Whether a line goes on the name of the body above it: told by its words, or by being no name of a body and as bold as the line above. */
function goesOn(
  line: FormParagraph | undefined,
  above: FormParagraph | undefined,
  { bodies }: FormatProfile,
): boolean {
  const text = folded(line?.text ?? '')
  if (nameGoesOn.test(text)) return true
  const bodyNames = bodies.map(({ value }) => value.issuingLine.replace(/\{.*$/su, '').trim())
  const isBody = [...bodyNames, ...otherBodies].some(name => name !== '' && `${text} `.startsWith(`${name} `))
  const isBold = (paragraph: FormParagraph | undefined) => paragraph?.runs.every(({ look }) => look.bold)
  return !isBody && isBold(line) === isBold(above)
}

/** The type name with the subject and the signs below it; null where no type name stands. */
function findTitle(paragraphs: readonly FormParagraph[], after: number, profile: FormatProfile) {
  const names = profile.typeSymbols.value.flatMap(({ name }) => name.split(', ')).map(folded)
  const from = paragraphs.findIndex((paragraph, index) => {
    if (index < after || index >= after + titleWithin || paragraph.cell !== null) return false
    const text = folded(paragraph.text)
    return text.length < 60 && names.some(name => text === name || text.startsWith(`${name} `))
  })
  const type = paragraphs[from]
  if (type === undefined) return null
  const next = paragraphs.slice(from + 1, from + 1 + subjectAtMost)
  const signs = next.findIndex(({ text }) => isSigns(text))
  // Without the signs below it the subject cannot be told from what follows: one centred line is taken.
  const subject = signs >= 0 ? next.slice(0, signs) : next.slice(0, next[0]?.look.align === 'center' ? 1 : 0)
  const to = from + 1 + subject.length + (signs >= 0 ? 1 : 0)
  const elements: FoundElement[] = [
    { name: 'typeName', paragraph: type },
    ...subject.map(paragraph => ({ name: 'subject' as const, paragraph })),
  ]
  return { from, to, elements }
}
