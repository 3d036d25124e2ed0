// Cards beside their words on the draft page, as a person sees them stand.

import type { Page } from 'playwright'

/** How the cards in view stand to their words. */
export function levels(page: Page) {
  return page.evaluate(() => {
    const list = document.querySelector('.opinions-level')
    const canvas = document.querySelector('.draft-canvas')
    const sheet = document.querySelector('.draft-sheet')
    if (!list || !canvas || !sheet) throw new Error('cards do not stand level')
    const room = list.getBoundingClientRect()
    const cards = [...list.querySelectorAll<HTMLElement>('[data-level]')]
      .map(element => ({ element, box: element.getBoundingClientRect() }))
      .sort((a, b) => a.box.top - b.box.top)
    const inView = cards.filter(({ box }) => box.bottom > room.top && box.top < room.bottom)
    const wordsOf = ({ dataset }: HTMLElement) =>
      document
        .querySelector(`.ProseMirror [data-opinion="${CSS.escape(dataset['card'] ?? '')}"]`)
        ?.getBoundingClientRect()
    const focused = cards.find(({ element }) => element.dataset['focused'] !== undefined)
    const words = focused && wordsOf(focused.element)
    const lowest = focused ? room.bottom - focused.box.height - 12 : 0
    return {
      inView: inView.length,
      /** The focused card stands at its words, or as low as it can be seen whole. */
      isFocusedLevel: focused && words ? Math.abs(focused.box.top - Math.min(words.top, lowest)) < 4 : null,
      covered: cards.filter(({ box }, index) => (cards[index + 1]?.box.top ?? Infinity) < box.bottom).length,
      overText: inView.filter(({ box }) => box.left < sheet.getBoundingClientRect().right).length,
      /** Cards in view of words that are far from the window. */
      apart: inView.filter(({ element, box }) => {
        const place = wordsOf(element)
        return place !== undefined && Math.abs(place.top - box.top) > 900
      }).length,
      scrolled: Math.round(Math.abs(list.scrollTop - canvas.scrollTop)),
    }
  })
}

/** The name of the card in focus. */
export function focusedName(page: Page): Promise<string> {
  return page.locator('li.card[data-focused] .card-name').innerText()
}
