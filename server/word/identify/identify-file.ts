// Which of a document's texts a Word file holds, word by word; and where it holds none of them, in what it differs.

import { type ComparedBlock, compareTexts } from '#model/compare.ts'
import type { NodeJson } from '#model/content.ts'
import type { DocumentId, Sha256, VersionId } from '#model/ids.ts'
import { done, type Outcome } from '#model/refusal.ts'
import { isAnnexReference } from '../export/annex-reference.ts'
import { readWord } from '../import/read.ts'
import { paragraphText } from '../review-doc.ts'
import { type Body, bodyOf, fileRuns, linesFor } from './body-lines.ts'
import { type StatedHashes, statedIn } from './stated-hashes.ts'

/** A text that a file may hold. */
export interface KnownText {
  readonly id: VersionId
  readonly sha256: Sha256
  /** Its document node. */
  readonly json: string
}

/** What is asked about a file. */
export interface IdentifyInput {
  readonly mode: 'identify'
  readonly file: Uint8Array
  /** At least one. The first whose words the file holds counts; the first of all is what another file is compared with. */
  readonly texts: readonly KnownText[]
}

/** What was found. */
export interface Identified extends StatedHashes {
  readonly documentId: DocumentId | null
  /** The text whose words the file holds; null = none of them. */
  readonly sameAs: VersionId | null
  /** The text it was compared with: the one its hash names, where there is one. */
  readonly comparedWith: VersionId
  /** What differs from that; none where the words are the same. */
  readonly blocks: readonly ComparedBlock[]
  /** Whether more differs than is listed. */
  readonly isCut: boolean
  /** Lines before and after the text, which no text of the document holds: head, signature, recipients. */
  readonly beside: readonly string[]
}

const mostBlocks = 300
const mostLines = 200

/** Looks a file through. Refuses with the codes `word-…`. Look and form are not compared, only words. */
export function identifyFile({ file, texts }: IdentifyInput): Outcome<Identified> {
  const read = readWord(file)
  if (!read.ok) return read
  const stated = statedIn(file)
  const all = read.value.paragraphs
    .map(paragraph => paragraphText(paragraph, 'after').trim())
    .filter(line => line !== '')
  const known = { ...stated, documentId: read.value.identity?.documentId ?? null }
  for (const { id, json } of texts) {
    const body = bodyOf(parsed(json))
    const { lines, references } = withoutReferences(all, body)
    const beside = isSame(read.value.footnotes, body.notes) ? fileRuns(lines, body) : null
    if (beside === null) continue
    const found = { sameAs: id, comparedWith: id, blocks: [], isCut: false }
    return done({ ...known, ...found, beside: [...beside, ...references].slice(0, mostLines) })
  }
  const named = texts.find(({ sha256 }) => sha256 === stated.property || sha256 === stated.foot)
  const base = named ?? texts[0]
  if (!base) throw new RangeError('there is no text to compare a file with')
  const body = bodyOf(parsed(base.json))
  const { main, annexes, notes } = body
  const { lines, references } = withoutReferences(all, body)
  const [mainLines, annexLines] = [linesFor(main, lines), linesFor(annexes, lines)]
  const blocks = compareTexts(asText([...mainLines, ...annexLines]), asText(lines))
  const beside = besideText(blocks, mainLines.length, annexLines.length)
  const differing = [
    ...blocks.filter((block, index) => block.change !== 'kept' && !beside.has(index)),
    ...compareTexts(asText(notes), asText(read.value.footnotes)).filter(({ change }) => change !== 'kept'),
  ]
  return done({
    ...known,
    sameAs: null,
    comparedWith: base.id,
    blocks: differing.slice(0, mostBlocks),
    isCut: differing.length > mostBlocks,
    beside: [...blocks.filter((_, index) => beside.has(index)).map(wordsOf), ...references].slice(
      0,
      mostLines,
    ),
  })
}

/** The file's lines, and apart from them those that name the document of an annex: the file has them of its front matter. */
function withoutReferences(
  all: readonly string[],
  { main, annexes }: Body,
): { lines: string[]; references: string[] } {
  const own = new Set([...main, ...annexes].map(({ text }) => text.trim()))
  const isReference = (line: string) => annexes.length > 0 && isAnnexReference(line) && !own.has(line)
  return { lines: all.filter(line => !isReference(line)), references: all.filter(isReference) }
}

/** Places of lines that the file alone has before the text, after it, and between it and its annexes: where a head and a signature stand. */
function besideText(blocks: readonly ComparedBlock[], main: number, annexes: number): Set<number> {
  const beside = new Set<number>()
  let passed = 0 // lines of the known text
  for (const [index, { change }] of blocks.entries()) {
    if (change !== 'added' && change !== 'moved') passed += 1
    else if (change === 'added' && (passed === 0 || passed === main || passed === main + annexes))
      beside.add(index)
  }
  return beside
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((words, index) => words === b[index])
}

function parsed(json: string): NodeJson {
  return JSON.parse(json) as NodeJson // a text of ours
}

function asText(lines: readonly string[]): NodeJson {
  const content = lines.map(text => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
  return { type: 'doc', content: [{ type: 'section', content }] }
}

function wordsOf(block: ComparedBlock): string {
  return block.type === 'text' ? block.runs.map(({ text }) => text).join('') : ''
}
