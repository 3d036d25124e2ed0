// The opinions: their balance, filters, what is being written, and the cards.

import { Button } from '@mantine/core'
import {
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Opinion } from '#model/opinion.ts'
import { placeOf, watchPlaces } from '../../index.ts'
import { useWords } from '../language.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { BalanceBar } from './balance-bar.tsx'
import { useDocument, useDraft, useSectionKey, useSession } from './draft-context.ts'
import { KeptDrafts } from './kept-drafts.tsx'
import { OpinionCard } from './opinion-card.tsx'
import { firstFilter, listed, type OpinionFilter } from './opinion-filter.ts'
import { OpinionFilters } from './opinion-filters.tsx'
import { OpinionForm } from './opinion-form.tsx'

/** The tab. Ctrl+Alt+N and P press its arrows. */
export function OpinionsTab(): ReactNode {
  const words = useWords()
  const { editor, target, focusId, focusOpinion } = useDraft()
  const me = useMe()
  const { items, balance } = useSession(state => state.opinions)
  const sectionKey = useSectionKey()
  const [filter, setFilter] = useState<OpinionFilter>(firstFilter)
  const moved = usePlacesMoved()
  const { placed, unplaced } = useMemo(() => {
    void moved // places are read from the editor: looked at again when they moved
    return listed(items, filter, {
      placeOf: ({ id }) => placeOf(editor, id),
      sectionKey,
      personId: me.user.id,
    })
  }, [items, filter, sectionKey, me.user.id, editor, moved])
  const shown = useMemo(() => [...placed, ...unplaced], [placed, unplaced])
  const step = (by: number): void => {
    const here = shown.findIndex(({ id }) => id === focusId)
    const next =
      here < 0 ? shown[by > 0 ? 0 : shown.length - 1] : shown[(here + by + shown.length) % shown.length]
    if (next) focusOpinion(next.id, true)
  }
  return (
    <div className="opinions">
      <div className="opinions-top">
        <BalanceBar balance={balance} />
        <OpinionFilters filter={filter} onChange={setFilter} opinions={items} onStep={step} />
      </div>
      <div className="opinions-list">
        <KeptDrafts />
        {target && (
          <OpinionForm key={target.words?.anchor.quote ?? target.sectionKey ?? ''} target={target} />
        )}
        {shown.length === 0 && !target && (
          <NoOpinions
            hasAny={items.length > 0}
            isAllDone={balance.open === 0 && JSON.stringify(filter) === JSON.stringify(firstFilter)}
            onClear={() => setFilter({ ...firstFilter, status: 'all' })}
          />
        )}
        <Cards opinions={placed} label={words.opinions.list} />
        {unplaced.length > 0 && (
          <section className="opinions-unplaced" aria-labelledby="unplaced-title">
            <h3 id="unplaced-title">{words.opinions.unplaced}</h3>
            <p>{words.opinions.unplacedHint}</p>
            <Cards opinions={unplaced} label={words.opinions.unplaced} isLost />
          </section>
        )}
      </div>
    </div>
  )
}

interface CardsProps {
  readonly opinions: readonly Opinion[]
  readonly label: string
  readonly isLost?: boolean
}

function Cards({ opinions, label, isLost = false }: CardsProps): ReactNode {
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
        <OpinionCard key={opinion.id} opinion={opinion} isFocused={opinion.id === focusId} isLost={isLost} />
      ))}
    </ul>
  )
}

/** A number that rises when places of opinions moved other than by typing, a moment after they rest. */
function usePlacesMoved(): number {
  const { editor } = useDraft()
  const version = useRef(0)
  const subscribe = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const stop = watchPlaces(editor, () => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          version.current += 1
          listener()
        }, restMs)
      })
      return () => {
        clearTimeout(timer)
        stop()
      }
    },
    [editor],
  )
  return useSyncExternalStore(subscribe, () => version.current)
}

const restMs = 250

interface NoOpinionsProps {
  readonly hasAny: boolean
  /** Whether none is listed because every opinion has been handled. */
  readonly isAllDone: boolean
  readonly onClear: () => void
}

function NoOpinions({ hasAny, isAllDone, onClear }: NoOpinionsProps): ReactNode {
  const words = useWords()
  const { permissions } = useDocument()
  if (hasAny) {
    return (
      <div className="panel-empty">
        <p>{isAllDone ? words.opinions.allDone : words.opinions.noMatch}</p>
        <Button variant="default" onClick={onClear}>
          {words.opinions.all}
        </Button>
      </div>
    )
  }
  return (
    <div className="panel-empty">
      <b>{words.opinions.none}</b>
      <p>{permissions.includes('opine') ? words.opinions.noneHint : words.opinions.noneReaderHint}</p>
    </div>
  )
}
