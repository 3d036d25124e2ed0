// What the schema accepts and Word refuses, repairs or silently drops. Runs on every export; strict, for files of ours only.

import { lintComments } from './lint-comments.ts'
import { lintDate } from './lint-date.ts'
import { lintNotes } from './lint-notes.ts'
import { lintRelations } from './lint-relations.ts'
import type { Parts } from './parts.ts'
import { type OpenElement, walkXml } from './xml-walk.ts'

const revisionNames: readonly string[] = [
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:rPrChange',
  'w:pPrChange',
  'w:cellIns',
  'w:cellDel',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPrChange',
]
const storyName = /^word\/(document|comments|footnotes|endnotes|header\d*|footer\d*)\.xml$/u

/** What is known of the whole file while its stories are read. */
interface FileFacts {
  readonly styles: ReadonlySet<string>
  readonly lists: ReadonlySet<string>
  readonly revisions: Set<string>
  readonly bookmarks: Set<string>
  readonly say: (fault: string) => void
}

/** Faults of a package, each once; empty when the file may go out. */
export function lintParts(parts: Parts): string[] {
  const faults = new Set<string>()
  const say = (fault: string) => void faults.add(fault)
  for (const [name, xml] of parts) {
    if (!/\.(?:xml|rels)$/u.test(name)) continue // a picture
    try {
      walkXml(xml, {})
    } catch (error) {
      say(`${name} is not well-formed: ${error instanceof Error ? error.message : String(error)}`)
    }
    if (/[\uFFFE\uFFFF]/u.test(xml)) say(`${name} holds U+FFFE or U+FFFF`)
  }
  for (const needed of ['[Content_Types].xml', '_rels/.rels', 'word/document.xml']) {
    if (!parts.has(needed)) say(`the package has no ${needed}`)
  }
  if (faults.size > 0) return [...faults]
  const facts: FileFacts = {
    styles: valuesOf(parts.get('word/styles.xml'), 'w:style', 'w:styleId'),
    lists: valuesOf(parts.get('word/numbering.xml'), 'w:num', 'w:numId'),
    revisions: new Set(),
    bookmarks: new Set(),
    say,
  }
  for (const [name, xml] of parts) if (storyName.test(name)) lintStory(xml, facts)
  lintComments(parts, say)
  lintNotes(parts, say)
  lintRelations(parts, say)
  return [...faults]
}

function valuesOf(xml: string | undefined, element: string, attribute: string): Set<string> {
  const values = new Set<string>()
  if (xml === undefined) return values
  walkXml(xml, {
    open: ({ name, attributes }) => {
      const value = attributes[attribute]
      if (name === element && value !== undefined) values.add(value)
    },
  })
  return values
}

function lintStory(xml: string, facts: FileFacts): void {
  const rows = new TableRows(facts.say)
  walkXml(xml, {
    open: (element, path) => {
      rows.open(element)
      lintText(element, path, facts)
      lintReference(element, facts)
      if (revisionNames.includes(element.name)) lintRevision(element, facts)
      if (element.name === 'w:bookmarkStart') lintBookmark(element, facts)
      if (element.name === 'w:tbl' && path.at(-2)?.children.at(-2) === 'w:tbl')
        facts.say('two tables touch and would become one')
    },
    close: element => rows.close(element),
  })
}

function lintText({ name }: OpenElement, path: readonly OpenElement[], { say }: FileFacts): void {
  const isIn = (wanted: string) => path.some(above => above.name === wanted)
  if ((name === 'w:t' || name === 'w:instrText') && isIn('w:del')) say(`${name} inside w:del`)
  if ((name === 'w:delText' || name === 'w:delInstrText') && !isIn('w:del') && !isIn('w:moveFrom')) {
    say(`${name} outside w:del`)
  }
}

function lintReference({ name, attributes }: OpenElement, { styles, lists, say }: FileFacts): void {
  const value = attributes['w:val'] ?? ''
  if ((name === 'w:pStyle' || name === 'w:rStyle' || name === 'w:tblStyle') && !styles.has(value)) {
    say(`unknown style ${value}`)
  }
  if (name === 'w:numId' && value !== '0' && !lists.has(value)) say(`unknown list ${value}`)
  if (name === 'w:spacing' && attributes['w:line'] !== undefined && attributes['w:lineRule'] === undefined) {
    say('line spacing without its rule')
  }
}

function lintRevision({ name, attributes }: OpenElement, { revisions, say }: FileFacts): void {
  const id = attributes['w:id'] ?? ''
  if (id === '' || revisions.has(id)) say(`revision id ${id || 'missing'} is not unique`)
  revisions.add(id)
  if (!attributes['w:author']) say(`${name} ${id} has no author`)
  lintDate(`${name} ${id}`, attributes['w:date'], say)
}

function lintBookmark({ attributes }: OpenElement, { bookmarks, say }: FileFacts): void {
  for (const key of [`id ${attributes['w:id'] ?? ''}`, `name ${attributes['w:name'] ?? ''}`]) {
    if (bookmarks.has(key)) say(`bookmark ${key} is not unique`)
    bookmarks.add(key)
  }
}

/** Every row must fill its table's columns exactly. */
class TableRows {
  readonly #say: (fault: string) => void
  readonly #open: { columns: number; used: number }[] = []

  constructor(say: (fault: string) => void) {
    this.#say = say
  }

  open({ name, attributes }: OpenElement): void {
    if (name === 'w:tbl') this.#open.push({ columns: 0, used: 0 })
    const table = this.#open.at(-1)
    if (!table) return
    if (name === 'w:gridCol') table.columns += 1
    if (name === 'w:tr') table.used = 0
    if (name === 'w:tc') table.used += 1
    if (name === 'w:gridSpan') table.used += Number(attributes['w:val']) - 1
  }

  close({ name, children }: OpenElement): void {
    if (name === 'w:tc' && children.at(-1) !== 'w:p') this.#say('a cell does not end with a paragraph')
    const table = this.#open.at(-1)
    if (name === 'w:tr' && table && table.used !== table.columns) {
      this.#say(`a row spans ${table.used} of ${table.columns} columns`)
    }
    if (name !== 'w:tbl') return
    this.#open.pop()
    if (!children.includes('w:tr')) this.#say('a table has no rows')
  }
}
