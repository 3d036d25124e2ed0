// Checks texts ahead of the next asking: those that somebody has asked about, once they have come to rest, one at a time.

import type { DocumentId } from '#model/ids.ts'
import type { Deps } from './deps.ts'
import { findingsIn } from './gates.ts'

/**
 * Takes up texts that rest; each waits for the one before it. A text that nobody has asked about on this server costs nothing.
 *
 * @returns what to call with documents whose texts rest; resolves when all that wait are checked
 */
export function createCheckAhead(deps: Deps): (documentIds: readonly DocumentId[]) => Promise<void> {
  const waiting = new Set<DocumentId>()
  let running: Promise<void> | null = null
  const work = async () => {
    for (const id of waiting) {
      waiting.delete(id)
      try {
        await check(deps, id)
      } catch (error) {
        // Whoever asks next finds out for themselves; the message tells of no text.
        deps.log.warn({ err: error, documentId: id }, 'a text was not checked ahead')
      }
    }
    running = null
  }
  return documentIds => {
    for (const id of documentIds) if (deps.checks.isAskedAbout(id)) waiting.add(id)
    if (waiting.size > 0) running ??= work()
    return running ?? Promise.resolve()
  }
}

async function check(deps: Deps, documentId: DocumentId): Promise<void> {
  const row = await deps.store.findDocument(documentId)
  const text = row && (await deps.texts.read(documentId))
  if (row && text) await findingsIn(deps, row, text)
}
