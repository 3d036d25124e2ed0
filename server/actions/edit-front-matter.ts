// The front matter of a document: read with what the profile proposes, set as a whole, and its number, which no other document
// of its type, unit and term has.

import type { FrontMatterRecord, FrontMatterView } from '#model/front-matter.ts'
import type { DocumentId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { ElementFormat, ElementName, FormatProfile } from '#templates/formats/format-profile.ts'
import type { EventBatch, NumberSeries } from '../store/store.ts'
import { actorOf, type Opened, openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import {
  dayInVietnam,
  defaultFrontMatter,
  draftMark,
  type FrontMatterSource,
  frontMatterSource,
  proposedLines,
} from './front-matter.ts'
import { record } from './record.ts'

/** What a person sets. The number has a way of its own. */
export type FrontMatterDraft = Omit<FrontMatterRecord, 'number'>

/** Reads it. Whoever reads the document may. */
export async function getFrontMatter(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
): Promise<Outcome<FrontMatterView>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  return opened.ok ? done(await stateOf(deps, opened.value)) : opened
}

/** Sets it as a whole. Refuses `stale`, and `number-taken` when another type has its number already. */
export async function setFrontMatter(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  draft: FrontMatterDraft,
  expectedSeq: number,
): Promise<Outcome<FrontMatterView>> {
  const opened = await openDocument(deps, person, documentId, 'editFrontMatter')
  if (!opened.ok) return opened
  const actor = actorOf(opened.value, person, 'editFrontMatter')
  const outcome = await record(
    deps,
    documentId,
    ({ frontMatter }) => {
      const set = { ...draft, number: frontMatter?.number ?? null }
      return { drafts: [frontMatterSet(deps, person, documentId, set, actor)], ...claim(opened.value, set) }
    },
    expectedSeq,
  )
  return outcome.ok ? done(await stateOf(deps, opened.value)) : outcome
}

const numberTries = 20 // each failure means that another document got the number

/**
 * Gives the document a number of its series: the one that is asked for, the next one with `undefined`, none with null. A day that
 * is left open becomes today. Refuses `number-early`, `number-missing` for an issued document that would have none, `number-taken`
 * and `stale`.
 */
export async function numberDocument(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  wanted: number | null | undefined,
  expectedSeq: number,
): Promise<Outcome<FrontMatterView>> {
  const opened = await openDocument(deps, person, documentId, 'numberDocument')
  if (!opened.ok) return opened
  const { row, unit } = opened.value
  const source = await frontMatterSource(deps, row, unit)
  if (!isTimeForNumber(source)) return refuse('number-early', { stage: row.stage })
  if (wanted === null && !mayGiveBack(row)) return refuse('number-missing')
  const actor = actorOf(opened.value, person, 'numberDocument')
  const { frontMatter } = await deps.registers.state(documentId)
  const before = frontMatter ?? defaultFrontMatter(source)
  for (let attempt = 1; ; attempt += 1) {
    const number = wanted === undefined ? (before.number ?? (await nextNumber(deps, source, before))) : wanted
    const date = before.date ?? (number === null ? null : dayInVietnam(deps.now()))
    const set = { ...before, number, date }
    const entry = {
      drafts: [frontMatterSet(deps, person, documentId, set, actor)],
      ...claim(opened.value, set),
    }
    const outcome = await record(deps, documentId, () => entry, expectedSeq)
    if (outcome.ok) return done(await stateOf(deps, opened.value))
    const wasFaster = outcome.refusal.code === 'number-taken' && wanted === undefined
    if (!wasFaster || attempt === numberTries) return outcome
  }
}

function frontMatterSet(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  frontMatter: FrontMatterRecord,
  actor: ReturnType<typeof actorOf>,
) {
  const payload = { frontMatter, byName: person.name }
  return {
    documentId,
    opinionId: null,
    type: 'frontMatterSet',
    at: deps.now(),
    ...actor,
    payload,
  } as const
}

/** What the store is to hold of the number: taken, or given back. */
function claim({ row }: Opened, front: FrontMatterRecord): Pick<EventBatch, 'number'> {
  if (front.number === null) return { number: null }
  return { number: { ...seriesOf(row, front), number: front.number } }
}

/** What is for those who deal with personnel is numbered apart: no gap among the unit's numbers tells that it is there. */
function seriesOf({ unitId, termProfile, access }: Opened['row'], front: FrontMatterRecord): NumberSeries {
  const { symbolType } = front
  return { unitId, term: termProfile, symbol: access === 'unit' ? symbolType : `${access} ${symbolType}` }
}

async function nextNumber(
  deps: Deps,
  { row, profile }: FrontMatterSource,
  front: FrontMatterRecord,
): Promise<number> {
  const next = await deps.store.nextNumber(seriesOf(row, front))
  return Math.max(next, profile.numbering.firstNumber.value)
}

function isTimeForNumber({ row, profile }: FrontMatterSource): boolean {
  return profile.numbering.stages.value.includes(row.stage)
}

/** What was issued under a number goes by one for good. */
function mayGiveBack({ stage }: Opened['row']): boolean {
  return stage !== 'issued'
}

async function stateOf(deps: Deps, { row, unit, permissions }: Opened): Promise<FrontMatterView> {
  const [source, register] = await Promise.all([
    frontMatterSource(deps, row, unit),
    deps.registers.state(row.id),
  ])
  const frontMatter = register.frontMatter ?? defaultFrontMatter(source)
  const isWhole = register.brokenAt === null
  const mayNumber = isWhole && permissions.includes('numberDocument') && isTimeForNumber(source)
  return {
    frontMatter,
    isSet: register.frontMatter !== null,
    seq: register.seq,
    mayEdit: isWhole && permissions.includes('editFrontMatter'),
    mayNumber,
    mayGiveBack: mayNumber && mayGiveBack(row),
    nextNumber: await nextNumber(deps, source, frontMatter),
    draft: draftMark(row),
    today: dayInVietnam(deps.now()),
    profile: profileView(source.profile),
    bodies: proposedLines(source),
  }
}

function profileView({ id, title, unverified, page, body, elements, typeSymbols }: FormatProfile) {
  return {
    id,
    title,
    unverified,
    marginsMm: page.mm.value,
    bodyPt: body.pt.value,
    linePt: body.line.value.pt,
    // Every name is there: only the values are mapped.
    elements: Object.fromEntries(
      Object.entries(elements).map(([name, { value }]) => [name, value]),
    ) as Record<ElementName, ElementFormat>,
    types: typeSymbols.value,
  }
}
