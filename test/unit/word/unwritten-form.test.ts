// The form of a file that was never written is that of the file: both ways on every template and profile, and on random texts.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatProfiles, templates } from '#templates/index.ts'
import { readForm } from '../../../server/word/check/read-form.ts'
import type { ExportInput, FilePictures } from '../../../server/word/export-input.ts'
import { unwrittenForm } from '../../../server/word/unwritten-form.ts'
import { exportWord } from '../../support/exported.ts'
import { pngFile } from '../../support/picture-file.ts'
import { reportText, soundWords } from '../../support/report-text.ts'
import { randomDocument } from '../../word/random-documents.ts'
import { doc, footnote, front, heading, input, list, paragraph, section } from './small.ts'

const seed = Number(process.env['FC_SEED'] ?? 20_261_122)
const written = async (made: ExportInput) => readForm(await exportWord(made))
const clean = (text: Parameters<typeof input>[0], over: Partial<ExportInput> = {}) =>
  input(text, [], { mode: 'clean', ...over })

test('[GT70] the form told without writing a file is that of the file: every template, profile and front matter', async () => {
  const fronts: ExportInput['front'][] = [
    front,
    {
      ...front,
      superiorOrg: '',
      number: null,
      subject: 'dòng một\ndòng hai & <b>',
      signerName: null,
      recipients: [],
      draft: null,
    },
    { ...front, secrecy: 'MẬT', urgency: 'KHẨN', circulation: 'LƯU HÀNH NỘI BỘ' },
  ]
  for (const template of templates) {
    const text = reportText(template.id, soundWords)
    for (const profile of formatProfiles) {
      for (const own of fronts) {
        const made = clean(text, { profile, front: own, foot: ['Chân trang'], isLandscape: own === front })
        expect(unwrittenForm(made), `${template.id} ${profile.id}`).toEqual(await written(made))
      }
    }
  }
})

test('[GT70] so too lists, footnotes, pictures and letters that XML may not hold', async () => {
  const file = 'a'.repeat(64)
  const pictures: FilePictures = new Map([
    [file, { bytes: pngFile(100, 80), facts: { type: 'image/png', width: 100, height: 80 } }],
  ])
  const text = doc(
    section(
      's.1',
      heading(2, 'I-', 'Kinh tế'),
      paragraph('Hai\r\n dòng\u0000\u0007 \uFFFE\uFFFF và \uD800 lẻ', footnote('Chú thích.')),
      list('orderedList', [paragraph('một'), list('bulletList', [paragraph('hai')])], [paragraph('')]),
      list('orderedList', [paragraph('lại một')]),
      { type: 'image', attrs: { id: 'p1', file, alt: 'Bản đồ', widthMm: 120 } },
      paragraph('A\u0301 dấu rời'),
    ),
  )
  const made = clean(text, { pictures })
  expect(unwrittenForm(made)).toEqual(await written(made))
})

test('[GT70] so too any text', async () => {
  await fc.assert(
    fc.asyncProperty(
      randomDocument,
      fc.constantFrom(...formatProfiles),
      fc.boolean(),
      async (text, profile, hasContents) => {
        const made = clean(text, { profile, hasContents })
        expect(unwrittenForm(made)).toEqual(await written(made))
      },
    ),
    { seed, numRuns: 60 },
  )
})
