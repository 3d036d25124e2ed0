// A round of consultation (đợt lấy ý kiến): who is asked, about which text, until when; who has answered. Pure: time comes in.

import type { DocumentId, Instant, RoundId, Sha256, UnitId, UserId, VersionId } from './ids.ts'
import type { Named, RecordedOpinion } from './opinion.ts'
import type { Stage } from './stage.ts'

/** Who is asked: people one by one, units as a whole. Names stand beside ids, so that the record outlives an account. */
export interface Audience {
  readonly people: readonly Named[]
  readonly units: readonly { readonly id: UnitId; readonly name: string }[]
}

/** An explicit "không có ý kiến". */
export interface NoOpinion {
  readonly by: Named
  /** The unit that has none; null = a person has none. */
  readonly unit: { readonly id: UnitId; readonly name: string } | null
  /** The person who has none: the sender, or whom a clerk speaks for; null with a unit. */
  readonly person: Named | null
  readonly at: Instant
}

/** A round as the register knows it. */
export interface Round {
  readonly id: RoundId
  /** From 1 within the document. */
  readonly number: number
  readonly title: string
  /** What the audience is asked to look at; may be empty. */
  readonly question: string
  /** The frozen text that the opinions are about. */
  readonly versionId: VersionId
  readonly sha256: Sha256
  /** Ordinal of the draft at its opening. */
  readonly draft: number
  readonly audience: Audience
  readonly opensAt: Instant
  /** Opinions after it are late. */
  readonly closesAt: Instant
  readonly openedBy: Named
  /** When its consolidation was closed; null = not yet. */
  readonly closedAt: Instant | null
  readonly extensions: readonly { readonly closesAt: Instant; readonly by: Named; readonly at: Instant }[]
  readonly reminders: readonly (Audience & { readonly by: Named; readonly at: Instant })[]
  readonly noOpinions: readonly NoOpinion[]
}

/** Phases of a round. */
export const roundPhases = ['waiting', 'open', 'ended', 'closed'] as const
/** `waiting` = not begun, `open` = opinions are in time, `ended` = opinions are late, `closed` = consolidated. */
export type RoundPhase = (typeof roundPhases)[number]

/** Whether a round may be opened at a stage: while the draft is before those who are asked. */
export function isOpenForRounds(stage: Stage): boolean {
  return stage === 'consultation' || stage === 'consolidation' || stage === 'committee_review'
}

/** The phase of a round at a moment of the server's clock. */
export function phaseOf(round: Pick<Round, 'opensAt' | 'closesAt' | 'closedAt'>, now: Instant): RoundPhase {
  if (round.closedAt !== null) return 'closed'
  if (now < round.opensAt) return 'waiting'
  return now <= round.closesAt ? 'open' : 'ended'
}

/** Whether somebody is asked: by name, or as a member of a unit. */
export function isAsked({ audience }: Round, userId: UserId, unitIds: readonly UnitId[]): boolean {
  return (
    audience.people.some(({ id }) => id === userId) || audience.units.some(({ id }) => unitIds.includes(id))
  )
}

/**
 * The round that an opinion of somebody answers when it names none: of those about the version it was given on, else of all, an
 * open one first, then the last that has begun.
 *
 * @param draft ordinal of the present draft; a round about an earlier one is over
 * @param versionId the kept version that the opinion was given on; null = the text as it stands
 */
export function roundAnswered(
  rounds: Iterable<Round>,
  userId: UserId,
  unitIds: readonly UnitId[],
  draft: number,
  now: Instant,
  versionId: VersionId | null = null,
): Round | null {
  const begun = [...rounds]
    .filter(round => round.draft === draft && isAsked(round, userId, unitIds))
    .filter(round => phaseOf(round, now) !== 'waiting')
  const about = begun.filter(round => round.versionId === versionId)
  const asked = about.length > 0 ? about : begun
  return asked.findLast(round => phaseOf(round, now) === 'open') ?? asked.at(-1) ?? null
}

/** Who of the audience has answered, who is silent. */
export interface Participation {
  readonly answered: Audience
  readonly silent: Audience
  /** People and units who said that they have no opinion. */
  readonly none: Audience
}

/**
 * Who has answered a round: with an opinion of their own or one given on their behalf, or by saying that they have none.
 * A unit has answered when it, or one of its people, has.
 *
 * @param opinions those of the round, withdrawn ones too: who took one back has still answered
 */
export function participationIn(round: Round, opinions: readonly RecordedOpinion[]): Participation {
  const units = new Set(opinions.flatMap(({ author, onBehalfOfUnit }) => onBehalfOfUnit ?? author.unitId))
  const people = new Set(
    opinions.filter(({ onBehalfOf }) => onBehalfOf === null).map(({ author }) => author.id),
  )
  const namedHolders = new Set(opinions.map(({ onBehalfOf }) => onBehalfOf))
  const { audience, noOpinions } = round
  const saidNone = {
    people: audience.people.filter(({ id }) => noOpinions.some(({ person }) => person?.id === id)),
    units: audience.units.filter(({ id }) => noOpinions.some(({ unit }) => unit?.id === id)),
  }
  const spoke = {
    people: audience.people.filter(
      person => people.has(person.id) || (namedHolders.has(person.name) && isOnlyName(audience, person.name)),
    ),
    units: audience.units.filter(({ id }) => units.has(id)),
  }
  const none = {
    people: saidNone.people.filter(person => !spoke.people.includes(person)),
    units: saidNone.units.filter(unit => !spoke.units.includes(unit)),
  }
  const answered = {
    people: audience.people.filter(person => spoke.people.includes(person) || none.people.includes(person)),
    units: audience.units.filter(unit => spoke.units.includes(unit) || none.units.includes(unit)),
  }
  return {
    answered,
    none,
    silent: {
      people: audience.people.filter(person => !answered.people.includes(person)),
      units: audience.units.filter(unit => !answered.units.includes(unit)),
    },
  }
}

/** A name on paper stands for a person of the audience when only one has it. */
function isOnlyName({ people }: Audience, name: string): boolean {
  return people.filter(person => person.name === name).length === 1
}

/** A round as it is asked for: what it is, its phase, and how many have answered. */
export interface RoundView extends Omit<Round, 'noOpinions'> {
  readonly phase: RoundPhase
  readonly counts: RoundCounts
  /** Whether the reader is asked, and whether they have answered. */
  readonly mine: {
    readonly isAsked: boolean
    readonly hasAnswered: boolean
    readonly unitIds: readonly UnitId[]
  }
}

/** Figures of a round. People and units of the audience are counted alike. */
export interface RoundCounts {
  readonly asked: number
  readonly answered: number
  readonly silent: number
  readonly none: number
  readonly opinions: number
  readonly late: number
  /** Opinions that stand in no group and were given no line of their own. */
  readonly unassigned: number
}

/** A round that the reader is asked in, with its document. */
export interface MyRound {
  readonly documentId: DocumentId
  readonly documentTitle: string
  readonly round: RoundView
}
