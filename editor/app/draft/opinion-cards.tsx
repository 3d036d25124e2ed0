// The cards: as a list, or level with their words.

import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import type { Opinion } from '#model/opinion.ts'
import { findAnchor, placeOf } from '../../index.ts'
import { useWords } from '../language.tsx'
import { useDraft } from './draft-context.ts'
import { keepLevel, type LevelCards } from './level-cards.ts'
import { OpinionCard } from './opinion-card.tsx'

interface CardsProps {
  readonly opinions: readonly Opinion[]
  readonly label: string
  readonly isLost?: boolean
}

/** Cards one below the other. */
export function ListedCards({ opinions, label, isLost = false }: CardsProps): ReactNode {
  const { focusId } = useDraft()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (focusId === null) return
    list.current?.querySelector(`[data-card="${CSS.escape(focusId)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [focusId])
  if (opinions.length === 0) return null
  return (
    <ul ref={list} className="opinions-cards" aria-label={label}>
      {opinions.map(opinion => (
        <OpinionCard
          key={opinion.id}
          opinion={opinion}
          isFocused={opinion.id === focusId}
          isLost={isLost}
          isLevel={false}
        />
      ))}
    </ul>
  )
}

interface LevelCardsProps extends Omit<CardsProps, 'isLost'> {
  /** Rises when places of opinions moved. */
  readonly moved: number
  /** The form of the opinion being written; null = none. */
  readonly form: ReactNode
}

/** Cards level with their words; they scroll with the page. */
export function LevelledCards({ opinions, label, moved, form }: LevelCardsProps): ReactNode {
  const words = useWords()
  const { editor, focusId, target } = useDraft()
  const list = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const level = useRef<LevelCards | null>(null)
  const written = useRef(target)
  written.current = target
  useLayoutEffect(() => {
    if (!list.current || !content.current) return undefined
    level.current = keepLevel(editor, {
      list: list.current,
      content: content.current,
      positionOf: card => {
        const id = card.dataset['card']
        if (id !== undefined) return placeOf(editor, id)?.from ?? null
        const { anchor = null, sectionKey = null } = written.current ?? {}
        return anchor && (findAnchor(editor, anchor, sectionKey)?.from ?? null)
      },
    })
    return () => level.current?.stop()
  }, [editor])
  useLayoutEffect(() => {
    void [moved, focusId, target, opinions] // whatever of these changed, cards may have to move
    level.current?.ask()
  }, [moved, focusId, target, opinions])
  return (
    <div ref={list} className="opinions-list opinions-level">
      <p className="opinions-quiet">{words.opinions.quiet}</p>
      <div ref={content} className="opinions-rail">
        {form !== null && (
          <div className="opinions-level-form" data-level="" data-focused="">
            {form}
          </div>
        )}
        {opinions.length > 0 && (
          <ul className="opinions-cards" aria-label={label}>
            {opinions.map(opinion => (
              <OpinionCard
                key={opinion.id}
                opinion={opinion}
                isFocused={opinion.id === focusId && form === null}
                isLost={false}
                isLevel
              />
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
