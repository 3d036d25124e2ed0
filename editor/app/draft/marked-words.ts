// Keeps words marked on the page without touching it: the browser paints them, no element is changed.

const name = 'vk-selection'

/** Marks a stretch of the page. @returns its undoing */
export function markWords(range: Range): () => void {
  if (!('highlights' in CSS)) return () => {}
  CSS.highlights.set(name, new Highlight(range))
  return () => {
    CSS.highlights.delete(name)
  }
}
