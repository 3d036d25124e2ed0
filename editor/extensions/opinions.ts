// Opinions in the page: their words underlined, their proposals as redline, the one in focus marked. Never part of the text.

import { type Editor, Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { OpinionId } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import { lookAgainAfterMs, lookUp } from './look-up.ts'
import { carried, type OpinionPlace, type Places } from './places.ts'
import { type ProposalPart, proposalParts } from './proposal.ts'
import { rivalries } from './rivals.ts'
import { wordsIn } from './text-map.ts'

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

interface Shown {
  readonly items: readonly Opinion[]
  readonly places: Places
  readonly focus: OpinionId | null
  readonly showProposals: boolean
  readonly set: DecorationSet
}
type Change = Partial<Pick<Shown, 'items' | 'places' | 'focus' | 'showProposals'>>

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
          init: (_config, state) => {
            const items = source?.getState().opinions.items ?? []
            return drawn(
              { items, places: new Map(), focus: null, showProposals, set: DecorationSet.empty },
              state,
            )
          },
          apply: (transaction, shown, _before, after) => {
            const change: Change | undefined = transaction.getMeta(opinionsKey)
            if (change) return drawn({ ...shown, ...change }, after)
            if (!transaction.docChanged) return shown
            const places = carried(shown.places, transaction)
            // A colleague's edit replaces the whole document: decorations mapped through that would all be gone.
            if (transaction.getMeta('addToHistory') === false) return drawn({ ...shown, places }, after)
            return { ...shown, places, set: shown.set.map(transaction.mapping, transaction.doc) }
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
            finder.ask(0)
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
  const shown = opinionsKey.getState(editor.state)
  return shown ? (rivalries(shown.items, shown.places).get(id) ?? []) : []
}

/** Calls the listener after places of opinions changed other than by typing before them. Returns its undoing. */
export function watchPlaces(editor: Editor, listener: () => void): () => void {
  let last = opinionsKey.getState(editor.state)?.set
  const look = () => {
    const now = opinionsKey.getState(editor.state)?.set
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

function hasWords(status: OpinionPlace['status']): boolean {
  return status !== 'block' && status !== 'section' && status !== 'document' && status !== 'ambiguous'
}

function drawn(shown: Shown, state: EditorState): Shown {
  const decorations: Decoration[] = []
  const rivals = rivalries(shown.items, shown.places)
  for (const item of shown.items) {
    const place = shown.places.get(item.id)
    const isFocused = item.id === shown.focus
    if (!place || (item.status !== 'open' && !isFocused)) continue
    // Two redlines over the same words cannot be read: such proposals are only underlined, but for the one in focus.
    const isReadable = isFocused || !rivals.has(item.id)
    decorations.push(...decorationsOf(item, place, isFocused, shown.showProposals && isReadable, state))
  }
  return { ...shown, set: DecorationSet.create(state.doc, decorations) }
}

function decorationsOf(
  item: Opinion,
  place: OpinionPlace,
  isFocused: boolean,
  showProposals: boolean,
  state: EditorState,
): Decoration[] {
  const { from, to } = place
  const focus = isFocused ? ' vk-mark-on' : ''
  if (from === undefined || to === undefined || from >= to || to > state.doc.content.size) return []
  if (!hasWords(place.status)) return isFocused ? [mark(from, to, `vk-block${focus}`, item)] : []
  const isSure = place.status === 'exact' || place.status === 'exact-moved'
  const isProposal = showProposals && isSure && item.proposedText !== null && item.status === 'open'
  if (!isProposal || item.proposedText === null) return [mark(from, to, `vk-mark${focus}`, item)]
  const quote = wordsIn(state.doc, from, to)
  if (quote.includes('\n') || quote.length !== to - from) return [mark(from, to, `vk-mark${focus}`, item)]
  return partsOf(item, item.proposedText, quote).map(part => {
    if (part.type === 'added') return addition(from + part.at, part.text, focus, item)
    return mark(
      from + part.from,
      from + part.to,
      `${part.type === 'struck' ? 'vk-del' : 'vk-mark'}${focus}`,
      item,
    )
  })
}

/** Comparing words costs more than all else that is drawn: done once while neither the opinion nor its words are others. */
function partsOf(item: Opinion, proposedText: string, quote: string): readonly ProposalPart[] {
  const known = compared.get(item)
  if (known?.quote === quote) return known.parts
  const parts = proposalParts(quote, proposedText)
  compared.set(item, { quote, parts })
  return parts
}

const compared = new WeakMap<Opinion, { readonly quote: string; readonly parts: readonly ProposalPart[] }>()

function mark(from: number, to: number, className: string, item: Opinion): Decoration {
  return Decoration.inline(
    from,
    to,
    { class: className, 'data-opinion': item.id },
    { inclusiveStart: false, inclusiveEnd: false },
  )
}

function addition(at: number, text: string, focus: string, item: Opinion): Decoration {
  const make = () => {
    const words = document.createElement('ins')
    words.className = `vk-ins${focus}`
    words.dataset['opinion'] = item.id
    words.textContent = text
    words.contentEditable = 'false'
    return words
  }
  return Decoration.widget(at, make, { side: -1, key: `${item.id}:${text}:${focus}`, ignoreSelection: true })
}
