// Walks the text of a part: paragraphs wherever they stand, tracked changes around and inside runs, ranges of comments.

import type { ImportNoteCode } from '#model/import-note.ts'
import { type Change, paragraphText, type ReviewParagraph, type ReviewPoint } from '../review-doc.ts'
import type { EncodingOf } from './fonts.ts'
import { fromLegacy } from './legacy.ts'
import { ParagraphWriter } from './paragraph.ts'
import { WordRefused } from './refused.ts'
import { childOf, type XmlElement } from './xml.ts'

/** What a walk gathers. */
export interface Walked {
  readonly paragraphs: ReviewParagraph[]
  /** By id of the comment: where its range begins and ends, and where it is referred to. */
  readonly marks: ReadonlyMap<string, CommentMarks>
  readonly rows: { inserted: number; deleted: number }
  readonly formatChanges: { runs: number; paragraphs: number }
  /** Words of the first run and of the first paragraph that look otherwise now; '' = none. */
  readonly formatSamples: { readonly run: string; readonly paragraph: string }
  readonly found: Map<ImportNoteCode, number>
  /** Ids of the footnotes whose marks stand in the text, in order; those that a change strikes are left out. */
  readonly footnotes: readonly string[]
}

/** Where a comment's marks stand. */
export interface CommentMarks {
  start?: ReviewPoint
  end?: ReviewPoint
  reference?: ReviewPoint
}

interface Around {
  readonly inserted: Change | null
  readonly deleted: Change | null
  /** Properties of the paragraph, for its font. */
  readonly paragraph: XmlElement | null
}

/** Words of one paragraph. */
interface Stretch {
  readonly paragraph: number
  readonly from: number
  /** Left out = its end. */
  readonly to?: number
}

const maxParagraphs = 100_000
const sampleMaxChars = 60
const notRead: Readonly<Record<string, ImportNoteCode>> = {
  'w:drawing': 'images',
  'w:pict': 'images',
  'w:object': 'images',
  'w:control': 'images',
  'm:oMath': 'formulas',
  'w:endnoteReference': 'footnotes',
  'w:altChunk': 'otherFiles',
  'w:subDoc': 'otherFiles',
  'w:cellIns': 'tableChanges',
  'w:cellDel': 'tableChanges',
  'w:cellMerge': 'tableChanges',
  'w:tblPrChange': 'formatChanges',
  'w:tblGridChange': 'formatChanges',
  'w:trPrChange': 'formatChanges',
  'w:tcPrChange': 'formatChanges',
  'w:tblPrExChange': 'formatChanges',
  'w:sectPrChange': 'formatChanges',
  'w:numberingChange': 'formatChanges',
}

/** Reads one part's text; hand it the children of its body one after the other, then ask for what was found. */
export class BodyWalk {
  readonly #encodingOf: EncodingOf
  readonly #paragraphs: ReviewParagraph[] = []
  readonly #marks = new Map<string, CommentMarks>()
  readonly #rows = { inserted: 0, deleted: 0 }
  readonly #formatChanges = { runs: 0, paragraphs: 0 }
  readonly #formatted: { run?: Stretch; paragraph?: Stretch } = {}
  readonly #found = new Map<ImportNoteCode, number>()
  readonly #footnotes: string[] = []
  /** One flag an open field: whether its code is over and its result has begun. */
  readonly #fields: boolean[] = []
  #open: ParagraphWriter | null = null
  #point: ReviewPoint = { paragraph: 0, offset: 0 }

  constructor(encodingOf: EncodingOf) {
    this.#encodingOf = encodingOf
  }

  /** Reads a child of the body. @throws WordRefused */
  block(element: XmlElement): void {
    this.#element(element, { inserted: null, deleted: null, paragraph: null })
  }

  finish(): Walked {
    return {
      paragraphs: this.#paragraphs,
      marks: this.#marks,
      rows: this.#rows,
      formatChanges: this.#formatChanges,
      formatSamples: {
        run: this.#sample(this.#formatted.run),
        paragraph: this.#sample(this.#formatted.paragraph),
      },
      found: this.#found,
      footnotes: this.#footnotes,
    }
  }

  #sample(stretch: Stretch | undefined): string {
    const paragraph = stretch && this.#paragraphs[stretch.paragraph]
    if (!paragraph) return ''
    const words = paragraphText(paragraph).slice(stretch.from, stretch.to).replace(/\s+/gu, ' ').trim()
    return words.length <= sampleMaxChars
      ? words
      : `${Array.from(words.slice(0, sampleMaxChars - 1)).join('')}…`
  }

  #element(element: XmlElement, around: Around): void {
    const { name } = element
    const note = notRead[name]
    if (note) this.#count(note)
    else if (name === 'w:p') this.#paragraph(element, around)
    else if (name === 'w:r') this.#run(element, around)
    else if (name === 'mc:AlternateContent') this.#alternative(element, around)
    else if (name === 'w:footnoteReference') this.#footnote(element, around)
    else if (name === 'w:trPr') this.#rowProperties(element)
    else if (name.startsWith('w:comment')) this.#commentMark(element)
    else this.#children(element, inside(element, around))
  }

  #children(element: XmlElement, around: Around): void {
    for (const child of element.children) if (typeof child !== 'string') this.#element(child, around)
  }

  #paragraph(element: XmlElement, around: Around): void {
    // Paragraphs inside paragraphs come only from what is not read; a broken file gets them one after the other.
    this.#close()
    if (this.#paragraphs.length >= maxParagraphs) throw new WordRefused('word-too-large', 'paragraphs')
    const writer = new ParagraphWriter()
    this.#open = writer
    const properties = childOf(element, 'w:pPr')
    for (const child of element.children) {
      if (typeof child === 'string') continue
      if (child === properties) this.#paragraphProperties(child, writer)
      else this.#element(child, { ...around, paragraph: properties })
    }
    if (this.#open === writer) this.#close()
  }

  #close(): void {
    if (this.#open === null) return
    this.#point = { paragraph: this.#paragraphs.length, offset: this.#open.length }
    this.#paragraphs.push(this.#open.finish())
    this.#open = null
  }

  #paragraphProperties(properties: XmlElement, writer: ParagraphWriter): void {
    const mark = childOf(properties, 'w:rPr')
    for (const child of mark?.children ?? []) {
      if (typeof child === 'string') continue
      if (child.name === 'w:ins' || child.name === 'w:moveTo') writer.markInserted = changeOf(child)
      else if (child.name === 'w:del' || child.name === 'w:moveFrom') writer.markDeleted = changeOf(child)
      else if (child.name === 'w:rPrChange') this.#count('runFormats')
    }
    if (childOf(properties, 'w:pPrChange')) {
      this.#formatChanges.paragraphs += 1
      this.#formatted.paragraph ??= { paragraph: this.#paragraphs.length, from: 0 }
    }
    if (childOf(childOf(properties, 'w:sectPr'), 'w:sectPrChange')) this.#count('formatChanges')
  }

  #rowProperties(properties: XmlElement): void {
    for (const child of properties.children) {
      if (typeof child === 'string') continue
      if (child.name === 'w:ins') this.#rows.inserted += 1
      else if (child.name === 'w:del') this.#rows.deleted += 1
      else if (child.name === 'w:trPrChange') this.#count('formatChanges')
    }
  }

  /** Of several renderings of one thing one is read: the one for simple readers. */
  #alternative(element: XmlElement, around: Around): void {
    const branch = childOf(element, 'mc:Fallback') ?? childOf(element, 'mc:Choice')
    if (branch) this.#children(branch, around)
  }

  #run(element: XmlElement, around: Around): void {
    const properties = childOf(element, 'w:rPr')
    const isChanged = childOf(properties, 'w:rPrChange') !== null
    const from = this.#open?.length ?? 0
    this.#runContent(element, properties, around)
    if (!isChanged) return
    this.#formatChanges.runs += 1
    const to = this.#open?.length ?? 0
    if (to > from) this.#formatted.run ??= { paragraph: this.#paragraphs.length, from, to }
  }

  #runContent(element: XmlElement, properties: XmlElement | null, around: Around): void {
    for (const child of element.children) {
      if (typeof child === 'string' || child === properties) continue
      switch (child.name) {
        case 'w:t':
        case 'w:delText':
          this.#words(textIn(child), properties, around)
          break
        case 'w:tab':
        case 'w:ptab':
          this.#text('\t', around)
          break
        case 'w:br':
        case 'w:cr':
          if ((child.attributes['w:type'] ?? 'textWrapping') === 'textWrapping') this.#text('\n', around)
          break
        case 'w:noBreakHyphen':
          this.#text('\u2011', around)
          break
        case 'w:sym':
          this.#text(symbolOf(child), around)
          break
        case 'w:fldChar':
          this.#field(child.attributes['w:fldCharType'])
          break
        default:
          this.#element(child, around)
      }
    }
  }

  #words(text: string, run: XmlElement | null, around: Around): void {
    const encoding = this.#encodingOf(run, around.paragraph)
    if (encoding !== null && /[\u0080-\u00ff]/u.test(text)) this.#count('legacyLetters')
    this.#text(encoding === null ? text : fromLegacy(text, encoding), around)
  }

  #text(text: string, { inserted, deleted }: Around): void {
    if (this.#fields.includes(false)) return // the code of a field, not its result
    this.#open?.add(text, inserted, deleted)
  }

  #field(kind: string | undefined): void {
    if (kind === 'begin') this.#fields.push(false)
    else if (kind === 'separate' && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = true
    else if (kind === 'end') this.#fields.pop()
  }

  #footnote({ attributes }: XmlElement, { deleted }: Around): void {
    if (deleted === null) this.#footnotes.push(attributes['w:id'] ?? '')
    else this.#count('footnotes')
  }

  #commentMark({ name, attributes }: XmlElement): void {
    const id = attributes['w:id']
    if (id === undefined) return
    const marks = this.#marks.get(id) ?? {}
    this.#marks.set(id, marks)
    if (name === 'w:commentRangeStart') marks.start ??= this.#here('next')
    else if (name === 'w:commentRangeEnd') marks.end ??= this.#here('last')
    else if (name === 'w:commentReference') marks.reference ??= this.#here('last')
  }

  /** Where the walk stands; between two blocks, the beginning of the next or the end of the last. */
  #here(between: 'next' | 'last'): ReviewPoint {
    if (this.#open) return { paragraph: this.#paragraphs.length, offset: this.#open.length }
    return between === 'last' ? this.#point : { paragraph: this.#paragraphs.length, offset: 0 }
  }

  #count(code: ImportNoteCode): void {
    this.#found.set(code, (this.#found.get(code) ?? 0) + 1)
  }
}

function inside(element: XmlElement, around: Around): Around {
  switch (element.name) {
    case 'w:ins':
    case 'w:moveTo':
      return { ...around, inserted: changeOf(element) }
    case 'w:del':
    case 'w:moveFrom':
      return { ...around, deleted: changeOf(element) }
    default:
      return around
  }
}

function changeOf({ name, attributes }: XmlElement): Change {
  return {
    author: (attributes['w:author'] ?? '').normalize('NFC').trim(),
    date: attributes['w:date'] ?? null,
    isMove: name === 'w:moveTo' || name === 'w:moveFrom',
  }
}

/** The text in an element. */
export function textIn(element: XmlElement): string {
  return element.children.map(child => (typeof child === 'string' ? child : '')).join('')
}

/** A symbol by its code; those of the private area belong to a font of pictures and become a bullet. */
export function symbolOf({ attributes }: XmlElement): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16)
  if (Number.isNaN(code) || code < 0x20 || code > 0xffff) return ''
  return (code >= 0xe000 && code <= 0xf8ff) || (code >= 0xd800 && code <= 0xdfff)
    ? '•'
    : String.fromCharCode(code)
}
