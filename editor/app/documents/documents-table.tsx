// The documents as a table.

import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { DocumentView } from '#model/api.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { ConfidentialMark } from '../marks/confidential-mark.tsx'
import { StageDisc } from '../marks/stage-disc.tsx'

interface DocumentsTableProps {
  readonly documents: readonly DocumentView[]
  readonly templateTitles: ReadonlyMap<string, string>
}

/** One row a document; the title is the link, the whole row can be clicked. */
export function DocumentsTable({ documents, templateTitles }: DocumentsTableProps): ReactNode {
  const { list } = useWords()
  return (
    <div className="sheet documents-sheet">
      <Table className="documents-table" horizontalSpacing="md" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{list.document}</Table.Th>
            <Table.Th>{list.unit}</Table.Th>
            <Table.Th>{list.stage}</Table.Th>
            <Table.Th>{list.draft}</Table.Th>
            <Table.Th>{list.opinions}</Table.Th>
            <Table.Th ta="right">{list.updated}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {documents.map(document => (
            <Row
              key={document.id}
              document={document}
              template={templateTitles.get(document.templateId) ?? null}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Row({
  document,
  template,
}: {
  readonly document: DocumentView
  readonly template: string | null
}): ReactNode {
  const words = useWords()
  const [, navigate] = useLocation()
  const address = `/documents/${encodeURIComponent(document.id)}`
  return (
    <Table.Tr onClick={() => navigate(address)}>
      <Table.Td>
        <Link className="documents-title" href={address} onClick={event => event.stopPropagation()}>
          {document.title}
        </Link>
        {document.access === 'personnel' && (
          <span className="documents-second">
            <ConfidentialMark />
          </span>
        )}
        {template !== null && template !== document.title && (
          <span className="documents-second">{template}</span>
        )}
      </Table.Td>
      <Table.Td className="documents-unit">{document.unitName}</Table.Td>
      <Table.Td>
        <span className="documents-stage">
          <StageDisc stage={document.stage} />
          {words.stages[document.stage]}
        </span>
      </Table.Td>
      <Table.Td className="vk-nowrap">{words.list.draftNumber(formatNumber(document.draft))}</Table.Td>
      <Table.Td className="vk-nowrap">
        <OpinionCount open={document.openOpinions} received={document.receivedOpinions} />
      </Table.Td>
      <Table.Td className="vk-nowrap" ta="right" c="var(--vk-ink2)">
        {formatTime(document.updatedAt)}
      </Table.Td>
    </Table.Tr>
  )
}

function OpinionCount({ open, received }: { readonly open: number; readonly received: number }): ReactNode {
  const { list } = useWords()
  if (received === 0) return <span style={{ color: 'var(--vk-ink3)' }}>{list.opinionsNone}</span>
  return (
    <>
      {formatNumber(received)}
      <span
        className="documents-second"
        style={open > 0 ? { color: 'var(--vk-warn)' } : { color: 'var(--vk-ok)' }}
      >
        {open > 0 ? list.opinionsOpen(formatNumber(open)) : list.opinionsDone}
      </span>
    </>
  )
}
