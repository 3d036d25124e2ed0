// The kept versions: their list, keeping one more, looking at one.

import { Button, Group, Modal, Text, TextInput, Tooltip } from '@mantine/core'
import { IconBookmarkPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { VersionView } from '#model/api.ts'
import { versionsQuery } from '../data/queries.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { tellDone, tellFailure } from '../parts/tell.ts'
import { useDocument, useDraft } from './draft-context.ts'
import { RestoreDialog } from './restore-dialog.tsx'
import { VersionDialog } from './version-dialog.tsx'

/** The tab. */
export function VersionsTab(): ReactNode {
  const words = useWords()
  const document = useDocument()
  const versions = useQuery(versionsQuery(document.id))
  const [isKeeping, setIsKeeping] = useState(false)
  const [shown, setShown] = useState<VersionView | null>(null)
  const [restored, setRestored] = useState<VersionView | null>(null)
  return (
    <div className="versions">
      {document.permissions.includes('keepVersion') && (
        <Button
          variant="default"
          leftSection={<IconBookmarkPlus size={16} stroke={1.75} />}
          onClick={() => setIsKeeping(true)}
        >
          {words.versions.keep}
        </Button>
      )}
      {versions.isPending && <LoadingPage />}
      {versions.isError && (
        <FailedPage
          title={words.versions.failed}
          error={versions.error}
          onRetry={() => void versions.refetch()}
        />
      )}
      {versions.data?.length === 0 && (
        <div className="panel-empty">
          <b>{words.versions.none}</b>
          <p>{words.versions.noneHint}</p>
        </div>
      )}
      <ul className="versions-list">
        {newestFirst(versions.data ?? []).map(version => (
          <li key={version.id}>
            <button type="button" className="versions-view" onClick={() => setShown(version)}>
              <span className="vk-visually-hidden">{words.versions.view}: </span>
              <b>{version.name}</b>
              <span>{words.versions.by(version.createdBy.name, formatTime(version.createdAt))}</span>
              <span className="versions-marks">
                <span className="vk-chip">{words.draft.number(formatNumber(version.draft))}</span>
                <Tooltip label={words.versions.hashHint}>
                  <span className="vk-chip">
                    {words.versions.hash} {version.sha256.slice(0, 8)}
                  </span>
                </Tooltip>
              </span>
            </button>
            <span className="versions-acts">
              <Link
                className="versions-compare"
                href={`/documents/${encodeURIComponent(document.id)}/compare?a=${encodeURIComponent(version.id)}&b=current`}
              >
                {words.compare.open}
                <span className="vk-visually-hidden">: {version.name}</span>
              </Link>
              {document.permissions.includes('restoreVersion') && (
                <button type="button" className="versions-restore" onClick={() => setRestored(version)}>
                  {words.restore.open}
                  <span className="vk-visually-hidden">: {version.name}</span>
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <KeepDialog isOpen={isKeeping} onClose={() => setIsKeeping(false)} />
      <RestoreDialog version={restored} onClose={() => setRestored(null)} />
      {shown && <VersionDialog versionId={shown.id} onClose={() => setShown(null)} />}
    </div>
  )
}

function newestFirst(versions: readonly VersionView[]): readonly VersionView[] {
  return versions.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
}

function KeepDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
}): ReactNode {
  const words = useWords()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={words.versions.keepTitle}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <KeepForm onClose={onClose} />
    </Modal>
  )
}

function KeepForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useWords()
  const { session } = useDraft()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const submit = async (): Promise<void> => {
    setIsTried(true)
    if (name.trim() === '') return
    setIsWaiting(true)
    const result = await session.keepVersion(name.trim())
    setIsWaiting(false)
    if (!result.ok) {
      tellFailure(result.message)
      return
    }
    tellDone(words.versions.kept(name.trim()))
    void queries.invalidateQueries(versionsQuery(session.documentId))
    onClose()
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    void submit()
  }
  return (
    <form noValidate onSubmit={onSubmit}>
      <Text size="sm" c="dimmed" mb="sm">
        {words.versions.keepHint}
      </Text>
      <TextInput
        data-autofocus
        label={words.versions.name}
        placeholder={words.versions.nameHint}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        error={isTried && name.trim() === '' ? words.versions.nameMissing : null}
      />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {words.act.cancel}
        </Button>
        <Button type="submit" loading={isWaiting}>
          {words.versions.keepDo}
        </Button>
      </Group>
    </form>
  )
}
