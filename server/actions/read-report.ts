// What a report tells, read at one moment of the register: the chain checked, opinions with their places, rounds, groups.

import type { RegisterState } from '#model/fold.ts'
import type { DocumentId, RoundId } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { participationIn, phaseOf, type Round } from '#model/round.ts'
import { findTemplate } from '#templates/index.ts'
import type { TextState } from '../sync/texts.ts'
import type { ReportFacts, ReportRound } from '../word/report/report-input.ts'
import { type Opened, openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { listOpinions } from './read.ts'

/** A register read for a report, with the draft that it is about. */
export interface ReadReport extends Pick<Opened, 'row' | 'unit'> {
  readonly text: TextState
  readonly register: RegisterState
  readonly facts: ReportFacts
}

/**
 * Reads it. Whoever may export and sees every opinion may; the chain of the register is checked first, and a broken one is
 * refused as `register-broken` with the first wrong event.
 *
 * @param roundId only the opinions of this round; null = all of the document's
 */
export async function readReport(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  roundId: RoundId | null,
): Promise<Outcome<ReadReport>> {
  const opened = await openDocument(deps, person, documentId, 'export')
  if (!opened.ok) return opened
  const { row, unit, permissions } = opened.value
  if (!permissions.includes('readOpinions'))
    return refuse('not-allowed', { action: 'readOpinions', stage: row.stage })
  const { brokenAt } = await deps.registers.verify(documentId)
  if (brokenAt !== null) return refuse('register-broken', { seq: brokenAt })
  const moment = await readMoment(deps, person, documentId)
  if (!moment.ok) return moment
  const { register, items } = moment.value
  if (register.brokenAt !== null) return refuse('register-broken', { seq: register.brokenAt }) // what came meanwhile
  if (roundId !== null && !register.rounds.has(roundId))
    return refuse('invalid', [{ field: 'roundId', problem: 'unknown' }])
  const text = await deps.texts.read(documentId)
  if (!text) return refuse('not-found')
  const isWanted = (id: RoundId | null) => roundId === null || id === roundId
  const opinions = items.filter(opinion => isWanted(opinion.roundId))
  const rounds = [...register.rounds.values()].filter(({ id }) => isWanted(id))
  const drafts = [...new Set([...opinions, ...rounds].map(({ draft }) => draft))].sort((a, b) => a - b)
  const units = await deps.store.listUnits()
  const now = deps.now()
  const facts: ReportFacts = {
    title: row.title,
    drafts: drafts.length === 0 ? [row.draft] : drafts,
    doc: text.json,
    opinions,
    rounds: rounds.map(reported),
    groups: [...register.groups.values()],
    unitNames: new Map(units.map(({ id, name }) => [id, name])),
    isOfSuperior: findTemplate(row.templateId, row.templateVersion)?.keepsHeadings ?? false,
  }
  return done({ row, unit, text, register, facts })

  function reported(round: Round): ReportRound {
    const phase = phaseOf(round, now)
    const given = [...register.opinions.values()].filter(opinion => opinion.roundId === round.id)
    return {
      round,
      isOver: phase === 'ended' || phase === 'closed',
      participation: participationIn(round, given),
    }
  }
}

/** The register and its opinions, placed, as of one event: read again when something came in between. */
async function readMoment(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
): Promise<Outcome<{ register: RegisterState; items: readonly Opinion[] }>> {
  for (;;) {
    const list = await listOpinions(deps, person, documentId, null)
    if (!list.ok) return list
    const register = await deps.registers.state(documentId)
    if (register.seq === list.value.seq) return done({ register, items: list.value.items })
  }
}
