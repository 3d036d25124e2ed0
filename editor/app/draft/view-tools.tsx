// The tools that change how the page is seen, not what it says.

import { Button, Menu, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCheck, IconChevronDown, IconEye, IconEyeOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useWords } from '../language.tsx'
import { useDraft } from './draft-context.ts'
import { zooms } from './zoom.ts'

/** Shows or hides proposals in the text. */
export function ProposalsTool(): ReactNode {
  const words = useWords()
  const { editor } = useDraft()
  const [isShown, setIsShown] = useState(true)
  const isRoomy =
    useMediaQuery('(min-width: 1340px)', innerWidth >= 1340, { getInitialValueInEffect: false }) ?? true
  const Icon = isShown ? IconEye : IconEyeOff
  return (
    <Tooltip label={words.toolbar.showProposals}>
      <Button
        color="gray"
        variant="subtle"
        c="var(--vk-ink)"
        px={8}
        aria-pressed={isShown}
        aria-label={words.toolbar.showProposals}
        leftSection={<Icon size={18} stroke={1.75} />}
        onClick={() => {
          editor.commands.setProposalsShown(!isShown)
          setIsShown(!isShown)
        }}
      >
        {isRoomy && words.toolbar.proposals}
      </Button>
    </Tooltip>
  )
}

interface ZoomToolProps {
  readonly zoom: number
  readonly choice: string
  readonly onChoose: (choice: string) => void
}

/** How large the page is shown. */
export function ZoomTool({ zoom, choice, onChoose }: ZoomToolProps): ReactNode {
  const words = useWords()
  return (
    <Menu position="bottom-end" shadow="md" width={160}>
      <Menu.Target>
        <Button
          color="gray"
          variant="subtle"
          c="var(--vk-ink)"
          px={8}
          aria-label={`${words.toolbar.zoom}: ${zoom}%`}
          rightSection={<IconChevronDown size={14} stroke={1.75} />}
        >
          {zoom}%
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() => onChoose('fit')}
          rightSection={choice === 'fit' && <IconCheck size={16} stroke={1.75} />}
        >
          {words.toolbar.zoomFit}
        </Menu.Item>
        {zooms.map(size => (
          <Menu.Item
            key={size}
            onClick={() => onChoose(String(size))}
            rightSection={choice === String(size) && <IconCheck size={16} stroke={1.75} />}
          >
            {size}%
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
