// The places of a finding as buttons that lead there.

import { UnstyledButton } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Finding, Where } from '#model/gates/gate.ts'
import { goToBlock, goToSection } from '../../index.ts'
import { sectionName, useDocument, useDraft, useSections } from '../draft/draft-context.ts'
import { formatNumber } from '../format.ts'
import { useGateWords } from './gate-words.ts'
import { hasPage, PageLink } from './page-link.tsx'

const shownAtFirst = 3

/** The places; the first few, and the others on demand. @param onGo after a jump */
export function Places({
  finding,
  onGo,
}: {
  readonly finding: Pick<Finding, 'sentence' | 'where' | 'opinionId' | 'params'>
  readonly onGo?: (() => void) | undefined
}): ReactNode {
  const words = useGateWords()
  const [isWhole, setIsWhole] = useState(false)
  const go = useJump()
  const document = useDocument()
  const { opinionId } = finding
  const where = [...new Map(finding.where.map(place => [keyOf(place), place])).values()]
  const shown = isWhole ? where : where.slice(0, shownAtFirst)
  if (hasPage(finding)) return <PageLink finding={finding} documentId={document.id} className="gate-place" />
  if (where.length === 0) return null
  return (
    <ul className="gate-places">
      {shown.map(place => (
        <li key={keyOf(place)}>
          <UnstyledButton
            className="gate-place"
            onClick={() => {
              onGo?.()
              go(place, opinionId)
            }}
          >
            <PlaceName place={place} />
          </UnstyledButton>
        </li>
      ))}
      {shown.length < where.length && (
        <li>
          <UnstyledButton className="gate-place" onClick={() => setIsWhole(true)}>
            {words.more(formatNumber(where.length - shown.length))}
          </UnstyledButton>
        </li>
      )}
    </ul>
  )
}

/** Two places of one block that read alike are one for who looks. */
function keyOf({ sectionKey, blockId, quote }: Where): string {
  return `${blockId ?? sectionKey} ${quote}`
}

/** Goes to a place: the opinion's card, the block, else its section. */
export function useJump(): (place: Where, opinionId: string | null) => void {
  const { editor, focusOpinion } = useDraft()
  return (place, opinionId) => {
    if (opinionId !== null) {
      focusOpinion(opinionId, true)
      return
    }
    const { blockId, sectionKey, quote } = place
    if (blockId !== null && goToBlock(editor, blockId, quote.replace(/…$/u, ''))) return
    if (sectionKey !== null) goToSection(editor, sectionKey)
  }
}

function PlaceName({ place }: { readonly place: Where }): ReactNode {
  const words = useGateWords()
  const section = useSections().find(({ key }) => key === place.sectionKey)
  const name = section ? sectionName(section) : words.whole
  return (
    <>
      {name}
      {place.quote !== '' && <q>{place.quote}</q>}
    </>
  )
}
