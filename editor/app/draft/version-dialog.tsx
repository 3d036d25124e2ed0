// One kept version, shown as its page, read only; whoever may give opinions gives them on its words too.

import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { VersionId } from '#model/ids.ts'
import { roundsQuery } from '../data/document-queries.ts'
import { type VersionText, versionQuery } from '../data/queries.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { type CapturedWords, capturedStatic } from './captured-static.ts'
import { useDocument, useDraft } from './draft-context.ts'
import { StaticText } from './static-text.tsx'

/** Which version, and closing it. */
export interface VersionDialogProps {
  readonly versionId: VersionId
  readonly onClose: () => void
}

/** The dialog. An opinion begun here is written in its form beside the draft, with the words of this version. */
export function VersionDialog({ versionId, onClose }: VersionDialogProps): ReactNode {
  const words = useWords()
  const document = useDocument()
  const text = useQuery(versionQuery(document.id, versionId))
  return (
    <Modal
      opened
      onClose={onClose}
      size={900}
      title={text.data ? `${text.data.name} · ${words.versions.readonly}` : words.versions.readonly}
      closeButtonProps={{ 'aria-label': words.act.close }}
      styles={{ body: { background: 'var(--vk-canvas)', padding: '16px 24px' } }}
    >
      {text.isError ? (
        <FailedPage title={words.frozen.failed} error={text.error} onRetry={() => void text.refetch()} />
      ) : text.data ? (
        <VersionPage version={text.data} onClose={onClose} />
      ) : (
        <LoadingPage />
      )}
    </Modal>
  )
}

interface VersionPageProps {
  readonly version: VersionText
  readonly onClose: () => void
}

function VersionPage({ version, onClose }: VersionPageProps): ReactNode {
  const words = useWords()
  const { setTarget, setTab } = useDraft()
  const { id: documentId, permissions } = useDocument()
  const mayOpine = permissions.includes('opine') || permissions.includes('opineForOthers')
  const root = useRef<HTMLDivElement>(null)
  const [hasWords, setHasWords] = useState(false)
  const captured = (): CapturedWords | null =>
    root.current && capturedStatic(root.current, version.json, document.getSelection())
  useEffect(() => {
    const look = (): void => {
      const selection = document.getSelection()
      setHasWords(selection?.isCollapsed === false && root.current?.contains(selection.anchorNode) === true)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])
  const begin = (): void => {
    const taken = captured()
    if (!taken || !mayOpine) return
    onClose()
    setTarget({ ...taken, keptId: null, fields: { versionId: version.id } })
    setTab('opinions')
  }
  const beginNow = useRef(begin)
  beginNow.current = begin
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || !event.altKey || event.code !== 'KeyM') return
      event.preventDefault()
      event.stopPropagation() // the page below would begin one on its own words
      beginNow.current()
    }
    addEventListener('keydown', onKey, true)
    return () => removeEventListener('keydown', onKey, true)
  }, [])
  return (
    <>
      <p className="versions-about">
        <Asked version={version} />
        {words.versions.by(version.createdBy.name, formatTime(version.createdAt))} · {words.versions.hash}{' '}
        {version.sha256.slice(0, 12)} ·{' '}
        <Link
          href={`/documents/${encodeURIComponent(documentId)}/compare?a=${encodeURIComponent(version.id)}&b=current`}
        >
          {words.compare.open}
        </Link>
      </p>
      <div ref={root}>
        <StaticText documentId={documentId} content={version.json} />
      </div>
      {mayOpine && (
        <div className="dialog-actions versions-acts-below">
          <span>{words.frozen.hint}</span>
          <Button disabled={!hasWords} onMouseDown={event => event.preventDefault()} onClick={begin}>
            {words.frozen.opine}
          </Button>
        </div>
      )}
    </>
  )
}

/** Which round asks about it. */
function Asked({ version }: { readonly version: VersionText }): ReactNode {
  const words = useWords()
  const document = useDocument()
  const rounds = useQuery(roundsQuery(document.id))
  const asked = rounds.data?.filter(({ versionId }) => versionId === version.id) ?? []
  return asked.map(({ id, number }) => <b key={id}>{words.frozen.ofRound(formatNumber(number))} · </b>)
}
