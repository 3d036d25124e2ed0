// English words: a synthesis of opinions as a document of its own.

import type { SynthesisWords } from './synthesis-vi.ts'

/** The English words. */
export const synthesisEn: SynthesisWords = {
  beginTitle: 'Make the synthesis of opinions',
  beginHint: count =>
    `Begins a new document of the unit from the ${count} opinions in the register as it stands: under the draft’s headings, with counts, trends, notable and reserved opinions and the full list. It is then edited together, reviewed and put before the congress like any other document.`,
  confidential: 'This draft is for those who deal with personnel alone, and so is its synthesis.',
  title: 'Title',
  titleMissing: 'Give the document a title.',
  suggestedTitle: title => `Báo cáo tổng hợp ý kiến góp ý: ${title}`,
  made: 'Made from this register so far:',
  madeOn: day => `made on ${day}`,
  begin: 'Make the report',
  of: 'Consolidates the opinions on',
  readAt: (count, time) => `The register was read at ${time}: ${count} opinions.`,
  same: 'Nothing has been added to it since.',
  moved: (came, changed) => `Since then: ${came} new opinions, ${changed} with something new.`,
  updateHint: 'Only what is not named yet is added; nothing that was written is changed or removed.',
  update: 'Add what is new',
  updated: count => `Added from the register: ${count} more opinions named.`,
  failed: 'The register of this report could not be read.',
}
