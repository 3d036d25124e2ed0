// Opinions as threads of native Word comments: what each comment says, who wrote it and when.

import type { Instant, OpinionId, UserId } from '#model/ids.ts'
import { type Disposition, type Opinion, opinionName } from '#model/opinion.ts'
import { decisionLabels, kindLabels, phrases, severityLabels } from '../labels.ts'
import { printable } from './printable.ts'

/** One comment. A reply has the same range as its root; Word keeps one level of replies. */
export interface CommentPlan {
  /** Number within the file, from 0 without gaps, in the order of the list. */
  readonly id: number
  /** The comment it answers; null = the opinion itself. */
  readonly parentId: number | null
  readonly opinionId: OpinionId
  readonly author: { readonly id: UserId; readonly name: string }
  /** null = the moment is not known. */
  readonly at: Instant | null
  readonly paragraphs: readonly string[]
  /** Whether the opinion is disposed of; the same on the root and on its replies. */
  readonly resolved: boolean
}

/** How an opinion got its place in the file. */
export interface ThreadOptions {
  /** Its proposal stands in the text as a tracked change. */
  readonly isTracked: boolean
  /** Its words stand where it points, so that the quote need not be repeated. */
  readonly isAtItsWords: boolean
}

/** The comments of one opinion: the root, then its replies. */
export function threadOf(opinion: Opinion, firstId: number, options: ThreadOptions): CommentPlan[] {
  const resolved = opinion.status !== 'open'
  const common = { opinionId: opinion.id, resolved }
  const replies: Omit<CommentPlan, 'id' | 'parentId' | 'opinionId' | 'resolved'>[] = []
  if (opinion.disposition) replies.push(decided(opinion.disposition, ''))
  if (opinion.status === 'withdrawn') {
    replies.push({ author: opinion.author, at: opinion.withdrawnAt, paragraphs: [phrases.withdrawn] })
  }
  if (opinion.proposedDisposition)
    replies.push(decided(opinion.proposedDisposition, `${phrases.proposedDecision} `))
  return [
    {
      ...common,
      id: firstId,
      parentId: null,
      author: opinion.author,
      at: opinion.createdAt,
      paragraphs: rootParagraphs(opinion, options),
    },
    ...replies.map((reply, index) => ({ ...common, ...reply, id: firstId + 1 + index, parentId: firstId })),
  ]
}

function rootParagraphs(opinion: Opinion, options: ThreadOptions): string[] {
  const heading = [opinionName(opinion.number), kindLabels[opinion.kind], severityLabels[opinion.severity]]
  if (opinion.onBehalfOf) heading.push(`${phrases.onBehalfOf} ${printable(opinion.onBehalfOf)}`)
  const lines = [heading.join(' · '), ...linesOf(opinion.body)]
  if (opinion.proposedText !== null && !options.isTracked) {
    lines.push(
      ...(opinion.proposedText === '' ? [phrases.removal] : quoted(phrases.proposal, opinion.proposedText)),
    )
  }
  if (opinion.anchor && !options.isAtItsWords) lines.push(...quoted(phrases.quote, opinion.anchor.quote))
  return lines
}

function decided(
  disposition: Disposition,
  before: string,
): Pick<CommentPlan, 'author' | 'at' | 'paragraphs'> {
  return {
    author: disposition.by,
    at: disposition.at,
    paragraphs: [`${before}${decisionLabels[disposition.decision]}`, ...linesOf(disposition.explanation)],
  }
}

function quoted(phrase: string, words: string): string[] {
  return linesOf(`${phrase} “${words}”`)
}

function linesOf(text: string): string[] {
  return printable(text)
    .split('\n')
    .filter(line => line.trim() !== '')
}
