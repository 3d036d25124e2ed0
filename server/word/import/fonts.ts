// Which font a run is in, as far as the old Vietnamese fonts are concerned: its own, its style's, its paragraph's, the default.

import { type LegacyEncoding, legacyEncoding } from './legacy.ts'
import { childOf, childrenOf, type XmlElement } from './xml.ts'

/** The encoding of text by run and paragraph properties. */
export type EncodingOf = (run: XmlElement | null, paragraph: XmlElement | null) => LegacyEncoding | null

const maxBased = 20

/** Reads the styles once; a file without old fonts answers fast. @param styles the styles part, or null */
export function encodings(styles: XmlElement | null): EncodingOf {
  const byId = new Map(
    (styles ? childrenOf(styles, 'w:style') : []).map(style => [style.attributes['w:styleId'] ?? '', style]),
  )
  const defaults = childOf(childOf(childOf(styles, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr')
  const usual = fontIn(defaults)
  const normal = [...byId].find(
    ([, { attributes }]) => attributes['w:type'] === 'paragraph' && isOn(attributes['w:default']),
  )?.[0]
  const known = new Map<string, string | null>()
  const ofStyle = (id: string | undefined): string | null => {
    if (id === undefined) return null
    const seen = known.get(id)
    if (seen !== undefined) return seen
    let font: string | null = null
    let style = byId.get(id)
    for (let step = 0; style && font === null && step < maxBased; step += 1) {
      font = fontIn(childOf(style, 'w:rPr'))
      style = byId.get(childOf(style, 'w:basedOn')?.attributes['w:val'] ?? '')
    }
    known.set(id, font)
    return font
  }
  return (run, paragraph) => {
    const font =
      fontIn(run) ??
      ofStyle(childOf(run, 'w:rStyle')?.attributes['w:val']) ??
      ofStyle(childOf(paragraph, 'w:pStyle')?.attributes['w:val'] ?? normal) ??
      usual
    return font === null ? null : legacyEncoding(font)
  }
}

function fontIn(properties: XmlElement | null): string | null {
  const fonts = childOf(properties, 'w:rFonts')?.attributes
  return fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? null
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
