// The way to pictures: files by button, paste and drop, and the dialog of the one that is opened.

import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type HeldPicture, onPictures, selectedPicture } from '../../index.ts'
import { useWords } from '../language.tsx'
import { tellFailure } from '../parts/tell.ts'
import { useDocument, useDraft } from './draft-context.ts'
import { loadSending, PictureDialog } from './later-parts.ts'

/** The dialog, and the button where there is room for it. @param chooser opens the choice of files from elsewhere */
export function PictureTool({
  hasButton,
  chooser,
}: {
  readonly hasButton: boolean
  readonly chooser: { current: (() => void) | null }
}): ReactNode {
  const words = useWords()
  const { editor } = useDraft()
  const { id } = useDocument()
  const [held, setHeld] = useState<HeldPicture | null>(null)
  const input = useRef<HTMLInputElement>(null)
  chooser.current = () => input.current?.click()
  const take = (files: readonly File[], at?: number): void => {
    loadSending().then(
      async ({ sendPictures }) => {
        if (await sendPictures(editor, id, files, at, words)) setHeld(selectedPicture(editor))
      },
      () => tellFailure(words.failure.part),
    )
  }
  const taking = useRef(take)
  taking.current = take
  useEffect(
    () =>
      onPictures(
        editor,
        () => setHeld(selectedPicture(editor)),
        (files, at) => taking.current(files, at),
      ),
    [editor],
  )
  return (
    <>
      {hasButton && (
        <Tooltip label={words.toolbar.picture}>
          <ActionIcon
            className="tool"
            aria-label={words.toolbar.picture}
            onClick={() => input.current?.click()}
          >
            <IconPhoto size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg"
        data-picture-file
        onChange={event => {
          take([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      {held && <PictureDialog held={held} onClose={() => setHeld(null)} />}
    </>
  )
}
