// Words of an observer's field, in English.

import type { FieldWords } from './field-vi.ts'

/** The words. */
export const fieldEn: FieldWords = {
  region: 'Your field',
  own: 'You comment on:',
  rest: 'The other sections are yours to read.',
  none: 'No section of this document is in your field: you read all of it and give no opinions.',
  newsRegion: 'Changes in your sections',
  news: 'The sections you were given have changed.',
  whole: 'You comment on all sections now.',
  fieldAdded: names => `New to comment on: ${names}.`,
  fieldGone: names => `No longer to comment on: ${names}.`,
  lent: names => `Yours alone to write in: ${names}.`,
  back: names => `No longer yours alone: ${names}.`,
  read: 'I have read this',
}
