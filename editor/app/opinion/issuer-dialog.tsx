// The dialog in which the issuer of a binding request says whether the draft may stay as it is against it.

import { Button, Modal, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { getHotkeyHandler } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { opinionName } from '#model/opinion.ts'
import type { Action } from '#model/right.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'
import { emptyIssuerDraft, lackingIn } from './issuer-answer.ts'
import type { OpinionDialogProps } from './say-dialog.tsx'

/** What the dialog takes. */
export interface IssuerDialogProps extends OpinionDialogProps {
  /** What the reader may do with the document. */
  readonly permissions: readonly Action[]
}

/** The dialog; Ctrl+Enter sends. Nothing is chosen beforehand. */
export function IssuerDialog({ opinion, say, permissions, onClose }: IssuerDialogProps): ReactNode {
  const words = useWords()
  const { issuer } = words
  const [draft, setDraft] = useState(emptyIssuerDraft)
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const lacking = isTried ? lackingIn(draft, permissions) : []
  const isForSuperior = !permissions.includes('answerBinding')
  const name = opinionName(opinion.number)
  const send = async (): Promise<void> => {
    setIsTried(true)
    const { agrees } = draft
    if (agrees === null || lackingIn(draft, permissions).length > 0 || isWaiting) return
    setIsWaiting(true)
    const failed = await say({
      act: 'issuer-answer',
      agrees,
      answer: draft.answer.trim(),
      reference: draft.reference.trim(),
    })
    setIsWaiting(false)
    if (failed !== null) return setRefusal(failed)
    onClose()
    tellDone(issuer.told(name))
  }
  return (
    <Modal
      opened
      size={520}
      onClose={onClose}
      title={`${issuer.title} – ${name}`}
      closeButtonProps={{ 'aria-label': words.act.close }}
      onKeyDown={getHotkeyHandler([['mod+Enter', () => void send()]])}
    >
      <Text size="sm" c="var(--vk-ink2)">
        {issuer.hint}
      </Text>
      <Radio.Group
        mt="md"
        label={issuer.question}
        value={draft.agrees === null ? null : String(draft.agrees)}
        onChange={value => setDraft({ ...draft, agrees: value === 'true' })}
        error={lacking.includes('agrees') && issuer.choose}
      >
        <Stack gap={8} mt={6}>
          <Radio value="true" label={issuer.agrees} data-autofocus />
          <Radio value="false" label={issuer.insists} />
        </Stack>
      </Radio.Group>
      <Textarea
        mt="md"
        autosize
        minRows={3}
        maxRows={8}
        maxLength={20_000}
        label={issuer.answer}
        value={draft.answer}
        onChange={event => setDraft({ ...draft, answer: event.currentTarget.value })}
        error={lacking.includes('answer') && words.card.missing}
      />
      <TextInput
        mt="md"
        maxLength={300}
        label={
          <>
            {issuer.reference}{' '}
            {!isForSuperior && <span className="optional">{words.opinions.explanationOptional}</span>}
          </>
        }
        description={isForSuperior ? issuer.referenceNeeded : undefined}
        placeholder={issuer.referenceHint}
        value={draft.reference}
        onChange={event => setDraft({ ...draft, reference: event.currentTarget.value })}
        error={lacking.includes('reference') && words.card.missing}
      />
      {refusal !== null && (
        <Text mt="sm" size="sm" c="var(--vk-bad)" role="alert">
          {refusal}
        </Text>
      )}
      <div className="dialog-actions">
        <Button variant="default" onClick={onClose}>
          {words.act.cancel}
        </Button>
        <Button loading={isWaiting} onClick={() => void send()}>
          {issuer.send}
        </Button>
      </div>
    </Modal>
  )
}
