// What narrows the table: words, and the fields of an opinion. Everything chosen here stands in the page's address.

import {
  ActionIcon,
  Button,
  Checkbox,
  CloseButton,
  Popover,
  SegmentedControl,
  Select,
  Stack,
  TextInput,
} from '@mantine/core'
import { IconFilter, IconFilterFilled, IconSearch } from '@tabler/icons-react'
import type { ReactNode, RefObject } from 'react'
import { kinds, type Opinion, severities, sources } from '#model/opinion.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { useConsolidation } from './consolidation-context.ts'
import { sectionTitle } from './headings.ts'
import { Missing } from './missing.tsx'
import {
  arrangements,
  holderOf,
  isNarrowed,
  statusFilters,
  type TableFilter,
  type UnitNames,
  unitOf,
  wholeTable,
} from './table-filter.ts'

interface FilterRowProps {
  readonly filter: TableFilter
  /** @param isStep whether the browser's back leads to the filter before */
  readonly onChange: (filter: TableFilter, isStep: boolean) => void
  readonly shown: number
  readonly searchRef: RefObject<HTMLInputElement | null>
}

/** The row above the table. */
export function FilterRow({ filter, onChange, shown, searchRef }: FilterRowProps): ReactNode {
  const words = useWords()
  const { list } = useConsolidation()
  const set = (change: Partial<TableFilter>): void => onChange({ ...filter, ...change }, true)
  return (
    <div className="filters">
      <TextInput
        ref={searchRef}
        w={188}
        size="sm"
        aria-label={words.consolidation.search}
        placeholder={words.consolidation.search}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        rightSection={
          filter.sought !== '' && (
            <CloseButton
              size="sm"
              aria-label={words.consolidation.clear}
              onClick={() => set({ sought: '' })}
            />
          )
        }
        value={filter.sought}
        onChange={event => onChange({ ...filter, sought: event.currentTarget.value }, false)}
      />
      <Choice
        name="kind"
        value={filter.kind}
        onChange={kind => set({ kind: kinds.find(one => one === kind) ?? null })}
      />
      <Choice
        name="severity"
        value={filter.severity}
        onChange={value => set({ severity: severities.find(one => one === value) ?? null })}
      />
      <Choice name="holder" value={filter.holder} onChange={holder => set({ holder })} />
      <Choice
        name="status"
        value={filter.status}
        onChange={value => set({ status: statusFilters.find(one => one === value) ?? null })}
      />
      <MoreFilters filter={filter} set={set} />
      {isNarrowed(filter) && (
        <Button variant="subtle" px={8} onClick={() => onChange({ ...wholeTable, by: filter.by }, true)}>
          {words.consolidation.clear}
        </Button>
      )}
      <div className="filters-end">
        <Missing onFilter={next => onChange(next, true)} />
        <span className="filters-shown" role="status">
          {isNarrowed(filter) &&
            words.consolidation.shown(formatNumber(shown), formatNumber(list.items.length))}
        </span>
        <SegmentedControl
          size="xs"
          aria-label={words.consolidation.arrange}
          data={arrangements.map(value => ({
            value,
            label: value === 'section' ? words.consolidation.bySection : words.consolidation.byGroup,
          }))}
          value={filter.by}
          onChange={value => set({ by: value === 'group' ? 'group' : 'section' })}
        />
      </div>
    </div>
  )
}

type ChoiceName = 'kind' | 'severity' | 'holder' | 'status' | 'section' | 'source' | 'round' | 'group'

interface ChoiceProps {
  readonly name: ChoiceName
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly isInside?: boolean
}

/** In px: the longest label of either language whole, beside the arrow. */
const widths: Partial<Record<ChoiceName, number>> = { kind: 124, severity: 140, holder: 124, status: 152 }

const none = '\u0000' // stands for "any": no key, id or name holds it

function Choice({ name, value, onChange, isInside = false }: ChoiceProps): ReactNode {
  const words = useWords()
  const choices = useChoices(name)
  const isKnown = value === null || choices.some(choice => choice.value === value)
  return (
    <Select
      w={isInside ? undefined : widths[name]}
      size="sm"
      {...(isInside ? { label: words.consolidation.filterBy[name] } : {})}
      aria-label={words.consolidation.filterBy[name]}
      searchable={choices.length > 12}
      openOnFocus={false}
      data={[
        { value: none, label: words.consolidation.any[name] },
        ...choices,
        ...(isKnown ? [] : [{ value, label: value }]),
      ]}
      value={value ?? none}
      onChange={chosen => onChange(chosen === null || chosen === none ? null : chosen)}
      nothingFoundMessage={words.consolidation.noMatch}
      comboboxProps={{ width: isInside ? undefined : 240, position: 'bottom-start', withinPortal: !isInside }}
      data-on={value !== null || undefined}
      classNames={{ input: 'filters-choice' }}
    />
  )
}

interface ChoiceItem {
  readonly value: string
  readonly label: string
}

/** What can be chosen: of what opinions differ in, only what occurs. */
function useChoices(name: ChoiceName): readonly ChoiceItem[] {
  const words = useWords()
  const { list, sections, groups, rounds, units } = useConsolidation()
  const { items } = list
  switch (name) {
    case 'kind':
      return kinds
        .filter(kind => items.some(opinion => opinion.kind === kind))
        .map(value => ({ value, label: words.kinds[value] }))
    case 'severity':
      return severities.map(value => ({ value, label: words.severities[value] }))
    case 'holder':
      return holders(items, units)
    case 'status':
      return statusFilters.map(value => ({
        value,
        label:
          value === 'unsettled' || value === 'proposed'
            ? words.consolidation[value]
            : words.statusesShort[value],
      }))
    case 'section':
      return [
        ...sections.flatMap(({ key }, index) =>
          items.some(({ sectionKey }) => sectionKey === key)
            ? [{ value: key, label: sectionTitle(sections, index) }]
            : [],
        ),
        { value: '', label: words.consolidation.wholeDocument },
      ]
    case 'source':
      return sources.map(value => ({ value, label: words.sources[value] }))
    case 'round':
      return rounds.map(({ id, number, title }) => ({
        value: id,
        label: words.rounds.name(formatNumber(number), title),
      }))
    case 'group':
      return [
        { value: 'none', label: words.consolidation.noGroup },
        { value: 'single', label: words.consolidation.single },
        ...groups.map(({ id, title }) => ({ value: id, label: title })),
      ]
  }
}

function holders(items: readonly Opinion[], units: UnitNames): readonly ChoiceItem[] {
  const names = new Set(
    items.flatMap(opinion => [holderOf(opinion, units), unitOf(opinion, units) ?? []].flat()),
  )
  return [...names].sort(byGivenName).map(name => ({ value: name, label: name }))
}

/** Names of people by their last word, as Vietnamese lists are. */
function byGivenName(a: string, b: string): number {
  const given = (name: string): string => name.trim().split(/\s+/u).at(-1) ?? ''
  return given(a).localeCompare(given(b), 'vi') || a.localeCompare(b, 'vi')
}

interface MoreFiltersProps {
  readonly filter: TableFilter
  readonly set: (change: Partial<TableFilter>) => void
}

function MoreFilters({ filter, set }: MoreFiltersProps): ReactNode {
  const words = useWords()
  const isOn =
    filter.section !== null ||
    filter.source !== null ||
    filter.round !== null ||
    filter.group !== null ||
    filter.late ||
    filter.reserved ||
    filter.unplaced
  const Icon = isOn ? IconFilterFilled : IconFilter
  return (
    <Popover trapFocus returnFocus width={300} position="bottom-start" shadow="md" withinPortal>
      <Popover.Target>
        <ActionIcon aria-label={words.consolidation.moreFilters} title={words.consolidation.moreFilters}>
          <Icon size={18} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Choice name="section" isInside value={filter.section} onChange={section => set({ section })} />
          <Choice name="round" isInside value={filter.round} onChange={round => set({ round })} />
          <Choice
            name="source"
            isInside
            value={filter.source}
            onChange={value => set({ source: sources.find(one => one === value) ?? null })}
          />
          <Choice name="group" isInside value={filter.group} onChange={group => set({ group })} />
          <Checkbox
            label={words.consolidation.late}
            checked={filter.late}
            onChange={event => set({ late: event.currentTarget.checked })}
          />
          <Checkbox
            label={words.consolidation.reserved}
            checked={filter.reserved}
            onChange={event => set({ reserved: event.currentTarget.checked })}
          />
          <Checkbox
            label={words.consolidation.isUnplaced}
            checked={filter.unplaced}
            onChange={event => set({ unplaced: event.currentTarget.checked })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
