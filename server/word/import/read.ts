// Bytes of a Word file → what it says. The one door of the reader: takes bytes, gives a value or a refusal; reads no network,
// no disk, no clock.

import { footnoteWords } from '#model/footnote.ts'
import type { LegacyLetters } from '#model/legacy-letters.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { type FileIdentity, type FileNote, paragraphText, type ReviewDoc } from '../review-doc.ts'
import { BodyWalk, type Walked } from './body.ts'
import { placedComments, rawComments } from './comments.ts'
import { type EncodingOf, encodings } from './fonts.ts'
import { openParts, type WordParts } from './parts.ts'
import { WordRefused } from './refused.ts'
import { childrenOf, eachChildOf, fileNodes } from './xml.ts'

/** Reads a Word file. Refuses with the codes `word-…`. @param letters what becomes of fonts older than Unicode */
export function readWord(file: Uint8Array, letters: LegacyLetters = 'unicode'): Outcome<ReviewDoc> {
  try {
    return done(reviewDoc(file, letters))
  } catch (error) {
    if (error instanceof WordRefused) return refuse(error.code)
    throw error
  }
}

function reviewDoc(file: Uint8Array, letters: LegacyLetters): ReviewDoc {
  const budget = { nodes: fileNodes }
  const parts = openParts(file, budget)
  const encodingOf = letters === 'unicode' ? encodings(parts.all('styles')[0] ?? null) : () => null
  const raw = rawComments(parts, budget, encodingOf)
  const walk = new BodyWalk(encodingOf)
  eachChildOf('w:body', parts.main, budget, child => walk.block(child))
  const text = walk.finish()
  for (const [code, count] of raw.flatMap(({ found }) => [...found]))
    text.found.set(code, (text.found.get(code) ?? 0) + count)
  return {
    paragraphs: text.paragraphs,
    comments: placedComments(raw, parts, text),
    identity: identityOf(parts),
    rows: text.rows,
    formatChanges: text.formatChanges,
    notes: notesOf(parts, text),
    footnotes: footnotesIn(parts, text.footnotes, encodingOf),
  }
}

/** Words of footnotes by their ids. */
function footnotesIn(parts: WordParts, ids: readonly string[], encodingOf: EncodingOf): string[] {
  if (ids.length === 0) return []
  const words = new Map(
    parts
      .all('footnotes')
      .flatMap(part => childrenOf(part, 'w:footnote'))
      .map(note => {
        const walk = new BodyWalk(encodingOf)
        for (const child of note.children) if (typeof child !== 'string') walk.block(child)
        const lines = walk.finish().paragraphs.map(paragraph => paragraphText(paragraph, 'after'))
        return [note.attributes['w:id'] ?? '', footnoteWords(lines.join(' '))] as const
      }),
  )
  return ids.map(id => words.get(id) ?? '')
}

function notesOf(parts: WordParts, walked: Walked): FileNote[] {
  const { found, formatChanges, formatSamples, rows, paragraphs } = walked
  const counts = new Map(found)
  const add = (code: FileNote['code'], count: number) => {
    if (count > 0) counts.set(code, (counts.get(code) ?? 0) + count)
  }
  add('macros', [...parts.names].some(name => name.endsWith('vbaproject.bin')) ? 1 : 0)
  add('runFormats', formatChanges.runs)
  add('paragraphFormats', formatChanges.paragraphs)
  add('tableChanges', rows.inserted + rows.deleted)
  add(
    'moves',
    paragraphs.reduce((sum, { runs }) => sum + runs.filter(run => run.deleted?.isMove === true).length, 0),
  )
  const samples: Partial<Record<FileNote['code'], string>> = {
    runFormats: formatSamples.run,
    paragraphFormats: formatSamples.paragraph,
  }
  return [...counts].map(([code, count]) => {
    const sample = samples[code] ?? ''
    return { code, count, ...(sample !== '' && { sample }) }
  })
}

/** What our own export wrote of the document and its opinions. */
function identityOf(parts: WordParts): FileIdentity | null {
  const item = parts.all('customXml').find(({ name }) => name === 'vk:document')
  if (!item) return null
  const { id, contentSha256 } = item.attributes
  if (id === undefined || contentSha256 === undefined) return null
  const opinions = childrenOf(item, 'vk:opinion').flatMap(({ attributes }) => {
    const { id: opinion, paraId } = attributes
    return opinion === undefined || paraId === undefined ? [] : [[paraId, opinion] as const]
  })
  const words = item.children.flatMap(child => {
    const { paraId, words: key } = typeof child === 'string' ? {} : child.attributes
    return paraId === undefined || key === undefined ? [] : [[paraId, key] as const]
  })
  return { documentId: id, contentSha256, opinions: new Map(opinions), words: new Map(words) }
}
