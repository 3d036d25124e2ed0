// The comments of a Word file: what they say, which answer which, whether they are resolved, and what they are about.

import type { ReviewComment, ReviewPoint } from '../review-doc.ts'
import { paragraphText } from '../review-doc.ts'
import { BodyWalk, type CommentMarks, type Walked } from './body.ts'
import type { EncodingOf } from './fonts.ts'
import type { WordParts } from './parts.ts'
import { WordRefused } from './refused.ts'
import { childrenOf, descendants, eachChildOf, type NodeBudget, type XmlElement } from './xml.ts'

const maxComments = 5000

/** What the parts beside the comments say of one comment. */
interface Thread {
  readonly parent: string | null
  readonly isResolved: boolean
}

/** A comment as its own part says it. */
interface RawComment {
  readonly id: string
  readonly author: string
  readonly date: string | null
  readonly text: string
  readonly paraId: string | null
  readonly found: Walked['found']
}

/** What the comments say, in the order of the file; read before the text, which may be long. @throws WordRefused */
export function rawComments(parts: WordParts, budget: NodeBudget, encodingOf: EncodingOf): RawComment[] {
  const raw: RawComment[] = []
  for (const bytes of parts.bytes('comments')) {
    eachChildOf('w:comments', bytes, budget, element => {
      if (element.name !== 'w:comment') return
      if (raw.length >= maxComments) throw new WordRefused('word-too-large', 'comments')
      raw.push(rawComment(element, encodingOf))
    })
  }
  return raw
}

/** Every comment with its thread and its place in the text. */
export function placedComments(raw: readonly RawComment[], parts: WordParts, text: Walked): ReviewComment[] {
  const threads = threadsOf(parts)
  const dates = utcDates(parts)
  const byPara = new Map(
    raw.flatMap(({ paraId }, index) => (paraId === null ? [] : [[paraId, index] as const])),
  )
  const parentOf = (index: number): number | null => {
    const parent = threads.get(raw[index]?.paraId ?? '')?.parent
    return parent == null ? null : (byPara.get(parent) ?? null)
  }
  return raw.map((comment, index) => {
    const root = rootOf(index, parentOf)
    const marks = text.marks.get(comment.id) ?? {}
    const rootMarks = text.marks.get(raw[root]?.id ?? '') ?? {}
    return {
      author: comment.author,
      date: comment.date,
      dateUtc: dates.get(comment.paraId ?? '') ?? null,
      text: comment.text,
      paraId: comment.paraId,
      root: root === index ? null : root,
      isResolved: threads.get(comment.paraId ?? '')?.isResolved ?? false,
      range: rangeOf(marks) ?? rangeOf(rootMarks),
    }
  })
}

/** The first comment of a thread; a circle of replies is cut where it closes. */
function rootOf(index: number, parentOf: (index: number) => number | null): number {
  const seen = new Set([index])
  let at = index
  for (let parent = parentOf(at); parent !== null && !seen.has(parent); parent = parentOf(at)) {
    seen.add(parent)
    at = parent
  }
  // In a circle every comment would be its neighbour's reply: the first in the file is the thread's.
  const above = parentOf(at)
  return above !== null && seen.has(above) ? Math.min(...seen) : at
}

function rawComment(element: XmlElement, encodingOf: EncodingOf): RawComment {
  const walk = new BodyWalk(encodingOf)
  for (const child of element.children) if (typeof child !== 'string') walk.block(child)
  const own = walk.finish()
  const last = [...descendants(element, 'w:p')].at(-1)
  return {
    id: element.attributes['w:id'] ?? '',
    author: (element.attributes['w:author'] ?? '').normalize('NFC').trim(),
    date: element.attributes['w:date'] ?? null,
    text: own.paragraphs
      .map(paragraph => paragraphText(paragraph, 'after'))
      .join('\n')
      .trim(),
    paraId: last?.attributes['w14:paraId'] ?? null,
    found: own.found,
  }
}

/** From the range's marks; without an end the reference ends it, without a start or reversed it is a point. */
function rangeOf({ start, end, reference }: CommentMarks): ReviewComment['range'] {
  const to = end ?? reference
  if (to === undefined) return start === undefined ? null : { from: start, to: start }
  const from = start ?? to
  return isBefore(to, from) ? { from: to, to } : { from, to }
}

function isBefore(a: ReviewPoint, b: ReviewPoint): boolean {
  return a.paragraph < b.paragraph || (a.paragraph === b.paragraph && a.offset < b.offset)
}

function threadsOf(parts: WordParts): Map<string, Thread> {
  return new Map(
    parts.all('commentsExtended').flatMap(part =>
      childrenOf(part, 'w15:commentEx').map(({ attributes }) => {
        const done = attributes['w15:done']
        const thread = {
          parent: attributes['w15:paraIdParent'] ?? null,
          isResolved: done === '1' || done === 'true',
        }
        return [attributes['w15:paraId'] ?? '', thread] as const
      }),
    ),
  )
}

/** True UTC by paraId: the comment's durable id leads from one part to the other. */
function utcDates(parts: WordParts): Map<string, string> {
  const byDurable = new Map(
    parts
      .all('commentsExtensible')
      .flatMap(part =>
        childrenOf(part, 'w16cex:commentExtensible').map(
          ({ attributes }) => [attributes['w16cex:durableId'] ?? '', attributes['w16cex:dateUtc']] as const,
        ),
      ),
  )
  return new Map(
    parts.all('commentsIds').flatMap(part =>
      childrenOf(part, 'w16cid:commentId').flatMap(({ attributes }) => {
        const date = byDurable.get(attributes['w16cid:durableId'] ?? '-')
        return date === undefined ? [] : [[attributes['w16cid:paraId'] ?? '', date] as const]
      }),
    ),
  )
}
