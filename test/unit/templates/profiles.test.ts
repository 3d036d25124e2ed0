// Format and term profiles: their values, their sources, and what stays unverified.
import { describe, expect, test } from 'vitest'
import {
  findFormatProfile,
  findTemplate,
  findTermProfile,
  formatProfiles,
  templates,
  termProfiles,
} from '#templates/index.ts'

interface Found {
  readonly place: string
  readonly source: unknown
  readonly confidence: unknown
}

// Every {value, source, confidence} inside a profile, and every bare value that carries neither.
function sourcedValues(node: unknown, place: string): Found[] {
  if (typeof node !== 'object' || node === null) return []
  if ('value' in node && 'confidence' in node && 'source' in node)
    return [{ place, source: node.source, confidence: node.confidence }]
  return Object.entries(node).flatMap(([name, value]) => sourcedValues(value, `${place}.${name}`))
}

// Names of values that stand bare, outside any {value, source, confidence}.
function bareValues(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  if ('confidence' in node) return []
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? bareValues(value) : [name],
  )
}

const all = [...formatProfiles, ...termProfiles]

describe('every value', () => {
  test('[TP10] carries its source and one of the five confidences', () => {
    for (const found of all.flatMap(profile => sourcedValues(profile, profile.id))) {
      expect(['A', 'B', 'C', 'M', 'P'], found.place).toContain(found.confidence)
      expect(String(found.source).trim(), found.place).not.toBe('')
    }
  })

  test('[TP10] stands bare only where it names the profile itself', () => {
    const names = ['id', 'version', 'title', 'family', 'unverified', 'term', 'level']
    for (const profile of all) expect(bareValues(profile).filter(name => !names.includes(name))).toEqual([])
  })

  test('[TP10] our own defaults are marked P: page number size, draft mark, days before the congress', () => {
    const format = findFormatProfile('hd36-2018')
    expect(format?.pageNumber.pt.confidence).toBe('P')
    expect(format?.elements.draftMark.confidence).toBe('P')
    for (const term of termProfiles)
      for (const { value, confidence } of term.deadlines)
        if (value.event === 'congressDay' && value.unit === 'day') expect(confidence, value.id).toBe('P')
  })
})

describe('format profiles', () => {
  test('[TP11] hd36-2018: A4, margins 20/20/30/15, Times New Roman 14 pt, 18 pt lines, 10 mm indent', () => {
    const format = findFormatProfile('hd36-2018', 1)
    expect(format?.page.mm.value).toEqual({ top: 20, bottom: 20, left: 30, right: 15 })
    expect(format?.font.value).toBe('Times New Roman')
    expect(format?.body.pt.value).toBe(14)
    expect(format?.body.ptMax.value).toBe(15)
    expect(format?.body.line.value).toEqual({ rule: 'exact', pt: 18 })
    expect(format?.body.firstLineMm.value).toBe(10)
    expect(format?.pageNumber.fromPage.value).toBe(2)
  })

  test('[TP11] hd36-2018: header block as in the annex of the guide', () => {
    const elements = findFormatProfile('hd36-2018')?.elements
    expect(elements?.partyTitle.value).toMatchObject({
      pt: 15,
      bold: true,
      side: 'right',
      ruleBelow: 'textWidth',
    })
    expect(elements?.issuer.value).toMatchObject({ pt: 14, bold: true, side: 'left', after: '*' })
    expect(elements?.docNumber.value.pattern).toBe('Số {n:2}-{type}/{org}')
    expect(elements?.subject.value).toMatchObject({ ptMin: 14, ptMax: 15, bold: true, after: '-----' })
    expect(elements?.post.value.bold).toBe(false)
  })

  test('[TP11] every default size lies within its own limits', () => {
    for (const format of formatProfiles)
      for (const { value } of Object.values(format.elements)) {
        expect(value.pt).toBeGreaterThanOrEqual(value.ptMin)
        expect(value.pt).toBeLessThanOrEqual(value.ptMax)
      }
  })

  test('[TP12] hd05-2026 is unverified as a whole and claims nothing better than B', () => {
    const format = findFormatProfile('hd05-2026')
    expect(format?.unverified).toBe(true)
    expect(sourcedValues(format, 'hd05').filter(found => found.confidence === 'A')).toEqual([])
  })

  test('[TP12] hd05-2026 sets the body in exactly 14 pt and keeps the elements of hd36-2018', () => {
    const [older, newer] = [findFormatProfile('hd36-2018'), findFormatProfile('hd05-2026')]
    expect([newer?.body.ptMin.value, newer?.body.ptMax.value]).toEqual([14, 14])
    expect(newer?.elements.partyTitle.value).toEqual(older?.elements.partyTitle.value)
    expect(newer?.elements.draftMark.confidence).toBe('P')
  })

  test('[TP13] nine levels of bodies are described; a cell has no seal, a collective never signs K/T, and the head of an office signs for nobody', () => {
    const bodies = findFormatProfile('hd36-2018')?.bodies.map(body => body.value) ?? []
    expect(bodies.length).toBe(9)
    for (const body of bodies) {
      if (body.title.startsWith('Chi bộ')) expect(body.hasSeal).toBe(false)
      if (body.level !== 'advisoryBody')
        expect(body.authorities.filter(line => !line.startsWith('T/M '))).toEqual([])
      else expect(body.authorities.map(line => line.slice(0, 3))).toEqual(['', 'K/T', 'K/T', 'T/L'])
    }
  })
})

describe('term profiles', () => {
  test('[TP14] the superior standing committee has another name in each term', () => {
    const name = (id: string, level: string) =>
      findTermProfile(id)?.roleLabels.find(labels => labels.level === level)?.labels.superiorStandingCommittee
        .value
    expect(name('2020-2025', 'commune')).toBe('Ban Thường vụ Huyện ủy')
    expect(name('2025-2030', 'commune')).toBe('Ban Thường vụ Tỉnh ủy')
    expect(name('2025-2030', 'grassroots')).toBe('Ban Thường vụ Đảng ủy xã')
  })

  test('[TP15] a reference is told apart by number and date: 35-CT/TW occurs in both terms', () => {
    const dates = termProfiles.flatMap(term =>
      term.references.filter(({ value }) => value.number === '35-CT/TW').map(({ value }) => value.date),
    )
    expect(dates).toEqual(['2019-05-30', '2024-06-14'])
    for (const term of termProfiles) {
      const keys = term.references.map(({ value }) => `${value.number} ${value.date}`)
      expect(new Set(keys).size).toBe(keys.length)
      for (const { value } of term.references) expect(value.date).toMatch(/^\d{4}(-\d{2}-\d{2})?$/)
    }
  })

  test('[TP16] every required theme names known references, sections and tables', () => {
    const sections = templates.flatMap(template => template.sections.map(section => section.key))
    const tables = templates.flatMap(template => template.tables.map(table => table.id))
    for (const term of termProfiles)
      for (const { value: theme } of term.requiredThemes) {
        for (const key of theme.sections) expect(sections).toContain(key)
        if (theme.table !== null) expect(tables).toContain(theme.table)
        for (const { number, date } of theme.references)
          expect(term.references.some(({ value }) => value.number === number && value.date === date)).toBe(
            true,
          )
      }
  })

  test('[TP16] the format profiles that a term pins exist', () => {
    for (const term of termProfiles)
      for (const { value } of [term.formatProfile, ...term.laterFormatProfiles])
        expect(findFormatProfile(value.id, value.version)).not.toBeNull()
  })

  test('[TP17] surplus at most 30 %, prepared list 10–15 %', () => {
    const surplus = findTermProfile('2025-2030')?.surplus
    expect(surplus?.maxPercent).toMatchObject({ value: 30, confidence: 'A' })
    expect([surplus?.preparedMinPercent.value, surplus?.preparedMaxPercent.value]).toEqual([10, 15])
  })

  test('[TP17] the notice of conclusions is due 20 days before the congress, with an alarm at 15', () => {
    const notice = findTermProfile('2025-2030')?.deadlines.find(
      ({ value }) => value.id === 'conclusionNotice',
    )
    expect(notice?.value).toMatchObject({ days: 20, alarmDays: 15, direction: 'before', owner: 'superior' })
  })

  test('[TP8] profiles are found by id and version, and nothing is found for an unknown one', () => {
    expect(findFormatProfile('hd36-2018', 9)).toBeNull()
    expect(findTermProfile('1900-1905')).toBeNull()
    expect(findTemplate('self_criticism_report', 1)?.symbol).toBe('BC')
  })
})
