// The page at /documents/:id/history: reads the document and its log, checked.

import './history-styles.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useFollowedDocument } from '../data/document-queries.ts'
import { DocumentFrame, maySeeRegister } from '../shell/document-frame.tsx'
import { verifiedHistoryQuery } from './history-data.ts'
import { HistoryScreen } from './history-screen.tsx'
import { useHistoryWords } from './use-history-words.ts'

/** The history page. */
export function HistoryPage({ documentId }: { readonly documentId: string }): ReactNode {
  const own = useHistoryWords()
  const document = useFollowedDocument(documentId)
  const history = useQuery({ ...verifiedHistoryQuery(documentId), enabled: maySeeRegister(document) })
  return (
    <DocumentFrame documentId={documentId} document={document} read={history} here="history" own={own}>
      {document.data && history.data ? (
        <HistoryScreen document={document.data} history={history.data} />
      ) : null}
    </DocumentFrame>
  )
}
