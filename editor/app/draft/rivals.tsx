// Proposals on the same words: told on the card, and shown side by side. None is chosen for anybody.

import { Button, Modal, SimpleGrid } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { rivalsOf } from '../../index.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { useDraft, useSession } from './draft-context.ts'
import { RedlineWords } from './redline-words.tsx'

/** Nothing while a proposal is the only one on its words. */
export function Rivals({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const { editor } = useDraft()
  const items = useSession(state => state.opinions.items)
  const [isOpen, setIsOpen] = useState(false)
  if (opinion.status !== 'open' || opinion.proposedText === null) return null
  const ids = rivalsOf(editor, opinion.id)
  const rivals = items.filter(({ id }) => ids.includes(id))
  if (rivals.length === 0) return null
  return (
    <div className="card-place">
      <IconArrowsSplit2 size={16} stroke={1.75} aria-hidden />
      <div>
        <span>
          {words.card.rivals(formatNumber(rivals.length))}:{' '}
          {rivals.map(({ number }) => opinionName(number)).join(', ')}
        </span>
        <Button size="xs" variant="default" mt={4} onClick={() => setIsOpen(true)}>
          {words.card.rivalsOpen}
        </Button>
      </div>
      {isOpen && <SideBySide proposals={[opinion, ...rivals]} onClose={() => setIsOpen(false)} />}
    </div>
  )
}

interface SideBySideProps {
  readonly proposals: readonly Opinion[]
  readonly onClose: () => void
}

function SideBySide({ proposals, onClose }: SideBySideProps): ReactNode {
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
              <b>{opinionName(proposal.number)}</b>
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
