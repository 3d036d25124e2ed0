// "Ai viết": who wrote last beside each block, and everybody who wrote in the block at the caret. Off until asked for.

import { ActionIcon, Tooltip } from '@mantine/core'
import { IconUserEdit } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import type { BlockAuthors, Contributor } from '#model/api.ts'
import { colorOf } from '#model/person-color.ts'
import { type AuthorMarks, blockAtCaret } from '../../extensions/authors.ts'
import type { Words } from '../../words/vi.ts'
import { authorshipQuery } from '../data/queries.ts'
import { formatNumber, formatTime, initials } from '../format.ts'
import { useWords } from '../language.tsx'
import { useDocument, useDraft } from './draft-context.ts'
import { useEditorValue } from './use-editor-value.ts'

const refreshMs = 10_000

interface AuthorsToolProps {
  readonly isOn: boolean
  readonly onToggle: () => void
}

/** Switches the margin on and off; nothing for those who may not see who wrote. */
export function AuthorsTool({ isOn, onToggle }: AuthorsToolProps): ReactNode {
  const words = useWords()
  const { permissions } = useDocument()
  if (!permissions.includes('readOpinions')) return null
  return (
    <Tooltip label={words.authors.show}>
      <ActionIcon className="tool" aria-label={words.authors.show} aria-pressed={isOn} onClick={onToggle}>
        <IconUserEdit size={18} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  )
}

/** Fetches while it stands, fills the margin, and says who wrote in the block at the caret. */
export function AuthorsLine(): ReactNode {
  const words = useWords()
  const { session, editor } = useDraft()
  const query = useQuery({ ...authorshipQuery(session.documentId), refetchInterval: refreshMs })
  const blocks = useMemo(
    () => new Map((query.data ?? []).map(block => [block.blockId, block] as const)),
    [query.data],
  )
  useEffect(() => {
    editor.commands.setAuthors(marksOf(blocks.values(), words))
  }, [editor, blocks, words])
  useEffect(
    () => () => {
      if (!editor.isDestroyed) editor.commands.setAuthors(null)
    },
    [editor],
  )
  const blockId = useEditorValue(editor, now => blockAtCaret(now.state.selection.$head.parent))
  const block = blockId === null ? undefined : blocks.get(blockId)
  return (
    <div className="authors-line" role="status">
      {query.isPending && words.authors.loading}
      {query.isError && query.error.message}
      {query.data && (
        <>
          <b>{words.authors.here}</b>
          {block
            ? block.contributors.map(person => <Person key={person.id} person={person} />)
            : words.authors.nobody}
        </>
      )}
    </div>
  )
}

function Person({ person }: { readonly person: Contributor }): ReactNode {
  const words = useWords()
  return (
    <span className="authors-person" style={{ '--vk-person': colorOf(person.id) } as React.CSSProperties}>
      {detailOf(person, words)}
    </span>
  )
}

function marksOf(blocks: Iterable<BlockAuthors>, words: Words): AuthorMarks {
  return new Map(
    [...blocks].map(({ blockId, last, contributors }) => [
      blockId,
      {
        label: `${shortName(last.user)} ${shortTime(last.at)}`,
        detail: contributors.map(person => detailOf(person, words)).join('\n'),
        color: colorOf(last.user.id),
      },
    ]),
  )
}

/** Initials; of what the server wrote, the first opinion it wrote for. */
function shortName({ id, name }: { readonly id: string; readonly name: string }): string {
  return id === 'system' ? (/YK-\d+/u.exec(name)?.[0] ?? '') : initials(name)
}

/** The time of today's, the day of older ones. */
function shortTime(at: string): string {
  const [time = '', day = ''] = formatTime(at).split(' ')
  return day === formatTime(new Date().toISOString()).split(' ')[1] ? time : day.slice(0, 5)
}

function detailOf({ name, charsAdded, charsRemoved, lastAt }: Contributor, words: Words): string {
  return words.authors.person(name, formatTime(lastAt), formatNumber(charsAdded), formatNumber(charsRemoved))
}
