// The way to footnotes: a button, and the dialog that opens for a new one or for the one that is asked for in the text.

import { ActionIcon, Tooltip } from '@mantine/core'
import { IconSuperscript } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import {
  askForFootnote,
  type HeldFootnote,
  mayInsertFootnote,
  onFootnoteOpen,
  selectedFootnote,
} from '../../index.ts'
import { useWords } from '../language.tsx'
import { tellFailure } from '../parts/tell.ts'
import { useDraft } from './draft-context.ts'
import { FootnoteDialog } from './later-parts.ts'

/** The dialog, and the button where there is room for it. */
export function FootnoteTool({ hasButton }: { readonly hasButton: boolean }): ReactNode {
  const { toolbar } = useWords()
  const { editor } = useDraft()
  const [open, setOpen] = useState<{ readonly held: HeldFootnote | null } | null>(null)
  useEffect(
    () =>
      onFootnoteOpen(editor, () => {
        const held = selectedFootnote(editor)
        if (held || mayInsertFootnote(editor.state)) setOpen({ held })
        else tellFailure(toolbar.footnoteNowhere)
      }),
    [editor, toolbar],
  )
  return (
    <>
      {hasButton && (
        <Tooltip label={`${toolbar.footnote} (Ctrl+Alt+F)`}>
          <ActionIcon
            className="tool"
            aria-label={toolbar.footnote}
            onMouseDown={event => event.preventDefault()}
            onPointerEnter={FootnoteDialog.fetch}
            onClick={() => askForFootnote(editor)}
          >
            <IconSuperscript size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
      {open && <FootnoteDialog held={open.held} onClose={() => setOpen(null)} />}
    </>
  )
}
