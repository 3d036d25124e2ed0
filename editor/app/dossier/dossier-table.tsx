// The entries of a dossier as a table: what is missing, what is only asked for, what is there, what others follow.

import { Button, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import type { DossierItem, DossierView } from '#model/api.ts'
import { HowKnown } from '../gates/how-known.tsx'
import { ConfidentialMark } from '../marks/confidential-mark.tsx'
import { useDossierWords, useEntryTitle } from './dossier-data.ts'
import { EntryStanding } from './entry-standing.tsx'

interface DossierTableProps {
  readonly dossier: DossierView
  readonly onRecord: (item: DossierItem) => void
}

const groups = ['lacking', 'asked', 'settled', 'apart'] as const

/** The table. */
export function DossierTable({ dossier, onRecord }: DossierTableProps): ReactNode {
  const words = useDossierWords()
  return (
    <div className="sheet documents-sheet dossier-sheet">
      <Table className="dossier-table" horizontalSpacing="md" verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.entry}</Table.Th>
            <Table.Th>{words.due}</Table.Th>
            <Table.Th>{words.state}</Table.Th>
            <Table.Th>
              <span className="vk-visually-hidden">{words.record}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        {groups.map(group => {
          const items = dossier.items.filter(item => groupOf(item) === group)
          if (items.length === 0) return null
          return (
            <Table.Tbody key={group}>
              <Table.Tr>
                <Table.Th colSpan={4} scope="rowgroup" className="dossier-group" data-group={group}>
                  {words.groups[group]}
                </Table.Th>
              </Table.Tr>
              {items.map(item => (
                <Row key={item.id} item={item} dossier={dossier} onRecord={onRecord} />
              ))}
            </Table.Tbody>
          )
        })}
      </Table>
    </div>
  )
}

function groupOf({ standing, isRequired }: DossierItem): (typeof groups)[number] {
  if (!standing) return 'apart'
  if (standing.isFulfilled) return 'settled'
  return isRequired ? 'lacking' : 'asked'
}

function Row({ item, dossier, onRecord }: DossierTableProps & { readonly item: DossierItem }): ReactNode {
  const words = useDossierWords()
  const title = useEntryTitle()(item)
  const book = dossier.books.find(one => one.book === (item.isConfidential ? 'personnel' : 'unit'))
  const mayRecord = book != null && book.seq !== null && book.brokenAt === null
  return (
    <Table.Tr>
      <Table.Td>
        <span className="dossier-entry">
          <b>{title}</b>
          {item.isConfidential && <ConfidentialMark />}
          <HowKnown known={item} />
        </span>
      </Table.Td>
      <Table.Td>
        {words.dues[item.due]}
        {item.needs === 'approved' && <small>{words.needsApproval}</small>}
      </Table.Td>
      <Table.Td>
        <EntryStanding item={item} isFromAbove={dossier.isFromAbove} />
      </Table.Td>
      <Table.Td ta="right">
        {mayRecord && (
          <Button
            variant="default"
            size="xs"
            aria-label={words.recordFor(title)}
            onClick={() => onRecord(item)}
          >
            {words.record}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
