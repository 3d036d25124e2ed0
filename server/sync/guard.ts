// Whether an update may enter a text: decided on the decoded structs and the room's structure, whole or not at all.

import * as Y from 'yjs'
import { maxDepth } from '#model/schema.ts'
import { mergedPairs, type Pairs } from './clock-ranges.ts'
import { type Barred, nothingBarred } from './lent-sections.ts'
import { fragmentName } from './seed.ts'
import {
  fragmentType,
  lockedFlag,
  nowherePlace,
  nowhereType,
  placeSpan,
  type Structure,
  sealedFlag,
} from './structure.ts'
import {
  attributeOf,
  kindOf,
  mayFormat,
  mayHold,
  mayValue,
  nowhereKind,
  sectionKind,
  textKind,
} from './text-rules.ts'

/** Largest update, bytes. */
export const maxUpdateBytes = 1 << 20
/** What an update may hold, structs and deleted ranges together, without being tried out on a copy first. */
const cheapPieces = 2000
/** The same for one of more than `cheapBytes`. */
const cheapPiecesOfLarge = 50
const cheapBytes = 20_000

/** Why an update may not enter. Technical words for the log; people get one sentence for all (sentences.ts). */
export type Objection =
  | 'undecodable' // bytes that are no update
  | 'gap' // clocks left out, a client twice, or sizes beyond reason
  | 'missing parent' // something it stands on is not there
  | 'future delete' // deletes what is not written yet
  | 'foreign root' // another root type than `default`
  | 'torn' // its neighbours lie in different places
  | 'outline' // a section, its attributes, a locked heading, or the order of sections
  | 'lent section' // somebody else has the section in hand
  | 'unknown node'
  | 'unknown mark'
  | 'unknown attribute'
  | 'wrong place' // a node where the schema has none
  | 'wrong content' // something that is neither text, formatting nor node
  | 'too deep'

/** A decoded update. */
export type Decoded = ReturnType<typeof Y.decodeUpdate>

/** What the guard found out. */
export type Finding =
  | { readonly ok: false; readonly objection: Objection }
  /** `writers`: clients that have new structs in it; `isNew`: whether anything in it is new. */
  | { readonly ok: true; readonly isNew: boolean; readonly writers: readonly number[] }

const maxWriters = 64
const maxNewClocks = 5_000_000
const maxClock = 2 ** 31

/** Whether an objection means only that something has to come first. */
export function isIncomplete(objection: Objection): boolean {
  return objection === 'gap' || objection === 'missing parent' || objection === 'future delete'
}

/** Decodes an update, or null for bytes that are none. */
export function decode(update: Uint8Array): Decoded | null {
  try {
    return Y.decodeUpdate(update)
  } catch {
    return null // whatever a decoder throws on foreign bytes means only this
  }
}

/** Whether an update cannot cost more than its size: it has few pieces to be put in their places. */
export function isCheap(update: Uint8Array, decoded: Decoded): boolean {
  let pieces = decoded.structs.length
  for (const ranges of decoded.ds.clients.values()) pieces += ranges.length
  return pieces <= (update.length <= cheapBytes ? cheapPieces : cheapPiecesOfLarge)
}

/** Whether an update fits and leaves alone what is not its own to change. The structure stays as it was. */
export function examine(structure: Structure, decoded: Decoded): Finding {
  return examineAndTake(structure, decoded, () => false)
}

/**
 * Examines an update and, when nothing is against it, takes it into the structure at once.
 *
 * @param mayTake asked last, with what was found out; the structure stays as it was when the answer is no
 */
export function examineAndTake(
  structure: Structure,
  decoded: Decoded,
  mayTake: (finding: { readonly isNew: boolean; readonly writers: readonly number[] }) => boolean,
  barred: Barred = nothingBarred,
): Finding {
  const writers = newWriters(structure, decoded)
  structure.mark()
  const objection = pushAll(structure, decoded, barred) ?? objectionToDeletions(structure, decoded, barred)
  if (objection) {
    structure.rollback()
    return { ok: false, objection }
  }
  const deletions = freshDeletions(structure, decoded)
  const isNew = writers.length > 0 || deletions.length > 0
  if (!mayTake({ isNew, writers })) {
    structure.rollback()
    return { ok: true, isNew, writers }
  }
  structure.keep()
  for (const { client, pairs } of deletions) {
    for (let at = 0; at < pairs.length; at += 2)
      structure.deleted.add(client, pairs[at] ?? 0, pairs[at + 1] ?? 0)
  }
  return { ok: true, isNew, writers }
}

/** Takes an update into the structure. @throws RangeError when there is an objection */
export function take(structure: Structure, decoded: Decoded): void {
  const finding = examineAndTake(structure, decoded, () => true)
  if (!finding.ok) throw new RangeError(`taken in spite of an objection: ${finding.objection}`)
}

type Struct = Decoded['structs'][number]

/** Pushes every new struct in an order in which each finds what it stands on. */
function pushAll(structure: Structure, decoded: Decoded, barred: Barred): Objection | null {
  const blocks = new Map<number, Struct[]>()
  let open: number | null = null
  let clocks = 0
  const repeated: Struct[] = []
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id
    if (client !== open && blocks.has(client)) return 'gap'
    open = client
    if (!(struct instanceof Y.Item || struct instanceof Y.GC) || struct.length < 1) return 'gap'
    const block = blocks.get(client) ?? []
    blocks.set(client, block)
    const known = structure.end(client)
    if (block.length === 0 && clock > known) return 'gap'
    if (clock + struct.length <= known) {
      repeated.push(struct)
      continue
    }
    clocks += struct.length
    if (clocks > maxNewClocks || clock + struct.length > maxClock) return 'gap'
    block.push(struct)
  }
  const objection = pushBlocks(
    structure,
    [...blocks.values()].filter(block => block.length > 0),
    barred,
  )
  // Yjs puts even a known struct aside, and waits, when it names something unknown.
  return objection ?? (repeated.every(struct => isReady(structure, struct)) ? null : 'missing parent')
}

function pushBlocks(
  structure: Structure,
  blocks: readonly (readonly Struct[])[],
  barred: Barred,
): Objection | null {
  if (blocks.length > maxWriters) return 'gap'
  const next = blocks.map(() => 0)
  for (let moved = true; moved; ) {
    moved = false
    for (const [index, block] of blocks.entries()) {
      for (let struct = block[next[index] ?? 0]; struct; struct = block[next[index] ?? 0]) {
        if (!isReady(structure, struct)) break
        const objection = pushOne(structure, struct, barred)
        if (objection) return objection
        next[index] = (next[index] ?? 0) + 1
        moved = true
      }
    }
  }
  return blocks.every((block, index) => next[index] === block.length) ? null : 'missing parent'
}

/** Whether everything a struct names is known. */
function isReady(structure: Structure, struct: Struct): boolean {
  if (!(struct instanceof Y.Item)) return true
  return [struct.origin, struct.rightOrigin, struct.parent].every(
    id => !(id instanceof Y.ID) || id.clock < structure.end(id.client),
  )
}

function pushOne(structure: Structure, struct: Struct, barred: Barred): Objection | null {
  const { client, clock } = struct.id
  const known = structure.end(client)
  const length = clock + struct.length - known
  if (!(struct instanceof Y.Item)) {
    structure.push(client, length, nowherePlace, null)
    return null
  }
  const place = placeOf(structure, struct)
  if (typeof place === 'string') return place
  if (known > clock && !agree(place, structure.at(client, known - 1).place)) return 'torn'
  if (isBarred(structure, place, barred)) return 'lent section'
  const objection = objectionToPlace(structure, struct, place) ?? objectionToContent(structure, struct, place)
  if (objection) return objection
  structure.push(client, length, place, madeKind(struct))
  return null
}

/** The place a struct takes: its neighbours' where it has any (as Yjs decides), else the one it names. */
function placeOf(structure: Structure, item: Y.Item): number | Objection {
  const left = item.origin ? structure.at(item.origin.client, item.origin.clock).place : null
  const right = item.rightOrigin ? structure.at(item.rightOrigin.client, item.rightOrigin.clock).place : null
  if (left !== null && right !== null && !agree(left, right)) return 'torn'
  if (left === nowherePlace || right === nowherePlace) return nowherePlace
  const neighbours = left ?? right
  if (neighbours !== null) return neighbours
  const type = typeNamed(structure, item.parent)
  if (typeof type === 'string') return type
  if (type === nowhereType || item.parentSub === null) return type * placeSpan
  const attribute = attributeOf(structure.kind(type), item.parentSub)
  return attribute === null ? 'unknown attribute' : type * placeSpan + attribute
}

function typeNamed(structure: Structure, parent: unknown): number | Objection {
  if (typeof parent === 'string') return parent === fragmentName ? fragmentType : 'foreign root'
  if (!(parent instanceof Y.ID)) return 'missing parent'
  const { makes, place } = structure.at(parent.client, parent.clock)
  if (makes !== 0) return makes
  const isGone = place === nowherePlace || structure.deleted.has(parent.client, parent.clock)
  return isGone ? nowhereType : 'wrong place'
}

function agree(one: number, other: number): boolean {
  return one === other || one === nowherePlace || other === nowherePlace
}

/** The outline: sections stay as the server made them, and a section's first heading stays first. */
function objectionToPlace(structure: Structure, item: Y.Item, place: number): Objection | null {
  const type = Math.floor(place / placeSpan)
  if (structure.is(type, sealedFlag)) return 'outline'
  const isAttribute = place % placeSpan !== 0
  if (isAttribute && structure.is(type, lockedFlag)) return 'outline'
  if (!isAttribute && item.origin === null && structure.kind(type) === sectionKind) return 'outline'
  return null
}

function objectionToContent(structure: Structure, item: Y.Item, place: number): Objection | null {
  const { content } = item
  const type = Math.floor(place / placeSpan)
  const attribute = place % placeSpan
  const kind = structure.kind(type)
  if (content instanceof Y.ContentDeleted) return null
  if (attribute !== 0) {
    // Several values: set one after the other, and put into one piece because undo keeps those that are gone.
    if (!(content instanceof Y.ContentAny)) return 'wrong content'
    return content.arr.every(value => mayValue(attribute, value)) ? null : 'unknown attribute'
  }
  if (content instanceof Y.ContentString)
    return kind === textKind || kind === nowhereKind ? null : 'wrong content'
  if (content instanceof Y.ContentFormat) {
    if (kind === nowhereKind) return null
    if (kind !== textKind) return 'wrong content'
    return mayFormat(structure.kind(structure.parent(type)), content.key, content.value)
      ? null
      : 'unknown mark'
  }
  if (!(content instanceof Y.ContentType)) return 'wrong content'
  return objectionToType(structure, type, kind, madeKind(item))
}

function objectionToType(
  structure: Structure,
  type: number,
  kind: number,
  made: number | null,
): Objection | null {
  if (made === null) return 'unknown node'
  if (kind === nowhereKind) return null
  if (!mayHold(kind, made)) return 'wrong place'
  return structure.depth(type, maxDepth) >= maxDepth ? 'too deep' : null
}

/** Kind of the type a struct makes, or null when it makes none that a text knows. */
function madeKind(item: Y.Item): number | null {
  if (!(item.content instanceof Y.ContentType)) return null
  const { type } = item.content
  if (type instanceof Y.XmlText) return textKind
  return type instanceof Y.XmlElement ? kindOf(type.nodeName) : null
}

function objectionToDeletions(structure: Structure, decoded: Decoded, barred: Barred): Objection | null {
  for (const [client, ranges] of decoded.ds.clients) {
    const pairs = mergedPairs(ranges)
    const end = structure.end(client)
    if ((pairs.at(-1) ?? 0) > end) return 'future delete'
    for (const [from, to] of fresh(structure, client, pairs)) {
      if (structure.some(client, from, to, (place, makes) => isProtected(structure, place, makes)))
        return 'outline'
      if (structure.some(client, from, to, place => isBarred(structure, place, barred))) return 'lent section'
    }
  }
  return null
}

function isBarred(structure: Structure, place: number, barred: Barred): boolean {
  if (barred.size === 0) return false
  const key = structure.sectionOf(Math.floor(place / placeSpan))
  return key !== null && barred.has(key)
}

function isProtected(structure: Structure, place: number, makes: number): boolean {
  const type = Math.floor(place / placeSpan)
  if (structure.is(type, sealedFlag) || (makes !== 0 && structure.is(makes, lockedFlag))) return true
  return place % placeSpan !== 0 && structure.is(type, lockedFlag)
}

function freshDeletions(structure: Structure, decoded: Decoded): { client: number; pairs: Pairs }[] {
  return [...decoded.ds.clients]
    .map(([client, ranges]) => ({ client, pairs: fresh(structure, client, mergedPairs(ranges)).flat() }))
    .filter(({ pairs }) => pairs.length > 0)
}

function fresh(structure: Structure, client: number, pairs: Pairs): [number, number][] {
  const rest: [number, number][] = []
  for (let at = 0; at < pairs.length; at += 2) {
    const missing = structure.deleted.missing(client, pairs[at] ?? 0, pairs[at + 1] ?? 0)
    for (let index = 0; index < missing.length; index += 2)
      rest.push([missing[index] ?? 0, missing[index + 1] ?? 0])
  }
  return rest
}

/** Clients that have new structs in the update. */
function newWriters(structure: Structure, decoded: Decoded): number[] {
  const writers = new Set<number>()
  for (const { id, length } of decoded.structs) {
    if (id.clock + length > structure.end(id.client)) writers.add(id.client)
  }
  return [...writers]
}
