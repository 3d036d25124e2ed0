// Opening a document for the draft page: its session, then its editor; both end with the page.

import { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'
import { Doc } from 'yjs'
import type { OpinionId } from '#model/ids.ts'
import {
  draftingKit,
  openSession,
  type Session,
  type SessionOptions,
  type SessionState,
} from '../../index.ts'
import { EarlyWebSocket, earlyFetch, earlyText } from '../data/early-start.ts'
import { storedLanguage } from '../language.tsx'
import { tellFailure } from '../parts/tell.ts'
import { keepCaretFromReact } from './caret-lookup.ts'
import { fetchOwnStrips } from './own-strips.ts'
import { pictureAddress } from './picture-address.ts'

/** A document that is open: what is true of it, and the editor of its text. */
export interface OpenDocument {
  readonly session: Session
  readonly editor: Editor
  /** To be called once the text is painted: what may wait for that begins then. */
  readonly tellShown: () => void
}

/** Either open, or why not, or neither yet. */
export interface Opening {
  readonly open: OpenDocument | null
  readonly failure: SessionState['failure']
}

/** A session, and how it is told that its text is painted. */
interface Opened extends Pick<OpenDocument, 'session' | 'tellShown'> {
  /** Comes when the strips over the text can be drawn with it. */
  readonly strips: Promise<void>
}

/** A session that was opened before its page stood. */
let ahead: Opened | null = null

type User = NonNullable<SessionOptions['user']>

/** Begins to open a document before its page is drawn, for somebody who is signed in. The page takes it over. */
export function openAhead(documentId: string, user: User): void {
  ahead ??= openHere(documentId, user)
  // Asked for now, the text's letters are there when it is laid out, and not only afterwards for a second time.
  document.fonts.load('1em Tinos', 'aế').catch(() => undefined) // a page without them has the computer's own
}

function openHere(documentId: string, user: User): Opened {
  const language = storedLanguage()
  const { promise: textShown, resolve: tellShown } = Promise.withResolvers<void>()
  const ways = { fetch: earlyFetch, WebSocket: EarlyWebSocket, ydoc: earlyText(documentId) ?? new Doc() }
  const session = openSession({ documentId, language, user, textShown, ...ways })
  return { session, tellShown, strips: fetchOwnStrips(session, user.id) }
}

/** The session opened ahead, if it is this document's and nothing stood in its way; else a new one. */
function takeSession(documentId: string, user: User): Opened {
  const opened = ahead
  ahead = null
  if (opened?.session.documentId === documentId && opened.session.getState().failure === null) return opened
  if (opened) close(opened.session)
  return openHere(documentId, user)
}

function close(session: Session): void {
  session.destroy()
  session.ydoc.destroy() // it is ours: a session leaves alone what its host has given it
}

/**
 * Opens a document while the page stands.
 *
 * @param onOpinionClick told when somebody clicks an opinion's words
 */
export function useOpenDocument(
  documentId: string,
  user: User,
  title: string,
  onOpinionClick: (id: OpinionId) => void,
): Opening {
  const [opening, setOpening] = useState<Opening>({ open: null, failure: null })
  const clicked = useRef(onOpinionClick)
  clicked.current = onOpinionClick
  const signedIn = useRef(user)
  const label = useRef(title)
  label.current = title
  useEffect(() => {
    const language = storedLanguage()
    const { session, tellShown, strips } = takeSession(documentId, signedIn.current)
    let editor: Editor | null = null
    let isOver = false
    void session.ready.then(async () => {
      if (session.getState().document !== null) await strips // they would push the text down
      if (isOver) return
      const { document, failure } = session.getState()
      if (document === null) {
        setOpening({ open: null, failure })
        return
      }
      editor = makeEditor(session, language, label.current, id => clicked.current(id))
      setOpening({ open: { session, editor, tellShown }, failure })
    })
    return () => {
      isOver = true
      editor?.destroy()
      close(session)
    }
  }, [documentId])
  // Another language is another name for the text, and nothing more: what is being typed, and where, stays.
  useEffect(() => {
    opening.open?.editor.setOptions({ editorProps: { attributes: attributesOf(title) } })
  }, [opening.open, title])
  return opening
}

function makeEditor(
  session: Session,
  language: 'vi' | 'en',
  label: string,
  onClick: (id: OpinionId) => void,
): Editor {
  const editor = new Editor({
    extensions: draftingKit({
      document: session.ydoc,
      session,
      language,
      onOpinionClick: onClick,
      pictureAddress: file => pictureAddress(session.documentId, file),
      onNotice: ({ message }) => tellFailure(message),
    }),
    editorProps: { attributes: attributesOf(label) },
  })
  keepCaretFromReact(editor.view.dom)
  return editor
}

/** @param label what the text is called to who cannot see it */
function attributesOf(label: string): Record<string, string> {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    lang: 'vi',
    spellcheck: 'false',
    tabindex: '0',
    'data-pane-start': '',
  }
}
