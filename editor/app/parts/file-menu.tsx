// A menu of files to take from the server: its button shows that one is being made, each item says what its file is for.

import { Button, Menu, Text } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface FileMenuProps {
  readonly label: string
  readonly isWorking: boolean
  /** `FileItem`s, and whatever else belongs to the menu. */
  readonly children: ReactNode
}

/** The button and what it opens. */
export function FileMenu({ label, isWorking, children }: FileMenuProps): ReactNode {
  return (
    <Menu position="bottom-end" width={320} shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          loading={isWorking}
          leftSection={<IconDownload size={16} stroke={1.75} />}
          rightSection={<IconChevronDown size={14} stroke={1.75} />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}

interface FileItemProps {
  readonly title: string
  readonly hint: string
  readonly onClick: () => void
}

/** One file of the menu. */
export function FileItem({ title, hint, onClick }: FileItemProps): ReactNode {
  return (
    <Menu.Item onClick={onClick}>
      {title}
      <Text size="xs" c="dimmed">
        {hint}
      </Text>
    </Menu.Item>
  )
}
