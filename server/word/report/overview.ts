// The part of a report that is counted, not written: rounds, turnout, opinions by unit, source and outcome.

import type { NodeJson } from '#model/content.ts'
import { balanceOf, type Opinion, sources, statuses } from '#model/opinion.ts'
import { minuteOf } from '../export/vietnam-time.ts'
import { sourceLabels } from '../labels.ts'
import { dashes, line, row, table } from './nodes.ts'
import type { ReportFacts, ReportRound } from './report-input.ts'
import { names, opinionCount, statusLabels, unitOf } from './report-words.ts'

/** What was asked, of whom, and who answered; one item a round. */
export function roundItems({ rounds, title, drafts }: ReportFacts): NodeJson[] {
  const asked = `Dự thảo được lấy ý kiến: ${title}, dự thảo lần ${drafts.join(', ')}.`
  if (rounds.length === 0)
    return [line(asked), line('Ý kiến được nhận trong quá trình dự thảo, không theo đợt.')]
  return [line(asked), ...dashes(rounds.map(round => line(roundSentence(round))))]
}

function roundSentence({ round, isOver, participation }: ReportRound): string {
  const { answered, silent, none } = participation
  const turnout = (who: string, part: 'people' | 'units') => {
    const asked = round.audience[part].length
    if (asked === 0) return ''
    const counts = [answered, none, silent].map(list => list[part].length)
    return `${who} được hỏi: ${asked}; đã trả lời: ${counts[0]}, trong đó trả lời không có ý kiến: ${counts[1]}; chưa trả lời: ${counts[2]}.`
  }
  return [
    `Đợt ${round.number}: ${round.title}.`,
    round.question === '' ? '' : `Nội dung xin ý kiến: “${round.question}”.`,
    `Thời gian: từ ${minuteOf(round.opensAt)} đến ${minuteOf(round.closesAt)}${isOver ? '' : ' (chưa hết hạn)'}.`,
    turnout('Đơn vị', 'units'),
    turnout('Cá nhân', 'people'),
    silent.units.length === 0
      ? ''
      : `Đơn vị chưa trả lời: ${silent.units.map(({ name }) => name).join('; ')}.`,
  ]
    .filter(sentence => sentence !== '')
    .join(' ')
}

/** Opinions by the unit of their holder and by how they came in; the last row adds up. */
export function sourceTable(input: ReportFacts): NodeJson {
  const byUnit = new Map<string, Opinion[]>()
  for (const opinion of input.opinions) {
    const unit = unitOf(opinion, input)
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), opinion])
  }
  const collator = new Intl.Collator('vi')
  const units = [...byUnit.entries()].sort(([a], [b]) => collator.compare(a, b))
  const rowOf = (name: string, opinions: readonly Opinion[]) =>
    row(
      [
        name,
        String(opinions.length),
        ...sources.map(source => String(opinions.filter(opinion => opinion.source === source).length)),
      ].map(text => [line(text)]),
    )
  return table(
    [
      { title: 'Đơn vị góp ý', widthMm: 57 },
      { title: 'Tổng số', widthMm: 20 },
      ...sources.map(source => ({ title: sourceLabels[source], widthMm: 22 })),
    ],
    [...units.map(([name, opinions]) => rowOf(name, opinions)), rowOf('Tổng cộng', input.opinions)],
    'Số ý kiến theo đơn vị và cách gửi',
  )
}

/** The balance as one sentence: received = open + each decision + withdrawn, with the opinions that are not settled. */
export function balanceLines(opinions: readonly Opinion[]): NodeJson[] {
  const unplaced = opinions.filter(
    ({ implementation }) => implementation === 'pending' || implementation === 'conflict',
  )
  return [
    line(`Tổng số: ${balanceSentence(opinions)}.`),
    ...marks(
      'Ý kiến chưa xử lý',
      opinions.filter(({ status }) => status === 'open'),
    ),
    ...marks('Ý kiến đã tiếp thu mà chưa vào văn bản', unplaced),
    ...marks(
      'Ý kiến được bảo lưu',
      opinions.filter(({ reserved }) => reserved !== null),
    ),
    ...marks(
      'Ý kiến gửi sau khi đợt lấy ý kiến đã đóng',
      opinions.filter(({ isLate }) => isLate),
    ),
  ]
}

/** How many opinions there are, and those taken back or late: for a draft on which others decide. */
export function countLines(opinions: readonly Opinion[]): NodeJson[] {
  return [
    line(`Tổng số: ${opinionCount(opinions.length)}.`),
    ...marks(
      'Ý kiến mà người góp ý đã rút',
      opinions.filter(({ status }) => status === 'withdrawn'),
    ),
    ...marks(
      'Ý kiến gửi sau khi đợt lấy ý kiến đã đóng',
      opinions.filter(({ isLate }) => isLate),
    ),
  ]
}

/** `120 ý kiến = chưa xử lý 3 + tiếp thu toàn bộ 80 + …`; statuses without an opinion are left out. */
export function balanceSentence(opinions: readonly Opinion[]): string {
  const balance = balanceOf(opinions.map(({ status }) => status))
  const parts = statuses.filter(status => balance[status] > 0)
  const sum = parts.map(status => `${statusLabels[status].toLocaleLowerCase('vi')} ${balance[status]}`)
  return [opinionCount(balance.received), ...(sum.length === 0 ? [] : [sum.join(' + ')])].join(' = ')
}

function marks(what: string, opinions: readonly Opinion[]): NodeJson[] {
  if (opinions.length === 0) return []
  return [line(`${what} (${opinionCount(opinions.length)}): ${names(opinions)}.`)]
}
