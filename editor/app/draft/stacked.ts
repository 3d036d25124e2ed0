// Cards beside their words without covering each other.

/** A card to place: where its words stand, and how high it is, in px. */
export interface Stackable {
  readonly wanted: number
  readonly height: number
}

/**
 * Upper edges of cards in the order of their words. Each stands level with its words or, where one above is in the way, right
 * below that. The card in focus stands level itself: it pushes those below it down, and those above it up only as far as they
 * would lie under it.
 *
 * @param focus index of the card in focus; −1 = none
 */
export function stacked(cards: readonly Stackable[], focus: number, gap: number): number[] {
  const tops: number[] = []
  const down = (from: number) => {
    for (let index = from; index < cards.length; index += 1) {
      const above = cards[index - 1]
      const free = above ? (tops[index - 1] ?? 0) + above.height + gap : 0
      tops[index] = Math.max(cards[index]?.wanted ?? 0, free)
    }
  }
  down(0)
  const focused = cards[focus]
  if (!focused || (tops[focus] ?? 0) <= focused.wanted) return tops
  const roomAbove = cards.slice(0, focus).reduce((sum, { height }) => sum + height + gap, 0)
  tops[focus] = Math.max(focused.wanted, roomAbove)
  for (let index = focus - 1; index >= 0; index -= 1) {
    const highest = (tops[index + 1] ?? 0) - gap - (cards[index]?.height ?? 0)
    tops[index] = Math.min(tops[index] ?? 0, highest)
  }
  down(focus + 1)
  return tops
}
