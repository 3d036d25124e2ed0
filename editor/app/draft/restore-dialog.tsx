// "Khôi phục…": says what the text becomes and what is kept, then makes it what it was in a version.

import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { VersionView } from '#model/api.ts'
import { versionsQuery } from '../data/queries.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone, tellFailure } from '../parts/tell.ts'
import { useDraft, useSession } from './draft-context.ts'

interface RestoreDialogProps {
  /** The version to bring back; null = closed. */
  readonly version: VersionView | null
  readonly onClose: () => void
}

/** Asks before the text becomes another. */
export function RestoreDialog({ version, onClose }: RestoreDialogProps): ReactNode {
  const words = useWords()
  return (
    <Modal
      opened={version !== null}
      onClose={onClose}
      title={words.restore.title}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      {version && <Question version={version} onClose={onClose} />}
    </Modal>
  )
}

function Question({
  version,
  onClose,
}: {
  readonly version: VersionView
  readonly onClose: () => void
}): ReactNode {
  const words = useWords()
  const { session } = useDraft()
  const queries = useQueryClient()
  const [isWaiting, setIsWaiting] = useState(false)
  const writtenSince = useSession(
    ({ opinions }) =>
      opinions.items.filter(
        ({ implementation, implementedBy }) =>
          implementation === 'done' && implementedBy !== null && implementedBy.at > version.createdAt,
      ).length,
  )
  const restore = async (): Promise<void> => {
    setIsWaiting(true)
    const result = await session.restoreVersion(version.id)
    setIsWaiting(false)
    if (!result.ok) {
      tellFailure(result.message)
      return
    }
    tellDone(words.restore.done(version.name))
    void queries.invalidateQueries(versionsQuery(session.documentId))
    onClose()
  }
  return (
    <Stack gap="sm">
      <Text>{words.restore.effect(version.name, formatTime(version.createdAt))}</Text>
      <Text>{words.restore.kept}</Text>
      {writtenSince > 0 && (
        <Text c="var(--vk-warn)">{words.restore.opinionsSince(formatNumber(writtenSince))}</Text>
      )}
      <Group justify="flex-end" gap="xs" mt="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {words.act.cancel}
        </Button>
        <Button loading={isWaiting} onClick={() => void restore()}>
          {words.restore.submit}
        </Button>
      </Group>
    </Stack>
  )
}
