// What a file says of itself: the hash of its text, in a property and at the foot of its pages; and with what it was compared.

import type { Sha256 } from '#model/ids.ts'
import { openParts } from '../import/parts.ts'
import { fileNodes, type XmlElement } from '../import/xml.ts'

/** The hashes that a file states; null = none. */
export interface StatedHashes {
  readonly property: Sha256 | null
  readonly foot: Sha256 | null
  /** The earlier text of a redline; null = the file is none. */
  readonly comparedFrom: Sha256 | null
}

const hash = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/u

/** Reads them. @throws WordRefused */
export function statedIn(file: Uint8Array): StatedHashes {
  const parts = openParts(file, { nodes: fileNodes })
  const properties = parts.ofPackage('custom-properties').flatMap(({ children }) => children)
  const named = (name: string): Sha256 | null => {
    const property = properties.find(child => typeof child !== 'string' && child.attributes['name'] === name)
    return property ? (hash.exec(wordsIn(property))?.[0] ?? null) : null
  }
  const feet = parts.all('footer').map(wordsIn).join('\n')
  return {
    property: named('contentSha256'),
    foot: hash.exec(feet)?.[0] ?? null,
    comparedFrom: named('comparedFromSha256'),
  }
}

function wordsIn(node: XmlElement | string): string {
  return typeof node === 'string' ? node : node.children.map(wordsIn).join('')
}
