// The fields of an opinion that is entered for somebody else.

import { Group, Select, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { kinds, severities, sourceLevels } from '#model/opinion.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { useConsolidation } from './consolidation-context.ts'
import type { Entry, EntryProblem } from './entry.ts'
import { sectionTitle } from './headings.ts'

interface EntryFieldsProps {
  readonly entry: Entry
  readonly onChange: (entry: Entry) => void
  readonly problems: readonly EntryProblem[]
}

/** Who and how first, then what was said. */
export function EntryFields({ entry, onChange, problems }: EntryFieldsProps): ReactNode {
  const words = useWords()
  const set = (change: Partial<Entry>): void => onChange({ ...entry, ...change })
  return (
    <div className="detail-fields">
      <Holder entry={entry} set={set} problems={problems} />
      <About entry={entry} set={set} />
      <Textarea
        label={
          <>
            {words.entry.quote} <span className="optional">{words.opinions.explanationOptional}</span>
          </>
        }
        placeholder={words.entry.quoteHint}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={20_000}
        value={entry.quote}
        onChange={event => set({ quote: event.currentTarget.value })}
      />
      <Textarea
        label={
          <>
            {words.entry.proposed}{' '}
            {entry.kind !== 'replace' && (
              <span className="optional">{words.opinions.explanationOptional}</span>
            )}
          </>
        }
        autosize
        minRows={1}
        maxRows={6}
        maxLength={20_000}
        value={entry.proposed}
        onChange={event => set({ proposed: event.currentTarget.value })}
        error={problems.includes('proposed') && words.entry.proposedMissing}
      />
      <Textarea
        label={words.entry.body}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={20_000}
        value={entry.body}
        onChange={event => set({ body: event.currentTarget.value })}
        error={problems.includes('body') && words.entry.bodyMissing}
      />
    </div>
  )
}

interface PartProps {
  readonly entry: Entry
  readonly set: (change: Partial<Entry>) => void
}

function Holder({ entry, set, problems }: PartProps & Pick<EntryFieldsProps, 'problems'>): ReactNode {
  const words = useWords()
  const { units, rounds } = useConsolidation()
  const headCountProblem = problems.includes('headCountHalf')
    ? words.entry.headCountHalf
    : problems.includes('headCountWrong') && words.entry.headCountWrong
  return (
    <>
      <Group grow align="flex-start">
        <TextInput
          label={words.entry.who}
          placeholder={words.entry.whoHint}
          data-autofocus
          maxLength={300}
          value={entry.who}
          onChange={event => set({ who: event.currentTarget.value })}
          error={problems.includes('who') && words.entry.whoMissing}
        />
        <Select
          label={words.entry.unit}
          searchable
          data={[
            { value: '', label: words.entry.noLevel },
            ...[...units].map(([value, label]) => ({ value, label })),
          ]}
          value={entry.unitId ?? ''}
          onChange={value => set({ unitId: value === null || value === '' ? null : value })}
        />
      </Group>
      <Group grow align="flex-start">
        <Select
          label={words.entry.source}
          data={(['paper', 'meeting'] as const).map(value => ({ value, label: words.entry.sources[value] }))}
          value={entry.source}
          onChange={value => set({ source: value === 'meeting' ? 'meeting' : 'paper' })}
        />
        <TextInput
          label={words.entry.reference}
          placeholder={words.entry.referenceHint}
          maxLength={300}
          value={entry.reference}
          onChange={event => set({ reference: event.currentTarget.value })}
        />
      </Group>
      <Group grow align="flex-start">
        <Select
          label={words.entry.level}
          data={[
            { value: '', label: words.entry.noLevel },
            ...sourceLevels.map(value => ({ value, label: words.sourceLevels[value] })),
          ]}
          value={entry.level ?? ''}
          onChange={value => set({ level: sourceLevels.find(one => one === value) ?? null })}
        />
        <TextInput
          label={words.entry.agreed}
          inputMode="numeric"
          maxLength={6}
          value={entry.agreed}
          onChange={event => set({ agreed: event.currentTarget.value })}
          error={headCountProblem}
        />
        <TextInput
          label={words.entry.present}
          inputMode="numeric"
          maxLength={6}
          value={entry.present}
          onChange={event => set({ present: event.currentTarget.value })}
        />
        {rounds.length > 0 && (
          <Select
            label={words.consolidation.filterBy.round}
            data={[
              { value: '', label: words.entry.noLevel },
              ...rounds.map(({ id, number, title }) => ({
                value: id,
                label: words.rounds.name(formatNumber(number), title),
              })),
            ]}
            value={entry.roundId ?? ''}
            onChange={value => set({ roundId: value === null || value === '' ? null : value })}
          />
        )}
      </Group>
    </>
  )
}

function About({ entry, set }: PartProps): ReactNode {
  const words = useWords()
  const { sections } = useConsolidation()
  return (
    <Group grow align="flex-start">
      <Select
        label={words.entry.section}
        searchable
        data={[
          { value: '', label: words.entry.wholeDocument },
          ...sections.map(({ key }, index) => ({ value: key, label: sectionTitle(sections, index) })),
        ]}
        value={entry.sectionKey ?? ''}
        onChange={value => set({ sectionKey: value === null || value === '' ? null : value })}
      />
      <Select
        label={words.opinions.kind}
        data={kinds.map(value => ({ value, label: words.kinds[value] }))}
        value={entry.kind}
        onChange={value => set({ kind: kinds.find(one => one === value) ?? entry.kind })}
      />
      <Select
        label={words.opinions.severity}
        data={severities.map(value => ({ value, label: words.severities[value] }))}
        value={entry.severity}
        onChange={value => set({ severity: severities.find(one => one === value) ?? entry.severity })}
      />
    </Group>
  )
}
