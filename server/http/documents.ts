// Routes about documents: begin, list, read, move on, keep versions, history, Word file.

import type { z } from '@hono/zod-openapi'
import type { DocumentId } from '#model/ids.ts'
import { type Outcome, refuse } from '#model/refusal.ts'
import { moveStage } from '../actions/advance.ts'
import { getAuthorship } from '../actions/authorship.ts'
import { compareVersions, currentText } from '../actions/compare.ts'
import { createDocument } from '../actions/create.ts'
import type { Deps, Person } from '../actions/deps.ts'
import { type ExportedFile, exportDocument, exportPdf, exportRedline } from '../actions/export.ts'
import { exportReport } from '../actions/export-report.ts'
import { getVersion, keepVersion, listVersions } from '../actions/keep-version.ts'
import { getContent, getDocument, getHistory, listDocuments } from '../actions/read.ts'
import { restoreVersion } from '../actions/restore-version.ts'
import { compareAnswer, compareParams } from './compare-schemas.ts'
import { answerFile, docxType, pdfType, xlsxType } from './file-answer.ts'
import { answerRefusal } from './respond.ts'
import { answer, type Routes } from './routes.ts'
import {
  answers,
  documentBody,
  exportQuery,
  historyQuery,
  idParams,
  madeAnswer,
  restoreBody,
  stageBody,
  versionBody,
  versionParams,
} from './schemas.ts'

/** Mounts `/api/documents` but for its opinions. */
export function mountDocuments(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents',
      summary: 'Documents the caller may read, latest first',
      answers: { 200: answers.documents },
    },
    async ({ c, person }) => c.json({ items: await listDocuments(deps, person) }),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents',
      summary: 'Begins a document from a template',
      body: documentBody,
      answers: { 201: madeAnswer },
      limit: 'documents',
    },
    async ({ c, person, body }) => answer(c, await createDocument(deps, person, body), 201),
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}',
      summary: 'One document',
      params: idParams,
      answers: { 200: answers.document },
    },
    async ({ c, person, params }) => answer(c, await getDocument(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/content',
      summary: 'The committed text with its hash',
      params: idParams,
      answers: { 200: answers.content },
    },
    async ({ c, person, params }) => answer(c, await getContent(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/authorship',
      summary: 'Who wrote in which block, for those who may read everyone’s opinions',
      params: idParams,
      answers: { 200: answers.authorship },
    },
    async ({ c, person, params }) => answer(c, await getAuthorship(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/stage',
      summary: 'Moves a document to its next stage',
      params: idParams,
      body: stageBody,
      answers: { 200: answers.moved },
    },
    async ({ c, person, params, body }) => answer(c, await moveStage(deps, person, params.id, body)),
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/versions',
      summary: 'Kept versions, oldest first',
      params: idParams,
      answers: { 200: answers.versions },
    },
    async ({ c, person, params }) => {
      const versions = await listVersions(deps, person, params.id)
      return versions.ok ? c.json({ items: versions.value }) : answerRefusal(c, versions.refusal)
    },
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/versions',
      summary: 'Keeps the present text under a name',
      params: idParams,
      body: versionBody,
      answers: { 201: answers.version },
    },
    async ({ c, person, params, body }) =>
      answer(c, await keepVersion(deps, person, params.id, body.name), 201),
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/versions/{vid}',
      summary: 'A kept version with its text',
      params: versionParams,
      answers: { 200: answers.versionContent },
    },
    async ({ c, person, params }) => answer(c, await getVersion(deps, person, params.id, params.vid)),
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/versions/{vid}/compare/{other}',
      summary:
        'Two kept versions compared, block by block and word by word; `current` stands for the text as it is',
      params: compareParams,
      answers: { 200: compareAnswer },
      limit: 'exports',
    },
    async ({ c, person, params }) => {
      const sides = { before: params.vid, after: params.other }
      const compared = await compareVersions(deps, person, params.id, sides)
      if (!compared.ok) return answerRefusal(c, compared.refusal)
      return c.body(new Uint8Array(compared.value), 200, { 'content-type': 'application/json' })
    },
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/versions/{vid}/restore',
      summary:
        'Makes the text what it was in a version, as a new change; what stood there before is kept as a version',
      params: versionParams,
      body: restoreBody,
      answers: { 200: answers.restored },
    },
    async ({ c, person, params, body }) =>
      answer(c, await restoreVersion(deps, person, params.id, params.vid, body.expectedSeq)),
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/history',
      summary: 'The event log with its hashes; with verify=1 every hash is computed anew',
      params: idParams,
      query: historyQuery,
      answers: { 200: answers.history },
    },
    async ({ c, person, params, query }) => {
      const check = { isWanted: query.verify === '1', head: query.head ?? null }
      return answer(c, await getHistory(deps, person, params.id, check))
    },
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/export',
      summary:
        'A Word file: clean, also as PDF where LibreOffice is installed, with contents=1 under a table of contents; review, with opinions as comments and open proposals as tracked changes, with protect=comments open to comments alone; redline, one version to another as tracked changes, which needs from (to may be left out for the text as it is); register, a report of the opinions, which needs kind',
      params: idParams,
      query: exportQuery,
      answers: { 200: { contentType: [docxType, xlsxType, pdfType] } },
      limit: 'exports',
    },
    async ({ c, person, params, query }) => {
      const file = await fileOf(deps, person, params.id, query)
      if (!file.ok) return answerRefusal(c, file.refusal)
      return answerFile(c, file.value)
    },
  )
}

async function fileOf(
  deps: Deps,
  person: Person,
  id: DocumentId,
  { mode, format, kind, roundId, protect, contents, from, to }: z.output<typeof exportQuery>,
): Promise<Outcome<ExportedFile>> {
  if (format === 'pdf') {
    if (mode !== 'clean') return refuse('invalid', [{ field: 'format', problem: 'unknown' }])
    return exportPdf(deps, person, id)
  }
  if (contents !== undefined && mode !== 'clean')
    return refuse('invalid', [{ field: 'contents', problem: 'unknown' }])
  if (protect !== undefined && mode !== 'review')
    return refuse('invalid', [{ field: 'protect', problem: 'unknown' }])
  if (mode === 'redline') {
    if (from === undefined) return refuse('invalid', [{ field: 'from', problem: 'missing' }])
    return exportRedline(deps, person, id, { before: from, after: to ?? currentText })
  }
  if (mode !== 'register')
    return exportDocument(deps, person, id, mode, {
      isForCommentsOnly: protect === 'comments',
      hasContents: contents === '1',
    })
  if (kind === undefined) return refuse('invalid', [{ field: 'kind', problem: 'missing' }])
  return exportReport(deps, person, id, { kind, roundId: roundId ?? null })
}
