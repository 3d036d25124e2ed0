// What the form of a file is read from: bytes of anybody's file, or the parts of one of ours that was never written.

import type { XmlElement } from '../import/xml.ts'

/** The parts of a Word file that its form depends on. */
export interface FormSource {
  readonly styles: XmlElement | null
  readonly theme: XmlElement | null
  readonly numbering: XmlElement | null
  /** The header or footer that a section calls by an id; null = none. */
  part(id: string): XmlElement | null
  /** Visits the children of the body in their order, each once. @throws WordRefused */
  eachBlock(visit: (block: XmlElement) => void): void
}
