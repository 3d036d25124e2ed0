// Keeps the cards of the panel level with their words: measures after the page rests, moves the cards, scrolls both together, and
// tells which cards have come near the window. Only those are shown whole; of the others the height is guessed.

import type { Editor } from '@tiptap/core'
import { heightsOf } from '../../index.ts'
import { stacked } from './stacked.ts'

/** A card to keep level. */
export interface LevelCard {
  /** What its element says in `data-level`. */
  readonly name: string
  /** Position of its words in the page; null = none. */
  readonly position: number | null
  readonly isFocused: boolean
}

/** What stands beside the page. */
export interface Rail {
  /** What scrolls. */
  readonly list: HTMLElement
  /** What is as high as the page; holds the cards, those far from the window with `data-unseen`. */
  readonly content: HTMLElement
  /** The cards whose place is known, in the order of their words; the others are not shown. */
  readonly cards: () => readonly LevelCard[]
  /** Told the names of the cards near the window, whenever they are others. */
  readonly onNear: (names: ReadonlySet<string>) => void
}

/** Cards that are kept level. */
export interface LevelCards {
  /** Measures and moves once the browser has time. */
  askNow(): void
  /** Puts cards that became longer or shorter just now where they belong, before they are painted. */
  settle(): void
  stop(): void
}

/** A card that was placed: where it wants to stand, and where it does, in px from the list's upper end. */
interface Placed extends LevelCard {
  readonly wanted: number
  top: number
}

/** How high cards are: as they were when they were last shown whole, the others as those are on the whole. */
class CardHeights {
  readonly #known = new Map<string, number>()
  #sum = 0

  of(name: string): number {
    return this.#known.get(name) ?? (this.#known.size === 0 ? guessedPx : this.#sum / this.#known.size)
  }

  set(name: string, height: number): void {
    this.#sum += height - (this.#known.get(name) ?? 0)
    this.#known.set(name, height)
  }
}

const gapPx = 8
const restMs = 120
const typingRestMs = 200 // somebody who writes presses keys faster than this
const lateMs = 1000 // so long at most the cards stand where they stood while somebody writes on
const soonMs = 50
const edgePx = 12
const guessedPx = 168 // a card with a short proposal; only until cards were measured

/** Begins to keep cards level. Typing never waits for it: everything is measured when the browser is idle. */
export function keepLevel(editor: Editor, rail: Rail): LevelCards {
  const page = editor.view.dom
  const { list, content } = rail
  const canvas = document.querySelector<HTMLElement>('.draft-canvas') // the text itself may not stand in it yet
  if (!canvas) return { askNow: () => {}, settle: () => {}, stop: () => {} }
  let timer: ReturnType<typeof setTimeout> | undefined
  let askedMs: number | null = null
  let writtenMs = Number.NEGATIVE_INFINITY
  let idle = 0
  let frame = 0
  let placed: Placed[] = []
  let near: ReadonlySet<string> = new Set()
  const heights = new CardHeights()
  const press = pressOn(content, () => {
    settle()
    askNow()
  })
  const measure = () => {
    idle = 0
    if (editor.isDestroyed || editor.view.composing || press.isHeld()) return
    const span = spanOf(canvas, list) // now: once cards have been moved, the browser lays everything out anew to tell it
    placed = wantedPlaces(editor, canvas, rail, heights)
    restack(rail, placed, heights)
    fitContent(span, rail, placed, heights, scroll.bringList)
    tellNear()
  }
  const tellNear = () => {
    frame = 0
    const names = nearIn(list, placed, heights)
    if (names.size === near.size && [...names].every(name => near.has(name))) return
    near = names
    rail.onNear(names)
  }
  const askNow = () => {
    clearTimeout(timer)
    askedMs = null
    cancelIdleCallback(idle)
    idle = requestIdleCallback(measure, { timeout: soonMs })
  }
  const ask = () => {
    const nowMs = performance.now()
    askedMs ??= nowMs
    clearTimeout(timer)
    timer = setTimeout(nowMs - askedMs < lateMs ? rested : askNow, restMs)
  }
  const rested = () => (performance.now() - writtenMs < typingRestMs ? ask() : askNow())
  const onWritten = ({ transaction }: { transaction: { readonly docChanged: boolean } }) => {
    if (transaction.docChanged) writtenMs = performance.now()
  }
  editor.on('transaction', onWritten)
  const sizes = new ResizeObserver(ask)
  for (const element of [page, canvas, list]) sizes.observe(element)
  const watched = new WeakSet<HTMLElement>() // told again of one it watches, an observer measures it again
  const settle = () => {
    for (const card of cardsIn(content, ':not([data-unseen])').filter(one => !watched.has(one))) {
      watched.add(card)
      sizes.observe(card)
    }
    if (!press.isHeld()) restack(rail, placed, heights)
  }
  const scroll = scrollTogether(canvas, list, leader => {
    if (leader === canvas) ask()
    if (frame === 0) frame = requestAnimationFrame(tellNear)
  })
  settle()
  measure()
  return {
    askNow,
    settle,
    stop() {
      editor.off('transaction', onWritten)
      clearTimeout(timer)
      cancelIdleCallback(idle)
      cancelAnimationFrame(frame)
      sizes.disconnect()
      press.stop()
      scroll.stop()
    },
  }
}

/**
 * Whether a pointer is pressed on a card: meanwhile the cards stand still, for a button that moved away before it was let go would not be
 * clicked. @param onLetGo called after what was pressed has been clicked
 */
function pressOn(content: HTMLElement, onLetGo: () => void) {
  let isHeld = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const ends = ['pointerup', 'pointercancel', 'blur'] as const
  const end = () => {
    if (!isHeld) return
    isHeld = false
    timer = setTimeout(onLetGo) // the click comes first
  }
  const begin = () => {
    isHeld = true
  }
  content.addEventListener('pointerdown', begin)
  for (const type of ends) addEventListener(type, end)
  return {
    isHeld: () => isHeld,
    stop() {
      clearTimeout(timer)
      content.removeEventListener('pointerdown', begin)
      for (const type of ends) removeEventListener(type, end)
    },
  }
}

function cardsIn(content: HTMLElement, which = ''): HTMLElement[] {
  return [...content.querySelectorAll<HTMLElement>(`[data-level]${which}`)]
}

/** Where each card wants to stand, in the order of their words. */
function wantedPlaces(
  editor: Editor,
  canvas: HTMLElement,
  { list, cards }: Rail,
  heights: CardHeights,
): Placed[] {
  const room = canvas.getBoundingClientRect()
  const view = { top: list.scrollTop, bottom: list.scrollTop + list.clientHeight }
  const zero = list.getBoundingClientRect().top - view.top
  const near = { top: room.top - room.height, bottom: room.bottom + room.height }
  const all = cards()
  const lines = heightsOf(
    editor,
    all.map(({ position }) => position ?? -1),
    near,
  )
  return all
    .map((card, index) => {
      const line = lines[index] ?? null
      const wanted = wantedOf(card, line === null ? null : line - zero, view, heights.of(card.name))
      return { ...card, wanted, top: 0 }
    })
    .sort((a, b) => a.wanted - b.wanted)
}

/** Where a card wants to stand in the list. The one in focus moves up while its words are in view, to show its lower end. */
function wantedOf(
  { isFocused }: LevelCard,
  wanted: number | null,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  height: number,
): number {
  if (wanted === null) return isFocused ? top + edgePx : 0
  const isInView = wanted > top - edgePx && wanted < bottom
  if (!isFocused || !isInView) return Math.max(0, wanted)
  return Math.max(0, Math.min(wanted, bottom - height - edgePx))
}

/** Stacks the cards by what is known of their heights, and moves them. */
function restack({ content }: Rail, placed: readonly Placed[], heights: CardHeights): void {
  const all = cardsIn(content)
  const move = () => {
    const tops = stacked(
      placed.map(({ name, wanted }) => ({ wanted, height: heights.of(name) })),
      placed.findIndex(({ isFocused }) => isFocused),
      gapPx,
    )
    for (const [index, card] of placed.entries()) card.top = Math.round(tops[index] ?? 0)
    const topOf = new Map(placed.map(({ name, top }) => [name, top]))
    for (const card of all) put(card, topOf.get(nameOf(card)))
  }
  const whole = all.filter(isWhole)
  // First moved, then measured: a card that is measured where it was made would be seen to slide to its place.
  if (whole.some(card => card.dataset['placed'] !== 'near')) move()
  for (const card of whole) heights.set(nameOf(card), card.offsetHeight)
  move()
  for (const card of all) if (isPut(card)) card.dataset['placed'] = isWhole(card) ? 'near' : 'far'
}

/**
 * Puts a card at its height. Those near the window are moved, and slide; the others only stand there: at every key the browser goes
 * through all that is moved.
 */
function put(card: HTMLElement, top: number | undefined): void {
  const isMoved = isWhole(card)
  const transform = top !== undefined && isMoved ? `translateY(${top}px)` : ''
  const plain = top !== undefined && !isMoved ? `${top}px` : ''
  if (card.style.transform !== transform) card.style.transform = transform
  if (card.style.top !== plain) card.style.top = plain
}

function isPut({ style }: HTMLElement): boolean {
  return style.transform !== '' || style.top !== ''
}

function isWhole(card: HTMLElement): boolean {
  return card.dataset['unseen'] === undefined
}

function nameOf(card: HTMLElement): string {
  return card.dataset['level'] ?? ''
}

/** Where the page and the list are, and how far the page goes, in px. */
interface Span {
  readonly pageTop: number
  /** How far the page can be scrolled. */
  readonly pageEnd: number
  readonly listTop: number
  readonly listHeight: number
}

function spanOf({ scrollTop, scrollHeight, clientHeight }: HTMLElement, list: HTMLElement): Span {
  return {
    pageTop: scrollTop,
    pageEnd: scrollHeight - clientHeight,
    listTop: list.scrollTop,
    listHeight: list.clientHeight,
  }
}

/** Gives the rail its length, says when no card is in view, and brings the list to where the page is. */
function fitContent(
  { pageTop, pageEnd, listTop, listHeight }: Span,
  { list, content }: Rail,
  placed: readonly Placed[],
  heights: CardHeights,
  bringList: () => void,
): void {
  const isInView = ({ name, top }: Placed): boolean =>
    top + heights.of(name) > listTop && top < listTop + listHeight
  list.toggleAttribute('data-quiet', placed.length > 0 && !placed.some(isInView))
  const last = placed.at(-1)
  const end = last ? last.top + heights.of(last.name) + edgePx : 0
  const height = `${Math.round(Math.max(pageEnd + listHeight, end))}px`
  if (content.style.height !== height) content.style.height = height
  const isAlone = listTop > pageTop && pageTop >= pageEnd - 1
  if (!isAlone && Math.abs(listTop - pageTop) > 1) bringList()
}

/** The cards within a window's height of what is in view. */
function nearIn(
  { scrollTop, clientHeight }: HTMLElement,
  placed: readonly Placed[],
  heights: CardHeights,
): ReadonlySet<string> {
  const from = scrollTop - clientHeight
  const to = scrollTop + 2 * clientHeight
  const isNear = ({ name, top }: Placed): boolean => top < to && top + heights.of(name) > from
  return new Set(placed.filter(isNear).map(({ name }) => name))
}

/**
 * Two elements scroll as one. Each follows the other as far as it is long; what it was set to itself is no scrolling of the
 * person's, and never moves the other back.
 */
function scrollTogether(canvas: HTMLElement, list: HTMLElement, moved: (leader: HTMLElement) => void) {
  const set = new Map<HTMLElement, number>()
  const bring = (follower: HTMLElement, to: number) => {
    follower.scrollTop = to
    set.set(follower, follower.scrollTop)
  }
  const follow = (leader: HTMLElement, follower: HTMLElement) => {
    if (Math.abs(leader.scrollTop - (set.get(leader) ?? -9)) <= 1) return
    set.delete(leader)
    if (Math.abs(follower.scrollTop - leader.scrollTop) > 1) bring(follower, leader.scrollTop)
  }
  const onCanvas = () => {
    moved(canvas)
    follow(canvas, list)
  }
  const onList = () => {
    moved(list)
    follow(list, canvas)
  }
  canvas.addEventListener('scroll', onCanvas, { passive: true })
  list.addEventListener('scroll', onList, { passive: true })
  return {
    /** Sets the list to where the page is. */
    bringList: () => bring(list, canvas.scrollTop),
    stop() {
      canvas.removeEventListener('scroll', onCanvas)
      list.removeEventListener('scroll', onList)
    },
  }
}
