// Setting and removing a link on the selected words.

import { ActionIcon, Button, Group, Modal, TextInput, Tooltip } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { isAllowedLink } from '#model/schema.ts'
import { useWords } from '../language.tsx'
import { useDraft } from './draft-context.ts'

interface LinkToolProps {
  /** Whether the button is left out and the dialog opened from elsewhere. */
  readonly isHidden?: boolean
  readonly isOpen?: boolean
  readonly onClose?: () => void
}

/** The button and its dialog. */
export function LinkTool({ isHidden = false, isOpen = false, onClose = () => {} }: LinkToolProps): ReactNode {
  const words = useWords()
  const [isOpenHere, setIsOpenHere] = useState(false)
  const close = (): void => {
    setIsOpenHere(false)
    onClose()
  }
  return (
    <>
      {!isHidden && (
        <Tooltip label={words.toolbar.link}>
          <ActionIcon className="tool" aria-label={words.toolbar.link} onClick={() => setIsOpenHere(true)}>
            <IconLink size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
      <Modal
        opened={isOpen || isOpenHere}
        onClose={close}
        title={words.toolbar.link}
        closeButtonProps={{ 'aria-label': words.act.close }}
      >
        <LinkForm onDone={close} />
      </Modal>
    </>
  )
}

function LinkForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const words = useWords()
  const { editor } = useDraft()
  const known: unknown = editor.getAttributes('link')['href']
  const [address, setAddress] = useState(typeof known === 'string' ? known : '')
  const [isWrong, setIsWrong] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isAllowedLink(address.trim())) {
      setIsWrong(true)
      return
    }
    onDone()
    editor.chain().focus().extendMarkRange('link').setMark('link', { href: address.trim() }).run()
  }
  const unset = (): void => {
    onDone()
    editor.chain().focus().extendMarkRange('link').unsetMark('link').run()
  }
  return (
    <form noValidate onSubmit={submit}>
      <TextInput
        data-autofocus
        type="url"
        label={words.toolbar.linkAddress}
        placeholder={words.toolbar.linkHint}
        value={address}
        onChange={event => setAddress(event.currentTarget.value)}
        error={isWrong ? words.toolbar.linkWrong : null}
      />
      <Group justify="flex-end" gap="xs" mt="md">
        {typeof known === 'string' && (
          <Button variant="default" onClick={unset}>
            {words.toolbar.linkUnset}
          </Button>
        )}
        <Button type="submit">{words.toolbar.linkSet}</Button>
      </Group>
    </form>
  )
}
