// What the styles and lists of a Word file say of a paragraph: the level of its heading, the list it stands in.

import { elementStyleId, styleIds } from '../export/styles.ts'
import { childOf, childrenOf, wordValue, type XmlElement } from '../import/xml.ts'
import type { FileParagraph } from './draft-file.ts'

/** Answers by paragraph properties. */
export interface ParagraphLook {
  /** Level of a heading, from 1; null = no heading. */
  level(properties: XmlElement | null): number | null
  /** The list it counts in. */
  list(properties: XmlElement | null): { readonly id: string; readonly level: number } | null
  /** Whether it is a line of a table of contents. */
  isContents(properties: XmlElement | null): boolean
  /** What its style says it is besides text. */
  role(properties: XmlElement | null): FileParagraph['role']
  /** Whether our own export wrote it. */
  isOurs(properties: XmlElement | null): boolean
}

const maxBased = 20
const deepestItem = 7
/** By name of the style: Word's own, and ours. */
const roles: ReadonlyMap<string, NonNullable<FileParagraph['role']>> = new Map([
  ['caption', 'caption'],
  [styleIds.tableCaption.toLowerCase(), 'caption'],
  [elementStyleId('typeName').toLowerCase(), 'title'],
  [elementStyleId('subject').toLowerCase(), 'title'],
  [elementStyleId('part').toLowerCase(), 'partLabel'],
])

/** Reads the styles once. */
export function paragraphLook(styles: XmlElement | null): ParagraphLook {
  const byId = new Map(
    (styles ? childrenOf(styles, 'w:style') : []).map(style => [style.attributes['w:styleId'] ?? '', style]),
  )
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
    list(properties) {
      for (const source of [properties, ...chain(properties).map(style => childOf(style, 'w:pPr'))]) {
        const numbers = childOf(source, 'w:numPr')
        if (!numbers) continue
        const id = wordValue(numbers, 'w:numId')
        if (id === null || id === '0') return null
        const level = Math.min(
          deepestItem,
          Math.max(0, Math.trunc(Number(wordValue(numbers, 'w:ilvl') ?? 0)) || 0),
        )
        return { id, level }
      }
      return null
    },
    isContents: properties => chain(properties).some(style => /^toc \d$/u.test(name(style))),
    role(properties) {
      for (const style of chain(properties)) {
        const role = roles.get(name(style))
        if (role) return role
      }
      return null
    },
    isOurs: properties => chain(properties).some(style => name(style).startsWith('vk')),
  }
}
