// Words of an observer's field, in English.

import type { FieldWords } from './field-vi.ts'

/** The words. */
export const fieldEn: FieldWords = {
  region: 'Your field',
  own: 'You comment on:',
  rest: 'The other sections are yours to read.',
  none: 'No section of this document is in your field: you read all of it and give no opinions.',
}
