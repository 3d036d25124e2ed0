// What a document template is, and the check that refuses a wrong one before anybody writes on it.
import { isRecord, readShape, type Shape } from './shape.ts'

/**
 * How well a value is known. A: an excerpt quoting the official text was seen; B: two independent
 * sources agree; C: one secondary source; M: general knowledge; P: a default of this product.
 * M and P are shown to users as "chưa kiểm chứng".
 */
export type Confidence = 'A' | 'B' | 'C' | 'M' | 'P'

/** A value together with where it comes from and how well it is known. */
export interface Sourced<T> {
  readonly value: T
  readonly source: string
  readonly confidence: Confidence
}

/** One column of a table; `auto` columns are computed and never typed by hand. */
export interface TableColumn {
  readonly key: string
  readonly title: string
  readonly align: 'left' | 'center' | 'right'
  readonly widthMm: number
  readonly auto?: 'ordinal' | 'percent' | 'verdict' | 'yearlyAverage' | 'versusLastTerm'
}

/** A table seeded into a section; each row has exactly one cell per column. */
export interface TableTemplate {
  readonly id: string
  readonly title: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly string[])[]
  readonly orientation: 'portrait' | 'landscape'
}

/** One section of an outline: its heading, what it must hold, guidance to its author, its limits. */
export interface SectionTemplate {
  readonly key: string
  /** The number as printed ('Phần thứ nhất', 'I-', '1.'), never part of the title; '' where none is printed. */
  readonly label: string
  readonly title: string
  /** Short title for the outline pane, at most 28 characters, without the label. */
  readonly short: string
  /** 0: heading not printed; 1: part; 2: I-; 3: 1. */
  readonly level: 0 | 1 | 2 | 3
  readonly required: boolean
  /** Locked headings inside the section, in their order. */
  readonly subheadings: readonly { readonly label: string; readonly title: string }[]
  readonly mustContain: readonly string[]
  readonly questions: readonly string[]
  readonly example: { readonly good: string; readonly weak: string } | null
  /** Ceiling in syllables; null for a bare heading or a section that is not counted. */
  readonly budget: Sourced<number> | null
  /** Ids of the tables seeded in this section. */
  readonly tables: readonly string[]
  readonly orientation: 'portrait' | 'landscape'
}

/** Where the parts stand that a reader compares: sections by key, tables by id; null = the outline has none. */
export interface ReviewParts {
  readonly shortcomings: string
  readonly causes: string
  /** A row a shortcoming: columns `shortcoming`, `objectiveCause`, `subjectiveCause`. */
  readonly shortcomingTable: string | null
  /** A row a target of the last term: columns `indicator`, `target`, `estimate`, `verdict`, `note`. */
  readonly resultTable: string | null
  /** A row a target of the next: columns `indicator`, `target`, `solutions`. */
  readonly targetTable: string | null
  readonly solutions: string | null
}

/** A kind of document as data: its outline, tables, limits and the words of its title block. */
export interface Template {
  readonly id: string
  readonly version: number
  readonly title: string
  /** The type name of the title block ('BÁO CÁO'). */
  readonly typeName: string
  /** The subject line under the type name, with {organisation}, {congress} and {term}. */
  readonly subjectPattern: string
  /** The type's symbol in the document number ('BC'). */
  readonly symbol: string
  /** Ceiling of the whole document in syllables, a limit of its own beside those of the sections. */
  readonly budget: Sourced<number>
  readonly sections: readonly SectionTemplate[]
  readonly tables: readonly TableTemplate[]
  /** What questions to the author are raised from; null = none are. */
  readonly review: ReviewParts | null
  /** Whether a Word file's own headings stay, all in the first section: a text that is not written to an outline. */
  readonly keepsHeadings?: boolean
  readonly source: string
  readonly confidence: Confidence
}

/** The longest short title that the outline pane shows in full, in characters. */
const shortTitleMaxChars = 28

/** What stands in the note cell of an indicator whose verdict turns round: a lower figure is the better one. */
export const lowerIsBetterNote = 'Càng thấp càng tốt'

/** Room for a table between the margins of an A4 page, in mm (210 − 30 − 15 and 297 − 30 − 15). */
const tableRoomMm = { portrait: 165, landscape: 252 } as const

const placeholders: readonly string[] = ['organisation', 'congress', 'term']

const budget: Shape = {
  kind: 'object',
  of: {
    value: { kind: 'positive' },
    source: { kind: 'text' },
    confidence: { kind: 'oneOf', of: ['A', 'B', 'C', 'M', 'P'] },
  },
}
const orientation: Shape = { kind: 'oneOf', of: ['portrait', 'landscape'] }
const texts: Shape = { kind: 'list', of: { kind: 'text' } }

const templateShape: Shape = {
  kind: 'object',
  optional: { keepsHeadings: { kind: 'flag' } },
  of: {
    id: { kind: 'text' },
    version: { kind: 'positive' },
    title: { kind: 'text' },
    typeName: { kind: 'text' },
    subjectPattern: { kind: 'text' },
    symbol: { kind: 'text' },
    budget,
    source: { kind: 'text' },
    confidence: { kind: 'oneOf', of: ['A', 'B', 'C', 'M', 'P'] },
    review: {
      kind: 'orNull',
      of: {
        kind: 'object',
        of: {
          shortcomings: { kind: 'text' },
          causes: { kind: 'text' },
          shortcomingTable: { kind: 'orNull', of: { kind: 'text' } },
          resultTable: { kind: 'orNull', of: { kind: 'text' } },
          targetTable: { kind: 'orNull', of: { kind: 'text' } },
          solutions: { kind: 'orNull', of: { kind: 'text' } },
        },
      },
    },
    sections: {
      kind: 'list',
      of: {
        kind: 'object',
        of: {
          key: { kind: 'text' },
          label: { kind: 'textOrEmpty' },
          title: { kind: 'text' },
          short: { kind: 'text' },
          level: { kind: 'oneOf', of: [0, 1, 2, 3] },
          required: { kind: 'flag' },
          subheadings: {
            kind: 'list',
            of: { kind: 'object', of: { label: { kind: 'text' }, title: { kind: 'text' } } },
          },
          mustContain: texts,
          questions: texts,
          example: {
            kind: 'orNull',
            of: { kind: 'object', of: { good: { kind: 'text' }, weak: { kind: 'text' } } },
          },
          budget: { kind: 'orNull', of: budget },
          tables: texts,
          orientation,
        },
      },
    },
    tables: {
      kind: 'list',
      of: {
        kind: 'object',
        of: {
          id: { kind: 'text' },
          title: { kind: 'text' },
          columns: {
            kind: 'list',
            of: {
              kind: 'object',
              of: {
                key: { kind: 'text' },
                title: { kind: 'text' },
                align: { kind: 'oneOf', of: ['left', 'center', 'right'] },
                widthMm: { kind: 'positive' },
              },
              optional: {
                auto: {
                  kind: 'oneOf',
                  of: ['ordinal', 'percent', 'verdict', 'yearlyAverage', 'versusLastTerm'],
                },
              },
            },
          },
          rows: { kind: 'list', of: { kind: 'list', of: { kind: 'textOrEmpty' } } },
          orientation,
        },
      },
    },
  },
}

/**
 * Checks a template that comes from outside the program (or from its own data) before it is offered.
 *
 * @returns the faults in Vietnamese, each naming its place; an empty list when the template is fit for use.
 * When the shape itself is wrong, only the faults of shape are listed, since the rest cannot be judged.
 */
export function checkTemplate(value: unknown): string[] {
  const faults = readShape(value, templateShape, 'mẫu')
  if (faults.length > 0 || !isTemplate(value)) return faults
  return [...placeholderFaults(value), ...sectionFaults(value), ...tableFaults(value), ...reviewFaults(value)]
}

// The shape has been read field by field just before; this only tells the compiler so.
function isTemplate(value: unknown): value is Template {
  return isRecord(value)
}

function placeholderFaults(template: Template): string[] {
  const used = [...template.subjectPattern.matchAll(/\{([^}]*)\}/g)].map(found => found[1] ?? '')
  return used
    .filter(name => !placeholders.includes(name))
    .map(name => `trích yếu dùng chỗ điền không có: {${name}}`)
}

function sectionFaults(template: Template): string[] {
  const faults: string[] = []
  const known = template.tables.map(table => table.id)
  const seen = new Set<string>()
  const placed = new Map<string, string>()
  let above: number | null = null
  if (template.sections.length === 0) faults.push('mẫu chưa có mục nào')
  for (const section of template.sections) {
    const at = `mục ${section.key}`
    if (seen.has(section.key)) faults.push(`${at}: khóa bị trùng`)
    seen.add(section.key)
    if (section.short.length > shortTitleMaxChars)
      faults.push(`${at}: tên ngắn dài quá ${shortTitleMaxChars} ký tự`)
    if (section.label !== '' && section.title.startsWith(section.label))
      faults.push(`${at}: số thứ tự "${section.label}" bị lặp lại trong tên mục`)
    if (section.level > 0) {
      const deepest = above === null ? 2 : above + 1
      if (section.level > deepest)
        faults.push(`${at}: nhảy cấp, từ cấp ${above ?? 0} xuống cấp ${section.level}`)
      above = section.level
    }
    for (const id of section.tables) {
      const other = placed.get(id)
      if (!known.includes(id)) faults.push(`${at}: không có bảng ${id} trong mẫu`)
      else if (other !== undefined) faults.push(`${at}: bảng ${id} đã đặt ở mục ${other}`)
      placed.set(id, section.key)
    }
  }
  for (const id of known) if (!placed.has(id)) faults.push(`bảng ${id}: chưa đặt vào mục nào`)
  return faults
}

function tableFaults(template: Template): string[] {
  const faults: string[] = []
  const ids = new Set<string>()
  for (const table of template.tables) {
    const at = `bảng ${table.id}`
    if (ids.has(table.id)) faults.push(`${at}: mã bảng bị trùng`)
    ids.add(table.id)
    const keys = table.columns.map(column => column.key)
    for (const key of new Set(keys.filter((one, index) => keys.indexOf(one) !== index)))
      faults.push(`${at}: cột ${key} bị trùng`)
    if (keys.length === 0) faults.push(`${at}: chưa có cột nào`)
    if (table.rows.length === 0) faults.push(`${at}: chưa có dòng nào`)
    table.rows.forEach((row, index) => {
      if (row.length !== keys.length)
        faults.push(`${at}: dòng ${index + 1} có ${row.length} ô, bảng có ${keys.length} cột`)
    })
    const widthMm = table.columns.reduce((sum, column) => sum + column.widthMm, 0)
    const room = tableRoomMm[table.orientation]
    if (widthMm > room) faults.push(`${at}: rộng ${widthMm} mm, trang chỉ còn ${room} mm`)
  }
  return faults
}

function reviewFaults({ review, sections, tables }: Template): string[] {
  if (review === null) return []
  const keys = sections.map(({ key }) => key)
  const ids = tables.map(({ id }) => id)
  const { shortcomings, causes, solutions, shortcomingTable, resultTable, targetTable } = review
  return [
    ...[shortcomings, causes, solutions]
      .filter(key => key !== null && !keys.includes(key))
      .map(key => `phần đối chiếu: không có mục ${key} trong mẫu`),
    ...[shortcomingTable, resultTable, targetTable]
      .filter(id => id !== null && !ids.includes(id))
      .map(id => `phần đối chiếu: không có bảng ${id} trong mẫu`),
  ]
}
