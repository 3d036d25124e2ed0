// Opinions drawn in the page: what is underlined, struck and added. Carried along with edits; drawn anew only where it is another.

import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { Mapping } from '@tiptap/pm/transform'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { OpinionId } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import { carried, changeOf, hasWords, type Places, samePlace } from './places.ts'
import { type ProposalPart, proposalParts } from './proposal.ts'
import { type Rivalries, rivalries } from './rivals.ts'
import { wordsIn } from './text-map.ts'

/** What is shown of opinions, and how it is drawn. */
export interface Shown {
  readonly items: readonly Opinion[]
  readonly places: Places
  readonly focus: OpinionId | null
  readonly showProposals: boolean
  /** Open proposals on the same words. */
  readonly rivals: Rivalries
  readonly set: DecorationSet
  /** Opinions on whose words somebody wrote since they were looked up; parts of their drawing may be gone. */
  readonly torn: ReadonlySet<OpinionId>
  /** How often something was drawn; what is only carried along with an edit does not count. */
  readonly looks: number
}

/** What may become another from outside. */
export type Change = Partial<Pick<Shown, 'items' | 'places' | 'focus' | 'showProposals'>>

/** Nothing shown yet. */
export const noneShown: Shown = {
  items: [],
  places: new Map(),
  focus: null,
  showProposals: true,
  rivals: new Map(),
  set: DecorationSet.empty,
  torn: new Set(),
  looks: 0,
}

/** What is shown, carried along with an edit. */
export function movedAlong(shown: Shown, transaction: Transaction): Shown {
  const mapping = changeOf(transaction)
  return {
    ...shown,
    places: carried(shown.places, mapping),
    set: shown.set.map(mapping, transaction.doc),
    torn: new Set([...shown.torn, ...touchedBy(mapping, shown.places)]),
  }
}

/** The opinions on whose words an edit wrote, or right beside them. */
function touchedBy({ maps }: Mapping, places: Places): ReadonlySet<OpinionId> {
  const touched = new Set<OpinionId>()
  let before = places
  for (const map of maps) {
    let [start, end] = [Number.POSITIVE_INFINITY, -1]
    map.forEach((from, to) => {
      start = Math.min(start, from)
      end = Math.max(end, to)
    })
    for (const [id, { from = end + 1, to = -1 }] of before) if (to >= start && from <= end) touched.add(id)
    if (map !== maps.at(-1)) before = carried(before, map)
  }
  return touched
}

/** What is shown after a change: only opinions that are others, stand elsewhere or look otherwise are drawn anew. */
export function redrawn(before: Shown, change: Change, doc: Node): Shown {
  const plain = {
    ...before,
    ...change,
    torn: change.places ? noneShown.torn : before.torn,
    looks: before.looks + 1,
  }
  const hasMoved = plain.items !== before.items || plain.places !== before.places
  const after = hasMoved ? { ...plain, rivals: rivalries(plain.items, plain.places) } : plain
  const known = new Map(before.items.map(item => [item.id, item]))
  const gone = new Set(known.keys())
  const fresh: Decoration[] = []
  for (const item of after.items) {
    const { id } = item
    if (known.get(id) === item && looksAlike(before, after, id)) {
      gone.delete(id)
      continue
    }
    gone.add(id)
    fresh.push(...drawingOf(after, item, doc))
  }
  if (gone.size === 0) return after
  const old = before.set.find(undefined, undefined, ({ opinionId }) => gone.has(opinionId))
  return { ...after, set: before.set.remove(old).add(doc, fresh) }
}

function looksAlike(before: Shown, after: Shown, id: OpinionId): boolean {
  return (
    !before.torn.has(id) &&
    before.showProposals === after.showProposals &&
    (before.focus === id) === (after.focus === id) &&
    before.rivals.has(id) === after.rivals.has(id) &&
    samePlace(before.places.get(id), after.places.get(id))
  )
}

function drawingOf(shown: Shown, item: Opinion, doc: Node): Decoration[] {
  const { from, to, status } = shown.places.get(item.id) ?? { status: 'document' }
  const isFocused = item.id === shown.focus
  if (item.status !== 'open' && !isFocused) return []
  const focus = isFocused ? ' vk-mark-on' : ''
  if (from === undefined || to === undefined || from >= to || to > doc.content.size) return []
  if (!hasWords(status)) return isFocused ? [mark(from, to, `vk-block${focus}`, item)] : []
  const isSure = status === 'exact' || status === 'exact-moved'
  // Two redlines over the same words cannot be read: such proposals are only underlined, but for the one in focus.
  const isReadable = isFocused || !shown.rivals.has(item.id)
  const isProposal = shown.showProposals && isReadable && isSure && item.status === 'open'
  if (!isProposal || item.proposedText === null) return [mark(from, to, `vk-mark${focus}`, item)]
  const quote = wordsIn(doc, from, to)
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

function mark(from: number, to: number, className: string, { id }: Opinion): Decoration {
  return Decoration.inline(
    from,
    to,
    { class: className, 'data-opinion': id },
    { inclusiveStart: false, inclusiveEnd: false, opinionId: id },
  )
}

function addition(at: number, text: string, focus: string, { id }: Opinion): Decoration {
  const make = () => {
    const words = document.createElement('ins')
    words.className = `vk-ins${focus}`
    words.dataset['opinion'] = id
    words.textContent = text
    words.contentEditable = 'false'
    return words
  }
  return Decoration.widget(at, make, {
    side: -1,
    key: `${id}:${text}:${focus}`,
    ignoreSelection: true,
    opinionId: id,
  })
}
