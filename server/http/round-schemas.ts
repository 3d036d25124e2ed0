// What requests about rounds and groups may hold, and what their answers look like.

import { z } from '@hono/zod-openapi'
import { trends } from '#model/group.ts'
import { roundPhases } from '#model/round.ts'
import {
  bodyMaxChars,
  id,
  instant,
  line,
  list,
  moment,
  named,
  nameMaxChars,
  seq,
  sha256,
} from './schema-parts.ts'

const audienceMax = 2000
const ids = z.array(id).max(audienceMax)

/** A document and a round of it. */
export const roundParams = z.object({ id, rid: id })

/** Body of `POST …/rounds`. Times by the server's clock; an opening time left out is now. */
export const roundBody = z.object({
  title: line(nameMaxChars),
  question: z.string().trim().max(bodyMaxChars).default(''),
  people: ids.default([]),
  units: ids.default([]),
  opensAt: moment.nullish(),
  closesAt: moment,
  versionId: id.nullish(),
})

/** Body of `POST …/rounds/:rid/extend`; null ends the round now. */
export const roundTimeBody = z.object({ closesAt: moment.nullable() })

/** Body of `POST …/rounds/:rid/close`. */
export const roundCloseBody = z.object({ expectedSeq: seq })

/** Body of `POST …/rounds/:rid/remind`; without names everybody who is silent. */
export const remindBody = z.object({ people: ids.nullish(), units: ids.nullish() })

/** Body of `POST …/rounds/:rid/no-opinion`: for oneself, or for a person or unit of the audience. */
export const noOpinionBody = z.object({ personId: id.nullish(), unitId: id.nullish() })

/** A document and a group of its opinions. */
export const groupParams = z.object({ id, gid: id })

const members = z.array(id).max(5000)

/** Body of `POST …/groups` and `POST …/groups/:gid`; no members = dissolved. */
export const groupBody = z.object({
  title: z.string().trim().max(nameMaxChars).default(''),
  trend: z
    .enum(trends)
    .nullish()
    .transform(value => value ?? null),
  summary: z.string().trim().max(bodyMaxChars).default(''),
  opinionIds: members,
  notable: members.default([]),
  expectedSeq: seq,
})

/** Body of `POST …/singles`: opinions with a line of their own. */
export const singlesBody = z.object({
  opinionIds: members.min(1),
  isSingle: z.boolean().default(true),
  expectedSeq: seq,
})

const audience = z.object({ people: z.array(named), units: z.array(named) })
const round = z
  .object({
    id,
    number: z.int(),
    title: z.string(),
    question: z.string(),
    versionId: id,
    sha256,
    draft: z.int(),
    audience,
    opensAt: instant,
    closesAt: instant,
    openedBy: named,
    closedAt: instant.nullable(),
    extensions: z.array(z.object({ closesAt: instant, by: named, at: instant })),
    reminders: z.array(audience.extend({ by: named, at: instant })),
    phase: z.enum(roundPhases),
    counts: z.object({
      asked: z.int(),
      answered: z.int(),
      silent: z.int(),
      none: z.int(),
      opinions: z.int(),
      late: z.int(),
      unassigned: z.int(),
    }),
    mine: z.object({ isAsked: z.boolean(), hasAnswered: z.boolean(), unitIds: z.array(id) }),
  })
  .openapi('Round')
const group = z
  .object({
    id,
    title: z.string(),
    trend: z.enum(trends).nullable(),
    summary: z.string(),
    opinionIds: z.array(id),
    notable: z.array(id),
    by: named,
    at: instant,
    seq,
  })
  .openapi('Group')

const groups = list(group).extend({ unassigned: z.array(id), seq })

/** Answers about rounds and groups, by route. */
export const roundAnswers = {
  candidates: z.object({ people: z.array(named.extend({ unitId: id })), units: z.array(named) }),
  rounds: list(round).extend({ seq }),
  round,
  roundDetail: z.object({ round, answered: audience, silent: audience, none: audience, seq }),
  myRounds: list(z.object({ documentId: id, documentTitle: z.string(), round })),
  groups,
  groupsChanged: groups.extend({ id: id.nullable() }),
}
