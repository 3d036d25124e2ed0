// The page at /documents/:id: opens the document, then shows it; or says why it cannot.

import './draft-styles.ts'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { OpinionId } from '#model/ids.ts'
import { roundsQuery } from '../data/document-queries.ts'
import { unitsQuery } from '../data/queries.ts'
import { useWords } from '../language.tsx'
import { usePageTitle } from '../page-title.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { NotFoundPage } from '../parts/not-found-page.tsx'
import { Shell } from '../shell/shell.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { DraftScreen } from './draft-screen.tsx'
import { heldRoles } from './held-roles.ts'
import { openAhead, useOpenDocument } from './open-document.ts'
import { useTourComing } from './tour.tsx'

export { openAhead }

/** A wait is felt, and is slow, after so long. */
const waitMs = { felt: 300, slow: 10_000 }

/** The draft page. */
export function DraftPage({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords()
  const me = useMe()
  const units = useQuery(unitsQuery)
  // Asked for together with the document: the strip of a round stands there from the beginning, and shifts no text afterwards.
  const { isPending: isRoundComing } = useQuery(roundsQuery(documentId))
  const isTourComing = useTourComing()
  const clicked = useRef<(id: OpinionId) => void>(() => {})
  const { open, failure } = useOpenDocument(documentId, me.user, words.draft.page, id => clicked.current(id))
  const document = open?.session.getState().document
  const isFelt = useIsAfter(waitMs.felt)
  usePageTitle(document?.title ?? words.titles.documents)
  const isKnown = useHasBeen(!isRoundComing && !isTourComing)
  if (open && document && isKnown) {
    const parentId = units.data?.find(({ id }) => id === document.unitId)?.parentId ?? null
    const roles = heldRoles(me, document.unitId, parentId)
    return <DraftScreen open={open} roles={roles} clicked={clicked} />
  }
  if (failure?.code === 'unknown' || failure?.code === 'forbidden') return <NotFoundPage />
  if (!failure && !isFelt) return null // a frame drawn now would only be thrown away for the draft's own
  return (
    <Shell bar={<header className="top-bar" />}>
      <main id="main" className="page" tabIndex={-1}>
        {failure ? (
          <FailedPage title={words.failure.title} error={failure} onRetry={() => location.reload()} />
        ) : (
          <Opening />
        )}
      </main>
    </Shell>
  )
}

function Opening(): ReactNode {
  const words = useWords()
  const isSlow = useIsAfter(waitMs.slow)
  return <LoadingPage text={isSlow ? words.draft.openingSlow : words.draft.opening} />
}

/** Whether something has been so: what failed and is asked for again takes no page away that stands. */
function useHasBeen(isSo: boolean): boolean {
  const hasBeen = useRef(false)
  hasBeen.current ||= isSo
  return hasBeen.current
}

/** Whether so long has passed since this came to the page. */
function useIsAfter(ms: number): boolean {
  const [isAfter, setIsAfter] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsAfter(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return isAfter
}
