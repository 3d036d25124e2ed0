// The looks of paragraphs and letters as their styles come to: defaults, style over style, then what is set by hand.

import { childOf, childrenOf, type XmlElement } from '../import/xml.ts'
import type { Align, ParagraphLook, RunLook } from './form-doc.ts'

const maxBased = 20
const normalLook: ParagraphLook = {
  align: 'left',
  left: 0,
  firstLine: 0,
  before: 0,
  after: 0,
  line: 240,
  lineRule: 'auto',
  outline: null,
  listId: null,
  listLevel: 0,
  hasTopRule: false,
  hasBottomRule: false,
  styleName: '',
}
const normalLetters: RunLook = {
  font: null,
  halfPoints: 20, // Word's own default
  bold: false,
  italic: false,
  underline: false,
  caps: false,
  colour: null,
}

/** A style with everything it is based on. */
interface Style {
  readonly paragraph: ParagraphLook
  readonly run: RunLook
  /** What its chain itself says of the letters. */
  readonly ownRun: Partial<RunLook>
  readonly ownParagraph: Partial<ParagraphLook>
}

/** The styles of one file. */
export class Looks {
  readonly #styles: ReadonlyMap<string, XmlElement>
  readonly #known = new Map<string, Style>()
  readonly #usual: string
  readonly #defaults: { readonly paragraph: ParagraphLook; readonly run: RunLook }
  readonly #themeFont: (name: string | undefined) => string | null

  /** @param styles the styles part @param theme the theme part; null where there is none */
  constructor(styles: XmlElement | null, theme: XmlElement | null) {
    const list = styles ? childrenOf(styles, 'w:style') : []
    this.#styles = new Map(list.map(style => [style.attributes['w:styleId'] ?? '', style]))
    this.#themeFont = themeFonts(theme)
    this.#usual =
      list.find(({ attributes }) => attributes['w:type'] === 'paragraph' && isOn(attributes['w:default']))
        ?.attributes['w:styleId'] ?? ''
    const defaults = childOf(styles, 'w:docDefaults')
    this.#defaults = {
      paragraph: {
        ...normalLook,
        ...paragraphLook(childOf(childOf(defaults, 'w:pPrDefault'), 'w:pPr')),
      },
      run: { ...normalLetters, ...this.#letters(childOf(childOf(defaults, 'w:rPrDefault'), 'w:rPr')) },
    }
  }

  /**
   * A paragraph's look. The indent of its list stands over its style's unless the style itself names the list.
   *
   * @param listLook what its list says of indents, by list and level
   */
  paragraph(
    properties: XmlElement | null,
    listLook: (listId: string, level: number) => Partial<ParagraphLook>,
  ): ParagraphLook {
    const id = childOf(properties, 'w:pStyle')?.attributes['w:val'] ?? this.#usual
    const { paragraph, ownParagraph } = this.#style(id)
    const own = paragraphLook(properties)
    const listId = own.listId ?? paragraph.listId
    const level = own.listLevel ?? paragraph.listLevel
    const list = listId === null ? {} : listLook(listId, level)
    const isOwnList = own.listId !== undefined
    const name = childOf(this.#styles.get(id) ?? null, 'w:name')?.attributes['w:val'] ?? ''
    return {
      ...paragraph,
      ...list,
      ...(isOwnList ? {} : ownParagraph),
      ...own,
      styleName: name.toLowerCase(),
    }
  }

  /** The look of letters in a paragraph. @param run properties of their run, null for none */
  run(run: XmlElement | null, paragraph: XmlElement | null): RunLook {
    const base = this.#style(childOf(paragraph, 'w:pStyle')?.attributes['w:val'] ?? this.#usual).run
    if (run === null) return base
    const styleId = childOf(run, 'w:rStyle')?.attributes['w:val']
    const style = styleId === undefined ? {} : this.#style(styleId).ownRun
    return { ...base, ...style, ...this.#letters(run) }
  }

  #style(id: string): Style {
    const seen = this.#known.get(id)
    if (seen) return seen
    const chain: XmlElement[] = []
    let style = this.#styles.get(id)
    for (let step = 0; style && step < maxBased; step += 1) {
      chain.unshift(style)
      style = this.#styles.get(childOf(style, 'w:basedOn')?.attributes['w:val'] ?? '')
    }
    const ownRun = Object.assign(
      {},
      ...chain.map(one => this.#letters(childOf(one, 'w:rPr'))),
    ) as Partial<RunLook>
    const ownParagraph = Object.assign(
      {},
      ...chain.map(one => paragraphLook(childOf(one, 'w:pPr'))),
    ) as Partial<ParagraphLook>
    const made = {
      ownRun,
      ownParagraph,
      run: { ...this.#defaults.run, ...ownRun },
      paragraph: { ...this.#defaults.paragraph, ...ownParagraph },
    }
    this.#known.set(id, made)
    return made
  }

  #letters(properties: XmlElement | null): Partial<RunLook> {
    const look: { -readonly [key in keyof RunLook]?: RunLook[key] } = {}
    for (const child of properties?.children ?? []) {
      if (typeof child === 'string') continue
      const value = child.attributes['w:val']
      switch (child.name) {
        case 'w:rFonts': {
          const font = this.#font(child)
          if (font !== null) look.font = font
          break
        }
        case 'w:sz': {
          const size = numberIn(value)
          if (size !== null) look.halfPoints = size
          break
        }
        case 'w:b':
          look.bold = isSet(value)
          break
        case 'w:i':
          look.italic = isSet(value)
          break
        case 'w:u':
          look.underline = value !== 'none'
          break
        case 'w:caps':
          look.caps = isSet(value)
          break
        case 'w:color':
          look.colour = value === undefined || value === 'auto' ? null : value.toUpperCase()
          break
      }
    }
    return look
  }

  /** The font of Latin letters: where Word's two names for it differ, the one for accented letters. */
  #font({ attributes }: XmlElement): string | null {
    return (
      this.#themeFont(attributes['w:hAnsiTheme']) ??
      attributes['w:hAnsi'] ??
      this.#themeFont(attributes['w:asciiTheme']) ??
      attributes['w:ascii'] ??
      null
    )
  }
}

/** What paragraph properties say; what they leave open is not there. */
export function paragraphLook(properties: XmlElement | null): Partial<ParagraphLook> {
  const look: { -readonly [key in keyof ParagraphLook]?: ParagraphLook[key] } = {}
  for (const child of properties?.children ?? []) {
    if (typeof child === 'string') continue
    const { attributes } = child
    const value = attributes['w:val']
    switch (child.name) {
      case 'w:jc':
        look.align = alignOf(value)
        break
      case 'w:ind':
        Object.assign(look, indents(attributes))
        break
      case 'w:spacing':
        Object.assign(look, spacing(attributes))
        break
      case 'w:outlineLvl': {
        const level = numberIn(value)
        look.outline = level !== null && level < 9 ? level : null
        break
      }
      case 'w:numPr': {
        const id = childOf(child, 'w:numId')?.attributes['w:val']
        const level = numberIn(childOf(child, 'w:ilvl')?.attributes['w:val'])
        if (id !== undefined) look.listId = id === '0' ? null : id
        if (level !== null) look.listLevel = level
        break
      }
      case 'w:pBdr':
        look.hasTopRule = isDrawn(childOf(child, 'w:top'))
        look.hasBottomRule = isDrawn(childOf(child, 'w:bottom'))
        break
      case 'w:framePr':
        if (attributes['w:xAlign'] === 'center') look.align = 'center'
        break
    }
  }
  return look
}

function indents(attributes: XmlElement['attributes']): Partial<ParagraphLook> {
  const left = numberIn(attributes['w:left'] ?? attributes['w:start'])
  const first = numberIn(attributes['w:firstLine'])
  const hanging = numberIn(attributes['w:hanging'])
  return {
    ...(left === null ? {} : { left }),
    ...(hanging === null ? (first === null ? {} : { firstLine: first }) : { firstLine: -hanging }),
  }
}

function spacing(attributes: XmlElement['attributes']): Partial<ParagraphLook> {
  const before = numberIn(attributes['w:before'])
  const after = numberIn(attributes['w:after'])
  const line = numberIn(attributes['w:line'])
  const rule = attributes['w:lineRule']
  return {
    ...(before === null ? {} : { before }),
    ...(after === null ? {} : { after }),
    ...(line === null ? {} : { line, lineRule: rule === 'exact' || rule === 'atLeast' ? rule : 'auto' }),
  }
}

/** An alignment of ours for one of Word's. */
function alignOf(value: string | undefined): Align {
  if (value === 'center') return 'center'
  if (value === 'right' || value === 'end') return 'right'
  return value === 'both' || value === 'distribute' ? 'justify' : 'left'
}

/** A whole or broken number, or null. */
export function numberIn(value: string | undefined): number | null {
  if (value === undefined) return null
  const number = Number.parseFloat(value)
  return Number.isFinite(number) ? number : null
}

function isDrawn(border: XmlElement | null): boolean {
  const kind = border?.attributes['w:val']
  return kind !== undefined && kind !== 'none' && kind !== 'nil'
}

/** A property that is there is on, unless it says no. */
function isSet(value: string | undefined): boolean {
  return value === undefined || isOn(value)
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}

/** The theme's two fonts for Latin letters, by the names that runs call them. */
function themeFonts(theme: XmlElement | null): (name: string | undefined) => string | null {
  const scheme = childOf(childOf(theme, 'a:themeElements'), 'a:fontScheme')
  const font = (name: string) => childOf(childOf(scheme, name), 'a:latin')?.attributes['typeface'] ?? null
  const fonts = { major: font('a:majorFont'), minor: font('a:minorFont') }
  return name => (name === undefined ? null : name.startsWith('major') ? fonts.major : fonts.minor)
}
