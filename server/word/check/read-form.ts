// A Word file → what it looks like. Reads bytes with the importer's safe reader; knows nothing of any profile.

import { openParts } from '../import/parts.ts'
import { WordRefused } from '../import/refused.ts'
import { childOf, eachChildOf, fileNodes, type XmlElement } from '../import/xml.ts'
import type { CellPlace, FormDoc, FormPages, FormParagraph, FormRun, RunLook } from './form-doc.ts'
import type { FormSource } from './form-source.ts'
import { Lists } from './lists.ts'
import { Looks } from './looks.ts'
import { PageReader } from './pages.ts'

const maxParagraphs = 100_000

/** Reads the form of a file. @throws WordRefused */
export function readForm(file: Uint8Array): FormDoc {
  const budget = { nodes: fileNodes }
  const parts = openParts(file, budget)
  return readFormOf({
    styles: parts.all('styles')[0] ?? null,
    theme: parts.all('theme')[0] ?? null,
    numbering: parts.all('numbering')[0] ?? null,
    part: id => parts.byId(id),
    eachBlock: visit => eachChildOf('w:body', parts.main, budget, visit),
  })
}

/** Reads the form of what a file is made of. @throws WordRefused */
export function readFormOf(source: FormSource): FormDoc {
  const looks = new Looks(source.styles, source.theme)
  const lists = new Lists(source.numbering)
  const walk = new FormWalk(looks, lists, new PageReader(looks, source.part))
  source.eachBlock(block => walk.block(block))
  return walk.finish()
}

// What holds other paragraphs or runs and means nothing for their looks.
const transparent: readonly string[] = [
  'w:sdt',
  'w:sdtContent',
  'w:ins',
  'w:moveTo',
  'w:hyperlink',
  'w:smartTag',
  'w:fldSimple',
  'w:customXml',
  'w:dir',
  'w:bdo',
]

class FormWalk {
  readonly #looks: Looks
  readonly #lists: Lists
  readonly #pageReader: PageReader
  readonly #paragraphs: FormParagraph[] = []
  readonly #pages: FormPages[] = []
  #tables = 0
  #numbered = 0

  constructor(looks: Looks, lists: Lists, pages: PageReader) {
    this.#looks = looks
    this.#lists = lists
    this.#pageReader = pages
  }

  /** Reads a child of the body. */
  block(element: XmlElement): void {
    this.#block(element, null)
  }

  finish(): FormDoc {
    return { paragraphs: this.#paragraphs, pages: this.#pages }
  }

  #block(element: XmlElement, cell: CellPlace | null): void {
    if (element.name === 'w:p') this.#paragraph(element, cell)
    else if (element.name === 'w:tbl') this.#table(element, cell)
    else if (element.name === 'w:sectPr') this.#pages.push(this.#pageReader.read(element))
    else if (transparent.includes(element.name)) {
      for (const child of element.children) if (typeof child !== 'string') this.#block(child, cell)
    }
  }

  #table(element: XmlElement, outer: CellPlace | null): void {
    const table = outer?.table ?? this.#tables
    if (outer === null) this.#tables += 1
    const rows = within(element, 'w:tr')
    for (const [row, tr] of rows.entries()) {
      const cells = within(tr, 'w:tc')
      for (const [column, tc] of cells.entries()) {
        const place = outer ?? { table, row, column, columns: cells.length }
        for (const child of tc.children) if (typeof child !== 'string') this.#block(child, place)
      }
    }
  }

  #paragraph(element: XmlElement, cell: CellPlace | null): void {
    if (this.#paragraphs.length >= maxParagraphs) throw new WordRefused('word-too-large', 'paragraphs')
    const properties = childOf(element, 'w:pPr')
    const runs: { text: string; look: RunLook }[] = []
    const found = { hasDrawing: false }
    this.#runs(element, properties, runs, found)
    const raw = runs.map(({ text }) => text).join('')
    const text = joined(raw)
    const shown = runs.some(({ look }) => look.caps)
      ? joined(runs.map(run => (run.look.caps ? run.text.toLocaleUpperCase('vi') : run.text)).join(''))
      : text
    const look = this.#looks.paragraph(properties, (id, level) => this.#lists.look(id, level))
    if (text !== '') this.#numbered += 1
    this.#paragraphs.push({
      number: text === '' ? null : this.#numbered,
      text,
      shown,
      isComposed: raw === raw.normalize('NFC'),
      runs: withSigns(runs),
      look,
      label: look.listId === null ? null : this.#lists.label(look.listId, look.listLevel),
      cell,
      hasDrawing: found.hasDrawing,
    })
    const section = childOf(properties, 'w:sectPr')
    if (section) this.#pages.push(this.#pageReader.read(section))
  }

  #runs(
    element: XmlElement,
    paragraph: XmlElement | null,
    runs: { text: string; look: RunLook }[],
    found: { hasDrawing: boolean },
  ): void {
    for (const child of element.children) {
      if (typeof child === 'string') continue
      if (child.name === 'w:r') this.#run(child, paragraph, runs, found)
      else if (transparent.includes(child.name)) this.#runs(child, paragraph, runs, found)
    }
  }

  #run(
    element: XmlElement,
    paragraph: XmlElement | null,
    runs: { text: string; look: RunLook }[],
    found: { hasDrawing: boolean },
  ): void {
    let text = ''
    for (const child of element.children) {
      if (typeof child === 'string') continue
      if (child.name === 'w:t') text += child.children.join('')
      else if (child.name === 'w:tab' || child.name === 'w:br' || child.name === 'w:cr') text += ' '
      else if (child.name === 'w:noBreakHyphen') text += '-'
      else if (child.name === 'w:drawing' || child.name === 'w:pict' || child.name === 'mc:AlternateContent')
        found.hasDrawing = true
    }
    if (text !== '') runs.push({ text, look: this.#looks.run(childOf(element, 'w:rPr'), paragraph) })
  }
}

/** The elements of a name, those in content controls and tracked insertions too. */
function within(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap(child => {
    if (typeof child === 'string') return []
    if (child.name === name) return [child]
    return transparent.includes(child.name) ? within(child, name) : []
  })
}

function withSigns(runs: readonly FormRun[]): FormRun[] {
  return runs.flatMap(({ text, look }) => (text.trim() === '' ? [] : [{ text: text.normalize('NFC'), look }]))
}

function joined(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}
