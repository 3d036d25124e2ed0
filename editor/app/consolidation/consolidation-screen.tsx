// The consolidation page once everything is known: title and balance, filters and table, the opened opinion, the dialogs.

import { Button } from '@mantine/core'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import type { DocumentView, OpinionList, TemplateSection, Unit } from '#model/api.ts'
import type { Group } from '#model/group.ts'
import type { OpinionId } from '#model/ids.ts'
import type { Decision } from '#model/opinion.ts'
import type { RoundView } from '#model/round.ts'
import { useRegisterAct } from '../data/use-register-act.ts'
import { useWords } from '../language.tsx'
import { WaitingList } from '../opinion/waiting-list.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { type Consolidation, ConsolidationContext, type OpenDialog } from './consolidation-context.ts'
import { ConsolidationDialogs } from './consolidation-dialogs.tsx'
import { DetailPane } from './detail-pane.tsx'
import { EmptyTable } from './empty-table.tsx'
import { entryOf } from './entry.ts'
import { FilterRow } from './filter-row.tsx'
import { OpinionTable } from './opinion-table.tsx'
import { PageHead } from './page-head.tsx'
import { type UnitNames, wholeTable } from './table-filter.ts'
import type { TableAct } from './table-keys.ts'
import { useEntryOutbox } from './use-entry-outbox.ts'
import { useTable } from './use-table.ts'
import { useTableAddress } from './use-table-address.ts'

interface ConsolidationScreenProps {
  readonly document: DocumentView
  readonly list: OpinionList
  /** When the list was read, in ms. */
  readonly readAt: number
  readonly rounds: readonly RoundView[]
  readonly groups: readonly Group[]
  readonly sections: readonly TemplateSection[]
  readonly units: readonly Unit[]
}

const roundsName = 'rounds' // in the address: opens the drawer of the rounds

/** Holds what is in hand: filter and opened opinion in the address, cursor and ticks here. */
export function ConsolidationScreen(props: ConsolidationScreenProps): ReactNode {
  const { document, list, rounds, groups, sections } = props
  const words = useWords()
  const act = useRegisterAct(document.id)
  const outbox = useEntryOutbox(document.id)
  const units = useMemo<UnitNames>(
    () => new Map(props.units.map(({ id, name }) => [id, name])),
    [props.units],
  )
  const address = useTableAddress(list.items)
  const { filter, openId, open } = address
  const table = useTable({ list, filter, units, groups, sections })
  const [dialog, setDialog] = useState<OpenDialog | null>(() =>
    new URLSearchParams(location.search).has(roundsName) ? { type: 'rounds' } : null,
  )
  const [asked, setAsked] = useState<{ readonly id: OpinionId; readonly decision: Decision } | null>(null)
  const gridRef = useRef<HTMLTableElement>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const { permissions } = document
  const shared = useMemo<Consolidation>(
    () => ({
      document,
      list,
      byId: new Map(list.items.map(opinion => [opinion.id, opinion])),
      sections,
      groups,
      rounds,
      units,
      act,
      outbox,
      mayPropose: permissions.includes('proposeDisposition'),
      mayConfirm: permissions.includes('confirmDisposition'),
      mayGroup: permissions.includes('consolidate'),
      mayEnter: permissions.includes('opineForOthers'),
      mayOpenRound: permissions.includes('openRound'),
      open,
      setDialog,
    }),
    [document, list, sections, groups, rounds, units, act, outbox, permissions, open],
  )
  const opened = openId === null ? undefined : shared.byId.get(openId)
  const onAct = (done: TableAct): void => {
    const { current, ticked, cursor } = table
    const at = current?.type === 'opinion' ? current.opinion.id : null
    switch (done.type) {
      case 'move':
        table.move(done.move)
        return
      case 'open':
        if (at !== null) open(at)
        else if (current?.type === 'heading') table.fold(current.key)
        return
      case 'fold':
        if (current?.type === 'heading' && !current.isFolded) table.fold(current.key)
        else table.move({ type: 'parent' })
        return
      case 'unfold':
        if (current?.type === 'heading' && current.isFolded) table.fold(current.key)
        else table.move({ type: 'step', by: 1, extends: false })
        return
      case 'escape':
        if (cursor.ticked.size > 0) table.move({ type: 'none' })
        else open(null)
        return
      case 'search':
        searchRef.current?.focus()
        return
      case 'group': {
        const ids = ticked.length > 0 ? ticked : at === null ? [] : [at]
        if (ids.length > 0 && shared.mayGroup) setDialog({ type: 'group', groupId: null, ids })
        return
      }
      case 'decide':
        if (!shared.mayPropose && !shared.mayConfirm) return
        if (ticked.length > 1) setDialog({ type: 'bulk', ids: ticked, decision: done.decision })
        else if (at !== null) {
          open(at)
          setAsked({ id: at, decision: done.decision })
        }
    }
  }
  const step = useCallback(
    (by: 1 | -1) => {
      const next = table.beside(openId, by)
      if (next === null) return
      table.move({ type: 'to', id: next })
      open(next)
    },
    [table, openId, open],
  )
  return (
    <ConsolidationContext value={shared}>
      <main id="main" className="consolidation" tabIndex={-1}>
        <PageHead readAt={props.readAt} filter={filter} onFilter={address.setFilter} />
        <WaitingList
          waiting={outbox.waiting}
          mayRewrite={one => entryOf(one.draft) !== null}
          onRewrite={one => setDialog({ type: 'entry', refused: one.draft })}
        />
        <div className="consolidation-panes">
          <section className="consolidation-table" aria-label={words.consolidation.table} data-pane="table">
            {list.items.length === 0 ? (
              <EmptyTable />
            ) : (
              <>
                <FilterRow
                  filter={filter}
                  onChange={address.setFilter}
                  shown={table.shown.length}
                  searchRef={searchRef}
                />
                {table.rows.length === 0 ? (
                  <div className="consolidation-none">
                    <p>{words.consolidation.noMatch}</p>
                    <Button
                      variant="default"
                      onClick={() => address.setFilter({ ...wholeTable, by: filter.by }, true)}
                    >
                      {words.consolidation.clear}
                    </Button>
                  </div>
                ) : (
                  <OpinionTable
                    rows={table.rows}
                    by={filter.by}
                    cursor={table.cursor}
                    openId={openId}
                    gridRef={gridRef}
                    onMove={table.move}
                    onAct={onAct}
                    onFold={table.fold}
                  />
                )}
                <BulkBar ids={table.ticked} onClear={() => table.move({ type: 'none' })} />
              </>
            )}
          </section>
          {opened && (
            <DetailPane
              key={opened.id}
              opinion={opened}
              asked={asked?.id === opened.id ? asked.decision : null}
              onStep={step}
            />
          )}
        </div>
      </main>
      <ConsolidationDialogs
        dialog={dialog}
        onClose={isDone => {
          setDialog(null)
          if (isDone) table.move({ type: 'none' })
          gridRef.current?.focus({ preventScroll: true })
        }}
      />
    </ConsolidationContext>
  )
}
