// What a comparison of two versions looks like (model/compare.ts).

import { z } from '@hono/zod-openapi'
import { id } from './schema-parts.ts'

/** A document and two states of its text; `current` stands for the text as it is. */
export const compareParams = z.object({ id, vid: id, other: id })

const mark = z.looseObject({ type: z.string() })
const run = z.object({
  type: z.enum(['kept', 'struck', 'added']),
  text: z.string(),
  marks: z.array(mark),
  picture: z
    .object({ file: z.string(), alt: z.string(), widthMm: z.number() })
    .optional()
    .openapi({ description: 'The picture that stands here.' }),
  footnote: z.string().optional().openapi({ description: 'Words of the footnote that stands here.' }),
})
const shape = z.object({
  type: z.enum(['paragraph', 'heading']),
  level: z.int(),
  label: z.string(),
  align: z.string(),
  item: z
    .object({
      list: z.int(),
      isOrdered: z.boolean(),
      depth: z.int(),
      start: z.int(),
      ordinal: z.int(),
    })
    .nullable(),
})
const place = {
  change: z.enum(['kept', 'changed', 'added', 'removed', 'moved', 'movedAway']),
  id: z.string(),
  sectionKey: z.string(),
  section: z.int().nullable(),
  move: z.int().nullable(),
}
const textBlock = z.object({
  type: z.literal('text'),
  ...place,
  shape,
  shapeBefore: shape.nullable(),
  runs: z.array(run),
})
/** A block of a comparison. */
export const comparedBlock = z
  .union([
    textBlock,
    z.object({ type: z.literal('table'), ...place, caption: z.array(run), rows: z.array(z.lazy(() => row)) }),
  ])
  .openapi('ComparedBlock')
const row: z.ZodType = z
  .object({
    change: z.enum(['kept', 'added', 'removed']),
    cells: z.array(
      z.object({
        isHeader: z.boolean(),
        colspan: z.int(),
        rowspan: z.int(),
        colwidth: z.array(z.number()).nullable(),
        blocks: z.array(z.looseObject({ type: z.string() })),
      }),
    ),
  })
  .openapi('ComparedRow')

/** Answer of `GET …/versions/:a/compare/:b`. */
export const compareAnswer = z.object({ blocks: z.array(comparedBlock) }).openapi('Comparison')
