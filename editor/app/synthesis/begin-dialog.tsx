// Begins the synthesis of a draft's opinions as a document: its title, what it will hold, and those that there are already.

import { Button, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { DocumentView } from '#model/api.ts'
import { documentPath } from '../data/document-queries.ts'
import { documentsQuery } from '../data/queries.ts'
import { request } from '../data/request.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { tell } from '../parts/tell.ts'
import './synthesis.css'
import { synthesisQuery, useSynthesisWords } from './synthesis-data.ts'

interface BeginSynthesisProps {
  readonly document: DocumentView
  readonly onClose: () => void
}

/** The dialog. */
export function BeginSynthesis({ document, onClose }: BeginSynthesisProps): ReactNode {
  const words = useSynthesisWords()
  const common = useWords()
  const queries = useQueryClient()
  const [, navigate] = useLocation()
  const [title, setTitle] = useState(() => words.suggestedTitle(document.title))
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const isMissing = title.trim() === ''
  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setIsTried(true)
    if (isMissing) return
    setIsWaiting(true)
    const path = `${documentPath(document.id)}/synthesis`
    const made = await tell(request<{ readonly id: string }>('POST', path, { title: title.trim() }), common)
    setIsWaiting(false)
    if (made === null) return
    void queries.invalidateQueries(documentsQuery)
    onClose()
    navigate(`/documents/${encodeURIComponent(made.id)}`)
  }
  return (
    <Modal
      opened
      size={560}
      onClose={onClose}
      title={words.beginTitle}
      closeButtonProps={{ 'aria-label': common.act.close }}
    >
      <form noValidate onSubmit={event => void begin(event)}>
        <Stack gap="md">
          <Text size="sm">{words.beginHint(formatNumber(document.receivedOpinions))}</Text>
          {document.access === 'personnel' && <Text size="sm">{words.confidential}</Text>}
          <TextInput
            data-autofocus
            label={words.title}
            value={title}
            maxLength={500}
            onChange={event => setTitle(event.currentTarget.value)}
            error={isTried && isMissing ? words.titleMissing : null}
          />
          <MadeBefore document={document} onOpen={onClose} />
        </Stack>
        <div className="dialog-actions">
          <Button variant="default" onClick={onClose}>
            {common.act.cancel}
          </Button>
          <Button type="submit" loading={isWaiting}>
            {words.begin}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** Syntheses that there are: a second one is rarely meant. */
function MadeBefore({
  document: { id, seq },
  onOpen,
}: {
  readonly document: DocumentView
  readonly onOpen: () => void
}): ReactNode {
  const words = useSynthesisWords()
  const common = useWords()
  const { data } = useQuery(synthesisQuery(id, seq))
  if (!data || data.made.length === 0) return null
  return (
    <div>
      <Text size="sm" fw={600}>
        {words.made}
      </Text>
      <ul className="synthesis-made">
        {data.made.map(one => (
          <li key={one.id}>
            <Link href={`/documents/${encodeURIComponent(one.id)}`} onClick={onOpen}>
              {one.title}
            </Link>{' '}
            <Text span size="xs" c="dimmed">
              {common.stages[one.stage]}, {words.madeAt(formatTime(one.createdAt))}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}
