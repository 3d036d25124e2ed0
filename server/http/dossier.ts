// Routes about the dossier of a unit's congress.

import { z } from '@hono/zod-openapi'
import { dossierBooks } from '#model/dossier.ts'
import { stages } from '#model/stage.ts'
import type { Deps } from '../actions/deps.ts'
import { getDossier, recordInDossier } from '../actions/dossier.ts'
import { checkDossier } from '../actions/dossier-check.ts'
import { exportDossier } from '../actions/export-dossier.ts'
import { answerFile, docxType } from './file-answer.ts'
import { gate } from './gate-schemas.ts'
import { answerRefusal } from './respond.ts'
import { answer, type Routes } from './routes.ts'
import { id, instant, line, named, role, seq, stage } from './schema-parts.ts'
import { idParams } from './schemas.ts'

const reasonMaxChars = 2000
const termQuery = z.object({ term: line(40).optional() })
const day = z.iso.date()
const reason = z.string().trim().min(1).max(reasonMaxChars)

const said = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('outside'),
      number: line(100),
      date: day,
      approved: z
        .object({ by: line(300), on: day })
        .nullish()
        .transform(value => value ?? null),
    }),
    z.object({ kind: z.literal('document'), documentId: id }),
    z.object({ kind: z.literal('notNeeded'), reason }),
    z.object({ kind: z.literal('takenBack'), reason }),
  ])
  .openapi('DossierSaid')

/** Body of `POST …/dossier`. */
const saidBody = z.object({ term: line(40), entry: id, said, expectedSeq: seq })

const book = z.enum(dossierBooks)
const told = z
  .object({ book, entry: id, said, at: instant, actorRole: role, byName: z.string() })
  .openapi('DossierTold')

const dossierAnswer = z
  .object({
    unit: named,
    term: z.object({ id: z.string(), title: z.string() }),
    isFromAbove: z.boolean(),
    books: z.array(z.object({ book, seq: seq.nullable(), brokenAt: seq.nullable() })),
    items: z.array(
      z.object({
        id,
        title: z.string(),
        titleEn: z.string(),
        group: z.enum(['reports', 'personnel', 'operating', 'preparation']),
        due: z.enum(['steering', 'congress']),
        needs: z.enum(['there', 'approved']),
        isConfidential: z.boolean(),
        isRequired: z.boolean(),
        usualStage: z.enum(stages).nullable(),
        confidence: z.enum(['A', 'B', 'C', 'M', 'P']),
        source: z.string(),
        standing: z
          .object({
            state: z.enum(['missing', 'there', 'approved', 'excused']),
            isFulfilled: z.boolean(),
            said: told.nullable(),
            documents: z.array(z.object({ id, title: z.string(), stage, isBehind: z.boolean() })),
          })
          .nullable(),
      }),
    ),
    history: z.array(told),
    documents: z.array(z.object({ id, title: z.string(), access: z.enum(['unit', 'personnel']), stage })),
  })
  .openapi('Dossier')

const checkAnswer = z
  .object({
    checkedAt: instant,
    items: z.array(
      z.object({
        id,
        title: z.string(),
        stage,
        closed: z.array(z.object({ gate, count: z.int() })),
        questions: z.int(),
      }),
    ),
  })
  .openapi('DossierCheck')

/** Mounts them. */
export function mountDossier(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: '/api/units/{id}/dossier',
      summary:
        'The documents that a unit’s congress needs, how each stands as far as the caller may know, and all that was said of them',
      params: idParams,
      query: termQuery,
      answers: { 200: dossierAnswer },
    },
    async ({ c, person, params, query }) =>
      answer(c, await getDossier(deps, person, params.id, query.term ?? null)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/units/{id}/dossier',
      summary:
        'Says of an entry that it is held outside, prepared or approved; that it is a document of the unit; that it is not needed; or takes that back',
      params: idParams,
      body: saidBody,
      answers: { 200: dossierAnswer },
    },
    async ({ c, person, params, body }) => answer(c, await recordInDossier(deps, person, params.id, body)),
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/units/{id}/dossier/export',
      summary:
        'The dossier as a Word file, with all that the caller may know of it and with the hash of each book in the foot',
      params: idParams,
      query: termQuery,
      answers: { 200: { contentType: docxType } },
      limit: 'exports',
    },
    async ({ c, person, params, query }) => {
      const file = await exportDossier(deps, person, params.id, query.term ?? null)
      return file.ok ? answerFile(c, file.value) : answerRefusal(c, file.refusal)
    },
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/units/{id}/dossier/check',
      summary: 'The self-check of a dossier: what the gates say of each document that has not gone up yet',
      params: idParams,
      query: termQuery,
      answers: { 200: checkAnswer },
      limit: 'checks',
    },
    async ({ c, person, params, query }) =>
      answer(c, await checkDossier(deps, person, params.id, query.term ?? null)),
  )
}
