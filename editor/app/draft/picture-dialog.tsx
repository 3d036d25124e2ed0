// What a picture says to those who cannot see it, and how wide it is.

import { Button, Group, Modal, NumberInput, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { maxAltChars, pictureWidthMm } from '#model/picture.ts'
import type { HeldPicture } from '../../index.ts'
import { useWords } from '../language.tsx'
import { tellFailure } from '../parts/tell.ts'
import { useDraft } from './draft-context.ts'

/** What it needs. */
export interface PictureDialogProps {
  readonly held: HeldPicture
  readonly onClose: () => void
}

/** The dialog; mounted while it is open. */
export function PictureDialog({ held, onClose }: PictureDialogProps): ReactNode {
  const { toolbar, act } = useWords()
  const { editor } = useDraft()
  const [alt, setAlt] = useState(held.alt)
  const [widthMm, setWidthMm] = useState<number | string>(held.widthMm)
  const done = (): void => {
    onClose()
    editor.commands.focus()
  }
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const words = alt.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, maxAltChars)
    if (!held.change({ alt: words, widthMm: Number(widthMm) || held.widthMm }))
      tellFailure(toolbar.pictureGone)
    done()
  }
  return (
    <Modal opened onClose={onClose} title={toolbar.picture} closeButtonProps={{ 'aria-label': act.close }}>
      <form noValidate onSubmit={save}>
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          label={toolbar.pictureAlt}
          description={toolbar.pictureAltHint}
          maxLength={maxAltChars}
          value={alt}
          onChange={event => setAlt(event.currentTarget.value)}
        />
        <NumberInput
          mt="sm"
          label={toolbar.pictureWidth}
          min={pictureWidthMm.least}
          max={pictureWidthMm.most}
          step={5}
          allowDecimal={false}
          value={widthMm}
          onChange={setWidthMm}
        />
        <Group justify="flex-end" gap="xs" mt="md">
          <Button
            variant="default"
            mr="auto"
            onClick={() => {
              held.remove()
              done()
            }}
          >
            {toolbar.pictureRemove}
          </Button>
          <Button variant="default" onClick={onClose}>
            {act.cancel}
          </Button>
          <Button type="submit">{toolbar.pictureSave}</Button>
        </Group>
      </form>
    </Modal>
  )
}
