// Every word the pages show, in Vietnamese. The English words (en.ts) have exactly this shape.

import { draftVi } from './draft-vi.ts'
import { labelsVi } from './labels-vi.ts'
import { pagesVi } from './pages-vi.ts'

/** The Vietnamese words. Numbers arrive already written the Vietnamese way. */
export const vi = { ...labelsVi, ...pagesVi, ...draftVi }

/** The shape that every language fills. */
export type Words = typeof vi
