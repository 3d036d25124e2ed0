// Giving an opinion on the page itself: the words that are selected, with the text that they were taken from.

import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query'
import type { RefObject } from 'react'
import type { DocumentView } from '#model/api.ts'
import { isInField } from '#model/assignment.ts'
import type { ComparedBlock } from '#model/compare.ts'
import type { VersionId } from '#model/ids.ts'
import { contentQuery } from '../data/document-queries.ts'
import { versionsQuery } from '../data/queries.ts'
import type { CapturedWords } from '../draft/captured-static.ts'
import { later } from '../parts/later.tsx'
import { tellFailure } from '../parts/tell.ts'
import { useApprovalWords } from './approval-data.ts'
import { selectedWords } from './selected-words.ts'

/** The form: most people decide without it. */
export const GiveOpinion = later(async () => (await import('./give-opinion.tsx')).GiveOpinion)

/** What an opinion is to be about; a new value each time one is begun. */
export interface GivenWords {
  /** null = the whole document. */
  readonly words: CapturedWords | null
  /** Where they stand on the page. */
  readonly range: Range | null
  /** The kept version with this very text; null = none was kept. */
  readonly versionId: VersionId | null
}

/** Begins an opinion on what is selected; where an observer gives none, says so. */
export function useGive(
  { id: documentId, field }: DocumentView,
  sha256: string,
  canvas: RefObject<HTMLDivElement | null>,
  blocks: readonly ComparedBlock[] | null,
  onGive: (given: GivenWords) => void,
): () => Promise<void> {
  const { outside } = useApprovalWords()
  const queries = useQueryClient()
  return async () => {
    const selection = window.document.getSelection()
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null
    // Without a connection the text may not be there to look the words up in, nor the versions.
    const [content, versions] = await Promise.all([
      queries.ensureQueryData(textQuery(queries, documentId, sha256)).catch(() => null),
      queries.ensureQueryData(versionsQuery(documentId)).catch(() => []),
    ])
    const words = canvas.current && content && selectedWords(canvas.current, content.json, blocks)
    if (!isInField(field, words?.sectionKey ?? null)) return tellFailure(outside)
    const versionId = versions.findLast(version => version.sha256 === sha256)?.id ?? null
    onGive({ words, range: words && range, versionId })
  }
}

/** The text of a hash: another one is asked for anew, and this one never changes. */
export function textQuery(queries: QueryClient, documentId: string, sha256: string) {
  return queryOptions({
    queryKey: ['content', documentId, sha256],
    queryFn: async () => {
      const early = await queries.ensureQueryData(contentQuery(documentId))
      return early.sha256 === sha256
        ? early
        : await queries.fetchQuery({ ...contentQuery(documentId), staleTime: 0 })
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
