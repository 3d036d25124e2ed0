// The sample's round of consultation, and its groups of like opinions.

import type { DocumentId } from '#model/ids.ts'
import type { Template } from '#templates/template.ts'
import type { Deps, Person } from '../actions/deps.ts'
import { setGroup, setSingle } from '../actions/groups.ts'
import { closeRound, openRound, sayNoOpinion } from '../actions/rounds.ts'
import type { Sample, SampleName } from './accounts.ts'
import { must, personOf } from './must.ts'

const dayMs = 24 * 3_600_000
const asked: readonly SampleName[] = ['member1', 'member2', 'clerk', 'drafter2']

/** Opens a round on the present text for so many days. @returns its id */
export async function openSampleRound(
  deps: Deps,
  sample: Sample,
  documentId: DocumentId,
  days: number,
): Promise<string> {
  const round = must(
    await openRound(deps, personOf(sample, 'secretary'), documentId, {
      title: 'Lấy ý kiến cấp ủy viên, đảng viên',
      question: 'Đánh giá kết quả và hạn chế đã sát chưa? Chỉ tiêu, giải pháp có khả thi không?',
      people: asked.map(name => personOf(sample, name).id),
      units: [sample.units.own],
      closesAt: new Date(Date.parse(deps.now()) + days * dayMs).toISOString(),
    }),
  )
  return round.id
}

/** Somebody who was asked has no opinion. */
export async function sayNone(deps: Deps, person: Person, documentId: DocumentId, roundId: string) {
  must(await sayNoOpinion(deps, person, documentId, roundId, {}))
}

/** Gives each opinion so far a line of its own and closes the round. */
export async function closeSampleRound(
  deps: Deps,
  sample: Sample,
  documentId: DocumentId,
  roundId: string,
): Promise<void> {
  const compiler = personOf(sample, 'compiler')
  const { opinions, seq } = await deps.registers.state(documentId)
  const draft = { opinionIds: [...opinions.keys()], isSingle: true, expectedSeq: seq }
  if (opinions.size > 0) must(await setSingle(deps, compiler, documentId, draft))
  const expectedSeq = (await deps.registers.state(documentId)).seq
  must(await closeRound(deps, compiler, documentId, roundId, expectedSeq))
}

const groupsMade = 3 // the rest is left to whoever tries the page

/** Groups the opinions of the first sections that have several. */
export async function groupSample(
  deps: Deps,
  sample: Sample,
  documentId: DocumentId,
  template: Template,
): Promise<void> {
  const { opinions } = await deps.registers.state(documentId)
  const free = [...opinions.values()].filter(({ status, isSingle }) => status !== 'withdrawn' && !isSingle)
  const bySection = Map.groupBy(free, ({ sectionKey }) => sectionKey)
  const lines = [...bySection].filter(([key, members]) => key !== null && members.length > 1)
  for (const [key, members] of lines.slice(0, groupsMade)) {
    const { seq } = await deps.registers.state(documentId)
    const section = template.sections.find(candidate => candidate.key === key)
    const group = {
      title: section?.title ?? '',
      trend: members.length > 2 ? ('majority' as const) : null,
      summary: `${members.length} ý kiến đề nghị bổ sung, sửa câu chữ ở mục này.`,
      opinionIds: members.map(({ id }) => id),
      notable: members.slice(0, 1).map(({ id }) => id),
      expectedSeq: seq,
    }
    must(await setGroup(deps, personOf(sample, 'compiler'), documentId, null, group))
  }
}
