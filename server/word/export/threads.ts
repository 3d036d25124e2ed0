// Opinions as threads of native Word comments: what each comment says, who wrote it and when.

import type { Instant, OpinionId, UserId } from '#model/ids.ts'
import { type Disposition, type Opinion, opinionName } from '#model/opinion.ts'
import { circumstances, decisionLabels, kindLabels, phrases, severityLabels } from '../labels.ts'
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
  return [
    {
      ...common,
      id: firstId,
      parentId: null,
      author: opinion.author,
      at: opinion.createdAt,
      paragraphs: rootParagraphs(opinion, options),
    },
    ...repliesTo(opinion).map((reply, index) => ({
      ...common,
      ...reply,
      id: firstId + 1 + index,
      parentId: firstId,
    })),
  ]
}

type ReplyPlan = Pick<CommentPlan, 'author' | 'at' | 'paragraphs'>

/** What followed an opinion, in the order in which it came; what has no moment comes last. */
function repliesTo(opinion: Opinion): ReplyPlan[] {
  const { disposition, proposedDisposition, reserved, replies, status, author, withdrawnAt } = opinion
  const followed: ReplyPlan[] = replies.map(({ by, at, body, onBehalfOf }) => ({
    author: by,
    at,
    paragraphs: linesOf(onBehalfOf === undefined ? body : `${phrases.onBehalfOf} ${onBehalfOf}: ${body}`),
  }))
  if (disposition) followed.push(decided(disposition, ''))
  if (reserved) {
    const { by, at, reason } = reserved
    followed.push({ author: by, at, paragraphs: linesOf(`${phrases.reserved} ${reason}`) })
  }
  if (status === 'withdrawn') followed.push({ author, at: withdrawnAt, paragraphs: [phrases.withdrawn] })
  if (proposedDisposition) followed.push(decided(proposedDisposition, `${phrases.proposedDecision} `))
  return followed.sort((a, b) => momentOf(a) - momentOf(b))
}

function momentOf({ at }: ReplyPlan): number {
  return at === null ? Number.POSITIVE_INFINITY : Date.parse(at)
}

function rootParagraphs(opinion: Opinion, options: ThreadOptions): string[] {
  const heading = [opinionName(opinion.number), kindLabels[opinion.kind], severityLabels[opinion.severity]]
  if (opinion.onBehalfOf) heading.push(`${phrases.onBehalfOf} ${printable(opinion.onBehalfOf)}`)
  heading.push(...circumstances(opinion).map(printable))
  const lines = [heading.join(' · '), ...linesOf(opinion.body)]
  if (opinion.proposedText !== null && !options.isTracked) {
    lines.push(
      ...(opinion.proposedText === '' ? [phrases.removal] : quoted(phrases.proposal, opinion.proposedText)),
    )
  }
  if (opinion.anchor && !options.isAtItsWords) lines.push(...quoted(phrases.quote, opinion.anchor.quote))
  return lines
}

function decided(disposition: Disposition, before: string): ReplyPlan {
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
