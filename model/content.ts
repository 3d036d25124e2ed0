// A document's text as plain JSON (ProseMirror's), and the walks over it that server and editor share.

import type { BlockId, SectionKey } from './ids.ts'
import { countSyllables } from './syllables.ts'

/** A mark of ProseMirror's JSON. */
export interface MarkJson {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
}
/** A node of ProseMirror's JSON. */
export interface NodeJson {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly NodeJson[]
  readonly marks?: readonly MarkJson[]
  readonly text?: string
}

/** An attribute that is a string, or the empty string. */
export function stringAttr(node: NodeJson, name: string): string {
  const value = node.attrs?.[name]
  return typeof value === 'string' ? value : ''
}

/** Text of a node; a hard break counts as a line feed, a footnote as nothing. Blocks inside are joined with line feeds. */
export function textOf(node: NodeJson): string {
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'hardBreak') return '\n'
  const parts = (node.content ?? []).map(textOf)
  return parts.join(isTextBlock(node) ? '' : '\n')
}

/** The footnotes of a text in order, as they are numbered from 1. */
export function footnotesOf(node: NodeJson): NodeJson[] {
  if (node.type === 'footnote') return [node]
  return (node.content ?? []).flatMap(footnotesOf)
}

/** Whether a node holds inline content directly. */
export function isTextBlock(node: NodeJson): boolean {
  return node.type === 'paragraph' || node.type === 'heading'
}

/** What a section holds: its key, its locked headings, its length. */
export interface SectionState {
  readonly key: SectionKey
  readonly required: boolean
  /** Syllables of everything but locked headings and table cells. */
  readonly syllables: number
  /** Whether anything was written: words, or a table cell beyond the seeded ones is not counted here. */
  readonly blockIds: readonly BlockId[]
}

/** Every section of a document in order. */
export function sectionsOf(doc: NodeJson): SectionState[] {
  return (doc.content ?? []).map(section => ({
    key: stringAttr(section, 'key'),
    required: section.attrs?.['required'] === true,
    syllables: (section.content ?? []).reduce((sum, block) => sum + syllablesOfBlock(block), 0),
    blockIds: (section.content ?? []).map(block => stringAttr(block, 'id')).filter(id => id !== ''),
  }))
}

/** Syllables of one block of a section: locked headings and tables count nothing (budgets are for prose). */
function syllablesOfBlock(block: NodeJson): number {
  if (block.type === 'table' || block.attrs?.['locked'] === true) return 0
  return countSyllables(textOf(block))
}

/** The part of a document that no edit may change: section keys with their locked headings, in order. */
export function lockedOutline(doc: NodeJson): string[] {
  return (doc.content ?? []).flatMap(section => [
    `${section.type}:${stringAttr(section, 'key')}:${String(section.attrs?.['required'] === true)}`,
    ...(section.content ?? [])
      .filter(block => block.type === 'heading' && block.attrs?.['locked'] === true)
      .map(block => `${stringAttr(block, 'label')} ${textOf(block)}`),
  ])
}

/**
 * The text blocks of a document in order, for the resolver: every paragraph and heading, those in lists and table cells too.
 * The same order as the text-block elements of the Yjs fragment.
 */
export function textBlocksOf(doc: NodeJson): { id: BlockId; sectionKey: SectionKey; text: string }[] {
  const blocks: { id: BlockId; sectionKey: SectionKey; text: string }[] = []
  const walk = (node: NodeJson, sectionKey: SectionKey) => {
    if (isTextBlock(node)) blocks.push({ id: stringAttr(node, 'id'), sectionKey, text: textOf(node) })
    else
      for (const child of node.content ?? [])
        walk(child, node.type === 'section' ? stringAttr(node, 'key') : sectionKey)
  }
  for (const section of doc.content ?? []) walk(section, stringAttr(section, 'key'))
  return blocks
}
