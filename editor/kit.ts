// The whole plugin as a list of Tiptap extensions: give it to any editor, ours or a host's.

import type { Extensions } from '@tiptap/core'
import { Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import Subscript from '@tiptap/extension-subscript'
import Superscript from '@tiptap/extension-superscript'
import TextAlign from '@tiptap/extension-text-align'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { TemplateView } from '#model/api.ts'
import type { OpinionId, SectionKey } from '#model/ids.ts'
import { patchBinding } from './binding.ts'
import type { Language } from './client/sentences.ts'
import type { Session } from './client/session.ts'
import { Authors } from './extensions/authors.ts'
import { basics } from './extensions/basics.ts'
import { BlockIds } from './extensions/block-id.ts'
import { CaretSection } from './extensions/caret-section.ts'
import { ComposingGate } from './extensions/composing.ts'
import { Footnote } from './extensions/footnote.ts'
import { Guidance, refreshPrompts } from './extensions/guidance.ts'
import { DraftLink } from './extensions/link.ts'
import {
  BlockIdAttribute,
  DraftDocument,
  DraftListItem,
  DraftTable,
  DraftTableCell,
  DraftTableHeader,
  DraftTableRow,
  Heading,
  PlainBulletList,
  PlainOrderedList,
  Section,
} from './extensions/nodes.ts'
import { type OpinionSource, Opinions } from './extensions/opinions.ts'
import { SafePaste } from './extensions/paste.ts'
import { Picture } from './extensions/picture.ts'
import { PlainParagraphs } from './extensions/plain-paragraphs.ts'
import { Presence } from './extensions/presence.ts'
import { SectionGuard } from './extensions/section.ts'
import { editorSentences, type Notice } from './extensions/sentences.ts'
import { Watchdog } from './extensions/watchdog.ts'

export type { Notice } from './extensions/sentences.ts'

patchBinding()

/** What the plugin needs to know of its host. */
export interface DraftingKitOptions {
  /** The shared document. Its text is the fragment `default`. */
  readonly document: Y.Doc
  /** Carets come and go through its awareness. Left out = the session's; null = no carets. */
  readonly provider?: { readonly awareness: Awareness } | null
  /** Opinions, rights and the template come from it. null = an editor of text alone. */
  readonly session?: Session | null
  /** Where opinions come from when there is no session. */
  readonly opinions?: OpinionSource
  /** For the prompts of empty sections; left out = the session's. */
  readonly template?: TemplateView | null
  /** Who we are to the others; left out = as the session says. */
  readonly user?: { readonly id: string; readonly name: string; readonly color: string }
  readonly language?: Language
  /** Address of a picture by its SHA-256; left out, pictures show their descriptions alone. */
  readonly pictureAddress?: (file: string) => string
  /** Whether proposals are drawn as redline at first. Default true. */
  readonly showProposals?: boolean
  readonly onOpinionClick?: (id: OpinionId) => void
  readonly onSectionChange?: (key: SectionKey | null) => void
  /** Told what people should know: a template heading they tried to change, a paste that was refused or simplified. */
  readonly onNotice?: (notice: Notice) => void
}

/**
 * The extensions of a drafting editor. It brings its own nodes, marks, undo and shared text: add no starter kit beside it.
 * Make the editor once the text has arrived (`await session.ready`).
 *
 * @example new Editor({ element, extensions: draftingKit({ document: session.ydoc, session }) })
 */
export function draftingKit(options: DraftingKitOptions): Extensions {
  const { document, session = null, language = 'vi', onNotice = () => {} } = options
  const provider = options.provider === undefined ? (session?.provider ?? null) : options.provider
  const awareness = provider?.awareness ?? null
  const template = () => options.template ?? session?.getState().template ?? null
  const words = editorSentences[language]
  const frames = session?.provider ?? (provider instanceof WebsocketProvider ? provider : null)
  return [
    ...textKit(options.pictureAddress),
    Collaboration.configure({ document, field: 'default' }),
    SectionGuard.configure({
      mayWrite: () => session === null || mayWrite(session),
      holderOf: key => session?.holderOf(key) ?? null,
      onLocked: () => onNotice({ kind: 'locked', message: words.locked }),
      onLent: holder => onNotice({ kind: 'locked', message: words.lent(holder) }),
    }),
    SafePaste.configure({
      onNotice: (kind, isTooDeep) =>
        onNotice({
          kind,
          message:
            kind === 'paste-simplified'
              ? words.pasteSimplified
              : isTooDeep
                ? words.pasteTooDeep
                : words.pasteTooBig,
        }),
    }),
    BlockIds,
    CaretSection,
    ComposingGate.configure({ provider: frames }),
    Presence.configure({ awareness, user: options.user ?? null }),
    Guidance.configure({
      template,
      language,
      awareness,
      onSectionChange: options.onSectionChange ?? (() => {}),
    }),
    Opinions.configure({
      source: options.opinions ?? session,
      showProposals: options.showProposals ?? true,
      onOpinionClick: options.onOpinionClick ?? (() => {}),
    }),
    Authors,
    Watchdog,
    followSession(session),
  ]
}

/** Nodes and marks alone, without sharing: what the schema test and tools without Yjs need. */
export function textKit(addressOf?: (file: string) => string): Extensions {
  return [
    DraftDocument,
    Section,
    Heading,
    DraftListItem,
    PlainBulletList,
    PlainOrderedList,
    DraftTable,
    DraftTableRow,
    DraftTableCell,
    DraftTableHeader,
    DraftLink,
    Footnote,
    addressOf ? Picture.configure({ addressOf }) : Picture,
    Subscript,
    Superscript,
    BlockIdAttribute,
    TextAlign.configure({ types: ['paragraph'] }),
    ...basics,
    PlainParagraphs,
  ]
}

function mayWrite(session: Session): boolean {
  const { document, isSynced, failure } = session.getState()
  return isSynced && failure === null && (document?.permissions.includes('write') ?? false)
}

/** Lets the editor follow rights and template of a session as they come and change. */
function followSession(session: Session | null) {
  return Extension.create({
    name: 'followSession',
    addStorage: () => ({ stop: () => {} }),
    onCreate() {
      if (!session) return
      const { editor } = this
      let wasWriting = mayWrite(session)
      let { template } = session.getState()
      this.storage.stop = session.subscribe(() => {
        if (editor.isDestroyed) return
        const state = session.getState()
        if (mayWrite(session) !== wasWriting) {
          wasWriting = !wasWriting
          editor.view.setProps({}) // asks all plugins anew whether the text may be edited
        }
        if (state.template === template) return
        template = state.template
        refreshPrompts(editor)
      })
    },
    onDestroy() {
      this.storage.stop()
    },
  })
}
