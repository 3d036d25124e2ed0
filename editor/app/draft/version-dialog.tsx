// One kept version, shown as its page, read only.

import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { VersionView } from '#model/api.ts'
import { versionQuery } from '../data/queries.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { useDocument } from './draft-context.ts'
import { StaticText } from './static-text.tsx'

/** The dialog; closed while no version is given. */
export function VersionDialog({
  version,
  onClose,
}: {
  readonly version: VersionView | null
  readonly onClose: () => void
}): ReactNode {
  const words = useWords()
  return (
    <Modal
      opened={version !== null}
      onClose={onClose}
      size={900}
      title={version && `${version.name} · ${words.versions.readonly}`}
      closeButtonProps={{ 'aria-label': words.act.close }}
      styles={{ body: { background: 'var(--vk-canvas)', padding: 24 } }}
    >
      {version && <VersionText version={version} />}
    </Modal>
  )
}

function VersionText({ version }: { readonly version: VersionView }): ReactNode {
  const words = useWords()
  const document = useDocument()
  const text = useQuery(versionQuery(document.id, version.id))
  if (text.isError) {
    return <FailedPage title={words.versions.failed} error={text.error} onRetry={() => void text.refetch()} />
  }
  if (!text.data) return <LoadingPage />
  return (
    <>
      <p className="versions-about">
        {words.versions.by(version.createdBy.name, formatTime(version.createdAt))} · {words.versions.hash}{' '}
        {version.sha256.slice(0, 12)}
      </p>
      <StaticText documentId={document.id} content={text.data.json} />
    </>
  )
}
