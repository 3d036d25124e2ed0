// The same words in English, chosen by the language switch and loaded only then.

import { consolidationEn } from './consolidation-en.ts'
import { draftEn } from './draft-en.ts'
import { formEn } from './form-en.ts'
import { fromWordEn } from './from-word-en.ts'
import { frontMatterEn } from './front-matter-en.ts'
import { importEn } from './import-en.ts'
import { labelsEn } from './labels-en.ts'
import { opinionsEn } from './opinions-en.ts'
import { originalsEn } from './originals-en.ts'
import { pagesEn } from './pages-en.ts'
import { roundsEn } from './rounds-en.ts'
import { versionsEn } from './versions-en.ts'
import type { Words } from './vi.ts'

/** The English words. */
export const en: Words = {
  ...labelsEn,
  ...pagesEn,
  ...draftEn,
  ...opinionsEn,
  ...consolidationEn,
  ...roundsEn,
  ...fromWordEn,
  ...frontMatterEn,
  ...importEn,
  ...originalsEn,
  ...formEn,
  ...versionsEn,
}
