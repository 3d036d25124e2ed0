// The dossier of the sample unit: what the steering team's check requires is there, what runs the congress is still being prepared.

import type { DossierSaid } from '#model/dossier.ts'
import type { Deps } from '../actions/deps.ts'
import { getDossier, recordInDossier } from '../actions/dossier.ts'
import type { Sample, SampleName } from './accounts.ts'
import { must, personOf } from './must.ts'
import type { SampleClock } from './sample-document.ts'

interface Recorded {
  readonly entry: string
  readonly by: SampleName
  readonly daysAgo: number
  readonly number: string
  /** By whom it was approved, on the same day; left out = it is prepared only. */
  readonly approvedBy?: string
}

const recorded: readonly Recorded[] = [
  {
    entry: 'congressPlan',
    by: 'clerk',
    daysAgo: 21,
    number: '05-KH/ĐU',
    approvedBy: 'Ban Thường vụ Đảng ủy xã mẫu',
  },
  { entry: 'personnelPlan', by: 'secretary', daysAgo: 12, number: '01-ĐA/ĐU' },
  { entry: 'delegationPlan', by: 'secretary', daysAgo: 12, number: '02-ĐA/ĐU' },
  { entry: 'programme', by: 'clerk', daysAgo: 4, number: '03-CTr/ĐU' },
]

/** Records it, by the same action that people use. */
export async function recordSampleDossier(deps: Deps, clock: SampleClock, sample: Sample): Promise<void> {
  const unitId = sample.units.own
  for (const { entry, by, daysAgo, number, approvedBy } of recorded) {
    clock.daysAgo(daysAgo)
    const person = personOf(sample, by)
    const { term, books, items } = must(await getDossier(deps, person, unitId, null))
    const isConfidential = items.some(item => item.id === entry && item.isConfidential)
    const book = books.find(one => one.book === (isConfidential ? 'personnel' : 'unit'))
    const date = deps.now().slice(0, 10)
    const approved = approvedBy === undefined ? null : { by: approvedBy, on: date }
    const said: DossierSaid = { kind: 'outside', number, date, approved }
    must(
      await recordInDossier(deps, person, unitId, {
        term: term.id,
        entry,
        said,
        expectedSeq: book?.seq ?? 0,
      }),
    )
  }
}
