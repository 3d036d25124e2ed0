// "Xuất Word": a clean copy or one with the opinions, with progress and a way to stop.

import { Button, Menu, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { RequestFailure } from '../data/failure.ts'
import { useWords } from '../language.tsx'
import { tellDone, tellFailure } from '../parts/tell.ts'
import { useDocument } from './draft-context.ts'
import { saveWordFile } from './word-file.ts'

/** The menu in the head. */
export function WordMenu(): ReactNode {
  const words = useWords()
  const document = useDocument()
  const [isWorking, setIsWorking] = useState(false)
  const save = async (mode: 'clean' | 'review'): Promise<void> => {
    const stop = new AbortController()
    setIsWorking(true)
    const progress = notifications.show({
      loading: true,
      autoClose: false,
      withCloseButton: false,
      message: (
        <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
          {words.draft.wordWorking}
          <Button size="xs" variant="default" onClick={() => stop.abort()}>
            {words.act.cancel}
          </Button>
        </span>
      ),
    })
    try {
      tellDone(words.draft.wordDone(await saveWordFile(document.id, mode, stop.signal)))
    } catch (error) {
      if (stop.signal.aborted) tellDone(words.draft.wordCancelled)
      else tellFailure(sentenceOf(error) || words.failure.network, words.draft.wordFailed)
    } finally {
      notifications.hide(progress)
      setIsWorking(false)
    }
  }
  return (
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
        <Menu.Item onClick={() => void save('clean')}>
          {words.draft.wordClean}
          <Text size="xs" c="dimmed">
            {words.draft.wordCleanHint}
          </Text>
        </Menu.Item>
        <Menu.Item onClick={() => void save('review')}>
          {words.draft.wordReview}
          <Text size="xs" c="dimmed">
            {words.draft.wordReviewHint}
          </Text>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** The sentence of an expected failure; '' when no answer came. Everything else rises. */
function sentenceOf(error: unknown): string {
  if (error instanceof RequestFailure) return error.message
  if (error instanceof TypeError) return '' // fetch says so when the server was not reached
  throw error
}
