// A synthesis as the page knows it: its words, and what the server says of it.

import { queryOptions } from '@tanstack/react-query'
import type { SynthesisView } from '#model/api.ts'
import { synthesisEn } from '../../words/synthesis-en.ts'
import { type SynthesisWords, synthesisVi } from '../../words/synthesis-vi.ts'
import { documentPath } from '../data/document-queries.ts'
import { request } from '../data/request.ts'
import { useLanguage } from '../language.tsx'

/** The words, a bundle of their own. */
export function useSynthesisWords(): SynthesisWords {
  return useLanguage().language === 'en' ? synthesisEn : synthesisVi
}

/** What a document consolidates, and what was made from its register. @param seq of the document's register */
export function synthesisQuery(documentId: string, seq: number) {
  return queryOptions({
    queryKey: ['synthesis', documentId, seq],
    queryFn: () => request<SynthesisView>('GET', `${documentPath(documentId)}/synthesis`),
    staleTime: 0,
  })
}
