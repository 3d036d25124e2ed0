// Reads a part of a package element by element, keeping the way down to it.

import { SaxesParser } from 'saxes'

/** An open element. */
export interface OpenElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Names of its children so far, in order. */
  readonly children: string[]
}

/** What a reader does at the beginning and at the end of each element. `path` runs from the root down to it. */
export interface Visitor {
  open?(element: OpenElement, path: readonly OpenElement[]): void
  close?(element: OpenElement, path: readonly OpenElement[]): void
}

/**
 * Walks XML.
 *
 * @throws Error where it is not well-formed
 */
export function walkXml(xml: string, visitor: Visitor): void {
  const parser = new SaxesParser()
  const path: OpenElement[] = []
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: OpenElement = { name, attributes, children: [] }
    path.at(-1)?.children.push(name)
    path.push(element)
    visitor.open?.(element, path)
  })
  parser.on('closetag', () => {
    const element = path.at(-1)
    if (element) visitor.close?.(element, path)
    path.pop()
  })
  parser.write(xml).close()
}
