// The bar over the texts: which two states, how they are laid out, and the comparison as a Word file.

import { ActionIcon, Button, NativeSelect, SegmentedControl, Tooltip } from '@mantine/core'
import { IconArrowsLeftRight, IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DocumentView } from '#model/api.ts'
import { documentPath } from '../data/document-queries.ts'
import { useWordFile } from '../draft/use-word-file.tsx'
import { useWords } from '../language.tsx'
import type { CompareLayout } from './compare-text.tsx'

/** Two states of the text by their ids; `current` = the text as it is. */
export interface Sides {
  readonly before: string
  readonly after: string
}

interface CompareBarProps {
  readonly document: DocumentView
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly sides: Sides
  readonly onSides: (sides: Sides) => void
  readonly layout: CompareLayout
  readonly onLayout: (layout: CompareLayout) => void
}

/** The bar. */
export function CompareBar({
  document,
  choices,
  sides,
  onSides,
  layout,
  onLayout,
}: CompareBarProps): ReactNode {
  const { compare } = useWords()
  const { isWorking, save } = useWordFile(`${documentPath(document.id)}/export`, {
    working: compare.wordWorking,
    done: compare.wordDone,
    failed: compare.wordFailed,
    cancelled: compare.wordCancelled,
  })
  const query = new URLSearchParams({ mode: 'redline', from: sides.before, to: sides.after }).toString()
  return (
    <div className="compare-bar" data-pane="head">
      <h1 className="vk-visually-hidden">{compare.title}</h1>
      <NativeSelect
        aria-label={compare.before}
        data={choices}
        value={sides.before}
        onChange={event => onSides({ ...sides, before: event.currentTarget.value })}
      />
      <Tooltip label={compare.swap}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={compare.swap}
          onClick={() => onSides({ before: sides.after, after: sides.before })}
        >
          <IconArrowsLeftRight size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <NativeSelect
        aria-label={compare.after}
        data={choices}
        value={sides.after}
        onChange={event => onSides({ ...sides, after: event.currentTarget.value })}
      />
      <SegmentedControl
        aria-label={compare.layout}
        value={layout}
        onChange={value => onLayout(value === 'one' ? 'one' : 'two')}
        data={[
          { value: 'two', label: compare.two },
          { value: 'one', label: compare.one },
        ]}
      />
      <span style={{ flex: 1 }} />
      {document.permissions.includes('export') && (
        <Button
          variant="default"
          loading={isWorking}
          leftSection={<IconDownload size={16} stroke={1.75} />}
          onClick={() => void save(query)}
        >
          {compare.word}
        </Button>
      )}
    </div>
  )
}
