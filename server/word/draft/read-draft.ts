// Bytes of a Word file → blocks for a new draft. Tracked insertions are taken, deletions left out with their words; what a text
// of ours cannot hold is listed, never dropped.

import type { LeftOut, LeftOutKind } from '#model/draft-plan.ts'
import { footnoteWords, maxFootnoteChars } from '#model/footnote.ts'
import type { Sha256 } from '#model/ids.ts'
import type { LegacyLetters } from '#model/legacy-letters.ts'
import { type PictureFacts, picturesMaxBytes } from '#model/picture.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { isAnnexReference } from '../export/annex-reference.ts'
import { symbolOf, textIn } from '../import/body.ts'
import { type EncodingOf, encodings } from '../import/fonts.ts'
import { fromLegacy } from '../import/legacy.ts'
import { openParts, type WordParts } from '../import/parts.ts'
import { WordRefused } from '../import/refused.ts'
import { childOf, childrenOf, descendants, fileNodes, readXml, type XmlElement } from '../import/xml.ts'
import { withCaptions } from './captions.ts'
import { columnWidths, onPortrait } from './column-widths.ts'
import {
  blockWords,
  type DraftFile,
  type FileBlock,
  type FileCell,
  type FileParagraph,
  type FilePicture,
  type FileTable,
} from './draft-file.ts'
import { LiveNumbers } from './live-numbers.ts'
import { pictureIn, type ReadPicture } from './read-picture.ts'
import { alignOf, itemOf, marksOf } from './run-looks.ts'
import { RunWriter } from './run-writer.ts'
import { type ParagraphLook, paragraphLook } from './styles.ts'
import { gridRows } from './table-rows.ts'

/** Reads it. Refuses with the codes `word-…`. */
export function readDraft(file: Uint8Array, letters: LegacyLetters): Outcome<DraftFile> {
  try {
    const budget = { nodes: fileNodes }
    const parts = openParts(file, budget)
    const body = childOf(readXml(parts.main, budget), 'w:body')
    const walk = new DraftWalk(parts, letters)
    return done(walk.read(body))
  } catch (error) {
    if (error instanceof WordRefused) return refuse(error.code)
    throw error
  }
}

const maxBlocks = 30_000

/** The line under an annex's heading: every file of ours gets its own. */
function isFormLine(block: FileBlock): boolean {
  return block.type === 'text' && isAnnexReference(blockWords(block))
}

interface Around {
  readonly isDeleted: boolean
  readonly href: string | null
  readonly paragraph: XmlElement | null
}

const boxes: Readonly<Record<string, LeftOutKind>> = {
  'w:drawing': 'image',
  'w:pict': 'image',
  'w:object': 'image',
  'w:control': 'image',
  'm:oMath': 'formula',
}

/** Walks the body of one file. */
class DraftWalk {
  readonly pictures = new Map<Sha256, { bytes: Uint8Array; facts: PictureFacts }>()
  /** Pictures of the open paragraph: they stand below it. */
  #open: FilePicture[] = []
  #pictureBytes = 0
  readonly #encodingOf: EncodingOf
  readonly #look: ParagraphLook
  readonly #numbers: LiveNumbers
  /** Tables since the last section of pages ended: it says at its end which way its pages stand. */
  #tables: { -readonly [key in keyof FileTable]: FileTable[key] }[] = []
  readonly #links: ReadonlyMap<string, string>
  readonly #notes: ReadonlyMap<string, string>
  readonly #leftOut: LeftOut[] = []
  readonly #fields: boolean[] = []
  #deleted = ''
  #blocks = 0
  #legacyLetters = 0
  readonly #letters: LegacyLetters
  readonly #parts: WordParts

  constructor(parts: WordParts, letters: LegacyLetters) {
    this.#letters = letters
    const styles = parts.all('styles')[0] ?? null
    this.#parts = parts
    this.#encodingOf = encodings(styles)
    this.#look = paragraphLook(styles)
    this.#numbers = new LiveNumbers(parts.all('numbering')[0] ?? null)
    this.#links = parts.links
    const notes = (type: string, name: string) =>
      parts
        .all(type)
        .flatMap(part =>
          childrenOf(part, name).map(
            note => [`${name} ${note.attributes['w:id'] ?? ''}`, this.#plain(note)] as const,
          ),
        )
    this.#notes = new Map([...notes('footnotes', 'w:footnote'), ...notes('endnotes', 'w:endnote')])
  }

  read(body: XmlElement | null): DraftFile {
    const all = body ? this.#blocksIn(body, false) : []
    this.#endPages(null)
    const blocks = withCaptions(all.filter(block => !isFormLine(block)))
    for (const line of all.filter(isFormLine)) this.#leave('form', blockWords(line))
    this.#flushDeleted()
    for (const type of ['header', 'footer'])
      for (const part of this.#parts.all(type)) this.#leave('headerFooter', this.#plain(part))
    for (const part of this.#parts.all('comments'))
      for (const comment of childrenOf(part, 'w:comment')) this.#leave('comment', this.#plain(comment))
    const { pictures } = this
    return { blocks, leftOut: this.#leftOut, pictures, legacyLetters: this.#legacyLetters }
  }

  #blocksIn(container: XmlElement, isDeleted: boolean): FileBlock[] {
    return container.children.flatMap(child => {
      if (typeof child === 'string') return []
      switch (child.name) {
        case 'w:p':
          return this.#paragraph(child, isDeleted)
        case 'w:tbl':
          return this.#table(child)
        case 'w:sdt':
          return this.#blocksIn(childOf(child, 'w:sdtContent') ?? child, isDeleted)
        case 'w:sectPr':
          this.#endPages(child)
          return []
        default:
          return this.#blocksIn(child, isDeleted || child.name === 'w:del' || child.name === 'w:moveFrom')
      }
    })
  }

  #paragraph(element: XmlElement, isDeleted: boolean): (FileParagraph | FilePicture)[] {
    this.#blocks += 1
    if (this.#blocks > maxBlocks) throw new WordRefused('word-too-large', 'blocks')
    const properties = childOf(element, 'w:pPr')
    const writer = new RunWriter()
    const bookmarks: string[] = []
    const outer = this.#open
    const pictures: FilePicture[] = []
    this.#open = pictures
    this.#inlines(element, { isDeleted, href: null, paragraph: properties }, writer, bookmarks)
    this.#open = outer
    const runs = writer.finish()
    const words = runs.map(({ text }) => text).join('')
    this.#flushDeleted()
    if (this.#look.isContents(properties)) {
      this.#leave('contents', words)
      return pictures
    }
    const isBare = words.trim() === '' && runs.every(({ footnote }) => footnote === undefined)
    const level = words.trim() === '' ? null : this.#look.level(properties)
    const list = isBare ? null : this.#look.list(properties)
    const number = list && this.#numbers.next(list.id, list.level)
    const section = childOf(properties, 'w:sectPr')
    if (section) this.#endPages(section)
    return [
      {
        type: 'text',
        runs,
        level,
        bookmarks,
        label: level === null ? '' : (number?.label ?? ''),
        item: level === null && list && number ? itemOf(list, number) : null,
        align: alignOf(properties, this.#look.isOurs(properties)),
        role: this.#look.role(properties),
      },
      ...pictures,
    ]
  }

  /** @param section null = the file does not say how its pages stand */
  #endPages(section: XmlElement | null): void {
    const isLandscape = childOf(section, 'w:pgSz')?.attributes['w:orient'] === 'landscape'
    for (const table of this.#tables)
      if (!isLandscape && table.widthsPx) table.widthsPx = onPortrait(table.widthsPx)
    this.#tables = []
  }

  #inlines(element: XmlElement, around: Around, writer: RunWriter, bookmarks: string[]): void {
    for (const child of element.children) {
      if (typeof child === 'string') continue
      const box = boxes[child.name]
      if (box) this.#box(child, box, around)
      else if (child.name === 'w:r') this.#run(child, around, writer, bookmarks)
      else if (child.name === 'w:bookmarkStart') bookmarks.push(child.attributes['w:name'] ?? '')
      else if (child.name === 'mc:AlternateContent') this.#alternative(child, around, writer, bookmarks)
      else if (child.name !== 'w:pPr') this.#inlines(child, this.#inside(child, around), writer, bookmarks)
    }
  }

  /** Of several renderings of one thing one is read: the one for simple readers. */
  #alternative(element: XmlElement, around: Around, writer: RunWriter, bookmarks: string[]): void {
    const branch = childOf(element, 'mc:Fallback') ?? childOf(element, 'mc:Choice')
    if (branch) this.#inlines(branch, around, writer, bookmarks)
  }

  #inside({ name, attributes }: XmlElement, around: Around): Around {
    if (name === 'w:del' || name === 'w:moveFrom') return { ...around, isDeleted: true }
    if (name === 'w:hyperlink') return { ...around, href: this.#links.get(attributes['r:id'] ?? '') ?? null }
    return around
  }

  #run(element: XmlElement, around: Around, writer: RunWriter, bookmarks: string[]): void {
    const properties = childOf(element, 'w:rPr')
    const add = (text: string) => this.#add(text, properties, around, writer)
    for (const child of element.children) {
      if (typeof child === 'string' || child === properties) continue
      switch (child.name) {
        case 'w:t':
        case 'w:delText':
          add(this.#decoded(textIn(child), properties, around.paragraph))
          break
        case 'w:tab':
        case 'w:ptab':
          add('\t')
          break
        case 'w:br':
        case 'w:cr':
          if ((child.attributes['w:type'] ?? 'textWrapping') === 'textWrapping') add('\n')
          break
        case 'w:noBreakHyphen':
          add('\u2011')
          break
        case 'w:sym':
          add(symbolOf(child))
          break
        case 'w:fldChar':
          this.#field(child.attributes['w:fldCharType'])
          break
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          this.#note(child, around, writer)
          break
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
        case 'w:control':
          this.#box(child, 'image', around)
          break
        case 'mc:AlternateContent':
          this.#alternative(child, around, writer, bookmarks)
          break
        default: // marks of comments, page breaks of the last printing, codes of fields
      }
    }
  }

  #add(text: string, properties: XmlElement | null, { isDeleted, href }: Around, writer: RunWriter): void {
    if (this.#fields.includes(false)) return // the code of a field, not its result
    if (isDeleted) this.#deleted += text
    else writer.add(text, marksOf(properties, href))
  }

  #decoded(text: string, run: XmlElement | null, paragraph: XmlElement | null): string {
    const encoding = this.#encodingOf(run, paragraph)
    if (encoding === null) return text
    if (/[\u0080-\u00ff]/u.test(text)) this.#legacyLetters += 1
    return this.#letters === 'unicode' ? fromLegacy(text, encoding) : text
  }

  #field(kind: string | undefined): void {
    if (kind === 'begin') this.#fields.push(false)
    else if (kind === 'separate' && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = true
    else if (kind === 'end') this.#fields.pop()
  }

  /** Notes are taken, but for those that are struck or too long; an endnote becomes a footnote, which is told. */
  #note({ name, attributes }: XmlElement, { isDeleted }: Around, writer: RunWriter): void {
    const kind = name === 'w:footnoteReference' ? 'w:footnote' : 'w:endnote'
    const text = this.#notes.get(`${kind} ${attributes['w:id'] ?? ''}`) ?? ''
    const words = footnoteWords(text)
    const isTaken = !isDeleted && words !== '' && words.length <= maxFootnoteChars
    if (isTaken) writer.footnote(words)
    if (!isTaken) this.#leave('footnote', text)
    else if (kind === 'w:endnote') this.#leave('endnote', words)
  }

  /** A picture is taken where it is one that a text may show; of a text box the words are listed. */
  #box(element: XmlElement, kind: LeftOutKind, { isDeleted }: Around): void {
    const words = this.#plain(element)
    const picture =
      words === '' && !isDeleted && element.name === 'w:drawing' && pictureIn(element, this.#parts)
    if (picture && this.#take(picture)) return
    this.#leave(words === '' ? kind : kind === 'image' ? 'textBox' : kind, words, true)
  }

  /** False when the pictures of a document have no more room. */
  #take({ node, bytes, facts }: ReadPicture): boolean {
    const isNew = !this.pictures.has(node.file)
    if (isNew && this.#pictureBytes + bytes.length > picturesMaxBytes) return false
    if (isNew) this.#pictureBytes += bytes.length
    this.pictures.set(node.file, { bytes, facts })
    this.#open.push({ type: 'picture', ...node })
    return true
  }

  #table(element: XmlElement): FileBlock[] {
    const rows = gridRows(element, cell => this.#cell(cell))
    if (rows.length === 0) return []
    const table: FileTable = { type: 'table', caption: '', widthsPx: columnWidths(element), rows }
    this.#tables.push(table)
    return [table]
  }

  /** Paragraphs and pictures of a cell; those of tables inside it, too. */
  #cell(element: XmlElement): FileCell['blocks'] {
    return this.#blocksIn(element, false).flatMap(block =>
      block.type === 'table' ? block.rows.flatMap(row => row.flatMap(cell => [...cell.blocks])) : [block],
    )
  }

  /** The words of an element as one text, paragraphs on lines of their own. */
  #plain(element: XmlElement): string {
    const lines: string[] = []
    for (const paragraph of descendants(element, 'w:p')) {
      const properties = childOf(paragraph, 'w:pPr')
      let line = ''
      for (const run of descendants(paragraph, 'w:r'))
        for (const text of [...childrenOf(run, 'w:t'), ...childrenOf(run, 'w:delText')])
          line += this.#decoded(textIn(text), childOf(run, 'w:rPr'), properties)
      lines.push(line.normalize('NFC'))
    }
    for (const text of descendants(element, 'm:t')) lines.push(textIn(text))
    return lines.filter(line => line.trim() !== '').join('\n')
  }

  #leave(what: LeftOutKind, text: string, isEvenEmpty = false): void {
    if (isEvenEmpty || text.trim() !== '') this.#leftOut.push({ what, text: text.normalize('NFC').trim() })
  }

  #flushDeleted(): void {
    this.#leave('deleted', this.#deleted)
    this.#deleted = ''
  }
}
