// What requests may hold and what answers look like, once: the same schemas check the one and describe both in OpenAPI.

import { z } from '@hono/zod-openapi'
import { documentAccesses } from '#model/confidential.ts'
import { passwordMaxChars, passwordMinChars } from '../auth/accounts.ts'
import { reportKinds } from '../word/report/report-input.ts'
import { minutes, vote } from './approval-schemas.ts'
import { opinionAnswers } from './opinion-schemas.ts'
import { roundAnswers } from './round-schemas.ts'
import {
  action,
  email,
  id,
  instant,
  line,
  list,
  moment,
  named,
  nameMaxChars,
  nodeJson,
  role,
  seq,
  sha256,
  stage,
  unitKind,
} from './schema-parts.ts'

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
  until: moment.nullish().transform(value => value ?? undefined),
  name: line(nameMaxChars).optional(),
  password: z.string().min(passwordMinChars).max(passwordMaxChars).optional(),
})

/** Body of `POST /api/documents`. */
export const documentBody = z.object({
  unitId: id,
  templateId: id,
  title: line(500),
  access: z.enum(documentAccesses).default('unit'),
})

/** Body of `POST …/stage`; minutes and vote where a body decides the move (model/move.ts). */
export const stageBody = z.object({
  to: stage,
  note: z
    .string()
    .trim()
    .max(2000)
    .nullish()
    .transform(value => value ?? undefined),
  minutes: minutes.nullish(),
  vote: vote.nullish(),
  expectedSeq: seq,
})

/** Body of `POST …/versions`. */
export const versionBody = z.object({ name: line(200) })

/** Body of `POST …/versions/:vid/restore`. */
export const restoreBody = z.object({ expectedSeq: seq })

/** Query of `GET …/history`: `head` is a hash printed on a report. */
export const historyQuery = z.object({ verify: z.enum(['0', '1']).optional(), head: sha256.optional() })

/** Query of `GET …/export`. */
export const exportQuery = z.object({
  mode: z.enum(['clean', 'review', 'redline', 'register']),
  format: z.enum(['docx', 'pdf']).optional(),
  kind: z.enum(reportKinds).optional(),
  protect: z.enum(['comments']).optional(),
  contents: z.enum(['1']).optional(),
  roundId: id.optional(),
  from: id.optional(),
  to: id.optional(),
})

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
const member = z
  .object({ userId: id, name: z.string(), email: z.string(), role, until: instant.nullable() })
  .openapi('Member')

/** A section in one person's hand. */
export const loan = z.object({ sectionKey: id, to: named, by: named, at: instant }).openapi('Loan')

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
    access: z.enum(documentAccesses),
    amendment: z
      .object({ number: z.int(), reason: z.string(), authority: z.string(), by: named, at: instant })
      .nullable(),
    loans: z.array(loan),
    field: z.array(id).nullable(),
  })
  .openapi('Document')

const version = z
  .object({ id, name: z.string(), draft: z.int(), stage, sha256, createdAt: instant, createdBy: named })
  .openapi('Version')

const blockAuthors = z
  .object({
    blockId: id,
    last: z.object({ user: named, at: instant }),
    contributors: z.array(
      named.extend({ charsAdded: z.int(), charsRemoved: z.int(), firstAt: instant, lastAt: instant }),
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
  ...opinionAnswers,
  ...roundAnswers,
  moved: z.object({ stage, draft: z.int(), seq }),
  versions: list(version),
  version,
  restored: z.object({ seq, kept: version }),
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
    verified: z
      .object({
        isWhole: z.boolean(),
        checked: z.int(),
        brokenAt: z.int().nullable(),
        headAt: z.int().nullable(),
      })
      .optional(),
  }),
  session: z.object({ user: z.object({ id, name: z.string(), email: z.string() }) }).nullable(),
  demo: z.object({
    accounts: z.array(z.object({ name: z.string(), email: z.string(), role: z.string(), unit: z.string() })),
  }),
}
