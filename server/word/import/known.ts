// Which comments and changes of a file the register already holds: by the ids our export wrote, else by their very words.

import type { OpinionId } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import { printable } from '../export/printable.ts'
import { type CommentPlan, threadOf } from '../export/threads.ts'
import type { FileIdentity, ReviewComment } from '../review-doc.ts'
import { wordsKey } from '../words-key.ts'

/** An opinion that a comment is, and whether its words were changed in the file. */
export interface KnownComment {
  readonly opinion: Opinion
  readonly isReworded: boolean
}

/** The register's opinions as a file may hold them. */
export class KnownOpinions {
  readonly #byId: ReadonlyMap<OpinionId, Opinion>
  readonly #byWords = new Map<string, Opinion>()
  readonly #byProposal = new Map<string, Opinion[]>()
  readonly #replies = new Map<OpinionId, Set<string>>()
  readonly #identity: FileIdentity | null

  /** @param identity what our export wrote about this very document; null = another file */
  constructor(opinions: readonly Opinion[], identity: FileIdentity | null) {
    this.#byId = new Map(opinions.map(opinion => [opinion.id, opinion]))
    this.#identity = identity
    for (const opinion of opinions) {
      for (const root of rootsOf(opinion)) this.#byWords.set(keyOf(root), opinion)
      const { proposedText, anchor, author } = opinion
      if (anchor === null || proposedText === null) continue
      const key = proposalKey(author.name, anchor.quote, proposedText)
      this.#byProposal.set(key, [...(this.#byProposal.get(key) ?? []), opinion])
    }
  }

  find(id: OpinionId): Opinion | null {
    return this.#byId.get(id) ?? null
  }

  /** The opinion whose comment this is, or null. */
  ofComment({ paraId, text }: ReviewComment): KnownComment | null {
    const id = this.#identity?.opinions.get(paraId ?? '')
    const opinion = id === undefined ? undefined : this.#byId.get(id)
    if (opinion) return { opinion, isReworded: this.#identity?.words.get(paraId ?? '') !== wordsKey(text) }
    const same = this.#byWords.get(wordsKey(text))
    return same ? { opinion: same, isReworded: false } : null
  }

  /** Whether a reply under a known opinion is one that we wrote, or that stands there already. */
  hasReply(opinion: Opinion, { paraId, text }: ReviewComment): 'as it stands' | 'reworded' | 'no' {
    const key = wordsKey(text)
    const written = this.#identity?.words.get(paraId ?? '')
    if (written !== undefined) return written === key ? 'as it stands' : 'reworded'
    let replies = this.#replies.get(opinion.id)
    if (!replies) {
      replies = new Set(threadOf(opinion, 0, { isTracked: false, isAtItsWords: true }).slice(1).map(keyOf))
      this.#replies.set(opinion.id, replies)
    }
    return replies.has(key) ? 'as it stands' : 'no'
  }

  /** The opinion that a tracked change is, when its comment is gone; each opinion is given once. */
  takeProposal(author: string, deleted: string, inserted: string): Opinion | null {
    return this.#byProposal.get(proposalKey(author, deleted, inserted))?.shift() ?? null
  }
}

/** The first comment of an opinion in every form that an export gives it. */
function rootsOf(opinion: Opinion): CommentPlan[] {
  return [true, false].flatMap(isTracked =>
    [true, false].flatMap(isAtItsWords => threadOf(opinion, 0, { isTracked, isAtItsWords }).slice(0, 1)),
  )
}

function keyOf({ paragraphs }: CommentPlan): string {
  return wordsKey(paragraphs.join('\n'))
}

function proposalKey(author: string, quote: string, proposedText: string): string {
  return [author, quote, proposedText].map(printable).join('\u0000')
}
