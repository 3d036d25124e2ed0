// The way to the text that a round asks about, as it was frozen.

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { RoundView } from '#model/round.ts'
import { useWords } from '../language.tsx'

interface FrozenLinkProps {
  readonly documentId: string
  readonly round: Pick<RoundView, 'versionId'>
}

/** The link; it opens that text over the draft, where opinions are given on its words. */
export function FrozenLink({ documentId, round }: FrozenLinkProps): ReactNode {
  const words = useWords()
  const address = `/documents/${encodeURIComponent(documentId)}?version=${encodeURIComponent(round.versionId)}`
  return (
    <Link className="frozen-link" href={address}>
      {words.frozen.see}
    </Link>
  )
}
