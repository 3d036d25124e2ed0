// Keeps the cards of the panel level with their words: measures after the page rests, moves the cards, scrolls both together.

import type { Editor } from '@tiptap/core'
import { heightsOf } from '../../index.ts'
import { stacked } from './stacked.ts'

/** What stands beside the page. */
export interface Rail {
  /** What scrolls. */
  readonly list: HTMLElement
  /** What is as high as the page; holds the cards: elements with `data-level`, in the order of their words. */
  readonly content: HTMLElement
  /** Position of a card's words in the page; null = none. */
  readonly positionOf: (card: HTMLElement) => number | null
}

/** Cards that are kept level. */
export interface LevelCards {
  /** Measures and moves soon, once for many askings. */
  ask(): void
  stop(): void
}

const gapPx = 8
const restMs = 120
const edgePx = 12

/** Begins to keep cards level. Typing never waits for it: everything is measured when the browser is idle. */
export function keepLevel(editor: Editor, { list, content, positionOf }: Rail): LevelCards {
  const page = editor.view.dom
  const canvas = page.closest<HTMLElement>('.draft-canvas')
  if (!canvas) return { ask: () => {}, stop: () => {} }
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle = 0
  const measure = () => {
    idle = 0
    if (editor.isDestroyed || editor.view.composing) return
    arrange(editor, canvas, { list, content, positionOf }, scroll.bringList)
  }
  const ask = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      cancelIdleCallback(idle)
      idle = requestIdleCallback(measure, { timeout: 500 })
    }, restMs)
  }
  const sizes = new ResizeObserver(ask)
  for (const element of [page, canvas, list]) sizes.observe(element)
  const watched = new WeakSet<HTMLElement>() // told again of one it watches, an observer measures it again
  const watch = () => {
    for (const card of cardsIn(content).filter(one => !watched.has(one))) {
      watched.add(card)
      sizes.observe(card)
    }
  }
  const cards = new MutationObserver(() => {
    watch()
    ask()
  })
  cards.observe(content, { childList: true, subtree: true })
  watch()
  const scroll = scrollTogether(canvas, list, ask)
  measure()
  return {
    ask,
    stop() {
      clearTimeout(timer)
      cancelIdleCallback(idle)
      sizes.disconnect()
      cards.disconnect()
      scroll.stop()
    },
  }
}

function cardsIn(content: HTMLElement): HTMLElement[] {
  return [...content.querySelectorAll<HTMLElement>('[data-level]')]
}

function arrange(
  editor: Editor,
  canvas: HTMLElement,
  { list, content, positionOf }: Rail,
  bringList: () => void,
): void {
  const room = canvas.getBoundingClientRect()
  const zero = list.getBoundingClientRect().top - list.scrollTop
  const near = { top: room.top - room.height, bottom: room.bottom + room.height }
  const placed = cardsIn(content).map(card => ({ card, position: positionOf(card) }))
  const heights = heightsOf(
    editor,
    placed.map(({ position }) => position ?? -1),
    near,
  )
  const cards = placed
    .map(({ card }, index) => ({
      card,
      wanted: wantedOf(card, heights[index] ?? null, list, zero),
      height: card.offsetHeight,
    }))
    .sort((a, b) => a.wanted - b.wanted)
  const focus = cards.findIndex(({ card }) => card.dataset['focused'] !== undefined)
  const tops = stacked(cards, focus, gapPx)
  for (const [index, { card }] of cards.entries())
    card.style.transform = `translateY(${Math.round(tops[index] ?? 0)}px)`
  const top = list.scrollTop
  const isInView = ({ height }: { readonly height: number }, index: number): boolean => {
    const at = tops[index] ?? 0
    return at + height > top && at < top + list.clientHeight
  }
  list.toggleAttribute('data-quiet', cards.length > 0 && !cards.some(isInView))
  const last = cards.at(-1)
  const end = last ? (tops.at(-1) ?? 0) + last.height + edgePx : 0
  const height = Math.max(canvas.scrollHeight - canvas.clientHeight + list.clientHeight, end)
  content.style.height = `${Math.round(height)}px`
  const isAlone = list.scrollTop > canvas.scrollTop && isAtEnd(canvas)
  if (!isAlone && Math.abs(list.scrollTop - canvas.scrollTop) > 1) bringList()
}

function isAtEnd({ scrollTop, scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollTop + clientHeight >= scrollHeight - 1
}

/** Where a card wants to stand in the list. The one in focus moves up while its words are in view, to show its lower end. */
function wantedOf(card: HTMLElement, height: number | null, list: HTMLElement, zero: number): number {
  const top = list.scrollTop
  const bottom = top + list.clientHeight
  if (height === null) return card.dataset['focused'] === undefined ? 0 : top + edgePx
  const wanted = height - zero
  const isInView = wanted > top - edgePx && wanted < bottom
  if (card.dataset['focused'] === undefined || !isInView) return Math.max(0, wanted)
  return Math.max(0, Math.min(wanted, bottom - card.offsetHeight - edgePx))
}

/**
 * Two elements scroll as one. Each follows the other as far as it is long; what it was set to itself is no scrolling of the
 * person's, and never moves the other back.
 */
function scrollTogether(canvas: HTMLElement, list: HTMLElement, moved: () => void) {
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
    moved()
    follow(canvas, list)
  }
  const onList = () => follow(list, canvas)
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
