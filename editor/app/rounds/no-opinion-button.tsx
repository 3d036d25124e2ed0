// Saying that one has no opinion in a round: an answer like any other, recorded under one's name.

import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { RoundView } from '#model/round.ts'
import { useWords } from '../language.tsx'
import { laterDialog } from '../parts/later.tsx'

const NoOpinionDialog = laterDialog(async () => (await import('./no-opinion-dialog.tsx')).NoOpinionDialog)

interface NoOpinionButtonProps {
  readonly documentId: string
  readonly round: RoundView
}

/** The button and its question. */
export function NoOpinionButton({ documentId, round }: NoOpinionButtonProps): ReactNode {
  const words = useWords()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <Button variant="default" onMouseEnter={NoOpinionDialog.fetch} onClick={() => setIsAsking(true)}>
        {words.rounds.noOpinion}
      </Button>
      <NoOpinionDialog
        documentId={documentId}
        round={round}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
      />
    </>
  )
}
