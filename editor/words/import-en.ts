// English words: reading a Word file back.

import type { importVi } from './import-vi.ts'

/** The English words of the import. */
export const importEn: typeof importVi = {
  wordImport: {
    open: 'Read opinions from Word…',
    openHint: 'Comments and tracked changes become opinions',
    title: 'Read opinions from a Word file',
    drop: 'Drop a .docx file here',
    dropHint: 'A file exported “with opinions”, or one that a unit sent back. At most 40 MB.',
    choose: 'Choose a file…',
    chosen: (name, size) => `${name} (${size} KB)`,
    other: 'Choose another file',
    warning:
      'The opinions are recorded under your name, on behalf of the people named in the file. They cannot be deleted afterwards, only withdrawn. Reading the same file again makes no doubles.',
    legacy: 'Turn words in old fonts (TCVN3, VNI) into Unicode',
    legacyHint:
      'Matters only where the file has such words. Untick it and they stay as they are in the file.',
    confirm: 'Record the opinions',
    working: 'Sending and reading the file…',
    failed: 'The file could not be read in',
    cancelled:
      'Stopped waiting. What the server had recorded stays; reading the file again makes no doubles.',
    doneTitle: name => `${name} was read`,
    states: {
      matched: 'In place',
      moved: 'Words changed or moved',
      unplaced: 'Without a place',
    },
    stateHints: {
      matched: 'The words they are about stand in the document as they were',
      moved: 'A likely place was found; have a look',
      unplaced: 'They stand in the register; give them a place on their cards in the draft page',
    },
    total: 'Opinions and replies in all',
    made: (opinions, proposals, replies) =>
      `Newly recorded: ${opinions} opinions, ${proposals} proposals, ${replies} replies.`,
    found: count => `In the register already: ${count}.`,
    messages: 'What else to know',
    again: 'Read another file',
    done: 'Done',
  },
}
