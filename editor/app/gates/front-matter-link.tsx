// The way from a finding about the form to the page where the front matter is put right.

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useGateWords } from './gate-words.ts'

/** The link. @param className of the places that stand beside it */
export function FrontMatterLink({
  documentId,
  className,
}: {
  readonly documentId: string
  readonly className: string
}): ReactNode {
  const { toFrontMatter } = useGateWords()
  return (
    <Link className={className} href={`/documents/${encodeURIComponent(documentId)}/front-matter`}>
      {toFrontMatter}
    </Link>
  )
}
