// The button that turns the suggesting mode on, for the section under the caret.

import { Button, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconEdit } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../../language.tsx'
import { useDraft } from '../draft-context.ts'

/** Ctrl+Alt+S presses it. */
export function SuggestTool(): ReactNode {
  const words = useWords()
  const { beginSuggestion } = useDraft()
  const isRoomy =
    useMediaQuery('(min-width: 1340px)', innerWidth >= 1340, { getInitialValueInEffect: false }) ?? true
  return (
    <Tooltip label={`${words.suggest.startHint} (Ctrl+Alt+S)`} multiline maw={280}>
      <Button
        color="gray"
        variant="subtle"
        c="var(--vk-ink)"
        px={8}
        style={{ flexShrink: 0 }}
        aria-label={words.suggest.start}
        data-suggest
        leftSection={<IconEdit size={18} stroke={1.75} />}
        onMouseDown={event => event.preventDefault()}
        onClick={beginSuggestion}
      >
        {isRoomy && words.suggest.start}
      </Button>
    </Tooltip>
  )
}
