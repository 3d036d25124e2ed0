// Words of assignments on the administration page, in English.

import type { AssignmentWords } from './assignments-vi.ts'

/** The words. */
export const assignmentsEn: AssignmentWords = {
  open: 'Assign…',
  openFor: name => `Assign to ${name}`,
  title: name => `Assigned to ${name}`,
  hint: 'Without an assignment everything below is looked after. With one, only what was assigned can be seen, and only while it is.',
  clerkHint:
    'A clerk sees and numbers a personnel document only when it was assigned by name. Other documents of the unit need no assignment.',
  present: 'Assigned now',
  none: 'No unit or document was assigned.',
  document: (name, id) => `A document of ${name} (id ${id})`,
  from: time => `from ${time}`,
  until: time => `until ${time}`,
  ended: 'has ended',
  remove: 'Take away',
  removeOf: what => `Take away: ${what}`,
  removed: 'The assignment was taken away.',
  target: 'Assign',
  targetPlaceholder: 'Choose a unit or a document',
  oneDocument: 'One document…',
  link: 'Address of the document’s page',
  linkHint: 'Paste the address that the unit sent; this page shows no titles of documents.',
  linkWrong: 'No such document lies within this unit’s reach. Check the address.',
  targetMissing: 'Choose a unit below or a document.',
  field: 'Field: sections to comment on',
  fieldHint:
    'Empty: opinions everywhere. Chosen: the whole document is read, but opinions are given in these sections and those under them alone.',
  fieldPlaceholder: 'Every section',
  noSection: 'No such section.',
  sections: titles => `comments on: ${titles}`,
  starts: 'From (empty: from now on)',
  ends: 'Until (empty: without an end)',
  endsWrong: 'The end has to come after the beginning and after now.',
  submit: 'Assign',
  done: name => `Assigned to ${name}.`,
  failed: 'The assignments could not be loaded',
}
