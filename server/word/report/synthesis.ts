// The consolidated report of opinions (domain §3c): counted, then word for word under the headings of the draft.

import type { NodeJson } from '#model/content.ts'
import { type Kind, type Opinion, opinionName } from '#model/opinion.ts'
import { dayOf } from '../export/vietnam-time.ts'
import { circumstances, kindLabels } from '../labels.ts'
import { byHeading, type HeadingOpinions, headingTitles } from './draft-headings.ts'
import {
  centred,
  dashes,
  heading,
  line,
  marked,
  type ReportColumn,
  row,
  section,
  table,
  type Words,
} from './nodes.ts'
import { balanceLines, countLines, roundItems, sourceTable } from './overview.ts'
import { contentLine, contentLines } from './quotes.ts'
import type { ReportFacts } from './report-input.ts'
import { holderOf, names, opinionCount, statusLabels, successionOf, trendLabels } from './report-words.ts'

/** What stands where there is nothing to tell. */
export const nothing = {
  headings: 'Không có ý kiến góp ý vào từng mục.',
  whole: 'Không có góp ý chung về bố cục, văn phong.',
  apart: 'Không có kiến nghị ngoài phạm vi dự thảo.',
  reserved: 'Không có ý kiến bảo lưu.',
  annex: 'Không có ý kiến góp ý.',
} as const

const wholeTitle = 'Toàn văn kiện'
const categories: readonly { readonly title: string; readonly kinds: readonly Kind[] }[] = [
  { title: 'Đề nghị bổ sung', kinds: ['add'] },
  { title: 'Đề nghị sửa', kinds: ['replace', 'data_error', 'spelling'] },
  { title: 'Đề nghị bỏ', kinds: ['delete'] },
  {
    title: 'Loại ý kiến khác',
    kinds: ['move', 'clarify', 'inconsistency', 'substantive', 'format', 'general'],
  },
]

/** What the synthesis says, part by part. Each opinion stands once in the annex; in the text, word for word or within its group. */
export interface SynthesisParts {
  /** Parts I to V in order, without their headings. */
  readonly bodies: readonly (readonly NodeJson[])[]
  /** Opinions under each heading of the draft, as they stand in part II: the heading's title, then its blocks. */
  readonly headings: readonly {
    readonly title: string
    readonly count: number
    readonly blocks: readonly NodeJson[]
  }[]
  /** Every opinion word for word. */
  readonly annex: readonly NodeJson[]
}

/** Titles of the parts I to V. */
export const partTitles = [
  'Khái quát việc lấy ý kiến',
  'Ý kiến góp ý theo từng mục của dự thảo',
  'Góp ý chung',
  'Kiến nghị khác',
  'Ý kiến bảo lưu',
] as const

/** The sections of the report. */
export function synthesisSections(input: ReportFacts): NodeJson[] {
  const { bodies, annex } = synthesisParts(input)
  return [
    section(
      'synthesis',
      'portrait',
      bodies.flatMap((body, index) => [
        heading(2, `${romans[index] ?? ''}-`, partTitles[index] ?? ''),
        ...body,
      ]),
    ),
    section('synthesis.annex', 'landscape', [
      centred(marked('Phụ lục', 'bold')),
      centred(marked(`Danh sách đầy đủ ${opinionCount(input.opinions.length)}`, 'bold')),
      ...annex,
    ]),
  ]
}

const romans: readonly string[] = ['I', 'II', 'III', 'IV', 'V']

/** The parts, from the register alone: no word in them is the compiler's own. */
export function synthesisParts(input: ReportFacts): SynthesisParts {
  const apart = input.opinions.filter(({ status }) => status === 'outOfScope')
  const { headings, whole } = byHeading(
    input,
    input.opinions.filter(({ status }) => status !== 'outOfScope'),
  )
  const holders = new Set(input.opinions.map(opinion => holderOf(opinion, input))).size
  const under = headings.map(one => ({
    title: one.title,
    count: one.opinions.length,
    blocks: opinionsUnder(one, input),
  }))
  const bodies: NodeJson[][] = [
    [
      heading(3, '1.', 'Việc tổ chức lấy ý kiến'),
      ...roundItems(input),
      heading(3, '2.', 'Số lượng ý kiến'),
      line(`Số cá nhân, tập thể có ý kiến: ${holders}.`),
      ...(input.isOfSuperior ? countLines(input.opinions) : balanceLines(input.opinions)),
      sourceTable(input),
    ],
    under.length === 0
      ? [line(nothing.headings)]
      : under.flatMap(({ title, count, blocks }, index) => [
          heading(3, `${index + 1}.`, `${title} (${opinionCount(count)})`),
          ...blocks,
        ]),
    whole.length === 0 ? [line(nothing.whole)] : opinionsUnder({ title: wholeTitle, opinions: whole }, input),
    apart.length === 0 ? [line(nothing.apart)] : wordForWord(apart, input),
    reservedLines(input),
  ]
  return { bodies, headings: under, annex: annex(input) }
}

/** Opinions under one heading: agreement, each category, groups with their trend, notable ones, those taken back. */
function opinionsUnder({ opinions }: HeadingOpinions, input: ReportFacts): NodeJson[] {
  const withdrawn = opinions.filter(({ status }) => status === 'withdrawn')
  const standing = opinions.filter(({ status }) => status !== 'withdrawn')
  const notableIds = new Set(input.groups.flatMap(({ notable }) => notable))
  const notable = standing.filter(({ id }) => notableIds.has(id))
  const isSingle = ({ id, groupId }: Opinion) => !notableIds.has(id) && !groupOf(groupId, input)
  const parts: [string, NodeJson[]][] = [
    ...categories.map(({ title, kinds }): [string, NodeJson[]] => {
      const own = standing.filter(({ kind }) => kinds.includes(kind))
      const elsewhere = own.filter(opinion => !isSingle(opinion))
      return [
        `${title} (${opinionCount(own.length)})`,
        [
          ...wordForWord(own.filter(isSingle), input),
          ...(elsewhere.length === 0
            ? []
            : [line(`Nêu ở phần nhóm ý kiến hoặc ý kiến đáng chú ý: ${names(elsewhere)}.`)]),
        ],
      ]
    }),
    ['Nhóm ý kiến và xu hướng', dashes(groupLines(standing, input))],
    ['Lập luận của ý kiến cá nhân đáng chú ý', wordForWord(notable, input)],
    [
      `Người góp ý đã rút (${opinionCount(withdrawn.length)})`,
      withdrawn.length === 0 ? [] : [line(`${names(withdrawn)}.`)],
    ],
  ]
  const shown = [
    [agreement(standing, input), []] as const,
    ...parts.filter(([, content]) => content.length > 0),
  ]
  return shown.flatMap(([title, content], index) => [
    heading(4, `${String.fromCharCode(97 + index)})`, title), // at most seven parts
    ...content,
  ])
}

/** Who answered without an opinion here, and what others said of the opinions that were given. */
function agreement(opinions: readonly Opinion[], { rounds }: ReportFacts): string {
  const none = rounds.reduce(
    (sum, { participation }) => sum + participation.none.people.length + participation.none.units.length,
    0,
  )
  const total = (stance: 'for' | 'against') =>
    opinions.reduce((sum, { supports }) => sum + supports[stance], 0)
  return `Đồng ý: trả lời không có ý kiến khác với dự thảo: ${none}; đồng ý với ý kiến dưới đây: ${total('for')} lượt; không đồng ý: ${total('against')} lượt`
}

function wordForWord(opinions: readonly Opinion[], input: ReportFacts): NodeJson[] {
  return dashes(opinions.map(opinion => contentLine(`${lead(opinion, input)}: `, opinion)))
}

/** `YK-007, Nguyễn Văn An, Chi bộ thôn Đông (làm rõ; 12/15 người dự đồng ý)`. */
function lead(opinion: Opinion, input: ReportFacts): string {
  const notes = [kindLabels[opinion.kind].toLocaleLowerCase('vi'), ...circumstances(opinion)]
  return `${opinionName(opinion.number)}, ${holderOf(opinion, input)} (${notes.join('; ')})`
}

/** Groups that have members here: how many, which, how many agree, what they say together, the wordings asked for. */
function groupLines(opinions: readonly Opinion[], input: ReportFacts): NodeJson[] {
  return input.groups.flatMap(group => {
    const members = opinions.filter(({ groupId }) => groupId === group.id)
    if (members.length === 0) return []
    const sum = (stance: 'for' | 'against') =>
      members.reduce((all, { supports }) => all + supports[stance], 0)
    const trend = group.trend === null ? '' : `; xu hướng: ${trendLabels[group.trend]}`
    const elsewhere =
      input.opinions.filter(opinion => opinion.groupId === group.id && isTold(opinion)).length -
      members.length
    return [
      line(
        marked(group.title, 'bold'),
        `: ${opinionCount(members.length)} (${names(members)})${elsewhere > 0 ? `, cùng ${opinionCount(elsewhere)} ở mục khác` : ''}`,
        `; đồng ý thêm: ${sum('for')} lượt; không đồng ý: ${sum('against')} lượt${trend}.`,
        group.summary === '' ? '' : ` Nội dung: ${group.summary}`,
        ...wordings(members),
      ),
    ]
  })
}

/** Whether an opinion is told under a heading: those taken back and those out of scope are told elsewhere. */
function isTold({ status }: Opinion): boolean {
  return status !== 'withdrawn' && status !== 'outOfScope'
}

/** Each wording that members ask for, once, with whose it is. */
function wordings(members: readonly Opinion[]): Words[] {
  const asked = Map.groupBy(
    members.filter(({ proposedText }) => proposedText !== null),
    ({ anchor, proposedText }) => `“${anchor?.quote ?? ''}” → “${proposedText}”`,
  )
  return [...asked].map(([wording, own]) => ` Đề nghị ${wording} (${names(own)}).`)
}

function groupOf(id: Opinion['groupId'], { groups }: ReportFacts): boolean {
  return id !== null && groups.some(group => group.id === id)
}

/** Opinions that their holders keep to, with the reason. */
export function reservedLines(input: ReportFacts): NodeJson[] {
  const items = input.opinions.flatMap(opinion =>
    opinion.reserved === null
      ? []
      : [
          line(
            `${opinionName(opinion.number)}, ${holderOf(opinion, input)}, bảo lưu ngày ${dayOf(opinion.reserved.at)}: “${opinion.reserved.reason}”`,
          ),
        ],
  )
  return items.length === 0 ? [line(nothing.reserved)] : dashes(items)
}

const resultColumn = { title: 'Kết quả', widthMm: 22 }
const contentWidthMm = 69

/** The columns of the annex. */
export function annexColumns({ isOfSuperior }: Pick<ReportFacts, 'isOfSuperior'>): ReportColumn[] {
  return [
    { title: 'TT', widthMm: 12 },
    { title: 'Mã số', widthMm: 20 },
    { title: 'Phần, mục', widthMm: 42 },
    { title: 'Chủ thể góp ý', widthMm: 42 },
    { title: 'Ngày', widthMm: 25 },
    { title: 'Loại', widthMm: 20 },
    { title: 'Nội dung góp ý', widthMm: contentWidthMm + (isOfSuperior ? resultColumn.widthMm : 0) },
    ...(isOfSuperior ? [] : [resultColumn]),
  ]
}

/** Every opinion by number, word for word. */
function annex(input: ReportFacts): NodeJson[] {
  const rows = annexRows(input, 1)
  return rows.length === 0 ? [line(nothing.annex)] : [table(annexColumns(input), rows)]
}

/**
 * Rows of the annex by number.
 *
 * @param first the running number of the first
 * @param listed the opinions to be listed; left out, all
 */
export function annexRows(input: ReportFacts, first: number, listed = input.opinions): NodeJson[] {
  const titles = headingTitles(input, listed)
  return [...listed]
    .sort((a, b) => a.number - b.number)
    .map((opinion, index) =>
      row([
        [centred(String(first + index))],
        [line(opinionName(opinion.number))],
        [line(titles.get(opinion) ?? wholeTitle)],
        [line(holderOf(opinion, input)), ...circumstances(opinion).map(note => line(marked(note, 'italic')))],
        [line(dayOf(opinion.createdAt))],
        [line(kindLabels[opinion.kind])],
        contentLines(opinion),
        ...(input.isOfSuperior ? [] : [resultLines(opinion, input)]),
      ]),
    )
}

function resultLines(opinion: Opinion, { opinions }: ReportFacts): NodeJson[] {
  return [
    line(statusLabels[opinion.status]),
    ...(opinion.reserved === null ? [] : [line(marked('Bảo lưu', 'bold'))]),
    ...successionOf(opinion, opinions).map(text => line(text)),
  ]
}
