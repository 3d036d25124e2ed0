// English words: a document that begins from a Word file.

import type { fromWordVi } from './from-word-vi.ts'

/** The English words of the way from Word. */
export const fromWordEn: typeof fromWordVi = {
  fromWord: {
    choose: 'From a Word file…',
    chosen: (name: string) => `Takes its text from ${name}`,
    remove: 'Without a file',
    hint: 'Optional. Up to 40 MB; you look at its parts and place each before the document is made.',
    next: 'Look at the parts…',
    title: (name: string) => `Place the parts of ${name}`,
    reading: 'Sending and reading the file…',
    failed: 'The file could not be read',
    back: 'Back',
    intro:
      'Each part of the file goes to the section at its right. Look at them, above all at the marked rows; the file itself is not changed, and not kept on the server.',
    part: 'Part of the file',
    goesTo: 'Goes to',
    noHeading: '(no heading)',
    counts: (syllables: string, tables: string, lists: string) =>
      [`${syllables} syllables`, tables && `${tables} tables`, lists && `${lists} list items`]
        .filter(part => part !== '')
        .join(' · '),
    unassigned: 'Not placed yet',
    leftOut: 'Left out',
    goesToOf: (part: string) => `Section for “${part}”`,
    summary: (placed: string, unassigned: string, leftOut: string) =>
      `${placed} parts placed, ${unassigned} not placed yet, ${leftOut} left out.`,
    unassignedHint:
      'Parts not placed yet stand by themselves before the annexes, to be moved into their sections.',
    legacy: (count: string) => `Turn ${count} stretches in an old font (TCVN3, VNI) into Unicode`,
    legacyHint:
      'Untick it and they stay as they are in the file. Either way, read them before you begin the document.',
    notTaken: (count: string) => `What does not come into the text (${count})`,
    kinds: {
      deleted: 'Words deleted in the file',
      comment: 'Comments',
      footnote: 'Footnotes',
      endnote: 'Endnotes, which are footnotes now',
      textBox: 'Text boxes',
      headerFooter: 'Headers and footers',
      contents: 'Table of contents',
      formula: 'Formulas',
      image: 'Pictures',
      heading: 'Headings that the outline has in other words',
      form: 'Front matter and signature',
    },
    create: 'Create the document',
    created: 'The document was made',
    createdHint:
      'This is what the text does not hold of the file. Copy what you need before you close. The Word file is kept with the document, behind “Export to Word”.',
    open: 'Open the document',
    empty: 'The file has no words to take over.',
  },
}
