// The outline at the left: every section with its state and length, who is where, and the whole's length below.

import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconInfoCircle,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconLock,
  IconMessagePlus,
} from '@tabler/icons-react'
import { memo, type ReactNode, useEffect, useRef } from 'react'
import { isInField } from '#model/assignment.ts'
import { type Fill, weigh } from '#model/budget.ts'
import { syllablesPerPage } from '#model/syllables.ts'
import { goToSection, type PersonHere, type TemplateSection } from '../../index.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { FillMark } from '../marks/fill-mark.tsx'
import { PersonAvatar } from '../parts/person-avatar.tsx'
import {
  sectionName,
  useDocument,
  useDraft,
  useLengths,
  useSectionKey,
  useSections,
  useSession,
} from './draft-context.ts'

interface OutlinePaneProps {
  readonly isFolded: boolean
  /** Whether there is room for the budgets beside the counts. */
  readonly isWide: boolean
  readonly onFold: () => void
}

/** The pane; folded it keeps its button alone. */
export function OutlinePane({ isFolded, isWide, onFold }: OutlinePaneProps): ReactNode {
  const words = useWords()
  const label = isFolded ? words.outline.expand : words.outline.collapse
  const Icon = isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav className="outline" aria-label={words.outline.title} data-pane="outline">
      <div className="pane-head">
        {!isFolded && <b style={{ flex: 1 }}>{words.outline.title}</b>}
        <Tooltip label={label}>
          <ActionIcon aria-label={label} aria-expanded={!isFolded} onClick={onFold}>
            <Icon size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </div>
      {!isFolded && <Sections isWide={isWide} />}
      {!isFolded && <Total />}
    </nav>
  )
}

function Sections({ isWide }: { readonly isWide: boolean }): ReactNode {
  const { editor } = useDraft()
  const sections = useSections()
  const lengths = useLengths()
  const current = useSectionKey()
  const people = useSession(state => state.people)
  const { loans, field } = useDocument()
  return (
    <ul className="outline-list">
      {sections.map(section => (
        <Row
          key={section.key}
          section={section}
          used={lengths.get(section.key) ?? 0}
          isCurrent={section.key === current}
          isWide={isWide}
          isOwn={field !== null && isInField(field, section.key)}
          here={namesIn(people, section.key)}
          holder={loans.find(({ sectionKey }) => sectionKey === section.key)?.to.name ?? null}
          onGo={() => goToSection(editor, section.key)}
        />
      ))}
    </ul>
  )
}

/** Colleagues in a section as one text, so that a row is drawn again only when they change. */
function namesIn(people: readonly PersonHere[], key: string): string {
  return JSON.stringify(
    people
      .filter(person => person.sectionKey === key && !person.isSelf)
      .map(({ userId, name, color }) => [userId, name, color]),
  )
}

interface RowProps {
  readonly section: TemplateSection
  readonly used: number
  readonly isCurrent: boolean
  readonly isWide: boolean
  /** Whether it is one of the few in which the reader gives opinions. */
  readonly isOwn: boolean
  readonly here: string
  /** Who alone may write there; null = everybody who writes. */
  readonly holder: string | null
  readonly onGo: () => void
}

const Row = memo(SectionRow, (a, b) => {
  return (
    a.section === b.section &&
    a.used === b.used &&
    a.isCurrent === b.isCurrent &&
    a.isWide === b.isWide &&
    a.isOwn === b.isOwn &&
    a.here === b.here &&
    a.holder === b.holder
  )
})

function SectionRow({ section, used, isCurrent, isWide, isOwn, here, holder, onGo }: RowProps): ReactNode {
  const words = useWords()
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const name = sectionName(section)
  const isBare = section.budget === null && used === 0
  const fill = weigh(used, section.budget)
  const budget = section.budget === null ? null : formatNumber(section.budget)
  const state = words.outline.state(words.fills[fill], formatNumber(used), budget)
  const people: readonly (readonly [string, string, string])[] = JSON.parse(here)
  const hereWords =
    people.length > 0 ? `. ${words.outline.here(people.map(([, who]) => who).join(', '))}` : ''
  return (
    <li>
      <Tooltip label={isBare ? section.title : `${name}: ${state}`} position="right" openDelay={700}>
        <button
          ref={row}
          type="button"
          className="outline-row"
          data-level={section.level}
          data-bare={isBare || undefined}
          aria-current={isCurrent || undefined}
          onClick={onGo}
        >
          {isBare ? section.level > 1 && <span style={{ width: 14 }} /> : <FillMark fill={fill} />}
          <span className="vk-ellipsis" style={{ flex: '0 1 auto' }}>
            {name}
          </span>
          {!isBare && (
            <span className="vk-visually-hidden">
              : {state}
              {hereWords}
            </span>
          )}
          {isOwn && (
            <IconMessagePlus
              size={14}
              stroke={1.75}
              role="img"
              aria-label={words.outline.own}
              style={{ flexShrink: 0 }}
            />
          )}
          {holder !== null && (
            <Tooltip label={words.loan.outline(holder)}>
              <IconLock
                size={14}
                stroke={1.75}
                role="img"
                aria-label={words.loan.outline(holder)}
                style={{ flexShrink: 0 }}
              />
            </Tooltip>
          )}
          {people.map(([id, who, color]) => (
            <PersonAvatar key={id} id={id} name={who} color={color} size={20} />
          ))}
          {!isBare && <Length used={used} budget={isWide ? budget : null} fill={fill} />}
        </button>
      </Tooltip>
      {!isBare && section.budget !== null && (
        <span className="outline-bar" data-fill={fill} aria-hidden>
          <span style={{ width: `${Math.min(100, (100 * used) / section.budget)}%` }} />
        </span>
      )}
    </li>
  )
}

function Length({
  used,
  budget,
  fill,
}: {
  readonly used: number
  readonly budget: string | null
  readonly fill: Fill
}): ReactNode {
  return (
    <span className="outline-length" data-fill={fill} aria-hidden>
      {formatNumber(used)}
      {budget !== null && `/${budget}`}
    </span>
  )
}

function Total(): ReactNode {
  const words = useWords()
  const lengths = useLengths()
  const budget = useSession(state => state.template?.budget ?? null)
  let used = 0
  for (const length of lengths.values()) used += length
  const fill = weigh(used, budget)
  return (
    <div className="outline-total">
      <div className="outline-sums">
        <span style={{ flex: 1 }}>
          {budget === null
            ? words.syllables(formatNumber(used))
            : words.outline.total(formatNumber(used), formatNumber(budget))}
        </span>
        <span>{words.outline.pages(formatNumber(Math.max(1, Math.round(used / syllablesPerPage))))}</span>
      </div>
      {budget !== null && (
        <span className="outline-total-bar" data-fill={fill} aria-hidden>
          <span style={{ width: `${Math.min(100, (100 * used) / budget)}%` }} />
        </span>
      )}
      <span className="outline-note">
        <IconInfoCircle size={14} stroke={1.75} aria-hidden />
        {words.suggestedBudget}
      </span>
    </div>
  )
}
