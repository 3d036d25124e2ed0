// Words of the history page, in English.

import type { ApprovalBody, ApprovalDecision, Minutes, Vote } from '#model/approval.ts'
import { counted } from './counted.ts'
import { formatDay } from './day.ts'
import type { historyVi } from './history-vi.ts'

const bodies: Readonly<Record<ApprovalBody, string>> = {
  steering: 'The steering team',
  standing: 'The standing committee',
}
const decided: Readonly<Record<ApprovalDecision, string>> = {
  approve: 'passed the text',
  approveWithRequests: 'passed the text with binding requests',
  return: 'returned the text with reasons',
}

/** What a decision rests on. */
const rests = (minutes?: Minutes | null, vote?: Vote | null): string[] => [
  ...(minutes ? [`minutes ${minutes.number} of ${formatDay(minutes.date)}`] : []),
  ...(vote ? [`${vote.for} of ${vote.present} for, ${vote.against} against, ${vote.blank} blank`] : []),
]

const events: (typeof historyVi)['events'] = {
  documentCreated: ({ title, fromFile, synthesizes }) =>
    synthesizes
      ? `Made the report “${title}” from the register of “${synthesizes.title}” (${synthesizes.opinions} opinions)`
      : `Began the document “${title}” from its template${fromFile ? ` and the Word file ${fromFile}` : ''}`,
  synthesisUpdated: ({ added }) => `Added from the register that is consolidated: ${added.length} opinions`,
  fileImported: ({ name }) => `Read opinions from the Word file ${name}`,
  received: ({ kind, onBehalfOf, isLate }, { opinion, kinds }) =>
    `Gave the opinion ${opinion} (${kinds[kind]})${onBehalfOf ? `, on behalf of ${onBehalfOf}` : ''}${isLate ? ', late' : ''}`,
  dispositionProposed: ({ decision }, { opinion, decisions }) =>
    `Proposed for ${opinion}: ${decisions[decision]}`,
  dispositionConfirmed: ({ decision }, { opinion, decisions }) =>
    `Decided on ${opinion}: ${decisions[decision]}`,
  dispositionUndone: ({ decision, takenOut }, { opinion, decisions }) =>
    `Took back the decision on ${opinion}: ${decisions[decision]}${takenOut ? '; its words left the text' : ''}`,
  implemented: ({ by, noChange }, { opinion }) => {
    if (noChange !== undefined) return `Noted that ${opinion} needs no change of the text`
    return by === 'server'
      ? `The words of ${opinion} entered the text`
      : `Noted the change made for ${opinion}`
  },
  placementRefused: (_, { opinion }) =>
    `The words of ${opinion} could not enter the text by themselves: the place had changed`,
  withdrawn: (_, { opinion }) => `Withdrew the opinion ${opinion}`,
  replied: (_, { opinion }) => `Replied under ${opinion}`,
  supported: ({ stance }, { opinion }) =>
    ({
      for: `Supported ${opinion}`,
      against: `Spoke against ${opinion}`,
      none: `Took back what was said about ${opinion}`,
    })[stance],
  reserved: (_, { opinion }) => `Reserved the opinion ${opinion}`,
  issuerAnswered: ({ agrees }, { opinion }) =>
    `Answered on the binding request ${opinion}: ${agrees ? 'the draft may stay' : 'the draft may not stay'} as it is`,
  placed: (_, { opinion }) => `Put ${opinion} at other words`,
  roundOpened: ({ number, title, closesAt }, { time }) =>
    `Opened round ${number}, ${title}, until ${time(closesAt)}`,
  roundExtended: ({ closesAt }, { time }) => `Moved the end of a round to ${time(closesAt)}`,
  roundClosed: () => 'Closed the consolidation of a round',
  reminded: ({ units, people }) =>
    `Reminded ${[units.length > 0 ? `${units.length} units` : '', people.length > 0 ? `${people.length} people` : ''].filter(Boolean).join(' and ')}`,
  noOpinion: ({ unit, person }) => `Recorded “no opinion”: ${unit?.name ?? person?.name ?? ''}`,
  grouped: ({ title, opinionIds }, { count }) =>
    opinionIds.length === 0
      ? `Dissolved the group “${title}”`
      : `Put ${count(opinionIds.length)} opinions into the group “${title}”`,
  keptSingle: ({ opinionIds, isSingle }, { count }) =>
    isSingle
      ? `Gave ${count(opinionIds.length)} opinions lines of their own`
      : `Took the lines of their own from ${count(opinionIds.length)} opinions`,
  stageMoved: ({ from, to, draft, minutes, vote }, { stages }) =>
    [
      `Moved the document from ${stages[from]} to ${stages[to]}, draft ${draft}`,
      ...rests(minutes, vote),
    ].join('; '),
  approvalDecided: ({ body, decision, requests, minutes, vote }) =>
    [
      `${bodies[body]} ${decided[decision]}${requests.length > 0 ? ` (${requests.length} requests)` : ''}`,
      ...rests(minutes, vote),
    ].join('; '),
  requestClosed: ({ number }) => `Said that request ${number} is carried out`,
  requestVerified: ({ number, isVerified }) =>
    isVerified ? `Verified request ${number}` : `Sent request ${number} back`,
  amendmentOpened: ({ number, authority }) => `Opened amendment ${number}, on the authority of ${authority}`,
  amendmentClosed: ({ number, sha256Before, sha256After }) =>
    `Closed amendment ${number}: ${sha256Before === sha256After ? 'the text stayed as it was' : 'the text has a new hash'}`,
  versionKept: ({ name }) => `Kept the version “${name}”`,
  versionRestored: ({ name }) => `Restored the text to the version “${name}”`,
  frontMatterSet: () => 'Set the form of the first page',
  findingAnswered: ({ answer }) => {
    if (answer === null) return 'Took back the answer to a finding'
    return answer === '' ? 'Put a question aside' : 'Answered a finding'
  },
  figureMarked: ({ name }) => `Marked a place of the figure “${name}”`,
  figureUnmarked: () => 'Unmarked a place of a figure',
  sectionLent: ({ to }) => `Lent a section to ${to.name}`,
  sectionReturned: () => 'Took a lent section back',
}

/** The words of the history page. */
export const historyEn: typeof historyVi = {
  title: 'History of the document',
  events,
  unknown: 'Recorded something this page has no name for yet',
  server: 'Server',
  nobody: 'Name unknown',
  columns: { at: 'When', who: 'Who', what: 'What', said: 'Words', seq: 'Number', hash: 'Hash' },
  role: 'Role',
  group: 'Kind of act',
  groups: {
    opinions: 'Opinions and decisions',
    rounds: 'Rounds',
    text: 'Text and versions',
    stages: 'Stages, approval',
    other: 'Other acts',
  },
  everyGroup: 'Every act',
  person: 'Person',
  everybody: 'Everybody',
  from: 'From',
  to: 'To',
  anyDay: 'day/month/year',
  clearDay: 'Clear the day',
  clear: 'Clear filters',
  shown: (shown, all) => `${shown} of ${all} entries`,
  all: all => `${all} entries`,
  list: 'What was done, latest first',
  nothing: 'Nothing matches the filters.',
  export: 'Export table',
  exportHint: 'A .csv table of the entries shown',
  fileName: title => `${title} – history.csv`,
  whole: count => `Whole: ${counted(count, 'entry', 'entries')} checked`,
  wholeHint: head =>
    `Each entry carries a hash made from the one before; the server has just made all of them anew, and they agree. Last hash: ${head}`,
  broken: seq => `No longer whole from entry ${seq}`,
  brokenHint:
    'That entry was changed, lost or moved. The document opens for reading only; ask the administrator to compare it with a backup.',
  isBroken: 'hash does not agree',
  failed: 'The history could not be loaded',
  forbidden: 'Your role does not see the history of this document',
  forbiddenHint: 'The history is for those who may see every opinion. Ask the lead drafter if you need it.',
  due: day => `next draft due ${day}`,
  toDraft: 'To the text',
  check: {
    open: 'Check a file…',
    title: 'Check a Word file',
    hint: 'Choose a .docx file or drop it here to learn which text of this document it is, or where it differs. It is only read, never kept.',
    choose: 'Choose a file…',
    working: 'Comparing…',
    again: 'Check another file',
    failed: 'The file could not be checked',
    current: 'the text as it is',
    version: name => `the version “${name}”`,
    same: which => `Word by word the file is ${which}.`,
    approved: 'This is the approved text.',
    notApproved: 'This is not the approved text.',
    hashAgrees: 'The hash in the file agrees.',
    hashOther: which => `But the hash in the file is that of ${which}.`,
    hashUnknown: 'But the hash in the file is of no text of this document.',
    hashNone: 'The file states no hash.',
    changed: which => `The file states the hash of ${which}, but its words are others.`,
    another: 'The file is no text of this document.',
    redline:
      'The file compares two versions; these words are those of the later one. It is not the approved text.',
    foreign: 'The file says that it is of another document.',
    differs: (count, which) => `${counted(count, 'difference')} from ${which}`,
    more: 'There are more; only the first ones are listed.',
    beside: count => `${counted(count, 'line')} beside the text: head, signature, recipients`,
    besideHint:
      'These lines are no part of the text that the hash is of and are not compared. Look through them.',
    words: 'Words alone are compared, not their look or the form.',
  },
}
