// Every word the pages show, in Vietnamese. The English words (en.ts) have exactly this shape.

import { consolidationVi } from './consolidation-vi.ts'
import { draftVi } from './draft-vi.ts'
import { formVi } from './form-vi.ts'
import { fromWordVi } from './from-word-vi.ts'
import { frontMatterVi } from './front-matter-vi.ts'
import { importVi } from './import-vi.ts'
import { labelsVi } from './labels-vi.ts'
import { opinionsVi } from './opinions-vi.ts'
import { originalsVi } from './originals-vi.ts'
import { pagesVi } from './pages-vi.ts'
import { roundsVi } from './rounds-vi.ts'
import { versionsVi } from './versions-vi.ts'

/** The Vietnamese words. Numbers arrive already written the Vietnamese way. */
export const vi = {
  ...labelsVi,
  ...pagesVi,
  ...draftVi,
  ...opinionsVi,
  ...consolidationVi,
  ...roundsVi,
  ...fromWordVi,
  ...frontMatterVi,
  ...importVi,
  ...originalsVi,
  ...formVi,
  ...versionsVi,
}

/** The shape that every language fills. */
export type Words = typeof vi
