// "Xuất Word": a clean copy or one with the opinions, with progress and a way to stop; and the way back in.

import { Button, Menu, Text } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useWords } from '../language.tsx'
import { useDocument } from './draft-context.ts'
import { useWordFile } from './use-word-file.tsx'

const ImportDialog = lazy(() => import('./import-dialog.tsx').then(part => ({ default: part.ImportDialog })))

/** The menu in the head. */
export function WordMenu(): ReactNode {
  const words = useWords()
  const document = useDocument()
  const { isWorking, save } = useWordFile(document.id, {
    working: words.draft.wordWorking,
    done: words.draft.wordDone,
    failed: words.draft.wordFailed,
    cancelled: words.draft.wordCancelled,
  })
  const [isImporting, setIsImporting] = useState(false)
  const mayImport = document.permissions.includes('opineForOthers')
  const menu = (
    <Menu position="bottom-end" width={300} shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          loading={isWorking}
          leftSection={<IconDownload size={16} stroke={1.75} />}
          rightSection={<IconChevronDown size={14} stroke={1.75} />}
        >
          {words.draft.word}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('mode=clean')}>
          {words.draft.wordClean}
          <Text size="xs" c="dimmed">
            {words.draft.wordCleanHint}
          </Text>
        </Menu.Item>
        <Menu.Item onClick={() => void save('mode=review')}>
          {words.draft.wordReview}
          <Text size="xs" c="dimmed">
            {words.draft.wordReviewHint}
          </Text>
        </Menu.Item>
        {mayImport && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => setIsImporting(true)}>
              {words.wordImport.open}
              <Text size="xs" c="dimmed">
                {words.wordImport.openHint}
              </Text>
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
  return (
    <>
      {menu}
      {isImporting && (
        <Suspense fallback={null}>
          <ImportDialog documentId={document.id} onClose={() => setIsImporting(false)} />
        </Suspense>
      )}
    </>
  )
}
