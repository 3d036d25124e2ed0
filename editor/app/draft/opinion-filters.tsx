// What the list of opinions is narrowed to.

import { ActionIcon, Button, Checkbox, Popover, Select, Stack, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconFilter, IconFilterFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { kinds, type Opinion, severities, sources } from '#model/opinion.ts'
import { unitsQuery } from '../data/queries.ts'
import { useWords } from '../language.tsx'
import { firstFilter, isNarrowed, type OpinionFilter, speakingUnit } from './opinion-filter.ts'

interface OpinionFiltersProps {
  readonly filter: OpinionFilter
  readonly onChange: (filter: OpinionFilter) => void
  readonly opinions: readonly Opinion[]
  /** Goes to the next (1) or the previous (−1) opinion of the list. */
  readonly onStep: (by: 1 | -1) => void
  /** Whether cards stand level with their words; null = there is no room for that. */
  readonly level: { readonly isOn: boolean; readonly set: (isOn: boolean) => void } | null
}

/** The row under the balance. */
export function OpinionFilters({
  filter,
  onChange,
  opinions,
  onStep,
  level,
}: OpinionFiltersProps): ReactNode {
  const words = useWords()
  const FilterIcon = isNarrowed(filter) ? IconFilterFilled : IconFilter
  return (
    <div className="opinions-filters">
      <Select
        w={132}
        rightSectionWidth={24}
        size="sm"
        aria-label={words.opinions.filterStatus}
        data={[
          { value: 'open', label: words.opinions.onlyOpen },
          { value: 'pending', label: words.opinions.pending },
          { value: 'all', label: words.opinions.all },
        ]}
        value={filter.status}
        onChange={value => {
          if (value === 'open' || value === 'pending' || value === 'all')
            onChange({ ...filter, status: value })
        }}
        comboboxProps={{ width: 180, position: 'bottom-start' }}
        styles={{ input: { height: 32, minHeight: 32, paddingLeft: 10, fontWeight: 500 } }}
      />
      <Button
        variant={filter.onlySection ? 'light' : 'subtle'}
        color={filter.onlySection ? 'accent' : 'gray'}
        c={filter.onlySection ? 'var(--vk-acc)' : 'var(--vk-ink)'}
        px={8}
        aria-pressed={filter.onlySection}
        onClick={() => onChange({ ...filter, onlySection: !filter.onlySection })}
      >
        {words.opinions.thisSection}
      </Button>
      <span style={{ flex: 1 }} />
      <Popover trapFocus returnFocus width={260} position="bottom-end" shadow="md" withinPortal>
        <Popover.Target>
          <ActionIcon aria-label={words.opinions.filters}>
            <FilterIcon size={18} stroke={1.75} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <MoreFilters filter={filter} onChange={onChange} opinions={opinions} level={level} />
        </Popover.Dropdown>
      </Popover>
      <Tooltip label={`${words.opinions.previous} (Ctrl+Alt+P)`}>
        <ActionIcon aria-label={words.opinions.previous} data-previous-opinion onClick={() => onStep(-1)}>
          <IconChevronUp size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${words.opinions.next} (Ctrl+Alt+N)`}>
        <ActionIcon aria-label={words.opinions.next} data-next-opinion onClick={() => onStep(1)}>
          <IconChevronDown size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}

function MoreFilters({ filter, onChange, opinions, level }: Omit<OpinionFiltersProps, 'onStep'>): ReactNode {
  const words = useWords()
  const authors = new Map(opinions.map(({ author }) => [author.id, author.name]))
  const units = useQuery(unitsQuery)
  const nameOf = new Map(units.data?.map(({ id, name }) => [id, name]))
  const inside = { withinPortal: false }
  return (
    <Stack gap="sm">
      <Select
        label={words.opinions.kind}
        comboboxProps={inside}
        data={[
          { value: '', label: words.opinions.anyKind },
          ...kinds.map(value => ({ value, label: words.kinds[value] })),
        ]}
        value={filter.kind ?? ''}
        onChange={value => onChange({ ...filter, kind: kinds.find(kind => kind === value) ?? null })}
      />
      <Select
        label={words.opinions.severity}
        comboboxProps={inside}
        data={[
          { value: '', label: words.opinions.anySeverity },
          ...severities.map(value => ({ value, label: words.severities[value] })),
        ]}
        value={filter.severity ?? ''}
        onChange={value => onChange({ ...filter, severity: severities.find(one => one === value) ?? null })}
      />
      <Select
        label={words.opinions.author}
        comboboxProps={inside}
        searchable
        data={[
          { value: '', label: words.opinions.anyAuthor },
          ...[...authors].map(([value, label]) => ({ value, label })),
        ]}
        value={filter.authorId ?? ''}
        onChange={value => onChange({ ...filter, authorId: value === null || value === '' ? null : value })}
      />
      <Select
        label={words.origin.unit}
        comboboxProps={inside}
        searchable
        data={[
          { value: '', label: words.origin.anyUnit },
          ...[...new Set(opinions.map(speakingUnit))].map(value => ({
            value,
            label: nameOf.get(value) ?? words.origin.otherUnit,
          })),
        ]}
        value={filter.unitId ?? ''}
        onChange={value => onChange({ ...filter, unitId: value === null || value === '' ? null : value })}
      />
      <Select
        label={words.origin.source}
        comboboxProps={inside}
        data={[
          { value: '', label: words.origin.anySource },
          ...sources.map(value => ({ value, label: words.sources[value] })),
        ]}
        value={filter.source ?? ''}
        onChange={value => onChange({ ...filter, source: sources.find(one => one === value) ?? null })}
      />
      <Checkbox
        label={words.opinions.mine}
        checked={filter.onlyMine}
        onChange={event => onChange({ ...filter, onlyMine: event.currentTarget.checked })}
      />
      {level && (
        <Checkbox
          label={words.opinions.level}
          checked={level.isOn}
          onChange={event => level.set(event.currentTarget.checked)}
        />
      )}
      {isNarrowed(filter) && (
        <Button
          variant="default"
          onClick={() => onChange({ ...firstFilter, status: filter.status, onlySection: filter.onlySection })}
        >
          {words.opinions.clear}
        </Button>
      )}
    </Stack>
  )
}
