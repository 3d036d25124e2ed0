// "Tệp gốc đã nhập": the Word files that the document came from, each given back as it was sent.

import './originals.css'
import { Button, Modal } from '@mantine/core'
import { IconDownload, IconFileTypeDocx } from '@tabler/icons-react'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Original } from '#model/original.ts'
import { documentPath } from '../data/document-queries.ts'
import { request } from '../data/request.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { tellDone, tellFailure } from '../parts/tell.ts'
import { sentenceOf } from './use-word-file.tsx'
import { saveOriginal } from './word-file.ts'

const originalsQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['register', documentId, 'originals'],
    queryFn: () =>
      request<{ readonly items: readonly Original[] }>('GET', `${documentPath(documentId)}/originals`),
    staleTime: 0,
  })

/** The dialog. */
export function OriginalsDialog({
  documentId,
  onClose,
}: {
  readonly documentId: string
  readonly onClose: () => void
}): ReactNode {
  const words = useWords()
  const originals = useQuery(originalsQuery(documentId))
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={words.originals.title}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      {originals.isPending && <LoadingPage />}
      {originals.isError && (
        <FailedPage
          title={words.originals.failed}
          error={originals.error}
          onRetry={() => void originals.refetch()}
        />
      )}
      {originals.data?.items.length === 0 && (
        <div className="originals-none">
          <b>{words.originals.none}</b>
          <p>{words.originals.noneHint}</p>
        </div>
      )}
      {originals.data && originals.data.items.length > 0 && (
        <>
          <p className="originals-hint">{words.originals.hint}</p>
          <ul className="originals-list">
            {originals.data.items.toReversed().map(original => (
              <OriginalRow key={original.sha256} documentId={documentId} original={original} />
            ))}
          </ul>
        </>
      )}
    </Modal>
  )
}

function OriginalRow({
  documentId,
  original,
}: {
  readonly documentId: string
  readonly original: Original
}): ReactNode {
  const words = useWords()
  const [isWorking, setIsWorking] = useState(false)
  const save = async (): Promise<void> => {
    setIsWorking(true)
    try {
      tellDone(words.draft.wordDone(await saveOriginal(documentId, original.sha256)))
    } catch (error) {
      tellFailure(sentenceOf(error) || words.failure.network, words.originals.notSaved)
    } finally {
      setIsWorking(false)
    }
  }
  return (
    <li>
      <IconFileTypeDocx size={24} stroke={1.5} aria-hidden />
      <div>
        <b>{original.name || words.originals.unnamed}</b>
        <span>{words.originals.uses[original.use]}</span>
        <small>
          {words.originals.about(
            formatNumber(Math.max(1, Math.round(original.size / 1024))),
            original.byName,
            formatTime(original.at),
          )}
        </small>
      </div>
      <Button
        variant="default"
        loading={isWorking}
        leftSection={<IconDownload size={16} stroke={1.75} />}
        aria-label={words.originals.saveOf(original.name || words.originals.unnamed)}
        onClick={() => void save()}
      >
        {words.originals.save}
      </Button>
    </li>
  )
}
