// What requests may hold and what answers look like, once: the same schemas check the one and describe both in OpenAPI.

import { z } from '@hono/zod-openapi'
import { placeStatuses } from '#model/anchor.ts'
import { unitKinds } from '#model/api.ts'
import { criteria, decisions, kinds, severities, statuses } from '#model/opinion.ts'
import { actions } from '#model/right.ts'
import { roles } from '#model/role.ts'
import { stages } from '#model/stage.ts'
import { passwordMaxChars, passwordMinChars } from '../auth/accounts.ts'

const bodyMaxChars = 20_000 // an opinion of forty pages belongs into a file
const nameMaxChars = 300

const id = z.string().min(1).max(200)
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\n\t]*$/u)
const optionalText = (max: number) => z.string().max(max).nullish()
const seq = z.int().min(0)
const email = z.string().trim().max(254).pipe(z.email())

const kind = z.enum(kinds).openapi('Kind')
const severity = z.enum(severities).openapi('Severity')
const decision = z.enum(decisions).openapi('Decision')
const status = z.enum(statuses).openapi('Status')
const stage = z.enum(stages).openapi('Stage')
const role = z.enum(roles).openapi('Role')
const action = z.enum(actions).openapi('Action')
const unitKind = z.enum(unitKinds).openapi('UnitKind')

/** Every refusal. */
export const errorSchema = z
  .object({ error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }) })
  .openapi('Error')

/** A path parameter that names one thing. */
export const idParams = z.object({ id })
/** A document and an opinion of it. */
export const opinionParams = z.object({ id, oid: id })
/** A document and a version of it. */
export const versionParams = z.object({ id, vid: id })
/** A unit and a person in it. */
export const memberParams = z.object({ id, userId: id })

/** Body of `POST /api/auth/sign-in/email`. */
export const signInBody = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(passwordMaxChars),
})

/** Body of `POST /api/setup`: the first administrator. */
export const setupBody = z.object({
  token: z.string().min(1).max(200),
  name: line(nameMaxChars),
  email,
  password: z.string().min(passwordMinChars).max(passwordMaxChars),
})

/** Body of `POST /api/units`. */
export const unitBody = z.object({
  name: line(nameMaxChars),
  parentId: id.nullish().transform(value => value ?? null),
  kind: unitKind,
  place: z.string().trim().max(nameMaxChars).default(''),
  superiorLine: z.string().trim().max(nameMaxChars).default(''),
})

/** Body of `POST /api/units/:id/members`. */
export const memberBody = z.object({
  email,
  role,
  name: line(nameMaxChars).optional(),
  password: z.string().min(passwordMinChars).max(passwordMaxChars).optional(),
})

/** Body of `POST /api/documents`. */
export const documentBody = z.object({ unitId: id, templateId: id, title: line(500) })

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

/** Body of `POST …/opinions`. What it says of author, unit or time is left out. */
export const opinionBody = z
  .object({
    id: z.guid(),
    kind,
    severity,
    criterion: z.enum(criteria).nullish(),
    sectionKey: optionalText(200),
    anchor: anchor.nullish(),
    body: z.string().trim().min(1).max(bodyMaxChars),
    proposedText: optionalText(bodyMaxChars),
    onBehalfOf: z.string().trim().max(nameMaxChars).nullish(),
  })
  .transform(draft => ({
    ...draft,
    criterion: draft.criterion ?? null,
    sectionKey: draft.sectionKey || null,
    anchor: draft.anchor ?? null,
    proposedText: draft.proposedText ?? null,
    onBehalfOf: draft.onBehalfOf || null,
  }))

/** Body of `POST …/disposition`. */
export const dispositionBody = z.object({
  decision,
  explanation: z
    .string()
    .max(bodyMaxChars)
    .nullish()
    .transform(value => value ?? undefined),
  expectedSeq: seq,
  confirm: z
    .boolean()
    .nullish()
    .transform(value => value ?? undefined),
})

/** Body of `POST …/stage`. */
export const stageBody = z.object({
  to: stage,
  note: z
    .string()
    .trim()
    .max(2000)
    .nullish()
    .transform(value => value ?? undefined),
  expectedSeq: seq,
})

/** Body of `POST …/versions`. */
export const versionBody = z.object({ name: line(200) })

/** Query of `GET …/export`. */
export const exportQuery = z.object({ mode: z.enum(['clean', 'review']) })

const instant = z.iso.datetime()
const sha256 = z.string().length(64)
const person = z.object({ id, name: z.string() })
const nodeJson = z.looseObject({ type: z.string() }).openapi('Node')
const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })

/** Answer of a route that made something. */
export const madeAnswer = z.object({ id })

/** Answer of `GET /api/me`. */
export const meAnswer = z
  .object({
    user: z.object({ id, name: z.string(), email: z.string() }),
    memberships: z.array(z.object({ unitId: id, role })),
    isAdministrator: z.boolean(),
  })
  .openapi('Me')

const templateView = z
  .object({
    id,
    version: z.int(),
    title: z.string(),
    budget: z.number(),
    budgetConfidence: z.string(),
    sections: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        title: z.string(),
        short: z.string(),
        level: z.int(),
        required: z.boolean(),
        guidance: z.array(z.string()),
        mustContain: z.array(z.string()),
        questions: z.array(z.string()),
        example: z.object({ good: z.string(), weak: z.string() }).nullable(),
        budget: z.number().nullable(),
        budgetConfidence: z.string().nullable(),
      }),
    ),
  })
  .openapi('Template')

const unit = z.object({ id, name: z.string(), parentId: id.nullable(), kind: unitKind }).openapi('Unit')
const member = z.object({ userId: id, name: z.string(), email: z.string(), role }).openapi('Member')

const documentView = z
  .object({
    id,
    title: z.string(),
    unitId: id,
    unitName: z.string(),
    templateId: id,
    templateVersion: z.int(),
    stage,
    draft: z.int(),
    permissions: z.array(action),
    seq,
    createdAt: instant,
    updatedAt: instant,
    openOpinions: z.int(),
    receivedOpinions: z.int(),
  })
  .openapi('Document')

const disposition = z
  .object({ decision, explanation: z.string(), by: person, at: instant })
  .openapi('Disposition')
const opinionFields = {
  id,
  number: z.int(),
  kind,
  severity,
  status,
  criterion: z.enum(criteria).nullable(),
  sectionKey: z.string().nullable(),
  anchor: z.looseObject({ quote: z.string() }).nullable(),
  body: z.string(),
  proposedText: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  author: z.object({ id, name: z.string(), unitId: id }),
  createdAt: instant,
  withdrawnAt: instant.nullable(),
  disposition: disposition.nullable(),
  proposedDisposition: disposition.nullable(),
  implementation: z.enum(['pending', 'done', 'conflict']).nullable(),
}
const registeredOpinion = z.object({ ...opinionFields, seq }).openapi('RegisteredOpinion')
const opinion = z
  .object({
    ...opinionFields,
    place: z.object({
      status: z.enum(placeStatuses),
      from: z.int().optional(),
      to: z.int().optional(),
      blockId: id.optional(),
    }),
  })
  .openapi('Opinion')
const version = z
  .object({ id, name: z.string(), draft: z.int(), stage, sha256, createdAt: instant, createdBy: person })
  .openapi('Version')

const blockAuthors = z
  .object({
    blockId: id,
    last: z.object({ user: person, at: instant }),
    contributors: z.array(
      person.extend({ charsAdded: z.int(), charsRemoved: z.int(), firstAt: instant, lastAt: instant }),
    ),
  })
  .openapi('BlockAuthors')

/** Answers by route. */
export const answers = {
  templates: list(templateView),
  template: templateView,
  units: list(unit),
  members: list(member),
  member,
  documents: list(documentView),
  document: documentView,
  content: z.object({ json: nodeJson, text: z.string(), sha256, seq }).openapi('Content'),
  authorship: list(blockAuthors),
  opinions: z
    .object({ items: z.array(opinion), balance: z.record(z.enum(['received', ...statuses]), z.int()), seq })
    .openapi('OpinionList'),
  opinion: registeredOpinion,
  disposed: z.object({ opinion: registeredOpinion, seq }),
  moved: z.object({ stage, draft: z.int(), seq }),
  versions: list(version),
  version,
  versionContent: version.extend({ json: nodeJson }),
  history: z.object({
    items: z.array(
      z.looseObject({
        seq,
        documentId: id,
        opinionId: id.nullable(),
        type: z.string(),
        at: instant,
        actor: id,
        actorRole: z.string(),
        unitId: id,
        payload: z.looseObject({}),
        prevHash: sha256,
        hash: sha256,
      }),
    ),
    head: z.string(),
  }),
  session: z.object({ user: z.object({ id, name: z.string(), email: z.string() }) }).nullable(),
  demo: z.object({
    accounts: z.array(z.object({ name: z.string(), email: z.string(), role: z.string(), unit: z.string() })),
  }),
}
