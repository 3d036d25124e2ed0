// The list of changes beside the texts: kinds to filter by, steps to the next and the one before.

import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconArrowsMoveVertical,
  IconChevronDown,
  IconChevronUp,
  IconMinus,
  IconPencil,
  IconPlus,
  IconTable,
} from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { opinionName } from '#model/opinion.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { type ChangeKind, changeKinds, type ListedChange } from './compare-changes.ts'
import type { Causes } from './compare-text.tsx'

const icons = {
  changed: IconPencil,
  added: IconPlus,
  removed: IconMinus,
  moved: IconArrowsMoveVertical,
} as const

interface ChangeListProps {
  readonly all: readonly ListedChange[]
  /** Those of the chosen kind. */
  readonly shown: readonly ListedChange[]
  readonly kind: ChangeKind
  /** Place of the block that is looked at; null = none. */
  readonly current: number | null
  readonly causes: Causes
  readonly onKind: (kind: ChangeKind) => void
  readonly onGo: (index: number) => void
  readonly onStep: (by: 1 | -1) => void
}

/** The list. */
export function ChangeList(props: ChangeListProps): ReactNode {
  const { all, shown, kind, current, causes, onKind, onGo, onStep } = props
  const { compare } = useWords()
  const list = useRef<HTMLOListElement>(null)
  const at = shown.findIndex(({ index }) => index === current)
  useEffect(() => {
    if (current !== null) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <aside className="compare-list" aria-label={compare.changes} data-pane="list">
      <div className="compare-list-head">
        <h2 aria-live="polite">
          {at < 0
            ? compare.count(formatNumber(shown.length))
            : compare.place(formatNumber(at + 1), formatNumber(shown.length))}
        </h2>
        <Step label={compare.previous} isDisabled={shown.length === 0} onClick={() => onStep(-1)}>
          <IconChevronUp size={18} stroke={1.75} />
        </Step>
        <Step label={compare.next} isDisabled={shown.length === 0} onClick={() => onStep(1)}>
          <IconChevronDown size={18} stroke={1.75} />
        </Step>
      </div>
      <div className="compare-kinds" {...{ role: 'group', 'aria-label': compare.filter }}>
        {changeKinds.map(one => (
          <button key={one} type="button" aria-pressed={one === kind} onClick={() => onKind(one)}>
            {compare.kinds[one]}{' '}
            <span>
              {formatNumber(one === 'all' ? all.length : all.filter(change => change.kind === one).length)}
            </span>
          </button>
        ))}
      </div>
      {shown.length === 0 && <p className="compare-list-none">{compare.nothingOfKind}</p>}
      <ol ref={list}>
        {shown.map(change => {
          const Icon = change.isTable ? IconTable : icons[change.change]
          const isHere = change.index === current
          return (
            <li key={change.index} data-change={change.change}>
              <button type="button" aria-current={isHere || undefined} onClick={() => onGo(change.index)}>
                <Icon size={16} stroke={1.75} aria-hidden />
                <b className="vk-ellipsis" lang="vi">
                  {change.words || compare.form}
                </b>
                <span className="vk-ellipsis">
                  {compare.change[change.change]}
                  {(causes.get(change.index) ?? []).map(({ id, number }) => (
                    <span key={id}> · {opinionName(number)}</span>
                  ))}
                  {change.isTable && ` · ${compare.table}`}
                  {change.heading !== '' && <span lang="vi"> · {change.heading}</span>}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </aside>
  )
}

function Step({
  label,
  isDisabled,
  onClick,
  children,
}: {
  readonly label: string
  readonly isDisabled: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={isDisabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
