// The suggesting mode in the middle of the page: a section's private copy, on a sheet of its own.

import { Button, Modal, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type ReactNode, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import './suggest.css'
import { useWords } from '../../language.tsx'
import { sectionName, useDraft, useSections, useSession } from '../draft-context.ts'
import { TextOnPage } from '../text-on-page.tsx'
import { copyEditor } from './copy-editor.ts'
import { copySection, isUnmoved } from './section-copy.ts'
import type { Suggestion } from './suggestion.ts'

/** The bar, the sheet, and a word when the shared text has moved on. @param children what else stands at the end of the bar */
export function SuggestPane({
  suggestion,
  children,
}: {
  readonly suggestion: Suggestion
  readonly children?: ReactNode
}): ReactNode {
  const words = useWords()
  const { editor, setSuggestion } = useDraft()
  const section = useSections().find(({ key }) => key === suggestion.sectionKey)
  const name = section ? sectionName(section) : suggestion.sectionKey
  const state = useSyncExternalStore(suggestion.subscribe, suggestion.getState)
  const [isDiscarding, setIsDiscarding] = useState(false)
  useSession(session => session.opinions.seq) // an accepted proposal changes the shared text
  const hasMoved = !isUnmoved(state.copy, copySection(editor.state.doc, suggestion.sectionKey))
  return (
    <main id="main" className="draft-middle" tabIndex={-1}>
      <div className="toolbar suggest-bar" role="toolbar" aria-label={words.suggest.start} data-pane="tools">
        <IconLock size={18} stroke={1.75} aria-hidden />
        <b className="vk-ellipsis">{words.suggest.title(name)}</b>
        <span style={{ flex: 1 }} />
        <Button
          variant="subtle"
          color="gray"
          c="var(--vk-ink2)"
          px={8}
          disabled={state.changes.length === 0}
          onClick={() => setIsDiscarding(true)}
        >
          {words.suggest.discard}
        </Button>
        <Button variant="default" px={10} data-suggest onClick={() => setSuggestion(null)}>
          {words.suggest.close}
        </Button>
        {children}
      </div>
      <div className="draft-canvas" data-pane="page">
        <p className="suggest-hint">{words.suggest.hint}</p>
        {hasMoved && (
          <p className="suggest-hint" data-tone="warn">
            {words.suggest.moved}
          </p>
        )}
        {state.copy.blocks.length === 0 ? (
          <p className="suggest-hint">{words.suggest.empty}</p>
        ) : (
          <Sheet suggestion={suggestion} label={words.suggest.title(name)} />
        )}
      </div>
      <Modal
        opened={isDiscarding}
        onClose={() => setIsDiscarding(false)}
        title={words.suggest.discardTitle}
        closeButtonProps={{ 'aria-label': words.act.close }}
      >
        <Text>{words.suggest.discardHint}</Text>
        <div className="dialog-actions">
          <Button variant="default" onClick={() => setIsDiscarding(false)} data-autofocus>
            {words.act.cancel}
          </Button>
          <Button
            onClick={() => {
              suggestion.discard()
              setSuggestion(null)
            }}
          >
            {words.suggest.discardDo}
          </Button>
        </div>
      </Modal>
    </main>
  )
}

function Sheet({
  suggestion,
  label,
}: {
  readonly suggestion: Suggestion
  readonly label: string
}): ReactNode {
  const [editor, setEditor] = useState<ReturnType<typeof copyEditor> | null>(null)
  useEffect(() => {
    const { edited, copy } = suggestion.getState()
    const made = copyEditor(edited, copy.blocks, label, suggestion.edit)
    setEditor(made)
    return () => made.destroy()
  }, [suggestion, label])
  // At once, and not in the next frame as the editor's own command does: by then somebody may write elsewhere already.
  useLayoutEffect(() => editor?.view.focus(), [editor])
  return <div className="draft-sheet suggest-sheet">{editor && <TextOnPage editor={editor} />}</div>
}
