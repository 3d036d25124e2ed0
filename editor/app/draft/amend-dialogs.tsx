// The dialogs of an amendment: why and on whose authority it is opened; what its end fixes.

import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Result } from '../../index.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { tellDone } from '../parts/tell.ts'
import { useDraft } from './draft-context.ts'

/** What each of the dialogs is given. */
export interface AmendDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Opens an amendment. */
export function AmendDialog({ isOpen, onClose }: AmendDialogProps): ReactNode {
  const words = useWords()
  return (
    <Dialog isOpen={isOpen} title={words.amendment.title} size="lg" onClose={onClose}>
      <AmendForm onClose={onClose} />
    </Dialog>
  )
}

function AmendForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useWords()
  const { session } = useDraft()
  const [reason, setReason] = useState('')
  const [authority, setAuthority] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const { isWaiting, refusal, send } = useSending(onClose)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (reason.trim() === '' || authority.trim() === '') return
    void send(() => session.amend(reason.trim(), authority.trim()), words.amendment.opened)
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Text>{words.amendment.hint}</Text>
        <Textarea
          autosize
          minRows={2}
          data-autofocus
          label={words.amendment.reason}
          value={reason}
          error={hasTried && reason.trim() === '' && words.amendment.reasonMissing}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <TextInput
          label={words.amendment.authority}
          description={words.amendment.authorityHint}
          value={authority}
          error={hasTried && authority.trim() === '' && words.amendment.authorityMissing}
          onChange={event => setAuthority(event.currentTarget.value)}
        />
        <Refused says={refusal} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.act.cancel}
          </Button>
          <Button type="submit" loading={isWaiting}>
            {words.amendment.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Closes an amendment: asks first, since the text is fixed by it. */
export function CloseAmendmentDialog({
  isOpen,
  onClose,
  number,
}: AmendDialogProps & { readonly number: number }): ReactNode {
  const words = useWords()
  const { session } = useDraft()
  const { isWaiting, refusal, send } = useSending(onClose)
  return (
    <Dialog isOpen={isOpen} title={words.amendment.closeTitle(formatNumber(number))} onClose={onClose}>
      <Stack gap="md">
        <Text>{words.amendment.closeHint}</Text>
        <Refused says={refusal} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.act.cancel}
          </Button>
          <Button
            loading={isWaiting}
            onClick={() => void send(() => session.closeAmendment(number), words.amendment.closed)}
          >
            {words.amendment.closeSubmit}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

function Refused({ says }: { readonly says: string | null }): ReactNode {
  if (says === null) return null
  return (
    <Alert role="alert" color="orange" icon={<IconAlertTriangle size={18} stroke={1.75} />}>
      {says}
    </Alert>
  )
}

/** One request of a dialog: whether it runs, why it was refused; when it is done the dialog closes and says so. */
function useSending(onClose: () => void): {
  readonly isWaiting: boolean
  readonly refusal: string | null
  readonly send: (work: () => Promise<Result>, told: string) => Promise<void>
} {
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const send = async (work: () => Promise<Result>, told: string): Promise<void> => {
    setIsWaiting(true)
    const result = await work()
    setIsWaiting(false)
    setRefusal(result.ok ? null : result.message)
    if (!result.ok) return
    tellDone(told)
    onClose()
  }
  return { isWaiting, refusal, send }
}
