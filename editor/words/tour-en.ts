// English words: the hint for newcomers on the draft page.

import type { TourWords } from './tour-vi.ts'

/** The English words. */
export const tourEn: TourWords = {
  title: 'Three steps to begin',
  dismiss: 'Understood, do not show again',
  steps: {
    see: 'Press an opinion on the right to see the words it concerns.',
    opine: 'Select words in the text and press Give an opinion.',
    write: 'Go on writing in a thin section ◐ of the outline on the left.',
    export: 'Press Export to Word for a file in the prescribed format.',
    outline: 'Press a section of the outline on the left to go there.',
    answers: 'Opinions you sent stand on the right, with their answers.',
  },
}
