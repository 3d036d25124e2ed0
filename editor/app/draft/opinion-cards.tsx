// The cards: as a list, or level with their words.

import {
  type ComponentProps,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { findAnchor, placeOf } from '../../index.ts'
import { useWords } from '../language.tsx'
import { useDraft } from './draft-context.ts'
import { keepLevel, type LevelCard, type LevelCards } from './level-cards.ts'
import { OpinionCard } from './opinion-card.tsx'
import { useSeen } from './use-seen.ts'

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
        <ListedCard key={opinion.id} opinion={opinion} isFocused={opinion.id === focusId} isLost={isLost} />
      ))}
    </ul>
  )
}

type ListedCardProps = Pick<ComponentProps<typeof OpinionCard>, 'opinion' | 'isFocused' | 'isLost'>

/** A card of a list: it is whole once it has come near the window. */
function ListedCard({ opinion, isFocused, isLost }: ListedCardProps): ReactNode {
  const { focusOpinion } = useDraft()
  const label = useCardLabel()
  const item = useRef<HTMLLIElement>(null)
  const isSeen = useSeen(item)
  return (
    <OpinionCard
      ref={item}
      opinion={opinion}
      label={label(opinion)}
      isSeen={isSeen || isFocused} // the keys answer the card in focus before anybody has scrolled to it
      isFocused={isFocused}
      isLost={isLost}
      isLevel={false}
      onGo={focusOpinion}
    />
  )
}

function useCardLabel(): (opinion: Opinion) => string {
  const { opinions } = useWords()
  return ({ number }) => `${opinions.card(opinionName(number))}. ${opinions.go}`
}

interface LevelCardsProps extends Omit<CardsProps, 'isLost'> {
  /** Rises when places of opinions moved. */
  readonly moved: number
  /** The form of the opinion being written; null = none. */
  readonly form: ReactNode
}

const formName = 'form'

/**
 * Cards level with their words; they scroll with the page. Far from the window a card is its name alone, but for the one in focus
 * and those that somebody has had in hand: what was begun in a card stays in it.
 */
export function LevelledCards({ opinions, label: listLabel, moved, form }: LevelCardsProps): ReactNode {
  const words = useWords()
  const label = useCardLabel()
  const { editor, focusId, focusOpinion, target } = useDraft()
  const list = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const level = useRef<LevelCards | null>(null)
  const [near, setNear] = useState<ReadonlySet<string>>(new Set())
  const [inHand, setInHand] = useState<ReadonlySet<string>>(new Set())
  const hasForm = form !== null
  const all = useRef<() => readonly LevelCard[]>(() => [])
  all.current = () => {
    const cards = opinions.flatMap(({ id }) => {
      const place = placeOf(editor, id)
      if (place === null) return [] // not looked up yet: it would stand at the top, and leave again
      return [{ name: id, position: place.from ?? null, isFocused: id === focusId && !hasForm }]
    })
    if (!hasForm) return cards
    const { anchor = null, sectionKey = null } = target ?? {}
    const position = anchor && (findAnchor(editor, anchor, sectionKey)?.from ?? null)
    return [...cards, { name: formName, position, isFocused: true }]
  }
  useLayoutEffect(() => {
    if (!list.current || !content.current) return undefined
    level.current = keepLevel(editor, {
      list: list.current,
      content: content.current,
      cards: () => all.current(),
      onNear: setNear,
    })
    return () => level.current?.stop()
  }, [editor])
  useLayoutEffect(() => {
    void [near, inHand, focusId, opinions] // whichever cards these show or make longer
    level.current?.settle()
  }, [near, inHand, focusId, opinions])
  useLayoutEffect(() => {
    void [moved, focusId, target, opinions] // whatever of these changed, cards may have to move
    level.current?.askNow()
  }, [moved, focusId, target, opinions])
  const take = ({ target: inside }: SyntheticEvent): void => {
    // A card that grew under the pointer would move away before the button is let go, and nothing would be clicked.
    if (!(inside instanceof Element) || !inside.matches(':focus-visible')) return
    const id = inside.closest<HTMLElement>('[data-card]')?.dataset['card']
    if (id !== undefined && !inHand.has(id)) setInHand(new Set([...inHand, id]))
  }
  return (
    <div ref={list} className="opinions-list opinions-level">
      <p className="opinions-quiet">{words.opinions.quiet}</p>
      <div ref={content} className="opinions-rail">
        {hasForm && (
          <div className="opinions-level-form" data-level={formName} data-focused="">
            {form}
          </div>
        )}
        {opinions.length > 0 && (
          <ul className="opinions-cards" aria-label={listLabel} onFocus={take}>
            {opinions.map(opinion => (
              <OpinionCard
                key={opinion.id}
                opinion={opinion}
                label={label(opinion)}
                isSeen={near.has(opinion.id) || inHand.has(opinion.id) || opinion.id === focusId}
                isFocused={opinion.id === focusId && !hasForm}
                isLost={false}
                isLevel
                onGo={focusOpinion}
              />
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
