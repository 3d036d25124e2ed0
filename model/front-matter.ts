// The record in front of a text: who issues it, under which number, where and when, who signs, who gets it (domain §2.2, §2.3).
// The lines that are made of it stand here once, so that the Word file and the page's preview say the same.

import type { BodyLevel, ElementFormat, ElementName, IssuingBody } from '#templates/formats/format-profile.ts'

/** A day of the calendar in Vietnam. */
export interface Day {
  readonly day: number
  /** From 1. */
  readonly month: number
  readonly year: number
}

/** The record as the register keeps it, whole at each change. */
export interface FrontMatterRecord {
  /** Which body issues it; the form proposes lines, symbol and signature by it. */
  readonly level: BodyLevel
  /** Superior line, lines of it parted by line feeds; empty = none. */
  readonly superiorOrg: string
  /** Issuing line: "ĐẢNG ỦY XÃ MẪU". */
  readonly issuer: string
  /** Number within type and term; null = not numbered yet. */
  readonly number: number | null
  /** Type and body of the symbol: BC, ĐU. */
  readonly symbolType: string
  readonly symbolBody: string
  readonly place: string
  /** null = the day on which a file is made. */
  readonly date: Day | null
  /** "BÁO CÁO". */
  readonly typeName: string
  readonly subject: string
  /** "T/M BAN CHẤP HÀNH". */
  readonly authority: string
  readonly post: string
  /** Empty = left open. */
  readonly signerName: string
  readonly recipients: readonly string[]
  /** One of the profile's wordings; empty = none. */
  readonly secrecy: string
  readonly urgency: string
  readonly circulation: string
}

/** What a body of the profile proposes, with what can be chosen for it. */
export type ProposedLines = IssuingLines & Pick<IssuingBody, 'title' | 'until' | 'authorities' | 'posts'>

/** Answer of the routes about the front matter: the record as it stands, and what a form needs to show and change it. */
export interface FrontMatterView {
  readonly frontMatter: FrontMatterRecord
  /** Whether somebody has set it; else these are the defaults. */
  readonly isSet: boolean
  readonly seq: number
  readonly mayEdit: boolean
  /** Whether the caller may give it a number at this stage. */
  readonly mayNumber: boolean
  /** Whether the caller may take its number away again. */
  readonly mayGiveBack: boolean
  /** The number that the next document of its series gets. */
  readonly nextNumber: number
  /** Ordinal that the draft mark names; null = no draft mark. */
  readonly draft: number | null
  /** Today in Vietnam: what a date that is left open becomes. */
  readonly today: Day
  /** The parts of the pinned format profile that page 1 is made of. */
  readonly profile: {
    readonly id: string
    readonly title: string
    readonly unverified: boolean
    readonly marginsMm: {
      readonly top: number
      readonly bottom: number
      readonly left: number
      readonly right: number
    }
    readonly bodyPt: number
    readonly linePt: number
    readonly elements: Readonly<Record<ElementName, ElementFormat>>
    readonly types: readonly { readonly symbol: string; readonly name: string }[]
  }
  readonly bodies: readonly ProposedLines[]
}

/** Fills the braces of a profile's pattern; what has no value becomes nothing. */
export function fillPattern(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)(?::\d)?\}/gu, (_, name: string) => values[name] ?? '')
}

/** "Số 05-BC/ĐU"; room for the number is left while there is none. */
export function numberLine(
  front: Pick<FrontMatterRecord, 'number' | 'symbolType' | 'symbolBody'>,
  pattern: string,
): string {
  const number = front.number === null ? '     ' : String(front.number)
  return pattern
    .replace(/\{n(?::(\d))?\}/u, (_, digits: string | undefined) => number.padStart(Number(digits ?? 0), '0'))
    .replace('{type}', front.symbolType)
    .replace('{org}', front.symbolBody)
    .replace(/[/-]$/u, '')
}

/** "Hạ Long, ngày 20 tháng 02 năm 2018": days under 10 and the months 1 and 2 with a leading zero (HD 36). */
export function dateLine(place: string, { day, month, year }: Day, pattern: string): string {
  return fillPattern(pattern, {
    place,
    day: String(day).padStart(2, '0'),
    month: month <= 2 ? `0${month}` : String(month),
    year: String(year),
  })
}

/** What a level of Party bodies proposes for the record. */
export type IssuingLines = Pick<
  FrontMatterRecord,
  'level' | 'superiorOrg' | 'issuer' | 'symbolBody' | 'authority' | 'post'
>

/** The names that the lines are filled with, as their members write them. */
export interface IssuingNames {
  /** "Đảng ủy xã Mẫu". */
  readonly unit: string
  /** "Tỉnh ủy Mẫu"; null = nobody above. */
  readonly superior: string | null
  /** "2025 - 2030". */
  readonly term: string
}

/** The lines by which a body issues a document, filled from the profile's patterns; upper case. */
export function issuingLines(body: IssuingBody, names: IssuingNames): IssuingLines {
  const own = territory(names.unit)
  const authority = body.authorities[0] ?? ''
  const values = {
    // A congress body stands under the unit's own congress, everybody else under the unit above.
    superior: body.level === 'congressBody' ? own : names.superior === null ? '' : territory(names.superior),
    // A body of the congress, or an office, is called what its head signs for.
    name: body.issuingLine === '{name}' ? authority.replace(/^[TK]\/[MLT]\s*/u, '') || names.unit : own,
    term: names.term,
  }
  const fill = (pattern: string) => fillPattern(pattern, values).toLocaleUpperCase('vi').trim()
  const isNobodyAbove = body.superiorLine?.includes('{superior}') === true && values.superior === ''
  return {
    level: body.level,
    superiorOrg: body.superiorLine === null || isNobodyAbove ? '' : fill(body.superiorLine),
    // Committees and cells bear their unit's name; patterns are for what the unit's congress issues.
    issuer: ownBodies.includes(body.level) ? fill(body.issuingLine) : names.unit.toLocaleUpperCase('vi'),
    symbolBody: body.symbol?.split('/')[1] ?? '',
    authority,
    post: body.posts[0] ?? '',
  }
}

const ownBodies: readonly BodyLevel[] = ['congress', 'congressBody', 'advisoryBody']

// "Huyện ủy A Lưới" is the committee of huyện A Lưới, "Đảng ủy xã Mẫu" that of xã Mẫu.
const committees: readonly (readonly [RegExp, string])[] = [
  [/^(?:đảng|chi) (?:ủy|uỷ|bộ) /iu, ''],
  [/^(tỉnh|huyện|quận) (?:ủy|uỷ) /iu, '$1 '],
  [/^thị (?:ủy|uỷ) /iu, 'thị xã '],
  [/^thành (?:ủy|uỷ) /iu, 'thành phố '],
]

/** The place or organisation whose committee a name is. */
export function territory(name: string): string {
  const found = committees.find(([committee]) => committee.test(name))
  return found ? name.replace(found[0], found[1]) : name
}
