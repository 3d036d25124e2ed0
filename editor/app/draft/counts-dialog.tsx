// Counts of syllables, as Ctrl+Shift+C shows them.

import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { syllablesPerPage } from '#model/syllables.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { sectionName, useLengths, useSections, useSession } from './draft-context.ts'

/** Every counted section, and the whole. */
export function CountsDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
}): ReactNode {
  const words = useWords()
  return (
    <Dialog isOpen={isOpen} title={words.draft.counts} size="lg" onClose={onClose}>
      <Counts />
    </Dialog>
  )
}

function Counts(): ReactNode {
  const words = useWords()
  const sections = useSections()
  const lengths = useLengths()
  const budget = useSession(state => state.template?.budget ?? null)
  let total = 0
  for (const length of lengths.values()) total += length
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.draft.countsSection}</Table.Th>
          <Table.Th ta="right">{words.draft.countsUsed}</Table.Th>
          <Table.Th ta="right">{words.draft.countsBudget}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sections
          .filter(({ key, budget: limit }) => limit !== null || (lengths.get(key) ?? 0) > 0)
          .map(section => (
            <Table.Tr key={section.key}>
              <Table.Td>{sectionName(section)}</Table.Td>
              <Table.Td ta="right">{formatNumber(lengths.get(section.key) ?? 0)}</Table.Td>
              <Table.Td ta="right">{section.budget === null ? '' : formatNumber(section.budget)}</Table.Td>
            </Table.Tr>
          ))}
        <Table.Tr fw={600}>
          <Table.Td>
            {words.draft.countsTotal},{' '}
            {words.outline.pages(formatNumber(Math.max(1, Math.round(total / syllablesPerPage))))}
          </Table.Td>
          <Table.Td ta="right">{formatNumber(total)}</Table.Td>
          <Table.Td ta="right">{budget === null ? '' : formatNumber(budget)}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  )
}
