// The text that is decided on: clean, or with what changed since the person last acted on the document.

import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp, IconMessagePlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentView } from '#model/api.ts'
import type { ApprovalView } from '#model/approval.ts'
import type { ComparedBlock } from '#model/compare.ts'
import type { BlockId } from '#model/ids.ts'
import { listChanges } from '../compare/compare-changes.ts'
import { CompareText, rowId } from '../compare/compare-text.tsx'
import { comparisonQuery, versionsQuery } from '../data/queries.ts'
import { StaticText } from '../draft/static-text.tsx'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { useApprovalWords } from './approval-data.ts'
import { type GivenWords, GiveOpinion, textQuery, useGive } from './give.ts'

interface ApprovalTextProps {
  readonly document: DocumentView
  readonly approval: ApprovalView
  /** A block to show; a new value each time it is asked for. */
  readonly sought: { readonly blockId: BlockId } | null
  /** An opinion is to be given on the words that are selected. */
  readonly onGive: (given: GivenWords) => void
}

/** The left side of the page. */
export function ApprovalText({ document, approval, sought, onGive }: ApprovalTextProps): ReactNode {
  const words = useApprovalWords()
  // The last look before this one: what is shown stays while the person decides, though that is a look too.
  const [seen] = useState(approval.lastSeenVersionId)
  const [chosen, choose] = useState<'clean' | 'changes'>('changes')
  const isClean = seen === null || chosen === 'clean'
  const changes = useChanges(document.id, seen, approval.sha256, !isClean)
  const versions = useQuery({ ...versionsQuery(document.id), enabled: seen !== null })
  const seenAt = versions.data?.find(({ id }) => id === seen)?.createdAt
  const canvas = useRef<HTMLDivElement>(null)
  const mayGive = document.permissions.includes('opine')
  const give = useGive(document, approval.sha256, canvas, isClean ? null : (changes.blocks ?? []), onGive)
  useHotkeys(mayGive ? [['mod+alt+M', () => void give()]] : [])
  return (
    <main id="main" className="approval-main" tabIndex={-1} data-pane="text">
      <div className="approval-bar">
        <h1 className="vk-visually-hidden">{words.title}</h1>
        <Tooltip
          label={seenAt === undefined ? words.neverSeen : words.seenAt(formatTime(seenAt))}
          disabled={seen !== null && seenAt === undefined}
        >
          <SegmentedControl
            aria-label={words.view}
            value={isClean ? 'clean' : 'changes'}
            onChange={value => choose(value === 'changes' ? 'changes' : 'clean')}
            data={[
              { value: 'clean', label: words.clean },
              { value: 'changes', label: words.changes, disabled: seen === null },
            ]}
          />
        </Tooltip>
        {!isClean && seenAt !== undefined && (
          <span className="approval-seen">{words.seenAt(formatTime(seenAt))}</span>
        )}
        <span style={{ flex: 1 }} />
        {!isClean && changes.blocks && <Stepper changes={changes} />}
        {mayGive && (
          <Tooltip label={words.giveHint} multiline maw={320}>
            <Button
              variant="default"
              leftSection={<IconMessagePlus size={16} stroke={1.75} />}
              data-give
              onMouseEnter={GiveOpinion.fetch}
              onFocus={GiveOpinion.fetch}
              // Pressing it leaves the words selected.
              onMouseDown={event => event.preventDefault()}
              onClick={() => void give()}
            >
              {words.give}
            </Button>
          </Tooltip>
        )}
      </div>
      <div ref={canvas} className="approval-canvas">
        {isClean ? (
          <CleanText documentId={document.id} sha256={approval.sha256} sought={sought} />
        ) : (
          <ChangedText changes={changes} sought={sought} />
        )}
      </div>
    </main>
  )
}

/** What changed since the last look, and which change is looked at. */
interface Changes {
  readonly blocks: readonly ComparedBlock[] | undefined
  readonly error: unknown
  readonly again: () => void
  readonly count: number
  /** Of the changes, from 0; −1 = none yet. */
  readonly at: number
  /** The block of that change; null = none. */
  readonly index: number | null
  readonly go: (by: 1 | -1) => void
}

function useChanges(documentId: string, seen: string | null, sha256: string, isWanted: boolean): Changes {
  const compared = useQuery({
    ...comparisonQuery(documentId, seen ?? 'current', 'current'),
    queryKey: ['comparison', documentId, seen ?? '', sha256],
    enabled: isWanted,
  })
  const blocks = compared.data?.blocks
  const changes = useMemo(() => listChanges(blocks ?? []), [blocks])
  const [at, setAt] = useState(-1)
  const index = changes[at]?.index ?? null
  const go = (by: 1 | -1): void => {
    if (!isWanted) return
    setAt(((at < 0 && by < 0 ? 0 : at) + by + changes.length) % Math.max(1, changes.length))
  }
  useHotkeys([
    ['n', () => go(1)],
    ['p', () => go(-1)],
  ])
  useEffect(() => {
    if (index !== null) window.document.getElementById(rowId(index))?.scrollIntoView({ block: 'center' })
  }, [index])
  return {
    blocks,
    error: compared.error,
    again: () => void compared.refetch(),
    count: changes.length,
    at,
    index,
    go,
  }
}

function Stepper({ changes }: { readonly changes: Changes }): ReactNode {
  const { compare } = useWords()
  const { at, count, go } = changes
  return (
    <span className="approval-steps">
      <span role="status">
        {at < 0
          ? compare.count(formatNumber(count))
          : compare.place(formatNumber(at + 1), formatNumber(count))}
      </span>
      <Tooltip label={compare.previous}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={compare.previous}
          disabled={count === 0}
          onClick={() => go(-1)}
        >
          <IconChevronUp size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={compare.next}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={compare.next}
          disabled={count === 0}
          onClick={() => go(1)}
        >
          <IconChevronDown size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </span>
  )
}

function CleanText({
  documentId,
  sha256,
  sought,
}: {
  readonly documentId: string
  readonly sha256: string
  readonly sought: ApprovalTextProps['sought']
}): ReactNode {
  const words = useApprovalWords()
  const queries = useQueryClient()
  const content = useQuery(textQuery(queries, documentId, sha256))
  useEffect(() => {
    if (!sought || !content.data) return
    const block = window.document.querySelector(`[data-block="${CSS.escape(sought.blockId)}"]`)
    block?.scrollIntoView({ block: 'center' })
  }, [sought, content.data])
  if (content.isError)
    return <FailedPage title={words.failed} error={content.error} onRetry={() => void content.refetch()} />
  return content.data ? <StaticText documentId={documentId} content={content.data.json} /> : <LoadingPage />
}

function ChangedText({
  changes,
  sought,
}: {
  readonly changes: Changes
  readonly sought: ApprovalTextProps['sought']
}): ReactNode {
  const words = useApprovalWords()
  const { blocks, error, again, count, index } = changes
  useEffect(() => {
    const row = sought && blocks ? blocks.findIndex(({ id }) => id === sought.blockId) : -1
    if (row >= 0) window.document.getElementById(rowId(row))?.scrollIntoView({ block: 'center' })
  }, [sought, blocks])
  if (error) return <FailedPage title={words.failed} error={error} onRetry={again} />
  if (!blocks) return <LoadingPage />
  return (
    <>
      {count === 0 && <p className="approval-same">{words.same}</p>}
      <CompareText
        blocks={blocks}
        layout="one"
        names={{ before: words.before, after: words.after }}
        current={index}
      />
    </>
  )
}
