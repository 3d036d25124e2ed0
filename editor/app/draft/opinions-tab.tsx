// The opinions: their balance, filters, what is being written, and the cards.

import { Button, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { placeOf } from '../../index.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { useRemembered } from '../remembered.ts'
import { useMe } from '../shell/signed-in.tsx'
import { BalanceBar } from './balance-bar.tsx'
import { useDocument, useDraft, useSectionKey, useSession } from './draft-context.ts'
import { DraftOpinionPlace } from './draft-opinion-place.tsx'
import { useHoverLink } from './hover-link.ts'
import { KeptDrafts } from './kept-drafts.tsx'
import { LevelledCards, ListedCards } from './opinion-cards.tsx'
import { firstFilter, type Listed, listed, type OpinionFilter } from './opinion-filter.ts'
import { OpinionFilters } from './opinion-filters.tsx'
import { OpinionForm } from './opinion-form.tsx'
import { usePlacesMoved } from './use-places-moved.ts'
import { WaitingOpinions } from './waiting-opinions.tsx'

/** The tab. Ctrl+Alt+N and P press its arrows. */
export function OpinionsTab(): ReactNode {
  const words = useWords()
  const { editor, target, focusId, focusOpinion } = useDraft()
  const me = useMe()
  const { items, balance } = useSession(state => state.opinions)
  const sectionKey = useSectionKey()
  const [filter, setFilter] = useState<OpinionFilter>(firstFilter)
  const moved = usePlacesMoved()
  const level = useLevel()
  useHoverLink()
  const lists = useMemo(() => {
    void moved // places are read from the editor: looked at again when they moved
    return listed(items, filter, {
      placeOf: ({ id }) => placeOf(editor, id),
      sectionKey,
      personId: me.user.id,
      focusId,
    })
  }, [items, filter, sectionKey, me.user.id, focusId, editor, moved])
  const shown = useMemo(() => [...lists.placed, ...lists.general, ...lists.unplaced], [lists])
  const last = useRef({ id: '', index: 0 }) // the one last in focus: decided, it leaves the list, and the next stands there
  const indexOf = (sought: string | null): number => shown.findIndex(({ id }) => id === sought)
  // Its wording may reach the text before its decision reaches this page: it seems to have lost its place for that moment.
  const isLosing = focusId === last.current.id && lists.unplaced.some(({ id }) => id === focusId)
  if (indexOf(focusId) >= 0 && !isLosing) last.current = { id: focusId ?? '', index: indexOf(focusId) }
  const step = (by: 1 | -1): void => {
    const here = indexOf(last.current.id)
    const gone = by > 0 ? last.current.index : last.current.index - 1
    const from = here >= 0 ? here + by : gone
    const next = shown.at(from % Math.max(1, shown.length))
    if (next) focusOpinion(next.id, true)
  }
  const form = target && (
    <OpinionForm key={`${target.keptId} ${target.anchor?.quote ?? target.sectionKey}`} target={target} />
  )
  const apart = lists.general.length + lists.unplaced.length
  const [isApart, setIsApart] = useApart(lists)
  const isLevel = level.isOn && shown.length + (form ? 1 : 0) > 0 && !(isApart && apart > 0 && !form)
  return (
    <DraftOpinionPlace>
      <div className="opinions">
        <div className="opinions-top">
          <BalanceBar balance={balance} />
          <OpinionFilters
            filter={filter}
            onChange={setFilter}
            opinions={items}
            onStep={step}
            level={level.isPossible ? level : null}
          />
          {level.isOn && apart > 0 && (
            <SegmentedControl
              fullWidth
              mt={8}
              aria-label={words.opinions.where}
              data={[
                { value: 'level', label: words.opinions.beside(formatNumber(lists.placed.length)) },
                { value: 'apart', label: words.opinions.apart(formatNumber(apart)) },
              ]}
              value={isLevel ? 'level' : 'apart'}
              onChange={value => setIsApart(value === 'apart')}
            />
          )}
          {isLevel && <WaitingOpinions />}
          {isLevel && <KeptDrafts />}
        </div>
        {isLevel ? (
          <LevelledCards opinions={lists.placed} label={words.opinions.list} moved={moved} form={form} />
        ) : (
          <div className="opinions-list">
            <WaitingOpinions />
            <KeptDrafts />
            {form}
            {shown.length === 0 && !target && (
              <NoOpinions
                hasAny={items.length > 0}
                isAllDone={balance.open === 0 && JSON.stringify(filter) === JSON.stringify(firstFilter)}
                onClear={() => setFilter({ ...firstFilter, status: 'all' })}
              />
            )}
            {!level.isOn && <ListedCards opinions={lists.placed} label={words.opinions.list} />}
            <Apart lists={lists} />
          </div>
        )}
      </div>
    </DraftOpinionPlace>
  )
}

/** Opinions that stand at no words: on the whole document, and those whose words are gone. */
function Apart({ lists }: { readonly lists: Listed }): ReactNode {
  const words = useWords()
  return (
    <>
      {lists.general.length > 0 && (
        <section className="opinions-apart" aria-labelledby="general-title">
          <h3 id="general-title">{words.opinions.general}</h3>
          <ListedCards opinions={lists.general} label={words.opinions.general} />
        </section>
      )}
      {lists.unplaced.length > 0 && (
        <section className="opinions-apart" aria-labelledby="unplaced-title">
          <h3 id="unplaced-title">{words.opinions.unplaced}</h3>
          <p>{words.opinions.unplacedHint}</p>
          <ListedCards opinions={lists.unplaced} label={words.opinions.unplaced} isLost />
        </section>
      )}
    </>
  )
}

/** Whether cards can stand level with their words here, and whether the person wants it. */
function useLevel(): {
  readonly isPossible: boolean
  readonly isOn: boolean
  readonly set: (on: boolean) => void
} {
  const isPossible =
    useMediaQuery('(min-width: 1280px)', innerWidth >= 1280, { getInitialValueInEffect: false }) ?? false
  const [wanted, setWanted] = useRemembered('opinions.level', 'true')
  return { isPossible, isOn: isPossible && wanted === 'true', set: on => setWanted(String(on)) }
}

/** Whether those without words are in view; an opinion brought to the fore is always among those in view. */
function useApart({ placed, general, unplaced }: Listed): readonly [boolean, (isApart: boolean) => void] {
  const { focusId } = useDraft()
  const [isApart, setIsApart] = useState(false)
  const isAmong = (list: Listed['placed']): boolean => list.some(({ id }) => id === focusId)
  const wanted = isAmong(placed) ? false : isAmong(general) || isAmong(unplaced) ? true : null
  useEffect(() => {
    if (wanted !== null && focusId !== null) setIsApart(wanted)
  }, [wanted, focusId])
  return [isApart || placed.length === 0, setIsApart]
}

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
