// What requests about the front matter may hold, and what their answers look like.

import { z } from '@hono/zod-openapi'
import { bodyLevels } from '#templates/formats/format-profile.ts'
import { formatProfiles } from '#templates/index.ts'
import { nameMaxChars, seq } from './schema-parts.ts'

const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\n\t]*$/u)
/** Header lines may be broken by hand: "ĐẢNG BỘ XÃ MẪU / NHIỆM KỲ 2025 - 2030". */
const lines = z
  .string()
  .trim()
  .max(nameMaxChars)
  .regex(/^[^\t]*$/u)
  .refine(value => value.split('\n').length <= 4)
const number = z.int().min(1).max(99_999)
const day = z
  .object({ day: z.int().min(1).max(31), month: z.int().min(1).max(12), year: z.int().min(1930).max(2200) })
  .refine(({ day, month, year }) => new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day)
const symbol = z
  .string()
  .trim()
  .max(20)
  .regex(/^[\p{L}\d.-]*$/u)

const choicesOf = (name: 'secrecy' | 'urgency' | 'circulation') =>
  new Set(formatProfiles.flatMap(profile => profile.elements[name].value.choices ?? []))
const mark = (name: 'secrecy' | 'urgency' | 'circulation') => z.enum(['', ...choicesOf(name)])

const record = {
  level: z.enum(bodyLevels),
  superiorOrg: lines,
  issuer: lines.min(1),
  symbolType: symbol.min(1),
  symbolBody: symbol,
  place: words(nameMaxChars),
  date: day.nullable(),
  typeName: words(nameMaxChars).min(1),
  subject: words(1000),
  authority: words(nameMaxChars),
  post: words(nameMaxChars),
  signerName: words(nameMaxChars),
  recipients: z.array(words(nameMaxChars).min(1)).max(50),
  secrecy: mark('secrecy'),
  urgency: mark('urgency'),
  circulation: mark('circulation'),
}

/** Body of `POST …/front-matter`. */
export const frontMatterBody = z.object({ ...record, expectedSeq: seq })
/** Body of `POST …/number`: left out = the next free one, null = none. */
export const numberBody = z.object({ number: number.nullable().optional(), expectedSeq: seq })

const bodyLines = z.object({
  level: z.enum(bodyLevels),
  title: z.string(),
  until: z.string().nullable(),
  superiorOrg: z.string(),
  issuer: z.string(),
  symbolBody: z.string(),
  authority: z.string(),
  post: z.string(),
  authorities: z.array(z.string()),
  posts: z.array(z.string()),
})
const mm = z.number()

/** Answer of the routes about the front matter. */
export const frontMatterAnswer = z
  .object({
    frontMatter: z.object({ ...record, number: number.nullable() }),
    isSet: z.boolean(),
    seq,
    mayEdit: z.boolean(),
    mayNumber: z.boolean(),
    mayGiveBack: z.boolean(),
    nextNumber: number,
    draft: z.int().nullable(),
    today: day,
    profile: z.object({
      id: z.string(),
      title: z.string(),
      unverified: z.boolean(),
      marginsMm: z.object({ top: mm, bottom: mm, left: mm, right: mm }),
      bodyPt: z.number(),
      linePt: z.number(),
      elements: z.record(z.string(), z.looseObject({ case: z.enum(['upper', 'lower']), pt: z.number() })),
      types: z.array(z.object({ symbol: z.string(), name: z.string() })),
    }),
    bodies: z.array(bodyLines),
  })
  .openapi('FrontMatter')
