// The fold from a register's events to what it says: opinions, balance, rounds, groups, answers to findings, marked figures.

import { type Approval, noApproval, openAmendment, type SeenVersions } from './approval.ts'
import { foldApproval } from './fold-approval.ts'
import { foldAnswer, foldFigure } from './fold-findings.ts'
import { changeOf, type RegisteredOpinion, receivedOpinion } from './fold-opinion.ts'
import { foldGroup, foldRound } from './fold-round.ts'
import type { FrontMatterRecord } from './front-matter.ts'
import type { Figure } from './gates/figures.ts'
import type { FindingAnswer } from './gates/gate.ts'
import type { Group } from './group.ts'
import type { GroupId, OpinionId, RoundId, SectionKey, Sha256, VersionId } from './ids.ts'
import { foldLoan, type Loan } from './loan.ts'
import { type Balance, balanceOf } from './opinion.ts'
import { foldOriginal, type Original } from './original.ts'
import { firstPrevHash, type RegisterEvent } from './register.ts'
import type { Round } from './round.ts'
import { isOpenForWriting, type Stage } from './stage.ts'
import { foldSynthesis, type SynthesisLink } from './synthesis.ts'

/** Everything the register says about a document. */
export interface RegisterState {
  readonly seq: number
  readonly head: Sha256
  readonly stage: Stage
  /** How often the document has come to each stage by a move. */
  readonly visits: ReadonlyMap<Stage, number>
  /** Ordinal of the draft, from 1. */
  readonly draft: number
  readonly approval: Approval
  /** The version kept last. */
  readonly lastVersionId: VersionId | null
  /** The last version there was when each person last did something. */
  readonly seen: SeenVersions
  readonly opinions: ReadonlyMap<OpinionId, RegisteredOpinion>
  readonly balance: Balance
  /** In the order of their numbers. */
  readonly rounds: ReadonlyMap<RoundId, Round>
  readonly groups: ReadonlyMap<GroupId, Group>
  /** null = nobody has set it yet: the defaults of the unit and the profile hold. */
  readonly frontMatter: FrontMatterRecord | null
  /** What was said to the gates' findings and to questions, by finding. */
  readonly answers: ReadonlyMap<string, FindingAnswer>
  /** Figures that were marked as the same everywhere, by id. */
  readonly figures: ReadonlyMap<string, Figure>
  /** Sections lent to one drafter. */
  readonly loans: ReadonlyMap<SectionKey, Loan>
  /** Word files that are kept as they were given, in the order in which they came. */
  readonly originals: readonly Original[]
  /** The register that this document consolidates; null = it is no synthesis. */
  readonly synthesis: SynthesisLink | null
  /** Seq of the first event that does not follow from the one before; the state is that before it. Null = the log is whole. */
  readonly brokenAt: number | null
}

/** The state before the first event. */
export const emptyRegister: RegisterState = {
  seq: 0,
  head: firstPrevHash,
  stage: 'drafting',
  visits: new Map(),
  draft: 1,
  approval: noApproval,
  lastVersionId: null,
  seen: new Map(),
  opinions: new Map(),
  balance: balanceOf([]),
  rounds: new Map(),
  groups: new Map(),
  frontMatter: null,
  answers: new Map(),
  figures: new Map(),
  loans: new Map(),
  originals: [],
  synthesis: null,
  brokenAt: null,
}

/**
 * Folds events, in order of seq, onto a state. Folding the whole log from `emptyRegister` gives the same as folding in parts.
 *
 * @throws RangeError for a gap, or for an event about something that was never there
 */
export function fold(state: RegisterState, events: readonly RegisterEvent[]): RegisterState {
  if (events.length === 0) return state
  const opinions = new Map(state.opinions)
  const visits = new Map(state.visits)
  const seen = new Map(state.seen)
  let { seq, head, stage, draft, approval, lastVersionId, rounds, groups } = state
  let { frontMatter, answers, figures, loans, originals, synthesis } = state
  for (const event of events) {
    if (event.seq !== seq + 1) throw new RangeError(`event ${event.seq} follows ${seq}: the log has a gap`)
    seq = event.seq
    head = event.hash
    lastVersionId = versionIn(event) ?? lastVersionId
    if (lastVersionId !== null) seen.set(event.actor, lastVersionId)
    switch (event.type) {
      case 'stageMoved':
        stage = event.payload.to
        if (!isOpenForWriting(stage)) loans = new Map() // a closed text is nobody's
        visits.set(stage, (visits.get(stage) ?? 0) + 1)
        approval = foldApproval(approval, event, draft)
        draft = event.payload.draft
        break
      case 'frontMatterSet':
        frontMatter = event.payload.frontMatter
        break
      case 'approvalDecided':
      case 'requestClosed':
      case 'requestVerified':
      case 'amendmentOpened':
      case 'amendmentClosed':
        approval = foldApproval(approval, event, draft)
        break
      case 'roundOpened':
      case 'roundExtended':
      case 'roundClosed':
      case 'reminded':
      case 'noOpinion':
        rounds = foldRound(rounds, event, draft)
        break
      case 'grouped':
        regroup(opinions, groups, event)
        groups = foldGroup(groups, event)
        break
      case 'findingAnswered':
        answers = foldAnswer(answers, event)
        break
      case 'figureMarked':
      case 'figureUnmarked':
        figures = foldFigure(figures, event)
        break
      case 'sectionLent':
      case 'sectionReturned':
        loans = foldLoan(loans, event)
        break
      case 'documentCreated':
        synthesis = foldSynthesis(synthesis, event)
        originals = foldOriginal(originals, event)
        break
      case 'fileImported':
        originals = foldOriginal(originals, event)
        break
      case 'synthesisUpdated':
        synthesis = foldSynthesis(synthesis, event)
        break
      case 'keptSingle':
        for (const id of event.payload.opinionIds)
          change(opinions, id, event, { groupId: null, isSingle: event.payload.isSingle })
        break
      case 'received':
        if (event.opinionId !== null)
          opinions.set(event.opinionId, receivedOpinion(event.opinionId, event, draft))
        break
      default:
        if (event.opinionId !== null) change(opinions, event.opinionId, event)
    }
  }
  const balance = balanceOf([...opinions.values()].map(opinion => opinion.status))
  const moved = { stage, visits, draft, approval, lastVersionId, seen }
  const marked = { frontMatter, answers, figures, loans, originals, synthesis }
  return { ...state, seq, head, ...moved, opinions, balance, rounds, groups, ...marked }
}

/** Whether the text takes changes: at a stage that is open for writing, or under an amendment. */
export function isTextOpen({ stage, approval }: Pick<RegisterState, 'stage' | 'approval'>): boolean {
  return isOpenForWriting(stage) || openAmendment(approval) !== null
}

/** The version that an event keeps or names. */
function versionIn(event: RegisterEvent): VersionId | null {
  switch (event.type) {
    case 'versionKept':
    case 'roundOpened':
      return event.payload.versionId
    case 'stageMoved':
    case 'amendmentClosed':
      return event.payload.version?.id ?? null
    default:
      return null
  }
}

/** Changes one opinion: by what its event says, or by what is given. */
function change(
  opinions: Map<OpinionId, RegisteredOpinion>,
  id: OpinionId,
  event: RegisterEvent,
  changed?: Partial<RegisteredOpinion>,
): void {
  const opinion = opinions.get(id)
  if (!opinion) throw new RangeError(`event ${event.seq} names the unknown opinion ${id}`)
  opinions.set(id, { ...opinion, ...(changed ?? changeOf(opinion, event)), seq: event.seq })
}

/** Members that a group lost stand alone again; those it gained stand in it. */
function regroup(
  opinions: Map<OpinionId, RegisteredOpinion>,
  groups: ReadonlyMap<GroupId, Group>,
  event: RegisterEvent & { type: 'grouped' },
): void {
  const { groupId, opinionIds } = event.payload
  for (const id of groups.get(groupId)?.opinionIds ?? [])
    if (opinions.get(id)?.groupId === groupId && !opinionIds.includes(id))
      change(opinions, id, event, { groupId: null })
  for (const id of opinionIds) change(opinions, id, event, { groupId, isSingle: false })
}

/** Opinions that keep a document from moving on: open, or accepted and not yet in the text. */
export function unsettled(state: RegisterState): RegisteredOpinion[] {
  return [...state.opinions.values()].filter(
    ({ status, implementation }) =>
      status === 'open' || implementation === 'pending' || implementation === 'conflict',
  )
}
