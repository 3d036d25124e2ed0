// What the gates' routes take and give.

import { z } from '@hono/zod-openapi'
import { contextChars } from '#model/gates/figures.ts'
import { gates, sentenceKeys } from '#model/gates/gate.ts'
import { id, instant, line, named, seq, sha256 } from './schema-parts.ts'

const findingId = z.string().min(1).max(300)
const reasonMaxChars = 2000

/** Body of `POST …/findings`: '' puts a question aside, null takes back what was said. */
export const findingBody = z.object({
  finding: findingId,
  answer: z.string().trim().max(reasonMaxChars).nullable(),
})

/** Body of `POST …/figures`: a number of the text, named by the words around it. */
export const figureBody = z.object({
  id,
  figureId: id,
  name: line(200),
  sectionKey: id,
  blockId: id,
  before: z.string().max(contextChars),
  after: z.string().max(contextChars),
})

/** A document and a place of a figure in it. */
export const figureParams = z.object({ id, fid: id })

/** A gate. */
export const gate = z.enum(gates).openapi('Gate')

const confidence = z.enum(['A', 'B', 'C', 'M', 'P'])

const finding = z
  .object({
    id: findingId,
    sentence: z.enum(sentenceKeys),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    where: z.array(z.object({ sectionKey: id.nullable(), blockId: id.nullable(), quote: z.string() })),
    opinionId: id.nullable(),
    confidence,
    source: z.string(),
    answer: z.object({ answer: z.string(), by: named, at: instant }).nullable(),
  })
  .openapi('Finding')

/** Answer of every route about gates. */
export const gatesAnswer = z
  .object({
    gates: z.array(
      z.object({
        gate,
        state: z.enum(['passes', 'fails', 'notChecked']),
        findings: z.array(finding),
      }),
    ),
    questions: z.array(finding),
    figures: z.array(
      z.object({
        id,
        name: z.string(),
        places: z.array(
          z.object({
            id,
            sectionKey: id,
            blockId: id,
            before: z.string(),
            after: z.string(),
            written: z.string().nullable(),
          }),
        ),
      }),
    ),
    text: z.object({ sha256, readAt: instant }),
    seq,
  })
  .openapi('Gates')
