// A card under the pointer lights up its words, and words under the pointer their card; nothing of the editor is told.

import { useEffect } from 'react'
import { useDraft } from './draft-context.ts'

const highlight = 'vk-hover'

/** Listens on the page and on the cards while the panel stands. */
export function useHoverLink(): void {
  const { editor } = useDraft()
  useEffect(() => {
    const page = editor.view.dom
    let shown: string | null = null
    const onOver = ({ target }: Event): void => {
      if (!(target instanceof Element)) return
      const inPage = page.contains(target)
      const name = inPage ? 'data-opinion' : 'data-card'
      const id = target.closest(`[${name}]`)?.getAttribute(name) ?? null
      if (id === shown) return
      shown = id
      for (const card of document.querySelectorAll('[data-card][data-hovered]'))
        card.removeAttribute('data-hovered')
      CSS.highlights?.delete(highlight)
      if (id === null) return
      const sought = CSS.escape(id)
      document.querySelector(`[data-card="${sought}"]`)?.setAttribute('data-hovered', '')
      const words = [...page.querySelectorAll(`[data-opinion="${sought}"]`)].map(rangeOver)
      if (words.length > 0) CSS.highlights?.set(highlight, new Highlight(...words))
    }
    document.addEventListener('mouseover', onOver, { passive: true })
    return () => {
      document.removeEventListener('mouseover', onOver)
      CSS.highlights?.delete(highlight)
    }
  }, [editor])
}

function rangeOver(element: Element): Range {
  const range = new Range()
  range.selectNodeContents(element)
  return range
}
