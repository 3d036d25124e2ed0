// What the text worker does: each job builds a Y.Doc from bytes, answers, and forgets it.

import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { Anchor, Place } from '#model/anchor.ts'
import { canonicalJson } from '#model/canonical.ts'
import type { NodeJson } from '#model/content.ts'
import type { OpinionId, SectionKey, Sha256 } from '#model/ids.ts'
import { schema } from '#model/schema.ts'
import type { BlockTouch } from '../store/store.ts'
import { Authorship, type Sender } from './authorship.ts'
import { contentHash } from './content-hash.ts'
import { updateOf } from './own-change.ts'
import {
  type Accepted,
  type PlacedText,
  placedText,
  placeIn,
  type Wording,
  writeProposal,
} from './proposal.ts'
import { rewriteText } from './rewriting.ts'
import { fragmentName } from './seed.ts'
import type { StructureData } from './structure.ts'
import { structureOf } from './structure-of-doc.ts'
import { tidyText } from './tidy-text.ts'

/** A text as bytes: apply the snapshot, then the tail in order. */
export interface TextBytes {
  readonly snapshot: Uint8Array
  readonly tail: readonly Uint8Array[]
}

/** A text as bytes with who sent what: `senders` are the tail's, in the same order; `touches` those up to the snapshot. */
export interface AuthoredBytes extends TextBytes {
  readonly senders: readonly Sender[]
  readonly touches: readonly BlockTouch[]
}

/** An opinion as far as its place needs it. */
export interface PlacedOpinion {
  readonly id: OpinionId
  readonly anchor: Anchor | null
  readonly sectionKey: SectionKey | null
}

/** Every job: its input and its answer. */
export interface Jobs {
  /** `clean`: bytes without what waits for something that never came, or null when nothing waits. */
  readonly inspect: {
    readonly in: TextBytes
    readonly out: { readonly structure: StructureData; readonly clean: Uint8Array | null }
  }
  readonly read: {
    readonly in: TextBytes
    readonly out: { readonly json: NodeJson; readonly sha256: Sha256; readonly state: Uint8Array }
  }
  /** What a replica with this state vector lacks. */
  readonly diff: { readonly in: TextBytes & { readonly stateVector: Uint8Array }; readonly out: Uint8Array }
  readonly place: {
    readonly in: TextBytes & { readonly opinions: readonly PlacedOpinion[] }
    readonly out: readonly (readonly [OpinionId, Place])[]
  }
  readonly accept: {
    readonly in: TextBytes & Wording
    readonly out: Accepted
  }
  /** The text made into another: what it was, and the change; null = it is that text already. */
  readonly restore: {
    readonly in: TextBytes & { readonly json: string }
    readonly out: {
      readonly before: { readonly json: string; readonly sha256: Sha256; readonly state: Uint8Array }
      readonly change: {
        readonly update: Uint8Array
        readonly client: number
        readonly sha256: Sha256
      } | null
    }
  }
  /** The text as one update, and the touches that its tail made others. */
  readonly compact: {
    readonly in: AuthoredBytes
    readonly out: { readonly snapshot: Uint8Array; readonly touches: readonly BlockTouch[] }
  }
  /** Every touch, the tail's among them. */
  readonly authors: { readonly in: AuthoredBytes; readonly out: readonly BlockTouch[] }
  /** Whether an update goes in whole, leaving nothing waiting. */
  readonly rehearse: { readonly in: TextBytes & { readonly update: Uint8Array }; readonly out: boolean }
}

/** Name of a job. */
export type JobName = keyof Jobs

/** The jobs. `begun` is called when the part that a time limit is for begins. */
export const jobs: {
  readonly [name in JobName]: (input: Jobs[name]['in'], begun: () => void) => Jobs[name]['out']
} = {
  inspect: text => {
    const doc = docOf(text)
    const isWaiting = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
    doc.store.pendingStructs = null
    doc.store.pendingDs = null
    return { structure: structureOf(doc), clean: isWaiting ? Y.encodeStateAsUpdate(doc) : null }
  },
  read: text => {
    const doc = docOf(text)
    const json = jsonOf(doc)
    return { json, sha256: contentHash(json), state: Y.encodeStateAsUpdate(doc) }
  },
  diff: text => Y.encodeStateAsUpdate(docOf(text), text.stateVector),
  place: ({ opinions, ...text }) => {
    const placed = placedTextOf(text)
    return opinions.map(({ id, anchor, sectionKey }) => [id, placeIn(placed, anchor, sectionKey)] as const)
  },
  accept: ({ snapshot, tail, ...wording }) => writeProposal(placedTextOf({ snapshot, tail }), wording),
  restore: ({ json, ...text }) => restored(docOf(text), tidyText(JSON.parse(json) as NodeJson)), // a text of ours
  compact: text => {
    const { doc, authorship } = authored(text)
    return { snapshot: Y.encodeStateAsUpdate(doc), touches: authorship.changed() }
  },
  authors: text => authored(text).authorship.all(),
  rehearse: ({ update, ...text }, begun) => {
    const doc = docOf(text)
    begun()
    Y.applyUpdate(doc, update)
    return doc.store.pendingStructs === null && doc.store.pendingDs === null
  },
}

function docOf({ snapshot, tail }: TextBytes): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    Y.applyUpdate(doc, snapshot)
    for (const update of tail) Y.applyUpdate(doc, update)
  })
  return doc
}

const nobody: Sender = { userId: 'system', firstAt: '', lastAt: '', isTyped: false }

function authored({ snapshot, tail, senders, touches }: AuthoredBytes): {
  doc: Y.Doc
  authorship: Authorship
} {
  const doc = docOf({ snapshot, tail: [] })
  const authorship = new Authorship(touches)
  tail.forEach((update, index) => {
    authorship.apply(doc, update, senders[index] ?? nobody)
  })
  return { doc, authorship }
}

function restored(doc: Y.Doc, target: NodeJson): Jobs['restore']['out'] {
  const present = jsonOf(doc)
  const before = {
    json: canonicalJson(present),
    sha256: contentHash(present),
    state: Y.encodeStateAsUpdate(doc),
  }
  const update = updateOf(doc, () => rewriteText(doc, present, target))
  if (!update) return { before, change: null }
  const after = jsonOf(doc)
  if (!schema.nodeFromJSON(after).eq(schema.nodeFromJSON(target)))
    throw new Error('the text was not made into the one that was asked for')
  return { before, change: { update, client: doc.clientID, sha256: contentHash(after) } }
}

/** A text as ProseMirror’s JSON. */
export function jsonOf(doc: Y.Doc): NodeJson {
  const { content } = yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(fragmentName))
  return tidyText({ type: 'doc', content: content as readonly NodeJson[] })
}

function placedTextOf(text: TextBytes): PlacedText {
  const doc = docOf(text)
  return placedText(doc, jsonOf(doc))
}
