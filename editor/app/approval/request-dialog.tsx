// What is said to a binding request: that it is done, by the unit; that it is verified or sent back, by the body that asked.

import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { BindingRequest } from '#model/approval.ts'
import { useRegisterAct } from '../data/use-register-act.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { tellDone, tellFailure } from '../parts/tell.ts'
import { useApprovalWords } from './approval-data.ts'

interface RequestDialogProps {
  readonly documentId: string
  /** The request, open or done; null = closed. */
  readonly request: BindingRequest | null
  readonly onClose: () => void
}

/** The dialog. */
export function RequestDialog({ documentId, request, onClose }: RequestDialogProps): ReactNode {
  const own = useApprovalWords()
  const title = request?.state === 'open' ? own.closeTitle : own.verifyTitle
  return (
    <Dialog
      isOpen={request !== null}
      title={request && title(formatNumber(request.number))}
      onClose={onClose}
    >
      {request && <Answer documentId={documentId} request={request} onClose={onClose} />}
    </Dialog>
  )
}

function Answer({
  documentId,
  request,
  onClose,
}: {
  readonly documentId: string
  readonly request: BindingRequest
  readonly onClose: () => void
}): ReactNode {
  const words = useWords()
  const own = useApprovalWords()
  const act = useRegisterAct(documentId)
  const [note, setNote] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const isOpen = request.state === 'open'
  const number = formatNumber(request.number)
  const send = async (path: 'done' | 'verify', said: object, told: string): Promise<void> => {
    setIsWaiting(true)
    const result = await act(`/requests/${request.number}/${path}`, { ...said, note: note.trim() })
    setIsWaiting(false)
    if (!result.ok) {
      tellFailure(result.failure.message || words.failure.network)
      return
    }
    tellDone(told)
    onClose()
  }
  const sendBack = (): void => {
    setIsMissing(note.trim() === '')
    if (note.trim() !== '') void send('verify', { isVerified: false }, own.sendBackTold(number))
  }
  return (
    <Stack gap="sm">
      <Text>{request.text}</Text>
      {!isOpen && request.closedNote !== '' && <Text c="dimmed">{request.closedNote}</Text>}
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        maxLength={2000}
        label={isOpen ? own.closeNote : own.verifyNote}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
        error={isMissing && note.trim() === '' ? own.noteMissing : null}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {words.act.cancel}
        </Button>
        {!isOpen && (
          <Button variant="default" disabled={isWaiting} onClick={sendBack}>
            {own.sendBack}
          </Button>
        )}
        <Button
          loading={isWaiting}
          onClick={() =>
            void (isOpen
              ? send('done', {}, own.closeTold(number))
              : send('verify', { isVerified: true }, own.verifyTold(number)))
          }
        >
          {isOpen ? own.closeDo : own.verifyDo}
        </Button>
      </Group>
    </Stack>
  )
}
