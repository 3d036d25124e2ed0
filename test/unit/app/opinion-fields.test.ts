// From the filled-in form to the opinion that is sent, and what keeps it back.

import { describe, expect, test } from 'vitest'
import type { OpinionDraft } from '#model/opinion.ts'
import {
  draftFrom,
  emptyFields,
  fieldsOf,
  missingIn,
  type OpinionAbout,
  type OpinionFields,
} from '../../../editor/app/draft/opinion-fields.ts'

const quote = 'giải ngân còn chậm'
const own: OpinionAbout = { words: { anchor: { quote }, quote }, sectionKey: 'a', isOnBehalf: false }
const clerk: OpinionAbout = { words: null, sectionKey: 'a', isOnBehalf: true }
const fields = (change: Partial<OpinionFields>): OpinionFields => ({
  ...emptyFields,
  proposedText: quote,
  ...change,
})

describe('what is missing', () => {
  test.each([
    ['words left as they are and no reason', own, {}, ['body']],
    ['a reason alone', own, { body: 'Nêu số' }, []],
    ['a changed wording alone', own, { proposedText: 'giải ngân đạt 62%' }, []],
    ['kind “change” with the words left', own, { kind: 'replace', body: 'x' }, ['proposal']],
    ['for others, without saying for whom', clerk, { body: 'x' }, ['holder']],
    ['for a unit', clerk, { body: 'x', onBehalfOfUnit: 'u' }, []],
    [
      'more agree than were there',
      clerk,
      { body: 'x', onBehalfOf: 'Chi bộ 1', agreed: '9', present: '5' },
      ['count'],
    ],
    ['one of two numbers', clerk, { body: 'x', onBehalfOf: 'Chi bộ 1', agreed: '', present: '5' }, ['count']],
  ] as const)('[UI963] %s', (_, about, change, missing) => {
    expect(missingIn(fields(change), about)).toEqual(missing)
  })
})

test('[UI963] the kind is guessed until it is chosen, an untouched wording is no proposal', () => {
  expect(draftFrom('o1', fields({ proposedText: 'giải ngân đạt 62%' }), own, 'Sửa.')).toMatchObject({
    kind: 'replace',
    proposedText: 'giải ngân đạt 62%',
    body: 'Sửa.',
    anchor: { quote },
  })
  expect(draftFrom('o1', fields({ body: ' Vì sao? ' }), own, 'Sửa.')).toMatchObject({
    kind: 'clarify',
    proposedText: null,
    body: 'Vì sao?',
  })
})

test('[UI963] an opinion from a meeting carries its minutes and head count, one of one’s own carries neither', () => {
  const change = {
    body: 'x',
    onBehalfOf: 'Chi bộ 1',
    source: 'meeting',
    sourceRef: ' BB 07 ',
    agreed: '12',
    present: '15',
  } as const
  expect(draftFrom('o1', fields(change), clerk, '')).toMatchObject({
    source: 'meeting',
    sourceRef: 'BB 07',
    headCount: { agreed: 12, present: 15 },
    onBehalfOf: 'Chi bộ 1',
  })
  expect(draftFrom('o1', fields(change), own, '')).not.toHaveProperty('headCount')
})

test('[UI963] an opinion that came back is written on as it was', () => {
  const draft: OpinionDraft = {
    ...draftFrom('o1', fields({ proposedText: 'giải ngân đạt 62%', body: 'x', criterion: 'RB3' }), own, ''),
    corrects: 'o0',
  }
  expect(draftFrom('o1', fieldsOf(draft), own, '')).toEqual(draft)
})
