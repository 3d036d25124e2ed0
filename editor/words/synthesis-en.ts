// English words: a synthesis of opinions as a document of its own.

import { counted } from './counted.ts'
import type { SynthesisWords } from './synthesis-vi.ts'

/** The English words. */
export const synthesisEn: SynthesisWords = {
  beginTitle: 'Make the synthesis of opinions',
  beginHint: count =>
    `Begins a new document of the unit from the register as it stands now (${counted(count, 'opinion')}): under the draft’s headings, with counts, trends, notable and reserved opinions and the full list. It is then edited, reviewed and put before the congress like any other document.`,
  confidential:
    'Only those who deal with personnel may read this draft, so the same holds for its synthesis.',
  title: 'Title',
  titleMissing: 'Give the document a title.',
  suggestedTitle: title => `Báo cáo tổng hợp ý kiến góp ý: ${title}`,
  made: 'Already made from this register:',
  madeAt: time => `made at ${time}`,
  begin: 'Make the report',
  of: 'Consolidates the opinions on',
  readAt: (count, time) => `The register was read at ${time}: ${counted(count, 'opinion')}.`,
  same: 'Nothing has been added to it since.',
  moved: (came, changed) => `Since then: ${counted(came, 'new opinion')}, ${changed} with something new.`,
  updateHint:
    'Only opinions that are not named yet are added; nothing that was written is changed or removed.',
  update: 'Add what is new',
  updated: count => `Added from the register: ${counted(count, 'more opinion')}.`,
  failed: 'The register of this report could not be read.',
}
