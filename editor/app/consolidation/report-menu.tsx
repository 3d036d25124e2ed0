// The two reports of the register as Word files, with progress and a way to stop.

import { Button, Menu, Text } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWordFile } from '../draft/use-word-file.tsx'
import { useWords } from '../language.tsx'
import { useConsolidation } from './consolidation-context.ts'

/** The menu in the page's head. */
export function ReportMenu(): ReactNode {
  const words = useWords()
  const { document } = useConsolidation()
  const { isWorking, save } = useWordFile(document.id, {
    working: words.consolidation.reportWorking,
    done: words.consolidation.reportDone,
    failed: words.consolidation.reportFailed,
    cancelled: words.consolidation.reportCancelled,
  })
  return (
    <Menu position="bottom-end" width={320} shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          loading={isWorking}
          leftSection={<IconDownload size={16} stroke={1.75} />}
          rightSection={<IconChevronDown size={14} stroke={1.75} />}
        >
          {words.consolidation.report}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('mode=register&kind=synthesis')}>
          {words.consolidation.reportSynthesis}
          <Text size="xs" c="dimmed">
            {words.consolidation.reportSynthesisHint}
          </Text>
        </Menu.Item>
        <Menu.Item onClick={() => void save('mode=register&kind=dispositions')}>
          {words.consolidation.reportDispositions}
          <Text size="xs" c="dimmed">
            {words.consolidation.reportDispositionsHint}
          </Text>
        </Menu.Item>
        <Menu.Item onClick={() => void save('mode=register&kind=list')}>
          {words.consolidation.reportList}
          <Text size="xs" c="dimmed">
            {words.consolidation.reportListHint}
          </Text>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
