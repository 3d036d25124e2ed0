// Opinions in the page: their words underlined, their proposals as redline, the one in focus marked. Never part of the text.

import { type Editor, Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { OpinionId } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import { lookAgainAfterMs, lookUp } from './look-up.ts'
import { type Change, movedAlong, noneShown, redrawn, type Shown } from './opinion-marks.ts'
import { hasWords, type OpinionPlace } from './places.ts'

export type { OpinionPlace } from './places.ts'

/** Where opinions come from; a Session is one. */
export interface OpinionSource {
  getState(): { readonly opinions: { readonly items: readonly Opinion[] } }
  subscribe(listener: () => void): () => void
}

/** What the extension needs. */
export interface OpinionsOptions {
  readonly source: OpinionSource | null
  readonly showProposals: boolean
  /** Told when somebody clicks an opinion's words. */
  readonly onOpinionClick: (id: OpinionId) => void
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    opinions: {
      /** Marks the words of one opinion; null = of none. */
      setOpinionFocus: (id: OpinionId | null) => ReturnType
      /** Marks an opinion's words and scrolls to them. False when it has no place in the text. */
      goToOpinion: (id: OpinionId) => ReturnType
      /** Shows or hides proposals as redline; the underline stays. */
      setProposalsShown: (isShown: boolean) => ReturnType
    }
  }
}

const opinionsKey = new PluginKey<Shown>('vkOpinions')

export const Opinions = Extension.create<OpinionsOptions>({
  name: 'opinions',
  addOptions: () => ({ source: null, showProposals: true, onOpinionClick: () => {} }),
  addCommands() {
    return {
      setOpinionFocus:
        id =>
        ({ tr, dispatch }) => {
          if (dispatch) tr.setMeta(opinionsKey, { focus: id } satisfies Change)
          return true
        },
      setProposalsShown:
        isShown =>
        ({ tr, dispatch }) => {
          if (dispatch) tr.setMeta(opinionsKey, { showProposals: isShown } satisfies Change)
          return true
        },
      goToOpinion:
        id =>
        ({ state, tr, dispatch, view }) => {
          const place = opinionsKey.getState(state)?.places.get(id)
          if (dispatch) tr.setMeta(opinionsKey, { focus: id } satisfies Change)
          if (place?.from === undefined) return false
          if (dispatch) {
            tr.setSelection(TextSelection.near(state.doc.resolve(place.from)))
            queueMicrotask(() => scrollTo(view, place.from ?? 0))
          }
          return true
        },
    }
  },
  addProseMirrorPlugins() {
    const { source, showProposals, onOpinionClick } = this.options
    return [
      new Plugin<Shown>({
        key: opinionsKey,
        state: {
          init: () => ({ ...noneShown, items: source?.getState().opinions.items ?? [], showProposals }),
          apply: (transaction, before) => {
            const shown = transaction.docChanged ? movedAlong(before, transaction) : before
            const change: Change | undefined = transaction.getMeta(opinionsKey)
            return change ? redrawn(shown, change, transaction.doc) : shown
          },
        },
        props: {
          decorations: state => opinionsKey.getState(state)?.set,
          handleClick: (view, at, { shiftKey }) => {
            const id = opinionAt(view.state, at)
            if (id === null) return false
            // The browser tells of the caret it has set in its own time: a change of focus before that would put the old one back.
            if (!shiftKey)
              view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at))))
            onOpinionClick(id)
            return false
          },
        },
        view: view => {
          const finder = lookUp(
            view,
            () => opinionsKey.getState(view.state) ?? null,
            places => view.dispatch(view.state.tr.setMeta(opinionsKey, { places } satisfies Change)),
          )
          const stop = source?.subscribe(() => {
            const { items } = source.getState().opinions
            if (view.isDestroyed || items === opinionsKey.getState(view.state)?.items) return
            whenNotComposing(view, () =>
              view.dispatch(view.state.tr.setMeta(opinionsKey, { items } satisfies Change)),
            )
            finder.now()
          })
          finder.ask(0)
          return {
            update: (_view, before) => {
              if (before.doc !== view.state.doc) finder.ask(lookAgainAfterMs)
            },
            destroy: () => {
              stop?.()
              finder.cancel()
            },
          }
        },
      }),
    ]
  },
})

/** Where an opinion stands in this editor, or null before it was looked up. */
export function placeOf(editor: Pick<Editor, 'state'>, id: OpinionId): OpinionPlace | null {
  return opinionsKey.getState(editor.state)?.places.get(id) ?? null
}

/** The other open proposals that would change the same words. */
export function rivalsOf(editor: Pick<Editor, 'state'>, id: OpinionId): readonly OpinionId[] {
  return opinionsKey.getState(editor.state)?.rivals.get(id) ?? []
}

/** Calls the listener after opinions got other places than those they were carried to by typing. Returns its undoing. */
export function watchPlaces(editor: Editor, listener: () => void): () => void {
  let last = opinionsKey.getState(editor.state)?.looks
  const look = () => {
    const now = opinionsKey.getState(editor.state)?.looks
    if (now === last) return
    last = now
    listener()
  }
  editor.on('transaction', look)
  return () => editor.off('transaction', look)
}

function scrollTo(view: EditorView, position: number): void {
  const { node } = view.domAtPos(position)
  const element = node instanceof HTMLElement ? node : node.parentElement
  if (element && !isWellInView(element)) element.scrollIntoView({ block: 'center' })
}

/** Whether an element can be read where it stands: words that are in view already do not jump. */
function isWellInView(element: HTMLElement): boolean {
  const { top, bottom, left, width } = element.getBoundingClientRect()
  const isOnTop = (y: number) => {
    const hit = document.elementFromPoint(left + width / 2, y)
    return hit !== null && (element.contains(hit) || hit.contains(element))
  }
  return (
    top >= viewMarginPx && bottom <= innerHeight - viewMarginPx && isOnTop(top + 1) && isOnTop(bottom - 1)
  )
}

const viewMarginPx = 160

function whenNotComposing(view: EditorView, run: () => void): void {
  if (!view.composing) run()
  else setTimeout(() => view.isDestroyed || whenNotComposing(view, run), lookAgainAfterMs)
}

/** The shortest opinion over a position, so that one inside another can be reached. */
function opinionAt(state: EditorState, at: number): OpinionId | null {
  const shown = opinionsKey.getState(state)
  let best: { id: OpinionId; length: number } | null = null
  for (const item of shown?.items ?? []) {
    const { from, to, status } = shown?.places.get(item.id) ?? { status: 'document' }
    if (from === undefined || to === undefined || at < from || at > to || !hasWords(status)) continue
    if (item.status !== 'open' && item.id !== shown?.focus) continue
    if (!best || to - from < best.length) best = { id: item.id, length: to - from }
  }
  return best?.id ?? null
}
