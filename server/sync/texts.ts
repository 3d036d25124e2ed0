// The live texts' door for the rest of the server: read a text, place opinions in it, write an accepted proposal, tell the sockets.

import type { Anchor, Place } from '#model/anchor.ts'
import type { NodeJson } from '#model/content.ts'
import type { FeedNotice } from '#model/frame.ts'
import type { BlockId, DocumentId, OpinionId, SectionKey, Sha256 } from '#model/ids.ts'
import type { EventDraft, RegisterEvent, WrittenWords } from '#model/register.ts'
import type { BlockTouch, EventBatch } from '../store/store.ts'
import type { NotWritten, Wording } from './proposal.ts'

/** What was written for an accepted proposal. */
export interface AppliedProposal {
  readonly blockId: BlockId | null
  readonly textBefore: string
  readonly textAfter: string
  readonly updateHash: Sha256
  /** By what the words are found again. */
  readonly written: WrittenWords
}

/** What a text was, and what becomes of it, when a version is brought back. */
export interface RestoredText {
  /** `json` is canonical, `state` Yjs's of the same moment. */
  readonly before: { readonly json: string; readonly sha256: Sha256; readonly state: Uint8Array }
  /** Names the text as it will stand. */
  readonly sha256: Sha256
  readonly updateHash: Sha256
}

/** A text at one moment. */
export interface TextState {
  readonly json: NodeJson
  /** Of the canonical JSON: the hash that names the text. */
  readonly sha256: Sha256
  /** Yjs state of the same moment. */
  readonly state: Uint8Array
  /** Seq of the last update in it. */
  readonly textSeq: number
}

/** The live texts. Unknown documents give null or reject with a RangeError; a broken store rejects. */
export interface Texts {
  /** The committed text. Built in a worker. */
  read(documentId: DocumentId): Promise<TextState | null>
  /** Where opinions stand in the committed text. */
  place(
    documentId: DocumentId,
    opinions: readonly {
      readonly id: OpinionId
      readonly anchor: Anchor | null
      readonly sectionKey: SectionKey | null
    }[],
  ): Promise<ReadonlyMap<OpinionId, Place>>
  /** Who did what in which block, what is not compacted yet among it; a few seconds old at most. */
  authors(documentId: DocumentId): Promise<readonly BlockTouch[] | null>
  /**
   * Replaces a quote by other words, once, if the place is sure and inside one run of text: an opinion's by its proposed text, or
   * what was written for it by what stood there before. The update and the events that `record` gives are committed in one transaction, then relayed. Meanwhile no other update enters the room.
   *
   * @param record events for what was applied; `expectedSeq` is the register's seq they follow
   */
  apply(
    documentId: DocumentId,
    proposal: Wording,
    record: (
      applied: AppliedProposal,
    ) => Promise<{ readonly drafts: readonly EventDraft[]; readonly expectedSeq: number }>,
  ): Promise<
    | { readonly ok: true; readonly events: readonly RegisterEvent[] }
    | ({ readonly reason: 'unsure' } & NotWritten)
    | { readonly ok: false; readonly reason: 'stale'; readonly seq: number }
  >
  /**
   * Makes the committed text into another one by the fewest changes: what both have stays as it is, with all that is tied to it.
   * Update, events and version are committed in one transaction, then relayed. Meanwhile no other update enters the room.
   *
   * @param json the other text: one that this document had
   * @param record what goes with the change; `expectedSeq` is the register's seq the events follow
   * @returns `same` when there is nothing to change; `stale` with the expected seq when only the text has moved
   */
  restore(
    documentId: DocumentId,
    json: string,
    record: (restored: RestoredText) => Promise<Pick<EventBatch, 'drafts' | 'expectedSeq' | 'version'>>,
  ): Promise<
    | { readonly ok: true; readonly events: readonly RegisterEvent[] }
    | { readonly ok: false; readonly reason: 'same' }
    | { readonly ok: false; readonly reason: 'stale'; readonly seq: number }
  >
  /**
   * Reads the committed text and holds it still for a piece of work: meanwhile no update of a socket of this server enters it.
   * Another server's may: what must be of exactly this text gives its `textSeq` to the store.
   *
   * @param work gets null for an unknown document
   */
  still<T>(documentId: DocumentId, work: (text: TextState | null) => Promise<T>): Promise<T>
  /** Tells every socket of the document that the register moved. */
  announce(documentId: DocumentId, notice: FeedNotice): void
  /** Looks again at what each open socket may do, after a stage or a membership changed; cuts or demotes within 2 s. */
  recheck(documentId: DocumentId): void
  /** Like `recheck` for every document a person has open. */
  recheckUser(userId: string): void
  /** Flushes, closes sockets with 1012 spread over time, stops the worker. */
  close(): Promise<void>
}
