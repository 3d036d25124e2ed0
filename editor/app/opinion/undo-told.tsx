// What is said when a decision was taken back, or could not be, with the way to the words that stand in its place.

import { Button } from '@mantine/core'
import type { OpinionId } from '#model/ids.ts'
import type { Language } from '#model/refusal.ts'
import { undoEn } from '../../words/undo-en.ts'
import { undoVi } from '../../words/undo-vi.ts'
import { tellDone, tellFailure } from '../parts/tell.ts'
import { addTold, forgetTold } from '../parts/told.ts'

/** The words in a language. */
export function undoWords(language: Language): typeof undoVi {
  return language === 'en' ? undoEn : undoVi
}

/** Why a decision was not taken back, as the server says it. */
export interface NotUndone {
  readonly message: string
  readonly details?: unknown
}

const shownChars = 160

const decidedId = (ids: readonly OpinionId[]) => `decided ${ids.join()}`

/** Says what was decided, with the button that takes it back. Said anew of the same opinions, it stands in place of the earlier. */
export function tellWithUndo(
  ids: readonly OpinionId[],
  message: string,
  { label, run }: { readonly label: string; readonly run: () => void },
): void {
  forgetDecided(ids)
  addTold({
    id: decidedId(ids),
    tone: 'done',
    message: (
      <span style={{ display: 'flex', alignItems: 'center', gap: 12 }}>
        {message}
        <Button size="xs" variant="default" style={{ flexShrink: 0 }} onClick={run}>
          {label}
        </Button>
      </span>
    ),
  })
}

/** Takes that message away. */
export function forgetDecided(ids: readonly OpinionId[]): void {
  forgetTold(decidedId(ids))
}

/** Says that a decision was taken back. @param hasWords whether words came back into the text with it */
export function tellUndone(name: string, hasWords: boolean, language: Language): void {
  const words = undoWords(language)
  tellDone(hasWords ? words.wordsBack(name) : words.done(name))
}

/**
 * Says why it was not.
 *
 * @param go leads to a block of the text, where the page has one; false when it is no longer there
 */
export function tellNotUndone(
  name: string,
  { message, details }: NotUndone,
  language: Language,
  go: ((blockId: string, text: string) => boolean) | null,
): void {
  const words = undoWords(language)
  const [text, blockId] = ['text', 'blockId'].map(field => stringIn(details, field))
  if (text == null) {
    tellFailure(message, words.refused(name))
    return
  }
  const short = text.length <= shownChars ? text : `${text.slice(0, shownChars)}…`
  const lead = (): void => {
    if (blockId == null || !go?.(blockId, text)) tellFailure(words.gone)
  }
  addTold({
    id: `undo ${name}`,
    tone: 'failure',
    title: words.refused(name),
    message: (
      <>
        {message}
        {short !== '' && (
          <>
            {' '}
            {words.standsNow} <q lang="vi">{short}</q>
          </>
        )}
        {go && (
          <Button size="xs" variant="default" mt={8} style={{ display: 'block' }} onClick={lead}>
            {words.go}
          </Button>
        )}
      </>
    ),
  })
}

function stringIn(details: unknown, field: string): string | null {
  const value: unknown = typeof details === 'object' && details !== null ? Reflect.get(details, field) : null
  return typeof value === 'string' ? value : null
}
