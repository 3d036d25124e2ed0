// The route that reads a Word file back into its document's register.

import { z } from '@hono/zod-openapi'
import { importNoteCodes, importNoteSentence } from '#model/import-note.ts'
import { legacyLetters } from '#model/legacy-letters.ts'
import type { Deps } from '../actions/deps.ts'
import { importOpinions } from '../actions/import-opinions.ts'
import { answerRefusal } from './respond.ts'
import type { Routes } from './routes.ts'
import { idParams } from './schemas.ts'
import { readUpload, uploadForm } from './upload.ts'

const count = z.int().min(0)
const importQuery = z.object({ letters: z.enum(legacyLetters).default('unicode') })
const importAnswer = z
  .object({
    matched: count,
    moved: count,
    unplaced: count,
    made: z.object({ opinions: count, proposals: count, replies: count }),
    found: count,
    messages: z.array(z.object({ code: z.enum(importNoteCodes), count, message: z.string() })),
  })
  .openapi('Import')

/** Mounts the import of opinions. */
export function mountImports(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/import',
      summary:
        'Comments and tracked changes of a Word file become opinions; matched, moved and unplaced count what was made or found, replies included; the same file twice makes none twice',
      params: idParams,
      query: importQuery,
      upload: uploadForm,
      answers: { 200: importAnswer },
      limit: 'imports',
    },
    async ({ c, person, params, query }) => {
      const imported = await importOpinions(deps, person, params.id, query.letters, () => readUpload(c))
      if (!imported.ok) return answerRefusal(c, imported.refusal)
      const { notes, ...counts } = imported.value
      const language = c.get('language')
      const messages = notes.map(({ code, count, sample }) => ({
        code,
        count,
        message: importNoteSentence(code, count, language, sample),
      }))
      return c.json({ ...counts, messages })
    },
  )
}
