// Who may do what, at which stage: the one table of rights (domain §5.2).

import { moves } from './move.ts'
import { isSuperior, type Role, type SuperiorRole } from './role.ts'
import { isOpenForRounds } from './round.ts'
import { isOpenForAmendment, isOpenForOpinions, isOpenForWriting, type Stage, stages } from './stage.ts'

/** What can be done with a document. */
export const actions = [
  'read', // open the text
  'readOpinions', // see everyone's opinions
  'opine', // give an opinion, with or without a proposed text
  'opineForOthers', // enter opinions given outside the product, on behalf of somebody
  'write', // type into the text
  'lendSections', // give a section into one drafter's hand, and take it back
  'proposeDisposition', // suggest how an opinion be decided
  'confirmDisposition', // decide
  'answerBinding', // say whether a binding request may be declined
  'openRound', // ask for opinions until a day: open, extend, remind
  'consolidate', // group opinions, place them by hand, close a round's consolidation
  'answerFindings', // write why a gate's finding may stand, answer a question, mark figures as the same
  'keepVersion', // name the present text as a version
  'restoreVersion', // bring a kept version back into the text
  'moveStage', // make at least one of the moves open at this stage
  'decideApproval', // take a decision for a body above that the document waits for
  'closeRequests', // say that a binding request is carried out
  'verifyRequests', // say for the body that asked whether it is
  'amend', // open a closed text for writing, with a reason and an authority, and close it again
  'export', // take a Word file
  'exportReview', // take the review copy: the text with its opinions
  'readOriginals', // get the Word files back that the document came from
  'editFrontMatter', // who issues it, where, when, who signs, who gets it
  'numberDocument', // give it its number, where the format profile says
  'create', // begin a document in the unit
] as const
/** One right. */
export type Action = (typeof actions)[number]

const own: Readonly<Record<Exclude<Role, SuperiorRole>, readonly Action[]>> = {
  drafter: [
    'read',
    'readOpinions',
    'write',
    'proposeDisposition',
    'answerFindings',
    'keepVersion',
    'export',
    'readOriginals',
    'create',
  ],
  lead_drafter: [
    'read',
    'readOpinions',
    'write',
    'lendSections',
    'proposeDisposition',
    'confirmDisposition',
    'consolidate',
    'answerFindings',
    'keepVersion',
    'restoreVersion',
    'closeRequests',
    'amend',
    'export',
    'readOriginals',
    'editFrontMatter',
    'create',
  ],
  secretary_compiler: [
    'read',
    'readOpinions',
    'opineForOthers',
    'openRound',
    'consolidate',
    'export',
    'readOriginals',
  ],
  committee_member: ['read', 'readOpinions', 'opine'],
  party_secretary: [
    'read',
    'readOpinions',
    'opine',
    'openRound',
    'answerFindings',
    'keepVersion',
    'closeRequests',
    'export',
    'readOriginals',
    'editFrontMatter',
    'create',
  ],
  party_member: ['read', 'opine'],
  personnel_officer: [],
  clerk: [
    'read',
    'readOpinions',
    'opineForOthers',
    'export',
    'readOriginals',
    'editFrontMatter',
    'numberDocument',
  ],
  admin: [],
}

const superior: Readonly<Record<SuperiorRole, readonly Action[]>> = {
  steering_member: ['read', 'readOpinions', 'opine', 'answerBinding', 'exportReview'],
  steering_head: [
    'read',
    'readOpinions',
    'opine',
    'answerBinding',
    'verifyRequests',
    'exportReview',
    'export',
  ],
  standing_member: [
    'read',
    'readOpinions',
    'opine',
    'answerBinding',
    'verifyRequests',
    'exportReview',
    'export',
  ],
  observer_superior: ['read', 'readOpinions', 'opine'],
}

/**
 * Whether a role may do something to a document at a stage. The one place where rights are decided.
 *
 * Superiors see a document from `consultation` on: a draft is not handed over before (threat model, steering team).
 * Opinions end with approval, writing with submission (contract). The administrator reads no text. A superior takes the clean text
 * once it is closed, never a draft (ADR 31).
 *
 * @param stage where the document stands; for `create` any stage gives the same answer
 * @param isAmending whether a closed text is open under an amendment: then who may amend writes, and nobody else
 */
export function may(role: Role, action: Action, stage: Stage, isAmending = false): boolean {
  if (!sees(role, stage)) return false
  const granted = isSuperior(role) ? superior[role] : own[role]
  switch (action) {
    case 'moveStage':
      return moves.some(move => move.from === stage && move.by.includes(role) && !move.decidedBy)
    case 'decideApproval':
      return moves.some(move => move.from === stage && move.by.includes(role) && move.decidedBy)
    case 'write':
    case 'restoreVersion':
    case 'answerFindings':
    case 'lendSections':
      if (isAmending) return granted.includes('amend') && isOpenForAmendment(stage)
      return granted.includes(action) && isOpenForWriting(stage)
    case 'amend':
      return granted.includes(action) && isOpenForAmendment(stage)
    case 'opine':
    case 'opineForOthers':
    case 'proposeDisposition':
    case 'confirmDisposition':
    case 'answerBinding':
    case 'consolidate':
    case 'closeRequests':
    case 'verifyRequests':
      return granted.includes(action) && isOpenForOpinions(stage)
    case 'openRound':
      return granted.includes(action) && isOpenForRounds(stage)
    case 'export':
      return granted.includes(action) && !(isSuperior(role) && isOpenForWriting(stage))
    case 'exportReview':
      return granted.includes(action) || granted.includes('export')
    case 'editFrontMatter':
      return granted.includes(action) && (isOpenForWriting(stage) || keepsForm(role, stage))
    case 'numberDocument':
      return granted.includes(action) && keepsForm(role, stage)
    case 'read':
    case 'readOpinions':
    case 'keepVersion':
    case 'readOriginals':
    case 'create':
      return granted.includes(action)
  }
}

/** Everything a set of roles may do at a stage, in the order of `actions`. */
export function permissions(held: readonly Role[], stage: Stage, isAmending = false): Action[] {
  return actions.filter(action => held.some(role => may(role, action, stage, isAmending)))
}

/** The clerk puts the form right until the document lies in the archive. */
function keepsForm(role: Role, stage: Stage): boolean {
  return role === 'clerk' && stage !== 'archived'
}

function sees(role: Role, stage: Stage): boolean {
  return !isSuperior(role) || stages.indexOf(stage) >= stages.indexOf('consultation')
}
