// The lists of a Word file: which number or sign stands before a paragraph, and how far its level is set in.

import { childOf, childrenOf, type XmlElement } from '../import/xml.ts'
import type { ListLabel, ParagraphLook } from './form-doc.ts'
import { numberIn, paragraphLook } from './looks.ts'

/** One level of a list. */
interface Level {
  readonly label: ListLabel
  readonly look: Partial<ParagraphLook>
}

const noLevel: Level = { label: { kind: 'other', sign: '' }, look: {} }

/** The lists of one file. */
export class Lists {
  readonly #levels = new Map<string, ReadonlyMap<number, Level>>()

  /** @param numbering the numbering part; null where there is none */
  constructor(numbering: XmlElement | null) {
    if (numbering === null) return
    const abstract = new Map(
      childrenOf(numbering, 'w:abstractNum').map(one => [
        one.attributes['w:abstractNumId'] ?? '',
        childrenOf(one, 'w:lvl'),
      ]),
    )
    for (const list of childrenOf(numbering, 'w:num')) {
      const base = abstract.get(childOf(list, 'w:abstractNumId')?.attributes['w:val'] ?? '') ?? []
      const overrides = childrenOf(list, 'w:lvlOverride').flatMap(one => childrenOf(one, 'w:lvl'))
      const levels = [...base, ...overrides].map(
        level => [numberIn(level.attributes['w:ilvl']) ?? 0, levelOf(level)] as const,
      )
      this.#levels.set(list.attributes['w:numId'] ?? '', new Map(levels))
    }
  }

  /** What stands before a paragraph of a list. */
  label(listId: string, level: number): ListLabel {
    return this.#level(listId, level).label
  }

  /** What the list says of indents. */
  look(listId: string, level: number): Partial<ParagraphLook> {
    return this.#level(listId, level).look
  }

  #level(listId: string, level: number): Level {
    return this.#levels.get(listId)?.get(level) ?? noLevel
  }
}

const kinds: Readonly<Record<string, ListLabel['kind']>> = {
  upperRoman: 'roman',
  decimal: 'arabic',
  lowerLetter: 'letter',
  bullet: 'bullet',
}

function levelOf(level: XmlElement): Level {
  const kind = kinds[childOf(level, 'w:numFmt')?.attributes['w:val'] ?? 'decimal'] ?? 'other'
  const text = childOf(level, 'w:lvlText')?.attributes['w:val'] ?? ''
  const { left, firstLine } = paragraphLook(childOf(level, 'w:pPr'))
  const look = {
    ...(left === undefined ? {} : { left }),
    ...(firstLine === undefined ? {} : { firstLine }),
  }
  if (kind === 'bullet') return { label: { kind, sign: text.trim() }, look }
  const [before = '', ...after] = text.split(/%\d/u)
  // "Điều 1." and the like are words of their own, no plain numbers.
  if (before.trim() !== '' || after.length === 0) return { label: { kind: 'other', sign: '' }, look }
  return { label: { kind, sign: (after.at(-1) ?? '').trim() }, look }
}
