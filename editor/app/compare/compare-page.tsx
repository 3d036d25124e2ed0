// The page at /documents/:id/compare: reads the document and its versions, then shows two of them; or says why it cannot.

import './compare-styles.ts'
import { Button } from '@mantine/core'
import { IconArrowsLeftRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useFollowedDocument } from '../data/document-queries.ts'
import { versionsQuery } from '../data/queries.ts'
import { useWords } from '../language.tsx'
import { StatePage } from '../parts/state-page.tsx'
import { DocumentFrame } from '../shell/document-frame.tsx'
import { CompareScreen } from './compare-screen.tsx'

/** The compare page. */
export function ComparePage({ documentId }: { readonly documentId: string }): ReactNode {
  const { compare } = useWords()
  const document = useFollowedDocument(documentId)
  const versions = useQuery({ ...versionsQuery(documentId), enabled: document.data !== undefined })
  return (
    <DocumentFrame documentId={documentId} document={document} read={versions} here="compare" own={compare}>
      {document.data && versions.data ? (
        versions.data.length > 0 ? (
          <CompareScreen document={document.data} versions={versions.data} />
        ) : (
          <NoVersions documentId={documentId} />
        )
      ) : null}
    </DocumentFrame>
  )
}

function NoVersions({ documentId }: { readonly documentId: string }): ReactNode {
  const { compare } = useWords()
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1 className="vk-visually-hidden">{compare.title}</h1>
      <StatePage
        icon={<IconArrowsLeftRight size={24} stroke={1.75} />}
        title={compare.none}
        text={compare.noneHint}
        actions={
          <Button component={Link} href={`/documents/${encodeURIComponent(documentId)}`}>
            {compare.toDraft}
          </Button>
        }
      />
    </main>
  )
}
