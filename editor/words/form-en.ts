// English words: checking the form of a Word file.

import { counted } from './counted.ts'
import type { Words } from './vi.ts'

/** The English words of the form check. */
export const formEn: Pick<Words, 'formCheck'> = {
  formCheck: {
    open: 'Check the form…',
    openHint: 'Hold a Word file against the guide',
    noted: count =>
      `Its form has ${counted(count, 'point')} to look at; choose “Check the form…” in the Word menu or on the list.`,
    departingHint: (name, count) => `${name}: ${counted(count, 'point')} to look at`,
    title: 'Check the form of a Word file',
    profile: 'Hold against',
    unverifiedProfile:
      'Nobody has compared these rules with the full text of the guide. Take the result as a hint to look again.',
    dropHint: 'The file is only read to be checked, and not kept. 40 MB at most.',
    working: 'Checking…',
    failed: 'The file was not checked',
    cancelled: 'The check was stopped.',
    clean: 'Nothing departs from the form',
    cleanHint: 'Drawn rules, pictures, footnotes and the sizes in tables are not checked.',
    result: (name, count) => `${name}: ${counted(count, 'point')} to look at`,
    severities: { must: 'Must be corrected', should: 'Should be corrected', hint: 'Worth a look' },
    severityHints: {
      must: 'by an excerpt of the guide, or two sources that agree',
      should: 'one source says so',
      hint: 'not compared with the guide, or a default',
    },
    regions: {
      file: 'Whole file',
      page: 'Page',
      header: 'Header',
      title: 'Type and subject',
      text: 'Text',
      signature: 'Signature, recipients',
      annex: 'Annex',
    },
    paragraph: number => `paragraph ${number}`,
    times: count => counted(count, 'place'),
    found: 'Found',
    expected: 'Expected',
    source: 'Source',
    unverified: 'unverified',
    copy: 'Copy the list',
    copied: 'The list was copied.',
    notCopied: 'The browser does not allow copying. Select the list and copy it by keyboard.',
    again: 'Check another file',
  },
}
