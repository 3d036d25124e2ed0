// What requests about approval, binding requests and amendments may hold, and what their answers look like.

import { z } from '@hono/zod-openapi'
import { approvalBodies, approvalDecisions, isVoteSound, requestStates } from '#model/approval.ts'
import { id, instant, line, named, nameMaxChars, seq, sha256, stage, text } from './schema-parts.ts'

const itemsMax = 200
const peopleMax = 100_000
const people = z.int().min(0).max(peopleMax)
const body = z.enum(approvalBodies).openapi('ApprovalBody')
const decision = z.enum(approvalDecisions).openapi('ApprovalDecision')
const ordinal = z.coerce.number().int().min(1).max(1_000_000)
const note = z
  .string()
  .trim()
  .max(2000)
  .nullish()
  .transform(value => value ?? '')

const day = z.iso
  .date()
  .nullish()
  .transform(value => value ?? null)

/** The minutes that a decision rests on. */
export const minutes = z.object({ number: line(nameMaxChars), date: z.iso.date() }).openapi('Minutes')
/** How a body voted: for, against and blank are no more than were present. */
export const vote = z
  .object({ present: people.min(1), for: people, against: people, blank: people })
  .refine(isVoteSound, { path: ['present'] })
  .openapi('Vote')

/** A document and a binding request, or an amendment, of it. */
export const numberParams = z.object({ id, n: ordinal })

/** Body of `POST …/approval`: reasons and requests are numbered as they stand. */
export const decisionBody = z.object({
  body,
  decision,
  reasons: z.array(text).max(itemsMax).default([]),
  requests: z
    .array(
      z.object({
        text,
        sectionKey: id.nullish().transform(value => value ?? null),
        dueAt: day,
      }),
    )
    .max(itemsMax)
    .default([]),
  vote: vote.nullish().transform(value => value ?? null),
  minutes: minutes.nullish().transform(value => value ?? null),
  dueAt: day,
  sha256,
  expectedSeq: seq,
})

/** Body of `POST …/requests/:n/done`. */
export const requestDoneBody = z.object({ note })

/** Body of `POST …/requests/:n/verify`; `isVerified: false` sends it back. */
export const requestVerifyBody = z.object({ isVerified: z.boolean().default(true), note })

/** Body of `POST …/amendments`. */
export const amendmentBody = z.object({ reason: text, authority: text, expectedSeq: seq })

const bodyDecision = z
  .object({
    body,
    decision,
    reasons: z.array(z.string()),
    requests: z.array(z.int()),
    vote: vote.nullable(),
    minutes: minutes.nullable(),
    dueAt: z.iso.date().nullable(),
    sha256,
    draft: z.int(),
    by: named,
    at: instant,
  })
  .openapi('BodyDecision')

const bindingRequest = z
  .object({
    number: z.int(),
    body,
    text: z.string(),
    sectionKey: z.string().nullable(),
    dueAt: z.iso.date().nullable(),
    state: z.enum(requestStates),
    by: named,
    at: instant,
    closedBy: named.nullable(),
    closedAt: instant.nullable(),
    closedNote: z.string(),
    verifiedBy: named.nullable(),
    verifiedAt: instant.nullable(),
    verifiedNote: z.string(),
  })
  .openapi('BindingRequest')

const amendment = z
  .object({
    number: z.int(),
    reason: z.string(),
    authority: z.string(),
    sha256Before: sha256,
    by: named,
    at: instant,
    closed: z.object({ sha256After: sha256, versionId: id, by: named, at: instant }).nullable(),
  })
  .openapi('Amendment')

/** Answers about approval, by route. */
export const approvalAnswers = {
  approval: z
    .object({
      sha256,
      stage,
      draft: z.int(),
      seq,
      turn: body.nullable(),
      mine: z.object({ body: body.nullable(), decisions: z.array(decision) }),
      steering: bodyDecision.nullable(),
      standing: bodyDecision.nullable(),
      approved: z.object({ sha256, by: named, at: instant }).nullable(),
      requests: z.array(bindingRequest),
      amendments: z.array(amendment),
      lastSeenVersionId: id.nullable(),
    })
    .openapi('Approval'),
  amendmentOpened: z.object({ number: z.int(), seq }),
  amended: z.object({ number: z.int(), sha256Before: sha256, sha256After: sha256, versionId: id, seq }),
}
