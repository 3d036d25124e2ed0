// Words about taking a decision back, in English.

import type { undoVi } from './undo-vi.ts'

/** The words. */
export const undoEn: typeof undoVi = {
  done: name => `The decision on ${name} was undone.`,
  wordsBack: name => `The decision on ${name} was undone; the old words stand in the text again.`,
  refused: name => `${name} could not be undone`,
  many: count =>
    count === '1'
      ? 'The decision on 1 opinion was undone.'
      : `The decisions on ${count} opinions were undone.`,
  standsNow: 'There now stands:',
  go: 'Go there in the text',
  gone: 'That paragraph is no longer in the text.',
  nothing:
    'Since you opened this page you have made no decision that can still be undone. To undo typing, click in the text and press Ctrl+Z.',
}
