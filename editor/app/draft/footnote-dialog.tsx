// Writing a footnote, or changing the words of one.

import { Button, Group, Modal, Textarea } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { footnoteWords, maxFootnoteChars } from '#model/footnote.ts'
import {
  changeFootnote,
  footnoteTextAt,
  type HeldFootnote,
  insertFootnote,
  removeFootnote,
} from '../../index.ts'
import { useWords } from '../language.tsx'
import { useDraft } from './draft-context.ts'

/** What it needs. */
export interface FootnoteDialogProps {
  /** The footnote to change; null = a new one, behind the selected words. */
  readonly held: HeldFootnote | null
  readonly onClose: () => void
}

/** The dialog; mounted while it is open. */
export function FootnoteDialog({ held, onClose }: FootnoteDialogProps): ReactNode {
  const words = useWords()
  const { editor } = useDraft()
  const close = (): void => {
    onClose()
    editor.commands.focus()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={held ? words.toolbar.footnoteChange : words.toolbar.footnote}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <FootnoteForm held={held} onDone={close} onCancel={onClose} />
    </Modal>
  )
}

function FootnoteForm({
  held,
  onDone,
  onCancel,
}: {
  readonly held: HeldFootnote | null
  readonly onDone: () => void
  readonly onCancel: () => void
}): ReactNode {
  const { toolbar, act } = useWords()
  const { editor } = useDraft()
  const [text, setText] = useState(held?.text ?? '')
  /** The words that saving replaces: a colleague's, once they were shown. */
  const [before, setBefore] = useState(held?.text ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const save = (): void => {
    const own = footnoteWords(text)
    if (own === '' || own.length > maxFootnoteChars) {
      setProblem(own === '' ? toolbar.footnoteEmpty : toolbar.footnoteLong(maxFootnoteChars))
      return
    }
    if (held === null) {
      insertFootnote(editor, own)
      onDone()
      return
    }
    const at = held.find()
    const now = at === null ? null : footnoteTextAt(editor, at)
    if (at === null || now === null) setProblem(toolbar.footnoteGone)
    else if (now !== before) {
      setBefore(now)
      setProblem(toolbar.footnoteMoved(now))
    } else {
      if (own !== now) changeFootnote(editor, at, own)
      onDone()
    }
  }
  const remove = (): void => {
    const at = held?.find() ?? null
    if (at !== null) removeFootnote(editor, at)
    onDone()
  }
  const saveByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    save()
  }
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        save()
      }}
    >
      <Textarea
        data-autofocus
        autosize
        minRows={3}
        maxRows={8}
        label={toolbar.footnoteWords}
        description={toolbar.footnoteHint}
        value={text}
        onChange={event => {
          setText(event.currentTarget.value)
          setProblem(null)
        }}
        onKeyDown={saveByKey}
        error={problem}
      />
      <Group justify="flex-end" gap="xs" mt="md">
        {held && (
          <Button variant="default" onClick={remove} mr="auto">
            {toolbar.footnoteRemove}
          </Button>
        )}
        <Button variant="default" onClick={onCancel}>
          {act.cancel}
        </Button>
        <Button type="submit">{held ? toolbar.footnoteSave : toolbar.footnoteInsert}</Button>
      </Group>
    </form>
  )
}
