// What requests about opinions may hold, and what their answers look like.

import { z } from '@hono/zod-openapi'
import { placeStatuses } from '#model/anchor.ts'
import {
  criteria,
  decisions,
  implementations,
  kinds,
  severities,
  sourceLevels,
  sources,
  stances,
  statuses,
} from '#model/opinion.ts'
import {
  bodyMaxChars,
  id,
  instant,
  list,
  moment,
  named,
  nameMaxChars,
  optionalText,
  seq,
  sha256,
  text,
} from './schema-parts.ts'

const kind = z.enum(kinds).openapi('Kind')
const severity = z.enum(severities).openapi('Severity')
const decision = z.enum(decisions).openapi('Decision')
const status = z.enum(statuses).openapi('Status')
const sourceLevel = z.enum(sourceLevels).openapi('SourceLevel')
const source = z.enum(sources).openapi('Source')
const headMax = 100_000

/** Words of the text. */
const anchor = z
  .object({
    quote: z.string().min(1).max(bodyMaxChars),
    prefix: optionalText(1000),
    suffix: optionalText(1000),
    blockId: optionalText(200),
    rel: z.object({ from: z.base64().max(1000), to: z.base64().max(1000) }).nullish(),
  })
  .transform(({ quote, prefix, suffix, blockId, rel }) => ({
    quote,
    ...(prefix == null ? {} : { prefix }),
    ...(suffix == null ? {} : { suffix }),
    ...(blockId == null ? {} : { blockId }),
    ...(rel == null ? {} : { rel }),
  }))

const headCount = z
  .object({ agreed: z.int().min(0).max(headMax), present: z.int().min(1).max(headMax) })
  .refine(({ agreed, present }) => agreed <= present, { path: ['agreed'] })
const shortText = z.string().trim().max(nameMaxChars).nullish()

/** Body of `POST …/opinions`. What it says of author, unit or time is left out. */
export const opinionBody = z
  .object({
    id: z.guid(),
    kind,
    severity,
    criterion: z.enum(criteria).nullish(),
    sectionKey: optionalText(200),
    anchor: anchor.nullish(),
    body: text,
    proposedText: optionalText(bodyMaxChars),
    onBehalfOf: shortText,
    onBehalfOfUnit: id.nullish(),
    sourceLevel: sourceLevel.nullish(),
    source: source.nullish(),
    sourceRef: shortText,
    headCount: headCount.nullish(),
    corrects: id.nullish(),
    writtenAt: moment.nullish(),
    roundId: id.nullish(),
    versionId: id.nullish(),
  })
  .transform(draft => ({
    ...draft,
    criterion: draft.criterion ?? null,
    sectionKey: draft.sectionKey || null,
    anchor: draft.anchor ?? null,
    proposedText: draft.proposedText ?? null,
    onBehalfOf: draft.onBehalfOf || null,
    onBehalfOfUnit: draft.onBehalfOfUnit ?? null,
    sourceLevel: draft.sourceLevel ?? null,
    source: draft.source ?? 'system',
    sourceRef: draft.sourceRef || null,
    headCount: draft.headCount ?? null,
    corrects: draft.corrects ?? null,
    writtenAt: draft.writtenAt ?? null,
    roundId: draft.roundId ?? null,
    versionId: draft.versionId ?? null,
  }))

const optionalExplanation = z
  .string()
  .max(bodyMaxChars)
  .nullish()
  .transform(value => value ?? undefined)
const decided = {
  decision,
  explanation: optionalExplanation,
  basis: shortText,
  confirm: z
    .boolean()
    .nullish()
    .transform(value => value ?? undefined),
  expectedSeq: seq,
}

/** Body of `POST …/disposition`. */
export const dispositionBody = z.object({ ...decided, duplicateOf: id.nullish() })

/** Body of `POST …/disposition/undo`. */
export const undoBody = z.object({ expectedSeq: seq })

const manyMax = 200 // so many can be written into a text within a request's time
const ids = z.array(id).min(1).max(manyMax)

/** Body of `POST …/dispositions`: one answer for many. */
export const dispositionsBody = z.object({ ...decided, opinionIds: ids })

/** Body of `POST …/dispositions/undo`. */
export const undoManyBody = z.object({ opinionIds: ids, expectedSeq: seq })

/** Body of `POST …/groups/:gid/disposition`. */
export const groupDispositionBody = z.object({
  ...decided,
  wording: id.nullish().transform(value => value ?? null),
})

/** Body of `POST …/replies`; the id makes sending twice harmless. */
export const replyBody = z.object({ id: z.guid(), body: text })

/** Body of `POST …/support`. */
export const supportBody = z.object({ stance: z.enum([...stances, 'none']) })

/** Body of `POST …/reserve`. */
export const reserveBody = z.object({ reason: text })

/** Body of `POST …/issuer-answer`. */
export const issuerAnswerBody = z.object({
  agrees: z.boolean(),
  answer: text,
  reference: z.string().trim().max(nameMaxChars).default(''),
})

/** Body of `POST …/place`. */
export const placeBody = z.object({ anchor })

/** Body of `POST …/implemented`: the text before and after, or why nothing had to be changed. */
export const implementedBody = z
  .object({
    textBefore: z.string().max(bodyMaxChars).default(''),
    textAfter: z.string().max(bodyMaxChars).default(''),
    blockId: id.nullish(),
    noChange: z.string().trim().max(bodyMaxChars).nullish(),
  })
  .transform(change => ({ ...change, blockId: change.blockId ?? null, noChange: change.noChange || null }))

const disposition = z
  .object({
    decision,
    explanation: z.string(),
    basis: z.string().nullable(),
    duplicateOf: id.nullable(),
    by: named,
    at: instant,
  })
  .openapi('Disposition')
const anchorAnswer = z.looseObject({ quote: z.string() })
const opinionFields = {
  id,
  number: z.int(),
  kind,
  severity,
  status,
  criterion: z.enum(criteria).nullable(),
  sectionKey: z.string().nullable(),
  anchor: anchorAnswer.nullable(),
  body: z.string(),
  proposedText: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  onBehalfOfUnit: id.nullable(),
  sourceLevel: sourceLevel.nullable(),
  source,
  sourceRef: z.string().nullable(),
  headCount: z.object({ agreed: z.int(), present: z.int() }).nullable(),
  corrects: id.nullable(),
  correctedBy: id.nullable(),
  writtenAt: instant.nullable(),
  roundId: id.nullable(),
  versionId: id.nullable(),
  versionHash: sha256.nullable(),
  isResolvedInFile: z.boolean().optional(),
  isLate: z.boolean(),
  draft: z.int(),
  author: z.object({ id, name: z.string(), unitId: id }),
  createdAt: instant,
  withdrawnAt: instant.nullable(),
  disposition: disposition.nullable(),
  proposedDisposition: disposition.nullable(),
  implementation: z.enum(implementations).nullable(),
  implementedBy: z
    .object({
      by: z.enum(['server', 'person']),
      person: named.nullable(),
      at: instant,
      blockId: id.nullable(),
      textBefore: z.string(),
      textAfter: z.string(),
      noChangeReason: z.string().nullable(),
    })
    .nullable(),
  reserved: z.object({ reason: z.string(), by: named, at: instant }).nullable(),
  issuerAnswer: z
    .object({ agrees: z.boolean(), answer: z.string(), reference: z.string(), by: named, at: instant })
    .nullable(),
  placement: z.object({ anchor: anchorAnswer, by: named, at: instant }).nullable(),
  replies: z.array(
    z.object({
      id,
      by: named,
      body: z.string(),
      at: instant,
      onBehalfOf: z.string().optional(),
      writtenAt: instant.optional(),
    }),
  ),
  supports: z.object({ for: z.int(), against: z.int(), mine: z.enum(stances).nullable() }),
  groupId: id.nullable(),
  isSingle: z.boolean(),
  seq,
}
const placelessOpinion = z.object(opinionFields).openapi('PlacelessOpinion')
const opinion = z
  .object({
    ...opinionFields,
    place: z
      .object({
        status: z.enum(placeStatuses),
        from: z.int().optional(),
        to: z.int().optional(),
        blockId: id.optional(),
        candidates: z
          .array(
            z.object({
              from: z.int(),
              to: z.int(),
              blockId: id.optional(),
              before: z.string(),
              after: z.string(),
            }),
          )
          .optional(),
      })
      .optional(),
  })
  .openapi('Opinion')

/** Query of `GET …/opinions`. */
export const opinionsQuery = z.object({
  after: z.coerce.number().int().min(0).optional(),
  places: z.enum(['none']).optional(),
})

/** Answers about opinions, by route. */
export const opinionAnswers = {
  opinions: list(opinion)
    .extend({ balance: z.record(z.enum(['received', ...statuses]), z.int()), seq, after: seq.nullable() })
    .openapi('OpinionList'),
  opinion: placelessOpinion,
  disposed: z.object({ opinion: placelessOpinion, seq }),
  disposedTogether: list(placelessOpinion).extend({ seq }),
  undoneTogether: list(placelessOpinion).extend({
    refused: z.array(z.object({ id, number: z.int(), code: z.string(), message: z.string() })),
    seq,
  }),
}
