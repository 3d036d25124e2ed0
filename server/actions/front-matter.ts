// The record in front of a text: as somebody set it, or as the unit, the pinned profiles and the day give it; and what of it
// stands in an export.

import type { UnitKind } from '#model/api.ts'
import {
  type Day,
  type FrontMatterRecord,
  type IssuingLines,
  issuingLines,
  type ProposedLines,
  territory,
} from '#model/front-matter.ts'
import type { Instant } from '#model/ids.ts'
import type { BodyLevel, FormatProfile, IssuingBody } from '#templates/formats/format-profile.ts'
import { findFormatProfile, findTemplate, findTermProfile } from '#templates/index.ts'
import type { Template } from '#templates/template.ts'
import type { TermProfile } from '#templates/terms/term-profile.ts'
import type { DocumentRow, UnitRow } from '../store/store.ts'
import type { FrontMatter } from '../word/export-input.ts'
import type { Deps } from './deps.ts'

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
  /** Name of the secretary who signs; null = nobody has the role. */
  readonly signerName: string | null
  readonly template: Template
  readonly profile: FormatProfile
  readonly term: TermProfile
}

/** What the front of any paper of a unit is made of. */
type IssuingSource = Pick<FrontMatterSource, 'unit' | 'superiorName' | 'signerName' | 'profile' | 'term'>

/** Gathers it. @throws Error when the document pins data that is not shipped */
export async function frontMatterSource(
  deps: Deps,
  row: DocumentRow,
  unit: UnitRow,
): Promise<FrontMatterSource> {
  const template = findTemplate(row.templateId, row.templateVersion)
  const profile = findFormatProfile(row.formatProfile, row.formatProfileVersion)
  const term = findTermProfile(row.termProfile, row.termProfileVersion)
  if (!template || !profile || !term) throw new Error(`document ${row.id} pins data that is not shipped`)
  return { row, template, ...(await issuingSource(deps, unit, profile, term)) }
}

/** Gathers what a paper needs that is no document: a list of the unit's. */
export async function issuingSource(
  deps: Deps,
  unit: UnitRow,
  profile: FormatProfile,
  term: TermProfile,
): Promise<IssuingSource> {
  const units = await deps.store.listUnits()
  return {
    unit,
    superiorName: units.find(candidate => candidate.id === unit.parentId)?.name ?? null,
    signerName: await secretaryOf(deps, unit),
    profile,
    term,
  }
}

/** The record as long as nobody has set it. Not numbered: numbers are given when a document is issued. */
export function defaultFrontMatter(source: FrontMatterSource): FrontMatterRecord {
  const { unit, template, term } = source
  const organisation = organisationOf(unit)
  return frontOfPaper(source, {
    symbolType: template.symbol,
    typeName: template.typeName,
    subject: template.subjectPattern
      .replace('{organisation}', organisation)
      .replace('{congress}', `Đại hội đại biểu ${organisation}`)
      .replace('{term}', term.term),
  })
}

/** The organisation whose congress a unit prepares: `Đảng bộ xã mẫu`. */
export function organisationOf(unit: UnitRow): string {
  return `${isCell(unit) ? 'Chi bộ' : 'Đảng bộ'} ${territory(unit.name)}`
}

/** The front of a paper of a unit, by its type and what it is about. */
export function frontOfPaper(
  source: IssuingSource,
  about: Pick<FrontMatterRecord, 'symbolType' | 'typeName' | 'subject'>,
): FrontMatterRecord {
  const { unit, superiorName, signerName, profile } = source
  const level = levelOf(unit)
  const body = profile.bodies.find(({ value }) => value.level === level)?.value
  return {
    ...(body ? linesFor(source, body) : bare(unit, level)),
    number: null,
    ...about,
    place: unit.place,
    date: null,
    signerName: signerName ?? '',
    recipients: [
      ...(superiorName === null ? [] : [`Ban Thường vụ ${superiorName} (báo cáo)`]),
      `Các đồng chí ủy viên Ban Chấp hành`,
      `Lưu Văn phòng ${unit.name}`,
    ],
    secrecy: '',
    urgency: '',
    circulation: '',
  }
}

/** What each body of the profile proposes for this unit. */
export function proposedLines(source: FrontMatterSource): ProposedLines[] {
  return source.profile.bodies.map(({ value: body }) => {
    const { title, until, authorities, posts } = body
    return { ...linesFor(source, body), title, until, authorities, posts }
  })
}

/** A record as an export prints it on a day. */
export function frontMatterOn(
  record: FrontMatterRecord,
  { row }: Pick<FrontMatterSource, 'row'>,
  now: Instant,
): FrontMatter {
  const { level: _level, ...front } = record
  return {
    ...front,
    date: front.date ?? dayInVietnam(now),
    draft: draftMark(row),
  }
}

/** The ordinal that the draft mark names; null once the text is adopted. */
export function draftMark({ stage, draft }: Pick<DocumentRow, 'stage' | 'draft'>): number | null {
  return stage === 'issued' || stage === 'archived' || stage === 'adopted' ? null : draft
}

const vietnamOffsetMs = 7 * 60 * 60 * 1000

/** The day it is in Vietnam. */
export function dayInVietnam(now: Instant): Day {
  const local = new Date(new Date(now).getTime() + vietnamOffsetMs)
  return { day: local.getUTCDate(), month: local.getUTCMonth() + 1, year: local.getUTCFullYear() }
}

/** A cell that stands under no grassroots committee is one of its own. */
function levelOf(unit: UnitRow): BodyLevel {
  return unit.kind === 'grassroots' && isCell(unit) ? 'grassrootsCell' : levels[unit.kind]
}

/** Whether a unit is a cell, whatever it stands under. */
export function isCell({ kind, name }: UnitRow): boolean {
  return kind === 'cell' || /^chi (?:bộ|ủy|uỷ)/iu.test(name)
}

function linesFor({ unit, superiorName, term }: IssuingSource, body: IssuingBody): IssuingLines {
  const lines = issuingLines(body, { unit: unit.name, superior: superiorName, term: term.term })
  const isUnitsOwn = body.level === levelOf(unit)
  // The administrator's own wording of the superior line stands before the pattern's.
  return isUnitsOwn && unit.superiorLine !== ''
    ? { ...lines, superiorOrg: unit.superiorLine.toLocaleUpperCase('vi') }
    : lines
}

function bare(unit: UnitRow, level: BodyLevel): IssuingLines {
  const issuer = unit.name.toLocaleUpperCase('vi')
  return { level, superiorOrg: unit.superiorLine, issuer, symbolBody: '', authority: '', post: '' }
}

async function secretaryOf(deps: Deps, unit: UnitRow): Promise<string | null> {
  const members = await deps.store.listMembershipsOfUnit(unit.id)
  const secretary = members.find(member => member.role === 'party_secretary')
  return secretary ? ((await deps.accounts.findById(secretary.userId))?.name ?? null) : null
}
