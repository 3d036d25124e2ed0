// The page at /documents/:id/approval: reads the document and where its approval stands.

import './approval-styles.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { approvalQuery, useFollowedDocument } from '../data/document-queries.ts'
import { DocumentFrame, maySeeRegister } from '../shell/document-frame.tsx'
import { useApprovalWords } from './approval-data.ts'
import { ApprovalScreen } from './approval-screen.tsx'

/** The approval page. */
export function ApprovalPage({ documentId }: { readonly documentId: string }): ReactNode {
  const own = useApprovalWords()
  const document = useFollowedDocument(documentId)
  const approval = useQuery({ ...approvalQuery(documentId), enabled: maySeeRegister(document) })
  return (
    <DocumentFrame documentId={documentId} document={document} read={approval} here="approval" own={own}>
      {document.data && approval.data ? (
        <ApprovalScreen document={document.data} approval={approval.data} />
      ) : null}
    </DocumentFrame>
  )
}
