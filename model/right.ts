// Who may do what, at which stage: the one table of rights (domain §5.2).

import { moves } from './move.ts'
import { isSuperior, type Role, type SuperiorRole } from './role.ts'
import { isOpenForRounds } from './round.ts'
import { isOpenForOpinions, isOpenForWriting, type Stage, stages } from './stage.ts'

/** What can be done with a document. */
export const actions = [
  'read', // open the text
  'readOpinions', // see everyone's opinions
  'opine', // give an opinion, with or without a proposed text
  'opineForOthers', // enter opinions given outside the product, on behalf of somebody
  'write', // type into the text
  'proposeDisposition', // suggest how an opinion be decided
  'confirmDisposition', // decide
  'answerBinding', // say whether a binding request may be declined
  'openRound', // ask for opinions until a day: open, extend, remind
  'consolidate', // group opinions, place them by hand, close a round's consolidation
  'answerFindings', // write why a gate's finding may stand, answer a question, mark figures as the same
  'keepVersion', // name the present text as a version
  'restoreVersion', // bring a kept version back into the text
  'moveStage', // make at least one of the moves open at this stage
  'export', // take a Word file
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
    'create',
  ],
  lead_drafter: [
    'read',
    'readOpinions',
    'write',
    'proposeDisposition',
    'confirmDisposition',
    'consolidate',
    'answerFindings',
    'keepVersion',
    'restoreVersion',
    'export',
    'editFrontMatter',
    'create',
  ],
  secretary_compiler: ['read', 'readOpinions', 'opineForOthers', 'openRound', 'consolidate', 'export'],
  committee_member: ['read', 'readOpinions', 'opine'],
  party_secretary: [
    'read',
    'readOpinions',
    'opine',
    'openRound',
    'answerFindings',
    'keepVersion',
    'export',
    'editFrontMatter',
    'create',
  ],
  party_member: ['read', 'opine'],
  personnel_officer: [],
  clerk: ['read', 'readOpinions', 'opineForOthers', 'export', 'editFrontMatter', 'numberDocument'],
  admin: [],
}

const superior: Readonly<Record<SuperiorRole, readonly Action[]>> = {
  steering_member: ['read', 'readOpinions', 'opine', 'answerBinding', 'export'],
  steering_head: ['read', 'readOpinions', 'opine', 'answerBinding', 'export'],
  standing_member: ['read', 'readOpinions', 'opine', 'answerBinding', 'export'],
  observer_superior: ['read', 'readOpinions', 'opine'],
}

/**
 * Whether a role may do something to a document at a stage. The one place where rights are decided.
 *
 * Superiors see a document from `consultation` on: a draft is not handed over before (threat model, steering team).
 * Opinions end with approval, writing with submission (contract). The administrator reads no text.
 *
 * @param stage where the document stands; for `create` any stage gives the same answer
 */
export function may(role: Role, action: Action, stage: Stage): boolean {
  if (!sees(role, stage)) return false
  const granted = isSuperior(role) ? superior[role] : own[role]
  switch (action) {
    case 'moveStage':
      return moves.some(move => move.from === stage && move.by.includes(role))
    case 'write':
    case 'restoreVersion':
    case 'answerFindings':
      return granted.includes(action) && isOpenForWriting(stage)
    case 'opine':
    case 'opineForOthers':
    case 'proposeDisposition':
    case 'confirmDisposition':
    case 'answerBinding':
    case 'consolidate':
      return granted.includes(action) && isOpenForOpinions(stage)
    case 'openRound':
      return granted.includes(action) && isOpenForRounds(stage)
    case 'editFrontMatter':
      return granted.includes(action) && (isOpenForWriting(stage) || keepsForm(role, stage))
    case 'numberDocument':
      return granted.includes(action) && keepsForm(role, stage)
    case 'read':
    case 'readOpinions':
    case 'keepVersion':
    case 'export':
    case 'create':
      return granted.includes(action)
  }
}

/** Everything a set of roles may do at a stage, in the order of `actions`. */
export function permissions(held: readonly Role[], stage: Stage): Action[] {
  return actions.filter(action => held.some(role => may(role, action, stage)))
}

/** The clerk puts the form right until the document lies in the archive. */
function keepsForm(role: Role, stage: Stage): boolean {
  return role === 'clerk' && stage !== 'archived'
}

function sees(role: Role, stage: Stage): boolean {
  return !isSuperior(role) || stages.indexOf(stage) >= stages.indexOf('consultation')
}
