// What the styles and lists of a Word file say of a paragraph: the level of its heading, the list it stands in.

import { childOf, childrenOf, type XmlElement } from '../import/xml.ts'
import type { FileParagraph } from './draft-file.ts'

/** Answers by paragraph properties. */
export interface ParagraphLook {
  /** Level of a heading, from 1; null = no heading. */
  level(properties: XmlElement | null): number | null
  item(properties: XmlElement | null): FileParagraph['item']
  /** Whether it is a line of a table of contents. */
  isContents(properties: XmlElement | null): boolean
}

const maxBased = 20
const deepestItem = 7

/** Reads both parts once. */
export function paragraphLook(styles: XmlElement | null, numbering: XmlElement | null): ParagraphLook {
  const byId = new Map(
    (styles ? childrenOf(styles, 'w:style') : []).map(style => [style.attributes['w:styleId'] ?? '', style]),
  )
  const formats = listFormats(numbering)
  const chain = (properties: XmlElement | null): XmlElement[] => {
    const found: XmlElement[] = []
    let style = byId.get(wordValue(properties, 'w:pStyle') ?? '')
    for (let step = 0; style && step < maxBased; step += 1) {
      found.push(style)
      style = byId.get(wordValue(style, 'w:basedOn') ?? '')
    }
    return found
  }
  const name = (style: XmlElement) => (wordValue(style, 'w:name') ?? '').toLowerCase()
  return {
    level(properties) {
      const styled = chain(properties)
      for (const source of [properties, ...styled.map(style => childOf(style, 'w:pPr'))]) {
        const outline = Number(wordValue(source, 'w:outlineLvl') ?? Number.NaN)
        if (outline >= 0 && outline <= 8) return outline + 1
      }
      for (const style of styled) {
        const level = /^heading ([1-9])$/u.exec(name(style))?.[1]
        if (level !== undefined) return Number(level)
      }
      return null
    },
    item(properties) {
      for (const source of [properties, ...chain(properties).map(style => childOf(style, 'w:pPr'))]) {
        const numbers = childOf(source, 'w:numPr')
        if (!numbers) continue
        const list = wordValue(numbers, 'w:numId')
        if (list === null || list === '0') return null
        const level = Math.min(
          deepestItem,
          Math.max(0, Math.trunc(Number(wordValue(numbers, 'w:ilvl') ?? 0)) || 0),
        )
        return { list, level, isOrdered: formats.get(`${list} ${level}`) !== 'bullet' }
      }
      return null
    },
    isContents: properties => chain(properties).some(style => /^toc \d$/u.test(name(style))),
  }
}

/** Format of each level of each list, by `numId level`. */
function listFormats(numbering: XmlElement | null): ReadonlyMap<string, string> {
  const formats = new Map<string, string>()
  if (!numbering) return formats
  const abstract = new Map(
    childrenOf(numbering, 'w:abstractNum').map(one => [one.attributes['w:abstractNumId'] ?? '', one]),
  )
  for (const list of childrenOf(numbering, 'w:num')) {
    const levels = abstract.get(wordValue(list, 'w:abstractNumId') ?? '')
    for (const level of levels ? childrenOf(levels, 'w:lvl') : []) {
      const key = `${list.attributes['w:numId'] ?? ''} ${level.attributes['w:ilvl'] ?? ''}`
      formats.set(key, wordValue(level, 'w:numFmt') ?? '')
    }
  }
  return formats
}

function wordValue(element: XmlElement | null, name: string): string | null {
  return childOf(element, name)?.attributes['w:val'] ?? null
}
