// The record in front of a text, from the unit, the pinned profiles and the day: header block, title, signature, recipients.

import type { UnitKind } from '#model/api.ts'
import type { Instant } from '#model/ids.ts'
import type { BodyLevel, FormatProfile } from '#templates/formats/format-profile.ts'
import type { Template } from '#templates/template.ts'
import type { TermProfile } from '#templates/terms/term-profile.ts'
import type { DocumentRow, UnitRow } from '../store/store.ts'
import type { FrontMatter } from '../word/export-input.ts'

const levels: Readonly<Record<UnitKind, BodyLevel>> = {
  cell: 'subordinateCell',
  grassroots: 'grassrootsCommittee',
  commune: 'communeCommittee',
  district: 'districtCommittee',
  province: 'provincialCommittee',
}

/** What a front matter is made of. */
export interface FrontMatterSource {
  readonly row: DocumentRow
  readonly unit: UnitRow
  /** Name of the unit above, as its members write it; null = none. */
  readonly superiorName: string | null
  /** Name of the secretary who signs; null = left open. */
  readonly signerName: string | null
  readonly template: Template
  readonly profile: FormatProfile
  readonly term: TermProfile
  readonly now: Instant
}

/** The front matter of an export. Not yet numbered: numbers are given when a document is issued. */
export function frontMatter(source: FrontMatterSource): FrontMatter {
  const { row, unit, superiorName, signerName, template, profile, term, now } = source
  const body = profile.bodies.find(({ value }) => value.level === levels[unit.kind])?.value
  const organisation = unit.name.replace(/^(Đảng ủy|Chi ủy)/u, word =>
    word === 'Chi ủy' ? 'Chi bộ' : 'Đảng bộ',
  )
  return {
    superiorOrg: unit.superiorLine.toLocaleUpperCase('vi'),
    issuer: unit.name.toLocaleUpperCase('vi'),
    number: null,
    symbolType: template.symbol,
    symbolBody: body?.symbol?.split('/')[1] ?? '',
    place: unit.place,
    date: dayInVietnam(now),
    typeName: template.typeName,
    subject: template.subjectPattern
      .replace('{organisation}', organisation)
      .replace('{congress}', `Đại hội đại biểu ${organisation}`)
      .replace('{term}', term.term),
    authority: body?.authorities[0] ?? '',
    post: body?.posts[0] ?? '',
    signerName,
    recipients: [
      ...(superiorName === null ? [] : [`Ban Thường vụ ${superiorName} (báo cáo)`]),
      `Các đồng chí ủy viên Ban Chấp hành`,
      `Lưu Văn phòng ${unit.name}`,
    ],
    draft: row.stage === 'issued' || row.stage === 'archived' || row.stage === 'adopted' ? null : row.draft,
  }
}

const vietnamOffsetMs = 7 * 60 * 60 * 1000

function dayInVietnam(now: Instant): FrontMatter['date'] {
  const local = new Date(new Date(now).getTime() + vietnamOffsetMs)
  return { day: local.getUTCDate(), month: local.getUTCMonth() + 1, year: local.getUTCFullYear() }
}
