// English words: the Word files that a document came from.

import type { originalsVi } from './originals-vi.ts'

/** The English words of the originals. */
export const originalsEn: typeof originalsVi = {
  originals: {
    open: 'Files as they were sent',
    openHint: 'The Word files that were sent in, unchanged',
    title: 'Files as they were sent',
    hint: 'Each file is kept with the document to the letter and cannot be deleted.',
    none: 'No file yet',
    noneHint:
      'When a document is made from a Word file, or opinions are read from one, that file is kept here.',
    failed: 'The list of files could not be opened',
    unnamed: 'File without a name',
    uses: { draft: 'The document was made from it', opinions: 'Opinions were read from it' },
    about: (size, by, at) => `${size} KB · sent by ${by} at ${at}`,
    save: 'Download',
    saveOf: name => `Download ${name}`,
    notSaved: 'The file could not be downloaded',
    kept: 'The file is kept with the document as it is.',
  },
}
