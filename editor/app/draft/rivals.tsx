// Proposals on the same words, told on the card.

import { Button } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { rivalsOf } from '../../index.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { unbroken } from '../parts/unbroken.tsx'
import { useDraft, useSession } from './draft-context.ts'
import { SideBySide } from './later-parts.ts'

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
          {unbroken(
            `${words.card.rivals(formatNumber(rivals.length))}: ${rivals.map(({ number }) => opinionName(number)).join(', ')}`,
          )}
        </span>
        <Button size="xs" variant="default" mt={4} onClick={() => setIsOpen(true)}>
          {words.card.rivalsOpen}
        </Button>
      </div>
      {isOpen && <SideBySide proposals={[opinion, ...rivals]} onClose={() => setIsOpen(false)} />}
    </div>
  )
}
