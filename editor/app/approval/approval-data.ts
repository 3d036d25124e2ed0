// What stands beside the text that is decided on, and the words that the approval pages speak: a bundle of their own.

import { queryOptions } from '@tanstack/react-query'
import type { GateReport } from '#model/api.ts'
import { approvalEn } from '../../words/approval-en.ts'
import { type ApprovalWords, approvalVi } from '../../words/approval-vi.ts'
import { documentPath } from '../data/document-queries.ts'
import { request } from '../data/request.ts'
import { useLanguage } from '../language.tsx'

/** Where every gate stands. */
export function gateReportQuery(documentId: string) {
  return queryOptions({
    queryKey: ['register', documentId, 'gates'],
    queryFn: () => request<GateReport>('GET', `${documentPath(documentId)}/gates`),
    staleTime: 0,
  })
}

/** The words. */
export function useApprovalWords(): ApprovalWords {
  return useLanguage().language === 'en' ? approvalEn : approvalVi
}

/** The beginning of a hash, long enough to tell texts apart by eye. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12)
}
