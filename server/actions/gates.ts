// The gates of a document: where each stands, what is said to a finding, which figures are marked as the same.

import type { GateReport } from '#model/api.ts'
import { type DossierBook, dossierBooks, readsBook } from '#model/dossier.ts'
import { answered, gateResults, type TextFindings } from '#model/gates/check.ts'
import { type FigurePlace, readFigure } from '#model/gates/figures.ts'
import { type AnsweredFinding, mayBeExcused } from '#model/gates/gate.ts'
import { writtenText } from '#model/gates/written-text.ts'
import type { DocumentId, Instant } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import { isSuperior, type Role } from '#model/role.ts'
import { findFormatProfile, findTemplate, findTermProfile } from '#templates/index.ts'
import type { DocumentRow } from '../store/store.ts'
import type { TextState } from '../sync/texts.ts'
import type { CheckedForm } from '../word/check-input.ts'
import { actorOf, type Opened, openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { dossierOf } from './dossier-books.ts'
import { formOf } from './export.ts'
import { record } from './record.ts'
import { sourceOf } from './synthesis-source.ts'

/** Where every gate stands, what is asked of the author, and the marked figures. For those who see every opinion. */
export async function getGates(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
): Promise<Outcome<GateReport>> {
  const opened = await openDocument(deps, person, documentId, 'readOpinions')
  if (!opened.ok) return opened
  const text = await readNow(deps, documentId)
  return text ? done(await reportOf(deps, person, opened.value, text)) : refuse('not-found')
}

/** A text, and when it was read. */
interface ReadText extends TextState {
  readonly readAt: Instant
}

async function readNow(deps: Deps, documentId: DocumentId): Promise<ReadText | null> {
  const readAt = deps.now()
  const text = await deps.texts.read(documentId)
  return text && { ...text, readAt }
}

/** What was said to a finding: a reason, an answer; '' puts a question aside, null takes back what was said. */
export interface AnswerDraft {
  readonly finding: string
  readonly answer: string | null
}

/**
 * Records what is said to a finding. Refuses `finding-gone` for one that is not there (any more) or that only its cause can
 * settle, `explanation-missing` without a reason.
 */
export async function answerFinding(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  { finding: id, answer }: AnswerDraft,
): Promise<Outcome<GateReport>> {
  const opened = await openDocument(deps, person, documentId, 'answerFindings')
  if (!opened.ok) return opened
  const text = await readNow(deps, documentId)
  if (!text) return refuse('not-found')
  const before = await reportOf(deps, person, opened.value, text)
  const isQuestion = before.questions.some(question => question.id === id)
  if (answer !== null) {
    if (!isQuestion && !excusable(before).some(finding => finding.id === id)) return refuse('finding-gone')
    if (!isQuestion && answer === '')
      return refuse('explanation-missing', [{ field: 'answer', problem: 'missing' }])
  }
  const outcome = await append(deps, person, opened.value, ({ answers }) =>
    (answers.get(id)?.answer ?? null) === answer
      ? null
      : { type: 'findingAnswered', payload: { finding: id, answer, byName: person.name } },
  )
  return outcome.ok ? done(await reportOf(deps, person, opened.value, text)) : outcome
}

/** A number to be marked. */
export interface MarkDraft extends FigurePlace {
  readonly figureId: string
  readonly name: string
}

/** Marks a number as a figure; sent twice it is marked once. Refuses `finding-gone` when no number stands there. */
export async function markFigure(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  { figureId, name, ...place }: MarkDraft,
): Promise<Outcome<GateReport>> {
  const opened = await openDocument(deps, person, documentId, 'answerFindings')
  if (!opened.ok) return opened
  const text = await readNow(deps, documentId)
  if (!text) return refuse('not-found')
  const [reading] = readFigure(writtenText(text.json), { id: figureId, name, places: [place] })
  if (!reading?.number) return refuse('finding-gone')
  const outcome = await append(deps, person, opened.value, ({ figures }) =>
    figures.get(figureId)?.places.some(({ id }) => id === place.id)
      ? null
      : { type: 'figureMarked', payload: { figureId, name, place, byName: person.name } },
  )
  return outcome.ok ? done(await reportOf(deps, person, opened.value, text)) : outcome
}

/** Takes the mark from a number; where none is, nothing happens. */
export async function unmarkFigure(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  placeId: string,
): Promise<Outcome<GateReport>> {
  const opened = await openDocument(deps, person, documentId, 'answerFindings')
  if (!opened.ok) return opened
  const text = await readNow(deps, documentId)
  if (!text) return refuse('not-found')
  const outcome = await append(deps, person, opened.value, ({ figures }) =>
    [...figures.values()].some(({ places }) => places.some(({ id }) => id === placeId))
      ? { type: 'figureUnmarked', payload: { placeId, byName: person.name } }
      : null,
  )
  return outcome.ok ? done(await reportOf(deps, person, opened.value, text)) : outcome
}

/** What the gates find in a text now. */
export async function findingsIn(deps: Deps, row: DocumentRow, text: TextState): Promise<TextFindings> {
  const [{ figures }, form] = await Promise.all([deps.registers.state(row.id), checkedForm(deps, row, text)])
  return deps.checks.find(row, text, { figures, form, today: dayInVietnam(deps.now()) })
}

/** What the clean file is written with; null = something that the document pins is not shipped any more. */
async function checkedForm(
  deps: Deps,
  row: DocumentRow,
  { sha256: contentSha256 }: TextState,
): Promise<CheckedForm | null> {
  const unit = (await deps.store.listUnits()).find(({ id }) => id === row.unitId)
  const isShipped =
    findTemplate(row.templateId, row.templateVersion) !== null &&
    findFormatProfile(row.formatProfile, row.formatProfileVersion) !== null &&
    findTermProfile(row.termProfile, row.termProfileVersion) !== null
  return unit && isShipped ? { ...(await formOf(deps, row, unit)), contentSha256 } : null
}

const vietnamOffsetMs = 7 * 60 * 60 * 1000

function dayInVietnam(now: string): string {
  return new Date(new Date(now).getTime() + vietnamOffsetMs).toISOString().slice(0, 10)
}

async function reportOf(
  deps: Deps,
  person: Person,
  { row, roles }: Opened,
  text: ReadText,
): Promise<GateReport> {
  const [findings, dossier] = await Promise.all([
    findingsIn(deps, row, text),
    dossierOf(deps, row, booksFor(row, roles), roles.every(isSuperior) ? person : null),
  ])
  const register = await deps.registers.state(row.id)
  const readings = new Map(findings.figures.map(({ id, readings: read }) => [id, read]))
  return {
    gates: gateResults(findings, register, deps.now(), await sourceOf(deps, register), dossier),
    questions: answered(findings.questions, register.answers),
    figures: [...register.figures.values()].map(({ id, name, places }) => ({
      id,
      name,
      places: places.map(place => {
        const found = readings.get(id)?.find(reading => reading.place.id === place.id)
        return { ...place, written: found?.number?.written ?? null }
      }),
    })),
    text: { sha256: text.sha256, readAt: text.readAt },
    seq: register.seq,
  }
}

/** The books of the dossier that a reader of the gates may be told of. In a document for those who deal with personnel everybody does but its clerk. */
function booksFor({ access }: DocumentRow, roles: readonly Role[]): readonly DossierBook[] {
  const isOfPersonnel = (role: Role) =>
    access === 'personnel' ? role !== 'clerk' : readsBook(role, 'personnel')
  return roles.some(isOfPersonnel) ? dossierBooks : ['unit']
}

function excusable({ gates }: GateReport): readonly AnsweredFinding[] {
  return gates.filter(({ gate }) => mayBeExcused(gate)).flatMap(({ findings }) => findings)
}

type Said = Extract<EventDraft, { type: 'findingAnswered' | 'figureMarked' | 'figureUnmarked' }>

function append(
  deps: Deps,
  person: Person,
  opened: Opened,
  entry: (
    state: Awaited<ReturnType<Deps['registers']['state']>>,
  ) =>
    | { [type in Said['type']]: Pick<Extract<Said, { type: type }>, 'type' | 'payload'> }[Said['type']]
    | null,
) {
  const actor = actorOf(opened, person, 'answerFindings')
  return record(deps, opened.row.id, state => {
    const said = entry(state)
    if (!said) return { skip: true }
    // One of the three, with its own payload: the spread alone would forget which belongs to which.
    const draft = { documentId: opened.row.id, opinionId: null, at: deps.now(), ...actor, ...said } as Said
    return { drafts: [draft] }
  })
}
