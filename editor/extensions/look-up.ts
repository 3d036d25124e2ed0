// Looks opinions up in the page, in pieces and in idle time: all at first, later only those whose words an edit may have touched.

import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { OpinionId } from '#model/ids.ts'
import { anchorOf, type Opinion } from '#model/opinion.ts'
import { changeBetween, type TextChange } from './changed-blocks.ts'
import { deferred } from './idle.ts'
import { findPlace, hasWords, type OpinionPlace, type Places, samePlace, stillHolds } from './places.ts'
import { isAlive } from './relative.ts'
import { pageText } from './text-map.ts'

/** What is looked up, and what is known of it. */
export interface Sought {
  readonly items: readonly Opinion[]
  readonly places: Places
  /** Opinions on whose words somebody wrote: told again, so that they are drawn again. */
  readonly torn: ReadonlySet<OpinionId>
}

/** Opinions being looked up in one page. */
export interface LookUp {
  /** Looks after a pause of so many ms without another asking. */
  ask(delayMs: number): void
  /** Looks at once, as far as that is done in a moment: for what came while the page stands. */
  now(): void
  cancel(): void
}

/** Pause after an edit before places are looked at again, in ms. */
export const lookAgainAfterMs = 150
/** Name of the browser's own time measure of each look. */
export const lookUpMeasure = 'vankien: look opinions up'
const sliceMs = 8 // of searching at a time, so that a key never waits for it

/**
 * @param read what to look for now; null = the page is not ready
 * @param tell told the places of all opinions, once they are known
 */
export function lookUp(view: EditorView, read: () => Sought | null, tell: (places: Places) => void): LookUp {
  let delay = lookAgainAfterMs
  let lastDoc: Node | null = null
  const lookedUp = new Map<OpinionId, Opinion>() // as it was when it was looked up
  let looks = 0
  const run = () => {
    const begunMs = performance.now()
    const sought = read()
    if (!sought) return
    looks += 1
    const look = looks // a later one knows more: this one then tells nothing
    const { doc } = view.state
    const change = lastDoc === null ? null : changeBetween(lastDoc, doc)
    const places = new Map<OpinionId, OpinionPlace>()
    const open = sought.items.filter(item => {
      const place = sought.places.get(item.id)
      const known = lookedUp.get(item.id)
      const isKnown = known === item || (known !== undefined && nameOf(known) === nameOf(item))
      if (!place || !isKnown || !isSettled(view.state, item, place, change, sought.torn.has(item.id)))
        return true
      lookedUp.set(item.id, item)
      places.set(item.id, place)
      return false
    })
    if (open.length === 0 && sought.torn.size === 0 && places.size === sought.places.size) {
      lastDoc = doc
      return
    }
    const page = pageText(doc)
    const found: Opinion[] = []
    let busyMs = performance.now() - begunMs
    const step = () => {
      if (view.isDestroyed || look !== looks) return
      if (view.state.doc !== doc || view.composing) {
        task.ask() // the text moved on meanwhile: begin again after it rests
        return
      }
      const startMs = performance.now()
      const untilMs = startMs + sliceMs
      while (open.length > 0 && performance.now() < untilMs) {
        const item = open.shift()
        if (!item) break
        places.set(item.id, findPlace(view.state, page, item, lookedUp.has(item.id) ? null : item.place))
        found.push(item)
      }
      busyMs += performance.now() - startMs
      if (open.length > 0) {
        requestIdleCallback(step, { timeout: lookAgainAfterMs })
        return
      }
      lastDoc = doc
      for (const item of found) lookedUp.set(item.id, item)
      if (sought.torn.size > 0 || !isSame(places, sought.places)) tell(places)
      timed(begunMs, busyMs)
    }
    step()
  }
  let task = deferred(view, delay, run)
  return {
    ask(delayMs) {
      if (delayMs !== delay) {
        task.cancel()
        delay = delayMs
        task = deferred(view, delay, run)
      }
      task.ask()
    },
    now() {
      if (lookedUp.size === 0 || view.composing) return this.ask(0)
      task.cancel()
      run()
    },
    cancel: () => task.cancel(),
  }
}

function isSame(places: Places, others: Places): boolean {
  return places.size === others.size && [...places].every(([id, place]) => samePlace(place, others.get(id)))
}

/** What decides an opinion's place beside the text. The register is fetched anew often; its objects are never the same. */
function nameOf(opinion: Opinion): string {
  const anchor = anchorOf(opinion)
  return `${opinion.sectionKey} ${anchor?.blockId} ${anchor?.rel?.from} ${anchor?.rel?.to} ${anchor?.quote}`
}

/** Whether an edit cannot have given an opinion another place than the one it was carried to. */
function isSettled(
  state: EditorState,
  item: Opinion,
  place: OpinionPlace,
  change: TextChange | null,
  isTorn: boolean,
): boolean {
  const isExact = place.status === 'exact' || place.status === 'exact-moved'
  // Words that were taken away and put back are no change between two looks, and yet their place was lost on the way.
  const isTouched = isTorn || (change?.touches(place.from ?? 0, place.to ?? 0) ?? true)
  if (isExact && !isTouched) return true // carried along as it stood
  if (stillHolds(state.doc, item, place)) return true
  if (change === null || isTorn || isExact || (isTouched && hasWords(place.status))) return false
  if (place.blockId !== undefined && change.blockIds.has(place.blockId)) return false
  const anchor = anchorOf(item)
  const isInSection = item.sectionKey !== null && change.sectionKeys.has(item.sectionKey)
  if (anchor === null) return place.status === 'section' || !isInSection
  if (change.mentions(anchor)) return false
  const isOfOneBlock = place.status !== 'ambiguous' && !anchor.quote.includes('\n')
  if (!isOfOneBlock || (anchor.rel && isAlive(state, anchor.rel))) return !isInSection
  return !change.mayResemble(anchor)
}

/** Lets measurements see how long a look took without its pauses, in ms; nothing is kept. */
function timed(start: number, duration: number): void {
  performance.measure(lookUpMeasure, { start, duration })
  performance.clearMeasures(lookUpMeasure)
}
