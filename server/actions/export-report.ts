// A report from the register as a Word file: the consolidated opinions, or the table of dispositions.

import type { RegisterState } from '#model/fold.ts'
import type { DocumentId, RoundId } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { participationIn, phaseOf, type Round } from '#model/round.ts'
import { exportFileName } from '../word/file-name.ts'
import type { ReportKind, ReportRound } from '../word/report/report-input.ts'
import { openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { type ExportedFile, formOf } from './export.ts'
import { noteOf } from './form-note.ts'
import { listOpinions } from './read.ts'

/** A report asked for. */
export interface WantedReport {
  readonly kind: ReportKind
  /** Only the opinions of this round; null = all of the document's. */
  readonly roundId: RoundId | null
}

/**
 * Exports a report. Whoever may export and sees every opinion may; the chain of the register is checked first, and a broken
 * one is refused as `register-broken` with the first wrong event.
 */
export async function exportReport(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  { kind, roundId }: WantedReport,
): Promise<Outcome<ExportedFile>> {
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
  const form = await formOf(deps, row, unit)
  const isWanted = (id: RoundId | null) => roundId === null || id === roundId
  const opinions = items.filter(opinion => isWanted(opinion.roundId))
  const rounds = [...register.rounds.values()].filter(({ id }) => isWanted(id))
  const drafts = [...new Set([...opinions, ...rounds].map(({ draft }) => draft))].sort((a, b) => a - b)
  const units = await deps.store.listUnits()
  const made = await deps.word.export({
    mode: 'register',
    kind,
    title: row.title,
    drafts: drafts.length === 0 ? [row.draft] : drafts,
    doc: text.json,
    opinions,
    rounds: rounds.map(reported),
    groups: [...register.groups.values()],
    unitNames: new Map(units.map(({ id, name }) => [id, name])),
    head: { seq: register.seq, hash: register.head },
    contentSha256: text.sha256,
    ...form,
  })
  if (!made.ok) return made
  return done({
    bytes: made.value,
    fileName: exportFileName(row.title, kind, drafts.length > 1 ? null : (drafts[0] ?? row.draft)),
    form: kind === 'list' ? null : await noteOf(deps, made.value, form.profile),
  })

  function reported(round: Round): ReportRound {
    const phase = phaseOf(round, form.now)
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
