// What the clean file of a text looks like, told from the parts that the file would be written from: nothing is zipped, and no XML is
// read back. The same as reading the finished file; a test holds the two against each other.

import type { FooterWrapper, HeaderWrapper, XmlComponent } from 'docx'
import type { FormDoc } from './check/form-doc.ts'
import { readFormOf } from './check/read-form.ts'
import { cleanDocument } from './export.ts'
import type { ExportInput } from './export-input.ts'
import { WordRefused } from './import/refused.ts'
import { fileNodes, type XmlElement, type XmlNode } from './import/xml.ts'

/** The form of the clean file. @throws WordRefused when the text has more pieces than a file that is checked may have */
export function unwrittenForm(input: ExportInput): FormDoc {
  const document = cleanDocument(input)
  const { Document: main, Headers, Footers } = document
  const prepared = (component: XmlComponent, viewWrapper: Wrapper = main) =>
    component.prepForXml({ file: document, viewWrapper, stack: [] })
  const body = childrenIn(childrenIn(prepared(main.View), 'w:document'), 'w:body')
  const lists = document.Numbering.ConcreteNumbering // complete once the body is made
  const trees = new Trees(
    new Map(lists.map(({ reference, instance, numId }) => [`{${reference}-${instance}}`, String(numId)])),
  )
  const heads = new Map<string, HeaderWrapper | FooterWrapper>(
    [...Headers, ...Footers].map(one => [`rId${one.View.ReferenceId}`, one]),
  )
  return readFormOf({
    styles: trees.of(prepared(document.Styles)),
    theme: null, // no style of ours names a font by the theme
    numbering: trees.of(prepared(document.Numbering)),
    part: id => {
      const head = heads.get(id)
      return head ? trees.of(prepared(head.View, head)) : null
    },
    eachBlock: visit => {
      for (const block of body) {
        const tree = trees.of(block)
        if (tree) visit(tree)
      }
    },
  })
}

type Wrapper = Parameters<XmlComponent['prepForXml']>[0]['viewWrapper']

/** The content of an element among what docx has prepared: `[{ 'w:body': [{ 'w:p': … }, …] }]`. */
function childrenIn(prepared: unknown, name: string): readonly unknown[] {
  const list = Array.isArray(prepared) ? prepared : [prepared]
  const found = list.map(one => fieldsOf(one)[name]).find(content => content !== undefined)
  return Array.isArray(found) ? found : []
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** Trees as the reader of XML gives them, of what docx prepares: `{ 'w:b': { _attr: { 'w:val': false } } }`. */
class Trees {
  readonly #listIds: ReadonlyMap<string, string>
  #nodes = fileNodes

  /** @param listIds what docx puts in place of the names of lists */
  constructor(listIds: ReadonlyMap<string, string>) {
    this.#listIds = listIds
  }

  /** null = no element. @throws WordRefused */
  of(prepared: unknown): XmlElement | null {
    const [entry] = Object.entries(fieldsOf(prepared))
    if (entry === undefined) return null
    const [name, content] = entry
    this.#spend()
    const attributes: Record<string, string> = Object.create(null)
    const children: XmlNode[] = []
    for (const part of Array.isArray(content) ? content : [content]) this.#add(part, attributes, children)
    return { name, attributes, children }
  }

  #add(part: unknown, attributes: Record<string, string>, children: XmlNode[]): void {
    if (typeof part !== 'object' || part === null) {
      // docx writes a text in place of what stands before it, and no text without letters.
      children.pop()
      const text = part === undefined || part === null ? '' : String(part)
      if (text !== '') {
        this.#spend()
        children.push(text)
      }
      return
    }
    const { _attr: own } = fieldsOf(part)
    if (own !== undefined) {
      for (const [key, value] of Object.entries(fieldsOf(own))) attributes[key] = this.#written(value)
      return
    }
    const child = this.of(part)
    if (child) children.push(child)
  }

  #written(value: unknown): string {
    const text = String(value)
    return this.#listIds.get(text) ?? text
  }

  #spend(): void {
    this.#nodes -= 1
    if (this.#nodes < 0) throw new WordRefused('word-too-large', 'nodes')
  }
}
