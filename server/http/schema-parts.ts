// The small shapes that requests and answers are made of.

import { z } from '@hono/zod-openapi'
import { unitKinds } from '#model/api.ts'
import { actions } from '#model/right.ts'
import { roles } from '#model/role.ts'
import { stages } from '#model/stage.ts'

/** Longest body of an opinion, in characters: one of forty pages belongs into a file. */
export const bodyMaxChars = 20_000
/** Longest name. */
export const nameMaxChars = 300

/** An opaque id. */
export const id = z.string().min(1).max(200)
/** One line of text. @param max characters */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\n\t]*$/u)
/** A text that may be missing. @param max characters */
export const optionalText = (max: number) => z.string().max(max).nullish()
/** A text that is there, spaces at its ends cut. */
export const text = z.string().trim().min(1).max(bodyMaxChars)
/** A register's seq. */
export const seq = z.int().min(0)
/** An e-mail address. */
export const email = z.string().trim().max(254).pipe(z.email())
/** A moment, ISO 8601 in UTC. */
export const instant = z.iso.datetime()
/** A moment that somebody names, in any offset: kept in UTC with milliseconds, so that moments compare as texts. */
export const moment = z.iso.datetime({ offset: true }).transform(value => new Date(value).toISOString())
/** SHA-256, hexadecimal. */
export const sha256 = z.string().length(64)
/** A person or unit with its name. */
export const named = z.object({ id, name: z.string() })
/** A node of the text. */
export const nodeJson = z.looseObject({ type: z.string() }).openapi('Node')
/** A list as every route gives it. */
export const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) })

/** A stage. */
export const stage = z.enum(stages).openapi('Stage')
/** A role. */
export const role = z.enum(roles).openapi('Role')
/** A right. */
export const action = z.enum(actions).openapi('Action')
/** A level of Party bodies. */
export const unitKind = z.enum(unitKinds).openapi('UnitKind')
