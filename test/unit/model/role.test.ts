// The one table of rights, and the one table of moves between stages.

import { expect, test } from 'vitest'
import { draftAfter, findMove, moves } from '#model/move.ts'
import { type Action, actions, may, permissions } from '#model/right.ts'
import { isRole, isSuperior, type Role, roles } from '#model/role.ts'
import { isOpenForOpinions, isOpenForWriting, isStage, type Stage, stages } from '#model/stage.ts'

const closed: readonly Stage[] = stages.slice(stages.indexOf('submitted'))

test('[ST201] only drafters and their lead ever write in the text, and nobody from submission on', () => {
  for (const role of roles) {
    for (const stage of stages) {
      const drafts = role === 'drafter' || role === 'lead_drafter'
      expect(may(role, 'write', stage), `${role} at ${stage}`).toBe(drafts && !closed.includes(stage))
    }
  }
})

test('[ST202] nobody gives or decides an opinion once the document is approved', () => {
  const after = stages.slice(stages.indexOf('approved'))
  for (const stage of after) {
    for (const action of ['opine', 'opineForOthers', 'proposeDisposition', 'confirmDisposition'] as const) {
      expect(roles.filter(role => may(role, action, stage))).toEqual([])
    }
  }
})

test('[ST203] superiors see nothing of a document before it is open for consultation', () => {
  for (const role of roles.filter(isSuperior)) {
    expect(permissions([role], 'drafting')).toEqual([])
    expect(permissions([role], 'internal_review')).toEqual([])
    expect(may(role, 'read', 'consultation')).toBe(true)
  }
})

test('[ST204] the administrator reads no text, at no stage', () => {
  for (const stage of stages) expect(permissions(['admin'], stage)).toEqual([])
})

const expected: [Role, Stage, Action[]][] = [
  [
    'drafter',
    'drafting',
    [
      'read',
      'readOpinions',
      'write',
      'proposeDisposition',
      'answerFindings',
      'keepVersion',
      'export',
      'exportReview',
      'readOriginals',
      'create',
    ],
  ],
  [
    'lead_drafter',
    'consolidation',
    [
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
      'moveStage',
      'closeRequests',
      'export',
      'exportReview',
      'readOriginals',
      'editFrontMatter',
      'create',
    ],
  ],
  ['committee_member', 'consultation', ['read', 'readOpinions', 'opine']],
  ['party_member', 'consultation', ['read', 'opine']],
  [
    'secretary_compiler',
    'consultation',
    [
      'read',
      'readOpinions',
      'opineForOthers',
      'openRound',
      'consolidate',
      'moveStage',
      'export',
      'exportReview',
      'readOriginals',
    ],
  ],
  [
    'party_secretary',
    'drafting',
    [
      'read',
      'readOpinions',
      'opine',
      'answerFindings',
      'keepVersion',
      'closeRequests',
      'export',
      'exportReview',
      'readOriginals',
      'editFrontMatter',
      'create',
    ],
  ],
  [
    'clerk',
    'adopted',
    [
      'read',
      'readOpinions',
      'moveStage',
      'export',
      'exportReview',
      'readOriginals',
      'editFrontMatter',
      'numberDocument',
    ],
  ],
  [
    'standing_member',
    'submitted',
    [
      'read',
      'readOpinions',
      'opine',
      'answerBinding',
      'decideApproval',
      'verifyRequests',
      'export',
      'exportReview',
    ],
  ],
  ['personnel_officer', 'drafting', []],
]
test.each(expected)('[ST205] %s at %s may do what the field says and nothing else', (role, stage, wanted) => {
  expect(permissions([role], stage)).toEqual(wanted)
})

test('[SG91] a superior takes the review copy; the clean text who decides for a body, once it is closed; observers and who only opines take no file', () => {
  const files = (role: Role, stage: Stage) =>
    permissions([role], stage).filter(action => action === 'export' || action === 'exportReview')
  for (const stage of stages) {
    const isSeen = stages.indexOf(stage) >= stages.indexOf('consultation')
    const review = isSeen ? ['exportReview'] : []
    expect([stage, files('steering_member', stage)]).toEqual([stage, review])
    const whole = stages.indexOf(stage) >= stages.indexOf('submitted') ? ['export', 'exportReview'] : review
    for (const role of ['steering_head', 'standing_member'] as const)
      expect([stage, role, files(role, stage)]).toEqual([stage, role, whole])
    for (const role of [
      'committee_member',
      'party_member',
      'personnel_officer',
      'observer_superior',
      'admin',
    ] as const)
      expect([stage, role, files(role, stage)]).toEqual([stage, role, []])
    for (const role of ['drafter', 'lead_drafter', 'secretary_compiler', 'party_secretary', 'clerk'] as const)
      expect([stage, role, files(role, stage)]).toEqual([stage, role, ['export', 'exportReview']])
  }
})

test('[ST206] several roles give what each of them gives', () => {
  expect(permissions(['party_member', 'drafter'], 'drafting')).toEqual(
    actions.filter(action => may('party_member', action, 'drafting') || may('drafter', action, 'drafting')),
  )
})

test('[ST207] every move leads from a stage to another, by somebody, and every stage but the last can be left', () => {
  for (const move of moves) {
    expect(move.from).not.toBe(move.to)
    expect(move.by.length).toBeGreaterThan(0)
    expect(
      move.by.every(role => may(role, move.decidedBy ? 'decideApproval' : 'moveStage', move.from)),
      `${move.from} → ${move.to}`,
    ).toBe(true)
  }
  expect(stages.filter(stage => !moves.some(({ from }) => from === stage))).toEqual(['archived'])
})

test('[ST208] nothing is submitted, approved or put to the committee with opinions open', () => {
  for (const to of ['committee_review', 'submitted'] as const) {
    for (const move of moves.filter(candidate => candidate.to === to))
      expect(move.gates).toContain('opinions')
  }
  expect(findMove('approved_with_changes', 'approved')?.gates).toContain('opinions')
})

test('[ST209] there is no way past a stage that the table does not name', () => {
  expect(findMove('drafting', 'approved')).toBe(null)
  expect(findMove('submitted', 'drafting')).toBe(null)
  expect(findMove('consultation', 'consolidation')?.by).toEqual(['party_secretary', 'secretary_compiler'])
})

test('[ST210] a draft gets the next number when it returns from consultation or later, not from internal review', () => {
  expect(draftAfter(1, 'internal_review', 'drafting')).toBe(1)
  expect(draftAfter(1, 'consolidation', 'drafting')).toBe(2)
  expect(draftAfter(2, 'changes_requested', 'drafting')).toBe(3)
  expect(draftAfter(2, 'consolidation', 'committee_review')).toBe(2)
})

test('[ST211] names from outside are roles and stages only when they stand in the lists', () => {
  expect(roles.every(isRole)).toBe(true)
  expect(stages.every(isStage)).toBe(true)
  for (const name of ['', 'Drafter', 'constructor', '__proto__', 'toString']) {
    expect(isRole(name)).toBe(false)
    expect(isStage(name)).toBe(false)
  }
})

test('[ST201] writing closes with submission, opinions with approval', () => {
  expect(stages.filter(isOpenForWriting).at(-1)).toBe('changes_requested')
  expect(stages.filter(isOpenForOpinions).at(-1)).toBe('approved_with_changes')
})
