// Questions to the author ("hỏi"): what a reader of the report would ask. Key words alone decide; nothing is scored or blocked.

import {
  lowerIsBetterNote,
  type ReviewParts,
  type TableTemplate,
  type Template,
} from '#templates/template.ts'
import { type NodeJson, stringAttr } from '../content.ts'
import { pictureOf } from '../picture.ts'
import { numbersIn } from './figures.ts'
import { type Finding, quoteOf, type SentenceKey, type Where } from './gate.ts'
import { type SeededRow, seededRows } from './seeded-table.ts'
import { lowered, type WrittenSection, wordsOf } from './written-text.ts'

/** Every question that a text raises; none for a template without the parts that are compared. */
export function questionsTo(sections: readonly WrittenSection[], template: Template): Finding[] {
  const { review } = template
  if (!review) return []
  const text = { sections, template, review }
  return [
    ...shortcomingsWithoutCause(text),
    ...withoutSubjectiveCause(text),
    ...missedTargetsUnnamed(text),
    ...targetsWithoutSolution(text),
  ]
}

/** Pictures that nobody has described: who does not see them, and who reads a file without them, is told nothing. */
export function undescribedPictures(doc: NodeJson): Finding[] {
  return (doc.content ?? []).flatMap(section => {
    const key = stringAttr(section, 'key')
    return imagesIn(section)
      .filter(image => pictureOf(image).alt.trim() === '')
      .map((image): Finding => {
        const blockId = stringAttr(image, 'id') || null
        const asked = ofSection('picture-undescribed', key, {})
        return {
          ...asked,
          id: `${asked.id}.${blockId ?? ''}`,
          where: [{ sectionKey: key, blockId, quote: '' }],
        }
      })
  })
}

function imagesIn(node: NodeJson): NodeJson[] {
  return node.type === 'image' ? [node] : (node.content ?? []).flatMap(imagesIn)
}

interface Reviewed {
  readonly sections: readonly WrittenSection[]
  readonly template: Template
  readonly review: ReviewParts
}

/** Rows of T4 that name a shortcoming and no cause; without rows, prose on shortcomings and none on causes. */
function shortcomingsWithoutCause({ sections, template, review }: Reviewed): Finding[] {
  const rows = rowsOf(sections, template, review.shortcomingTable)
  const bare = rows.filter(
    row =>
      row.written('shortcoming') !== '' &&
      row.written('objectiveCause') === '' &&
      row.written('subjectiveCause') === '',
  )
  if (bare.length > 0)
    return bare.map(row =>
      question('shortcoming-without-cause', row, review.shortcomings, 'shortcoming', {
        shortcoming: quoteOf(row.text('shortcoming')),
      }),
    )
  const shortcomings = sectionOf(sections, review.shortcomings)
  const causes = sectionOf(sections, review.causes)
  if (!shortcomings || !causes || shortcomings.syllables === 0) return []
  const hasCauses =
    review.causes === review.shortcomings ? wordsOf(causes).includes('nguyên nhân') : causes.syllables > 0
  const isNamedInTable = rows.some(
    ({ written }) => written('objectiveCause') + written('subjectiveCause') !== '',
  )
  if (hasCauses || isNamedInTable) return []
  return [ofSection('shortcoming-without-cause', review.shortcomings, { shortcoming: '' })]
}

/** Causes were written, and nothing is called subjective. */
function withoutSubjectiveCause({ sections, template, review }: Reviewed): Finding[] {
  const causes = sectionOf(sections, review.causes)
  if (!causes || causes.syllables === 0) return []
  const words = wordsOf(causes)
  if (!words.includes('nguyên nhân') && review.causes === review.shortcomings) return []
  const rows = rowsOf(sections, template, review.shortcomingTable)
  if (words.includes('chủ quan') || rows.some(row => row.written('subjectiveCause') !== '')) return []
  return [ofSection('no-subjective-cause', review.causes, {})]
}

/** Rows of T1 that missed their target, and that the part on shortcomings does not speak of. */
function missedTargetsUnnamed({ sections, template, review }: Reviewed): Finding[] {
  const shortcomings = sectionOf(sections, review.shortcomings)
  const home = sections.find(({ tables }) => tables.some(({ tableId }) => tableId === review.resultTable))
  if (!shortcomings || !home) return []
  return rowsOf(sections, template, review.resultTable)
    .filter(isMissed)
    .filter(row => !speaksOf(shortcomings, row))
    .map(row => {
      const asked = question('missed-target-unnamed', row, home.key, 'indicator', {
        target: quoteOf(row.text('indicator')),
      })
      const there: Where = { sectionKey: shortcomings.key, blockId: null, quote: '' }
      return { ...asked, where: [...asked.where, there] }
    })
}

/** Rows of T5 with a target that no solution takes up, by number or by name. */
function targetsWithoutSolution({ sections, template, review }: Reviewed): Finding[] {
  const solutions = review.solutions === null ? undefined : sectionOf(sections, review.solutions)
  const home = sections.find(({ tables }) => tables.some(({ tableId }) => tableId === review.targetTable))
  if (!solutions || !home || solutions.syllables === 0) return []
  return rowsOf(sections, template, review.targetTable)
    .filter(
      row => row.text('indicator') !== '' && row.written('target') !== '' && row.written('solutions') === '',
    )
    .filter(row => !speaksOf(solutions, row))
    .map(row =>
      question('target-without-solution', row, home.key, 'indicator', {
        target: quoteOf(row.text('indicator')),
      }),
    )
}

function isMissed(row: SeededRow): boolean {
  if (lowered(row.written('verdict')).startsWith('không đạt')) return true
  const [target] = numbersIn(row.written('target'))
  const [estimate] = numbersIn(row.written('estimate'))
  if (!target || !estimate) return false
  const isLowBetter = lowered(row.text('note')).includes(lowered(lowerIsBetterNote))
  return isLowBetter ? estimate.value > target.value : estimate.value < target.value
}

/** Words that every indicator has: they tell nothing of which one is meant. */
const commonWords = new Set(
  'tỷ tỉ lệ số tổng bình quân mỗi năm trên địa bàn của và các được đạt theo trở lên từ đầu người kết quả tốc độ tăng giá trị'.split(
    ' ',
  ),
)
const namedShare = 0.6

/** Whether a paragraph or cell of a section names a row's indicator: "chỉ tiêu 7", or most of its own words. */
function speaksOf(section: WrittenSection, row: SeededRow): boolean {
  const own = syllablesOf(row.text('indicator').replaceAll(/\([^)]*\)/gu, ''))
  const telling = own.filter(word => !commonWords.has(word))
  const wanted = new Set(telling.length > 0 ? telling : own)
  if (wanted.size === 0) return true
  return section.blocks
    .filter(({ isGiven }) => !isGiven)
    .some(({ text }) => {
      const plain = lowered(text)
      if (numbersNamed(plain).has(row.ordinal)) return true
      const there = new Set(syllablesOf(plain))
      return [...wanted].filter(word => there.has(word)).length >= namedShare * wanted.size
    })
}

/** Numbers of targets in a paragraph: "chỉ tiêu 2, 3 và 15". */
function numbersNamed(text: string): ReadonlySet<number> {
  const lists = [
    ...text.matchAll(/chỉ tiêu(?: số)?\s+(\d{1,2}(?:(?:\s*,\s*|\s+và\s+)\d{1,2})*)(?![\d,.%])/gu),
  ]
  return new Set(
    lists.flatMap(([, list = '']) => [...list.matchAll(/\d+/gu)].map(([number]) => Number(number))),
  )
}

function syllablesOf(text: string): string[] {
  return lowered(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
}

function rowsOf(
  sections: readonly WrittenSection[],
  template: Template,
  tableId: string | null,
): SeededRow[] {
  const table: TableTemplate | undefined = template.tables.find(({ id }) => id === tableId)
  return table ? seededRows(sections, table) : []
}

function sectionOf(sections: readonly WrittenSection[], key: string): WrittenSection | undefined {
  return sections.find(section => section.key === key)
}

const ours = {
  opinionId: null,
  confidence: 'P',
  source: 'Câu hỏi của phần mềm, nhận ra theo từ khóa; có thể không đúng với văn kiện này',
} as const

function question(
  sentence: SentenceKey,
  row: SeededRow,
  sectionKey: string,
  column: string,
  params: Finding['params'],
): Finding {
  const blockId = row.cell(column)?.blockId ?? null
  const where = [{ sectionKey, blockId, quote: quoteOf(row.text(column)) }]
  return { id: `ask:${sentence}.${blockId ?? row.ordinal}`, sentence, params, where, ...ours }
}

function ofSection(sentence: SentenceKey, sectionKey: string, params: Finding['params']): Finding {
  const where = [{ sectionKey, blockId: null, quote: '' }]
  return { id: `ask:${sentence}.${sectionKey}`, sentence, params, where, ...ours }
}
