// Proposals on the same words, side by side. None is chosen for anybody.

import { Button, Modal, SimpleGrid } from '@mantine/core'
import '@mantine/core/styles/SimpleGrid.css'
import type { ReactNode } from 'react'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { useDraft } from './draft-context.ts'
import { RedlineWords } from './redline-words.tsx'

/** What the dialog takes. */
export interface SideBySideProps {
  readonly proposals: readonly Opinion[]
  readonly onClose: () => void
}

/** The dialog. */
export function SideBySide({ proposals, onClose }: SideBySideProps): ReactNode {
  const words = useWords()
  const { focusOpinion } = useDraft()
  return (
    <Modal
      opened
      onClose={onClose}
      size={proposals.length > 2 ? 'min(1080px, 92vw)' : 'min(760px, 92vw)'}
      title={words.card.rivalsTitle}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <p className="rivals-hint">{words.card.rivalsHint}</p>
      <SimpleGrid cols={{ base: 1, sm: Math.min(3, proposals.length) }} spacing="sm">
        {[...proposals]
          .sort((a, b) => a.number - b.number)
          .map(proposal => (
            <section key={proposal.id} className="rival" aria-label={opinionName(proposal.number)}>
              <b className="vk-nowrap">{opinionName(proposal.number)}</b>
              <small>{proposal.onBehalfOf ?? proposal.author.name}</small>
              <RedlineWords quote={proposal.anchor?.quote ?? ''} proposedText={proposal.proposedText ?? ''} />
              <p>{proposal.body}</p>
              <Button
                size="xs"
                variant="default"
                aria-label={words.card.openRival(opinionName(proposal.number))}
                onClick={() => {
                  onClose()
                  focusOpinion(proposal.id, true)
                }}
              >
                {words.card.openRival(opinionName(proposal.number))}
              </Button>
            </section>
          ))}
      </SimpleGrid>
    </Modal>
  )
}
