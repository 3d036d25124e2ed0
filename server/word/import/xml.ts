// XML of a Word file → light trees. Names carry the prefix of their namespace, whatever prefix the file gave it; no DTD, and
// caps on everything that can be made endless.

import { SaxesParser, type SaxesTagNS } from 'saxes'
import { WordRefused } from './refused.ts'

/** An element: `w:p`, `w15:commentEx`; of a namespace that nobody here knows, `?:name`; of none, `name`. */
export interface XmlElement {
  readonly name: string
  /** By name as above. No prototype: a file may call an attribute anything. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}
/** An element or text. */
export type XmlNode = XmlElement | string

/** What is left of a file's allowance of nodes; shared by its parts. */
export interface NodeBudget {
  nodes: number
}

/** The allowance of one file. */
export const fileNodes = 3_000_000
const maxDepth = 256
const maxAttributes = 200
const maxAttributeChars = 64 * 1024
const chunkChars = 64 * 1024

const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2010/11/wordml', 'w15'], // previews of Word 2013
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.microsoft.com/office/word/2016/wordml/cid', 'w16cid'],
  ['http://schemas.microsoft.com/office/word/2018/wordml/cex', 'w16cex'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'pr'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['urn:vankien:document', 'vk'],
])

/** The whole of a part as a tree. @throws WordRefused */
export function readXml(bytes: Uint8Array, budget: NodeBudget): XmlElement {
  const root = walk(bytes, budget, () => false)
  if (root === null) throw new WordRefused('word-broken', 'XML without an element')
  return root
}

/**
 * The children of every element of one name, one after the other, each let go after its visit: a long text never stands in
 * memory as a tree. @throws WordRefused
 */
export function eachChildOf(
  container: string,
  bytes: Uint8Array,
  budget: NodeBudget,
  visit: (child: XmlElement) => void,
): void {
  walk(bytes, budget, (element, parent) => {
    if (parent?.name !== container) return false
    visit(element)
    return true
  })
}

interface Open extends XmlElement {
  readonly attributes: Record<string, string>
  readonly children: XmlNode[]
}

/** @param isDone whether a finished element is done with and need not be kept */
function walk(
  bytes: Uint8Array,
  budget: NodeBudget,
  isDone: (element: XmlElement, parent: XmlElement | undefined) => boolean,
): XmlElement | null {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const path: Open[] = []
  let root: XmlElement | null = null
  const spend = () => {
    budget.nodes -= 1
    if (budget.nodes < 0) throw new WordRefused('word-too-large', 'nodes')
  }
  const addText = (text: string) => {
    spend()
    path.at(-1)?.children.push(text)
  }
  let attributes = 0
  parser.on('error', () => {
    throw new WordRefused('word-broken', 'XML is not well-formed')
  })
  parser.on('doctype', () => {
    throw new WordRefused('word-unsafe', 'DOCTYPE')
  })
  parser.on('attribute', ({ value }) => {
    attributes += 1
    if (attributes > maxAttributes || value.length > maxAttributeChars)
      throw new WordRefused('word-too-large', 'attributes')
  })
  parser.on('opentag', tag => {
    spend()
    attributes = 0
    const element = opened(tag)
    path.push(element)
    if (path.length > maxDepth) throw new WordRefused('word-too-large', 'depth')
  })
  parser.on('closetag', () => {
    const element = path.pop()
    if (!element) return
    const parent = path.at(-1)
    if (!isDone(element, parent)) {
      if (parent) parent.children.push(element)
      else root = element
    }
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  const xml = decoded(bytes)
  for (let from = 0; from < xml.length; from += chunkChars) parser.write(xml.slice(from, from + chunkChars))
  parser.close()
  return root
}

function opened({ uri, local, attributes }: SaxesTagNS): Open {
  const own: Record<string, string> = Object.create(null)
  for (const attribute of Object.values(attributes)) {
    if (attribute.prefix === 'xmlns' || attribute.name === 'xmlns') continue
    own[nameOf(attribute.uri, attribute.local)] = attribute.value
  }
  return { name: nameOf(uri, local), attributes: own, children: [] }
}

function nameOf(uri: string, local: string): string {
  if (uri === '') return local
  return `${prefixes.get(uri) ?? '?'}:${local}`
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) throw new WordRefused('word-broken', 'letters that are none')
    throw error
  }
}

/** The first child of a name, or null. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  for (const child of element?.children ?? [])
    if (typeof child !== 'string' && child.name === name) return child
  return null
}

/** The child elements of a name. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  )
}

/** Every element of a name below an element, in document order. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (child.name === name) yield child
    yield* descendants(child, name)
  }
}

/** The value of a child that is nothing else, `<w:jc w:val="center"/>`; null = no such child, or none. */
export function wordValue(element: XmlElement | null, name: string): string | null {
  return childOf(element, name)?.attributes['w:val'] ?? null
}
